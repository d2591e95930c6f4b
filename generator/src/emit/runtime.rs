//! The runtime's files, as they go into every crate; the build script lists them.

use super::{Contents, File};
use crate::ir::DateTimeCrate;

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

    /// The lines of its table of dependencies, with one crate for dates and times.
    pub fn dependencies(&self, dates: DateTimeCrate) -> String {
        let lines =
            self.manifest.lines().skip_while(|line| *line != "[dependencies]").skip(1);
        let usual = lines
            .take_while(|line| !line.starts_with('['))
            .filter(|line| !line.is_empty() && !line.starts_with("time = "));
        // The others are there for its tests.
        let name = DateTimeCrate::ALL.iter().find(|(_, one)| *one == dates);
        let start = name.map(|(name, _)| format!("{name} = ")).unwrap_or_default();
        let chosen = self.manifest.lines().find(|line| line.starts_with(&start));
        let chosen = chosen.filter(|_| dates != DateTimeCrate::Text);
        usual.chain(chosen).map(|line| format!("{line}\n")).collect()
    }

    /// The files of `src/runtime`.
    pub fn tree(&self, dates: DateTimeCrate) -> impl Iterator<Item = File> {
        self.files.iter().map(move |(path, text)| File {
            path: format!("src/runtime/{path}"),
            contents: Contents::Text(match (*path, other_dates(dates)) {
                ("types/dates.rs", Some(other)) => other.to_owned(),
                _ => (*text).to_owned(),
            }),
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

/// The names of what the runtime depends on.
pub fn runtime_dependencies() -> impl Iterator<Item = &'static str> {
    let manifest = RuntimeSources::embedded().manifest;
    let lines = manifest.lines().skip_while(|line| *line != "[dependencies]").skip(1);
    lines
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| Some(line.split_once(" = ")?.0))
}

const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/runtime.rs"));
