//! Reads a document: the entry file and every file that its `$ref`s reach.
//!
//! This is the only station that opens files, and it opens none outside the
//! document's root folder unless it is told so. It knows YAML, JSON and `$ref`,
//! but nothing about what the parts of a document mean.

mod fetch;
mod limits;
mod locate;
mod reference;
mod sources;
mod tree;
mod walk;
mod waves;
mod words;
mod yaml;

use std::path::PathBuf;

pub use limits::Limits;
pub use reference::{RefError, Target};
pub use sources::{Position, SourceFile, Sources};

pub(crate) use walk::is_reference;
pub(crate) use words::unresolved;

use crate::diag::Faults;

/// What to read and how far to go.
#[derive(Clone, Debug)]
pub struct Options {
    /// The entry file.
    pub entry: PathBuf,
    /// The folder that no `$ref` may leave; the entry file's own by default.
    pub root: Option<PathBuf>,
    /// Whether a `$ref` may leave the root folder after all.
    pub allow_outside_root: bool,
    /// Bounds that keep hostile documents from eating the machine.
    pub limits: Limits,
}

impl Options {
    /// Reads `entry` with the usual bounds.
    pub fn new(entry: impl Into<PathBuf>) -> Self {
        Self {
            entry: entry.into(),
            root: None,
            allow_outside_root: false,
            limits: Limits::default(),
        }
    }
}

/// Reads the entry file and all it reaches. What could not be read is reported;
/// what could is returned, because the report shows lines of it.
pub fn run(options: &Options, faults: &mut Faults) -> Sources {
    waves::run(options, faults)
}
