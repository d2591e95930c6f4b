//! What one decode learns on its way besides the value: corrections and the fault that
//! ended it. It decides what is corrected and what is refused, and never changes a value.

use super::Path;
use serde_json::Value;
use std::fmt::{self, Display, Formatter};

/// Why a value was corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// The document requires the member, and it was not there.
    Missing,
    /// The member was null, and the document does not allow that.
    Null,
    /// The text has not the format that the document gives it; the text is kept.
    Malformed,
    /// The value has none of the shapes that the document gives; it is kept as it came.
    Unrecognized,
}

/// A fault in a response that was mended: the value at `path` is the zero value of its type,
/// or the text or JSON that came, where the type can hold it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Correction {
    /// Where in the body, like `droplets[3].name`.
    pub path: String,
    /// What was wrong.
    pub reason: Reason,
}

impl Display for Correction {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let reason = match self.reason {
            Reason::Missing => "was missing",
            Reason::Null => "was null",
            Reason::Malformed => "was malformed",
            Reason::Unrecognized => "had an unknown shape",
        };
        write!(f, "{} {reason}", self.path)
    }
}

/// Why a value could not be decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where in the body, like `droplets[3].name`; empty for the whole body.
    pub path: String,
    /// What should have been there.
    pub expected: String,
    /// What was there.
    pub found: String,
}

impl Display for Fault {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        write!(f, "expected {}, found {}", self.expected, self.found)
    }
}

/// The walk ended early; why is in the [`Context`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop;

/// What one decode collects.
#[derive(Debug, Default)]
pub struct Context {
    strict: bool,
    corrections: Vec<Correction>,
    fault: Option<Fault>,
    /// Where the items of a list of strings are gathered until their number is known.
    pub(super) texts: Vec<String>,
}

impl Context {
    /// A context; a strict one refuses what else would be corrected.
    pub fn new(strict: bool) -> Self {
        Self { strict, ..Self::default() }
    }

    /// The corrections so far, taken out.
    pub fn take_corrections(&mut self) -> Vec<Correction> {
        std::mem::take(&mut self.corrections)
    }

    /// The fault that ended the walk, taken out.
    pub fn take_fault(&mut self) -> Option<Fault> {
        self.fault.take()
    }

    /// The fault that ended the walk.
    pub fn fault(&self) -> Option<&Fault> {
        self.fault.as_ref()
    }
}

/// Where the walk stands and what it has collected.
pub struct At<'a> {
    /// Where.
    pub path: &'a Path<'a>,
    /// What.
    pub cx: &'a mut Context,
}

impl At<'_> {
    /// Records a fault here, unless a deeper one is known.
    pub fn fail(
        &mut self,
        expected: impl Into<String>,
        found: impl Into<String>,
    ) -> Stop {
        if self.cx.fault.is_none() {
            let (expected, found) = (expected.into(), found.into());
            let path = self.path.to_string();
            self.cx.fault = Some(Fault { path, expected, found });
        }
        Stop
    }

    /// Records that this value is of the wrong kind.
    pub fn fail_on(&mut self, expected: &str, found: &Value) -> Stop {
        let found = match found {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
        };
        self.fail(expected, found)
    }

    /// Records a correction here, or a fault when the context is strict.
    #[cold]
    pub fn correct(&mut self, reason: Reason, expected: &str) -> Result<(), Stop> {
        if self.cx.strict {
            let found = match reason {
                Reason::Missing => "nothing",
                Reason::Null => "null",
                Reason::Malformed => "a string in another format",
                Reason::Unrecognized => "a value of another shape",
            };
            return Err(self.fail(expected, found));
        }
        self.cx.corrections.push(Correction { path: self.path.to_string(), reason });
        Ok(())
    }
}
