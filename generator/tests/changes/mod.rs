//! The table of changes: a file for each, `NAME.case`. What it shows, then
//!
//! - `--- document`: in `real` only: the document of the corpus that it begins with;
//! - `--- before`: how the old document differs from that, or from `base.yaml`, if it does;
//! - `--- change`: how the new one differs from the old one;
//! - `--- client.toml`: the settings of the old crate, and of the new one unless there is
//!   another, `--- new client.toml`;
//! - `--- features`: those that the user asks for, one a line; the default ones if there is
//!   no such section;
//! - `--- use`: code of a user of the old crate, inside of an `async fn` that has a `client`
//!   and gives a `Result<(), things::Error>`; the crate of a real document is called by the
//!   folder that the document is in;
//! - `--- compiles`: why that compiles with the new crate although the change breaks it;
//! - `--- expected`: the verdict, and each change with its effect and its resource.
//!
//! A difference from `base.yaml` is hunks, with an empty line between two: the lines with `-`
//! are there, once, and become those with `+`. One from a real document is edits of its tree
//! ([`edit`]), since these files have nothing of its text.
#![allow(dead_code, reason = "each test crate uses its own part")]

mod corpus;
mod edit;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

const BASE: &str = include_str!("base.yaml");

/// What the crate of `base.yaml` is called.
const THINGS: &str = "things";

/// A change of a document.
#[derive(Debug)]
pub struct Case {
    /// The name of its file.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// Everything of it up to what is expected.
    pub text: String,
    /// What users call the crate.
    pub krate: String,
    /// The document that users have a crate of.
    pub old: String,
    /// The document that they get one of.
    pub new: String,
    /// The `client.toml` beside each.
    pub settings: [String; 2],
    /// The features that one of them asks for, if not for the default ones.
    pub features: Option<Vec<String>>,
    /// What that one wrote.
    pub used: String,
    /// Why the compiler does not see that the change breaks it.
    pub compiles: Option<String>,
    /// What is to be told.
    pub expected: String,
}

impl Case {
    /// All changes of `base.yaml`, by name.
    pub fn all() -> Vec<Self> {
        let tables = files("").into_iter().map(File::read);
        tables
            .map(|file| {
                let patch = |text: &str, hunks: &str| patched(text, hunks, &file.name);
                let old = patch(BASE, file.section("before").unwrap_or_default());
                let new = patch(&old, file.section("change").expect("a change"));
                file.case(THINGS, old, new)
            })
            .collect()
    }

    /// All changes of real documents that are at hand, by name. Says which are not.
    pub fn real() -> Vec<Self> {
        let files: Vec<File> = files("real").into_iter().map(File::read).collect();
        let wanted: BTreeSet<&str> = files.iter().map(File::document).collect();
        let trees: BTreeMap<&str, Value> = corpus::trees(wanted);
        let at_hand = files.iter().filter_map(|file| {
            let document = trees.get(file.document())?;
            let edit = |tree: &mut Value, edits: &str| {
                edit::run(tree, edits)
                    .unwrap_or_else(|why| panic!("{}: {why}", file.name));
            };
            let mut tree = document.clone();
            edit(&mut tree, file.section("before").unwrap_or_default());
            let old = tree.to_string();
            edit(&mut tree, file.section("change").expect("a change"));
            let folder = file.document().split('/').next().unwrap_or_default();
            Some(file.case(&folder.replace('-', "_"), old, tree.to_string()))
        });
        at_hand.collect()
    }

    /// What a file with one of its documents is called.
    pub fn entry(document: &str) -> &'static str {
        if document.starts_with('{') { "openapi.json" } else { "openapi.yaml" }
    }
}

/// The files of a table, by name.
fn files(folder: &str) -> Vec<PathBuf> {
    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generator/tests/changes");
    let entries = fs::read_dir(table.join(folder)).expect("the table");
    let paths = entries.map(|entry| entry.expect("a file").path());
    let mut paths: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|it| it == "case")).collect();
    paths.sort();
    paths
}

/// A file of a table.
struct File {
    name: String,
    path: PathBuf,
    text: String,
}

impl File {
    fn read(path: PathBuf) -> Self {
        let text = fs::read_to_string(&path).expect("a case");
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        Self { name, path, text }
    }

    fn section(&self, title: &str) -> Option<&str> {
        let start = self.text.find(&format!("--- {title}\n"))?;
        let body = &self.text[start + title.len() + 4..];
        let end = body.find("\n--- ").unwrap_or(body.len() - 1);
        Some(&body[1..=end])
    }

    fn document(&self) -> &str {
        self.section("document").expect("a document").trim()
    }

    fn case(&self, krate: &str, old: String, new: String) -> Case {
        let settings = self.section("client.toml").unwrap_or_default();
        let others = self.section("new client.toml").unwrap_or(settings);
        let features = self.section("features");
        let (head, expected) =
            self.text.split_once("--- expected\n").expect("an expectation");
        Case {
            name: self.name.clone(),
            path: self.path.clone(),
            text: format!("{head}--- expected\n"),
            krate: krate.to_owned(),
            old,
            new,
            settings: [settings, others].map(str::to_owned),
            features: features.map(|all| all.lines().map(str::to_owned).collect()),
            used: self.section("use").expect("a use").to_owned(),
            compiles: self.section("compiles").map(str::to_owned),
            expected: expected.to_owned(),
        }
    }
}

fn patched(document: &str, hunks: &str, name: &str) -> String {
    let mut document = document.to_owned();
    for hunk in hunks.split("\n\n").filter(|hunk| !hunk.trim().is_empty()) {
        let lines = |sign| -> String {
            let lines = hunk.lines().filter_map(|line| line.strip_prefix(sign));
            lines.map(|line| format!("{line}\n")).collect()
        };
        let (was, now) = (format!("\n{}", lines('-')), format!("\n{}", lines('+')));
        let whole = format!("\n{document}");
        assert_eq!(whole.matches(&was).count(), 1, "{name}: {was}");
        document = whole.replacen(&was, &now, 1).split_off(1);
    }
    document
}
