//! The real documents that changes are made of, where they are at hand.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use oasmith::diag::Faults;
use oasmith::{Options, Station, load};
use rayon::prelude::*;
use serde_json::Value;

/// These documents, by their paths in the corpus: as they were written, or put into one file
/// if they are several.
pub fn trees(wanted: BTreeSet<&str>) -> BTreeMap<&str, Value> {
    let folder = folder();
    let (here, missing): (Vec<&str>, Vec<&str>) =
        wanted.into_iter().partition(|document| folder.join(document).is_file());
    if !missing.is_empty() {
        println!("skipped: {} has no {}", folder.display(), missing.join(", "));
    }
    here.into_par_iter()
        .map(|document| (document, tree(&folder.join(document))))
        .collect()
}

fn folder() -> PathBuf {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    std::env::var_os("OASMITH_CORPUS").map_or_else(beside, PathBuf::from)
}

fn tree(entry: &Path) -> Value {
    let sources = load::run(&load::Options::new(entry), &mut Faults::new());
    match sources.files() {
        [file] => file.tree.clone(),
        _ => {
            let options = Options::new(entry, entry.with_file_name("nowhere"));
            let Ok(text) = oasmith::dump(&options, Station::Normalise) else {
                panic!("{} has faults", entry.display());
            };
            serde_json::from_str(&text).expect("a tree")
        }
    }
}
