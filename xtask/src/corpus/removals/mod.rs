//! What becomes of a response from which something is missing: every member that must be
//! there is taken out of every example, one at a time, and set to null. What has to come of
//! it is worked out here, from the decided API and the example's own schema; what does come
//! of it is the probe's answer.

mod judge;
mod plan;
mod types;
mod walk;

use std::fmt::{self, Display, Formatter};

use serde_json::{Value, json};

pub use judge::judge;
pub use plan::{Plan, plan};

/// Something done to an example before it is decoded.
#[derive(Debug)]
pub struct Change {
    /// Which example, by its number.
    pub example: usize,
    /// Where; nowhere leaves the example as it is.
    pub at: Vec<Step>,
    /// What is put there.
    pub to: To,
    /// What has to come of it.
    expected: Expected,
}

/// One step from a value to a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The member of an object.
    Member(String),
    /// The item of a list.
    Item(usize),
}

/// What a member becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// It is taken out.
    Nothing,
    /// It is null.
    Null,
}

/// What has to come of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Expected {
    /// Nothing was changed: what is noticed here counts for no change.
    Base,
    /// The member is corrected, and nothing else is.
    Correction,
    /// There is no value to put in its place: decoding fails there.
    Failure,
    /// It tells what its owner is: it is corrected, and its owner is kept as it came.
    Unknown,
    /// It stands in unions that are told by their shapes.
    InUnion {
        /// Paths of these unions.
        unions: Vec<String>,
        /// Whether the rest is still valid: then some variant may do without it. Else it is
        /// corrected, or a union is kept as it came, or decoding fails.
        valid: bool,
    },
}

/// What the probe says of a change.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The corrections, as path and reason, or where decoding failed and why.
    pub read: Result<Vec<(String, String)>, (String, String)>,
    /// Where strict decoding failed.
    pub strict: Result<(), String>,
    /// What the value lost.
    pub lost: Option<String>,
    /// Whether plain serde gives the same.
    pub same: bool,
}

/// How changes fared.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Members that were taken out or set to null.
    pub changes: usize,
    /// Those that decoding corrected.
    pub corrected: usize,
    /// Those that decoding rightly took as they were: in unions, which do without them.
    pub taken: usize,
    /// Those that decoding rightly refused.
    pub refused: usize,
}

impl Tally {
    /// Those that came to what they had to.
    pub fn noticed(&self) -> usize {
        self.corrected + self.taken + self.refused
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.changes += other.changes;
        self.corrected += other.corrected;
        self.taken += other.taken;
        self.refused += other.refused;
    }
}

impl Change {
    /// As the probe reads it.
    pub fn row(&self) -> Value {
        let at: Vec<Value> = self.at.iter().map(Step::value).collect();
        json!({ "example": self.example, "at": at, "null": self.to == To::Null })
    }

    /// Where, as the runtime writes it.
    fn path(&self) -> String {
        path(&self.at)
    }

    /// Where the object is that has the member.
    fn owner(&self) -> String {
        path(self.at.split_last().map_or(&[], |(_, owner)| owner))
    }
}

impl Step {
    fn value(&self) -> Value {
        match self {
            Step::Member(name) => json!(name),
            Step::Item(index) => json!(index),
        }
    }
}

impl Display for To {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            To::Nothing => "without",
            To::Null => "with null for",
        })
    }
}

/// A path as the runtime's documentation has it: `droplets[3].name`.
fn path(steps: &[Step]) -> String {
    let mut text = String::new();
    for step in steps {
        match step {
            Step::Item(index) => text.push_str(&format!("[{index}]")),
            Step::Member(name) if !is_plain(name) => {
                text.push_str(&format!("[{name:?}]"))
            }
            Step::Member(name) if text.is_empty() => text.push_str(name),
            Step::Member(name) => text.push_str(&format!(".{name}")),
        }
    }
    text
}

fn is_plain(name: &str) -> bool {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "_-$".contains(letter);
    !name.is_empty() && name.chars().all(plain)
}
