//! The runtime's files, as they go into every crate; the build script lists them.

use super::{Contents, File};

/// The runtime as text.
#[derive(Clone, Copy, Debug)]
pub struct RuntimeSources {
    /// Paths below `src/runtime/` and what is in the files.
    pub files: &'static [(&'static str, &'static str)],
    /// Its `Cargo.toml`, for the dependencies.
    pub manifest: &'static str,
    /// The oldest compiler that it is good for.
    pub rust_version: &'static str,
}

impl RuntimeSources {
    /// The runtime that this generator was built with.
    pub const fn embedded() -> Self {
        Self {
            files: FILES,
            manifest: include_str!("../../runtime/Cargo.toml"),
            rust_version: "1.88",
        }
    }

    /// The lines of its table of dependencies.
    pub fn dependencies(&self) -> String {
        let lines =
            self.manifest.lines().skip_while(|line| *line != "[dependencies]").skip(1);
        let lines = lines.take_while(|line| !line.starts_with('['));
        lines.filter(|line| !line.is_empty()).map(|line| format!("{line}\n")).collect()
    }

    /// The files of `src/runtime`.
    pub fn tree(&self) -> impl Iterator<Item = File> {
        self.files.iter().map(|(path, text)| File {
            path: format!("src/runtime/{path}"),
            contents: Contents::Text((*text).to_owned()),
        })
    }
}

const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/runtime.rs"));
