//! The runtime's files, as they go into every crate; the build script lists them.

mod manifest;

pub use manifest::{Requirement, RuntimeManifest};

use super::File;
use crate::ir::DateTimeCrate;

/// The runtime as text.
#[derive(Clone, Copy, Debug)]
pub struct RuntimeSources {
    /// Paths below `src/runtime/` and what is in the files.
    pub files: &'static [(&'static str, &'static str)],
    /// Its `Cargo.toml`.
    pub toml: &'static str,
    /// The oldest compiler that it is good for.
    pub rust_version: &'static str,
}

impl RuntimeSources {
    /// The runtime that this generator was built with.
    pub const fn embedded() -> Self {
        Self {
            files: FILES,
            toml: include_str!("../../runtime/Cargo.toml"),
            rust_version: "1.88",
        }
    }

    /// What it asks of the crate that it is in, with one crate for dates and times.
    pub fn manifest(&self, dates: DateTimeCrate) -> RuntimeManifest {
        RuntimeManifest::parse(self.toml, dates)
    }

    /// The files of `src/runtime`.
    pub fn tree<'a>(
        &self,
        dates: DateTimeCrate,
    ) -> impl Iterator<Item = File<'a>> + use<'a> {
        self.files.iter().map(move |&(path, text)| {
            let text = match (path, other_dates(dates)) {
                ("types/dates.rs", Some(other)) => other,
                _ => text,
            };
            File::text(format!("src/runtime/{path}"), || text.to_owned())
        })
    }
}

/// What stands in the place of the runtime's own dates and times.
fn other_dates(dates: DateTimeCrate) -> Option<&'static str> {
    match dates {
        DateTimeCrate::Time => None,
        DateTimeCrate::Chrono => Some(include_str!("../../runtime/dates/chrono.rs")),
        DateTimeCrate::Jiff => Some(include_str!("../../runtime/dates/jiff.rs")),
        DateTimeCrate::Text => Some(include_str!("../../runtime/dates/text.rs")),
    }
}

const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/runtime.rs"));
