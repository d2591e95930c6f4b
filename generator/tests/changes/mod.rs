//! The table of changes: a file for each, `NAME.case`. What it shows, then
//!
//! - `--- before`: how the old document differs from `base.yaml`, if it does;
//! - `--- change`: how the new one differs from the old one;
//! - `--- client.toml`: the settings of the old crate, and of the new one unless there is
//!   another, `--- new client.toml`;
//! - `--- use`: code of a user of the old crate, inside of an `async fn` that has a `client`
//!   and gives a `Result<(), things::Error>`;
//! - `--- compiles`: why that compiles with the new crate although the change breaks it;
//! - `--- expected`: the verdict, and each change with its effect and its resource.
//!
//! A difference is hunks, with an empty line between two: the lines with `-` are there,
//! once, and become those with `+`.
#![allow(dead_code, reason = "each test crate uses its own part")]

use std::fs;
use std::path::{Path, PathBuf};

const BASE: &str = include_str!("base.yaml");

/// A change of a document.
#[derive(Debug)]
pub struct Case {
    /// The name of its file.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// Everything of it up to what is expected.
    pub text: String,
    /// The document that users have a crate of.
    pub old: String,
    /// The document that they get one of.
    pub new: String,
    /// The `client.toml` beside each.
    pub settings: [String; 2],
    /// What one of them wrote.
    pub used: String,
    /// Why the compiler does not see that the change breaks it.
    pub compiles: Option<String>,
    /// What is to be told.
    pub expected: String,
}

impl Case {
    /// All of them, by name.
    pub fn all() -> Vec<Self> {
        let folder =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../generator/tests/changes");
        let entries = fs::read_dir(folder).expect("the table");
        let paths = entries.map(|entry| entry.expect("a file").path());
        let mut paths: Vec<PathBuf> = paths
            .filter(|path| path.extension().is_some_and(|it| it == "case"))
            .collect();
        paths.sort();
        paths.into_iter().map(Self::read).collect()
    }

    fn read(path: PathBuf) -> Self {
        let text = fs::read_to_string(&path).expect("a case");
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let section = |title: &str| {
            let start = text.find(&format!("--- {title}\n"))?;
            let body = &text[start + title.len() + 4..];
            let end = body.find("\n--- ").unwrap_or(body.len() - 1);
            Some(&body[1..=end])
        };
        let old = patched(BASE, section("before").unwrap_or_default(), &name);
        let new = patched(&old, section("change").expect("a change"), &name);
        let settings = section("client.toml").unwrap_or_default();
        let others = section("new client.toml").unwrap_or(settings);
        let settings = [settings, others].map(str::to_owned);
        let used = section("use").expect("a use").to_owned();
        let compiles = section("compiles").map(str::to_owned);
        let (head, expected) =
            text.split_once("--- expected\n").expect("an expectation");
        let (expected, text) = (expected.to_owned(), format!("{head}--- expected\n"));
        Self { name, path, text, old, new, settings, used, compiles, expected }
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
