//! Reads a document: the entry file and every file that its `$ref`s reach.
//!
//! This is the only station that opens files of the document, and no `$ref` makes it
//! open one outside the document's root folder. It knows YAML, JSON, `$ref` and
//! overlays, but nothing about what the parts of a document mean.

mod fetch;
mod identity;
mod limits;
mod locate;
mod overlay;
mod reference;
mod sources;
mod through;
mod tree;
mod walk;
mod waves;
mod words;
mod yaml;

use std::path::PathBuf;

pub use limits::Limits;
pub use overlay::Overlay;
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
    /// Where `client.toml` is, for hints on what to write there; beside the entry by
    /// default.
    pub config_folder: Option<PathBuf>,
    /// What is changed before references are followed, in this order.
    pub overlays: Vec<Overlay>,
    /// Bounds that keep hostile documents from eating the machine.
    pub limits: Limits,
}

impl Options {
    /// Reads `entry` with the usual bounds.
    pub fn new(entry: impl Into<PathBuf>) -> Self {
        Self {
            entry: entry.into(),
            root: None,
            config_folder: None,
            overlays: Vec::new(),
            limits: Limits::default(),
        }
    }
}

/// Reads the entry file and all it reaches. What could not be read is reported;
/// what could is returned, because the report shows lines of it.
pub fn run(options: &Options, faults: &mut Faults) -> Sources {
    waves::run(options, faults)
}
