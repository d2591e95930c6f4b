//! The one voice: everything Oasmith has to say about a document goes through
//! here as a [`Fault`] with a [`Code`], a [`Place`] and words.
//!
//! Stations push faults and go on; nobody else prints, and nothing here decides
//! whether a run goes on (that is [`Faults::has_errors`], asked by the caller).

mod code;
mod finding;
mod pointer;
mod render;
mod suggest;

use std::collections::HashSet;
use std::sync::Arc;

pub use code::{Code, Kind, Severity};
pub use finding::{Finding, locate};
pub use pointer::Pointer;
pub use render::{Style, render};
pub use suggest::nearest;

/// Which part of a node a [`Place`] means.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Part {
    /// The key under which the node stands.
    Key,
    /// The node itself.
    Value,
    /// The second appearance of the key in one mapping.
    RepeatedKey,
    /// A spot in the text, for files that could not be parsed (one-based).
    Text {
        /// The line.
        line: usize,
        /// The column, in characters.
        column: usize,
    },
}

/// Where a fault is: a file, and a JSON pointer inside that file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Place {
    /// The file, as [`crate::load::SourceFile::path`] spells it.
    pub file: Arc<str>,
    /// The node inside that file.
    pub pointer: Pointer,
    /// Whether the key, the value or a raw spot in the text is meant.
    pub part: Part,
}

impl Place {
    /// The value at `pointer`.
    pub fn value(file: &Arc<str>, pointer: Pointer) -> Self {
        Self { file: Arc::clone(file), pointer, part: Part::Value }
    }

    /// The key that leads to `pointer`.
    pub fn key(file: &Arc<str>, pointer: Pointer) -> Self {
        Self { file: Arc::clone(file), pointer, part: Part::Key }
    }

    /// The same node, but its key is meant.
    pub fn at_key(self) -> Self {
        Self { part: Part::Key, ..self }
    }

    /// A member of this node.
    pub fn child(&self, token: &str) -> Self {
        Self {
            file: Arc::clone(&self.file),
            pointer: self.pointer.child(token),
            part: Part::Value,
        }
    }
}

/// One thing that is wrong, or was read less exactly than it was written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// What sort of fault it is.
    pub code: Code,
    /// Where it is, if it is in a file.
    pub place: Option<Place>,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Fault {
    /// A fault with a place.
    pub fn new(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self { code, place: Some(place), message: message.into(), hint: None }
    }

    /// A fault of the run as a whole.
    pub fn placeless(code: Code, message: impl Into<String>) -> Self {
        Self { code, place: None, message: message.into(), hint: None }
    }

    /// Says what to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Says what to do, if there is something to say.
    #[must_use]
    pub fn maybe_hint(mut self, hint: Option<String>) -> Self {
        self.hint = hint.or(self.hint);
        self
    }
}

/// Collects the faults of a run. The same fault at the same place counts once.
#[derive(Clone, Default, Debug)]
pub struct Faults {
    all: Vec<Fault>,
    seen: HashSet<(Code, Option<Place>, String)>,
}

impl Faults {
    /// An empty collection.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one fault.
    pub fn push(&mut self, fault: Fault) {
        let identity = (fault.code, fault.place.clone(), fault.message.clone());
        if self.seen.insert(identity) {
            self.all.push(fault);
        }
    }

    /// Whether anything was found that forbids to go on.
    pub fn has_errors(&self) -> bool {
        self.errors().next().is_some()
    }

    /// Whether nothing at all was found.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// All errors, in the order of places.
    pub fn errors(&self) -> impl Iterator<Item = &Fault> {
        self.sorted().into_iter().filter(|f| f.code.severity() == Severity::Error)
    }

    /// All warnings, in the order of places.
    pub fn warnings(&self) -> impl Iterator<Item = &Fault> {
        self.sorted().into_iter().filter(|f| f.code.severity() == Severity::Warning)
    }

    /// Every fault in an order that depends on places only, not on the order in
    /// which files were read or on threads.
    pub fn sorted(&self) -> Vec<&Fault> {
        let mut all: Vec<&Fault> = self.all.iter().collect();
        all.sort_by(|a, b| {
            (&a.place, a.code, &a.message).cmp(&(&b.place, b.code, &b.message))
        });
        all
    }
}

impl Extend<Fault> for Faults {
    fn extend<T: IntoIterator<Item = Fault>>(&mut self, faults: T) {
        faults.into_iter().for_each(|fault| self.push(fault));
    }
}

impl IntoIterator for Faults {
    type Item = Fault;
    type IntoIter = std::vec::IntoIter<Fault>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.into_iter()
    }
}

impl FromIterator<Fault> for Faults {
    fn from_iter<T: IntoIterator<Item = Fault>>(faults: T) -> Self {
        let mut all = Self::new();
        all.extend(faults);
        all
    }
}
