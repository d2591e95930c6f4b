//! The crates of all cases: each document with its settings once, since most changes start
//! from one.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use oasmith::Options;
use rayon::prelude::*;

use crate::changes::Case;

/// Which of a case's crates a user is compiled with.
#[derive(Clone, Copy)]
pub enum Side {
    Old,
    New,
}

impl Side {
    pub const ALL: [(Self, &'static str); 2] = [(Self::Old, "old"), (Self::New, "new")];

    fn of(self, case: &Case) -> (String, String) {
        let [old, new] = &case.settings;
        match self {
            Self::Old => (case.old.clone(), old.clone()),
            Self::New => (case.new.clone(), new.clone()),
        }
    }
}

/// The crates of all cases, each in a folder of its own.
pub struct Crates {
    folder: PathBuf,
    /// By document and settings.
    names: BTreeMap<(String, String), String>,
}

impl Crates {
    /// Generates them below a folder.
    pub fn write(folder: &Path, cases: &[Case]) -> Self {
        let sides = cases.iter().flat_map(|case| {
            Side::ALL.map(|(side, _)| (side.of(case), case.krate.as_str()))
        });
        let distinct: BTreeMap<(String, String), &str> = sides.collect();
        let numbered = distinct.into_iter().enumerate();
        let names =
            numbered.map(|(at, (made, name))| (made, format!("{name}-{at}"))).collect();
        let crates = Self { folder: folder.to_owned(), names };
        crates.names.par_iter().for_each(|((document, settings), name)| {
            let spec = tempfile::tempdir().expect("a folder");
            let entry = spec.path().join(Case::entry(document));
            fs::write(&entry, document).expect("the document");
            fs::write(spec.path().join("client.toml"), settings).expect("the settings");
            oasmith::generate(&Options::new(&entry, crates.folder(name)))
                .expect("a crate");
        });
        crates
    }

    /// What their folders are called.
    pub fn names(&self) -> impl ExactSizeIterator<Item = &str> {
        self.names.values().map(String::as_str)
    }

    /// The one of a side.
    pub fn of(&self, case: &Case, side: Side) -> &str {
        &self.names[&side.of(case)]
    }

    /// Where the one with this name is.
    pub fn folder(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}
