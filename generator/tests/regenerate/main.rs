//! The document changes a little: so does the crate.

mod official;
mod small;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use oasmith::{Failure, Options};

/// A crate's files.
type Files = BTreeMap<String, String>;

/// Generates the crate of a document, and reads it.
fn crate_of(spec: &Path, out: &Path) -> Files {
    match oasmith::generate(&Options::new(spec, out)) {
        Ok(_) => {}
        Err(Failure::Input(findings)) => {
            panic!("{}", findings.render(&Default::default()))
        }
        Err(Failure::Write(error)) => panic!("{error}"),
    }
    let mut files = Files::new();
    let mut folders = vec![out.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(out).expect("below").to_string_lossy();
                files
                    .insert(name.into_owned(), fs::read_to_string(&path).expect("text"));
            }
        }
    }
    files
}

/// The files that are not the same in both.
fn different(a: &Files, b: &Files) -> Vec<String> {
    let mut names: Vec<&String> = a.keys().chain(b.keys()).collect();
    names.sort();
    names.dedup();
    names.into_iter().filter(|name| a.get(*name) != b.get(*name)).cloned().collect()
}

/// That two crates have the same lines, in whatever order, but for what separates them.
fn assert_only_moved(before: &Files, after: &Files) -> Vec<String> {
    let differ = different(before, after);
    for file in &differ {
        let lines = |files: &Files| {
            let text = files.get(file).map_or("", String::as_str);
            let lines =
                text.lines().map(|line| line.trim_end_matches([',', ']']).to_owned());
            lines.collect::<BTreeSet<String>>()
        };
        let (old, new) = (lines(before), lines(after));
        let other: Vec<&String> = old.symmetric_difference(&new).take(4).collect();
        assert!(other.is_empty(), "{file}: {other:#?}");
    }
    differ
}
