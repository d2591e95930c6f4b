//! Whole documents with locks of their own.

use std::fs;
use std::path::{Path, PathBuf};

use oasmith::config::{self, Config};
use oasmith::diag::{self, Faults};
use oasmith::load::{self, Sources};
use oasmith::lower;
use oasmith::names::Lock;

use crate::{front, names_of, read};

/// Whatever a document has in it, its own names change nothing.
#[test]
fn every_document_is_the_same_with_its_own_names() {
    let (mut tried, mut failed) = (0, Vec::new());
    for path in documents() {
        let outcome = front::Outcome::of(&load::Options::new(&path));
        let Some(document) = outcome.document else { continue };
        let config = path.with_file_name(config::NAME);
        let config = match config.exists() {
            true => {
                let (mut sources, mut faults) = (Sources::default(), Faults::new());
                config::run(&config, &mut sources, &mut faults).unwrap_or_default()
            }
            false => Config::default(),
        };
        let lower = |lock: Option<&Lock>| {
            let mut faults = Faults::new();
            let named = lower::with_names(&document, &config, &[], lock, &mut faults)?;
            Some((named, diag::render(&faults, &outcome.sources, &outcome.style)))
        };
        let Some((plain, said)) = lower(None) else { continue };
        let (first, _) = lower(Some(&Lock::default())).expect("an API");
        let text = names_of(&first).text();
        let lock =
            read(&text).unwrap_or_else(|words| panic!("{}\n{words}", path.display()));
        let (again, said_again) = lower(Some(&lock)).expect("an API");
        let again_text = names_of(&again).text();
        let lines = text.lines().zip(again_text.lines());
        let other = lines.filter(|(a, b)| a != b).map(|(a, b)| format!("- {a}\n+ {b}"));
        let mut wrong: Vec<String> = other.take(3).collect();
        let mut expect =
            |so: bool, what: &str| wrong.extend((!so).then(|| what.to_owned()));
        expect(said_again == said, &said_again);
        expect(first.api == plain.api, "to lock names changes the crate");
        expect(again.api == plain.api, "locked names change the crate");
        expect(again.kept.is_empty(), &format!("{:?}", again.kept));
        if !wrong.is_empty() {
            failed.push(format!("{}\n{}\n", path.display(), wrong.join("\n")));
        }
        tried += 1;
    }
    assert!(tried > 50, "{tried} documents");
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// The documents of the tests of what is emitted, and those of `OASMITH_CORPUS`.
fn documents() -> Vec<PathBuf> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/documents");
    let mut folders = vec![own];
    folders.extend(std::env::var_os("OASMITH_CORPUS").map(Into::into));
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            let whole = ["yaml", "yml", "json"]
                .iter()
                .any(|end| path.extension().is_some_and(|is| is == *end));
            if path.is_dir() {
                folders.push(path);
            } else if whole {
                let head = fs::read(&path).unwrap_or_default();
                let head = String::from_utf8_lossy(head.get(..4096).unwrap_or(&head))
                    .into_owned();
                if head.contains("openapi") {
                    found.push(path);
                }
            }
        }
    }
    found.sort();
    found
}
