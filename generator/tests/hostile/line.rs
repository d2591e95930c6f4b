//! The line from the bytes of a document to the text of every emitted file.

use std::fs;
use std::path::Path;

use oasmith::config::Config;
use oasmith::diag::{Faults, Style};
use oasmith::emit::Tree;
use oasmith::surface::Surface;
use oasmith::{emit, load, lower, normalise, write};
use rayon::ThreadPoolBuilder;

/// What came of a document.
pub enum Outcome {
    /// The crate's files without the runtime's, as path and text.
    Crate(Vec<(String, String)>),
    /// What the user is told.
    Refused(String),
}

impl Outcome {
    /// The text of a file.
    pub fn file(&self, path: &str) -> &str {
        match self {
            Outcome::Crate(files) => {
                let found = files.iter().find(|(at, _)| at == path);
                found.map_or("", |(_, text)| text.as_str())
            }
            Outcome::Refused(why) => panic!("refused: {why}"),
        }
    }

    /// The words of a refusal.
    pub fn refusal(&self) -> &str {
        match self {
            Outcome::Refused(why) => why,
            Outcome::Crate(_) => panic!("nothing is wrong with it"),
        }
    }
}

/// Runs the line over one document.
pub fn run(bytes: &[u8]) -> Outcome {
    let folder = tempfile::tempdir().expect("a folder");
    let entry = folder.path().join("openapi.yaml");
    fs::write(&entry, bytes).expect("written");
    run_file(&entry)
}

/// Runs the line over a document in files, on a stack as deep as `generate` gives it, and
/// sees to it that what comes out is Rust, TOML and JSON.
pub fn run_file(entry: &Path) -> Outcome {
    let pool = ThreadPoolBuilder::new().num_threads(1).stack_size(128 << 20).build();
    let outcome = pool.expect("a thread").install(|| stations(entry));
    if let Outcome::Crate(files) = &outcome {
        files.iter().for_each(|(path, text)| check(path, text));
    }
    outcome
}

fn stations(entry: &Path) -> Outcome {
    let mut faults = Faults::new();
    let sources = load::run(&load::Options::new(entry), &mut faults);
    let refused = |faults: &Faults| {
        let words = oasmith::diag::render(faults, &sources, &Style::default());
        assert!(words.contains("error"), "no error in: {words}");
        assert!(!words.contains("this is a bug"), "a bug: {words}");
        Outcome::Refused(words)
    };
    let Some(document) = normalise::run(&sources, &mut faults) else {
        return refused(&faults);
    };
    if faults.has_errors() {
        return refused(&faults);
    }
    let api = lower::run(&document, &Config::default(), &[], &mut faults);
    let Some(api) = api.filter(|_| !faults.has_errors()) else {
        return refused(&faults);
    };
    let surface = Surface::of(&api);
    let files = emit::run(&api, &surface).files.into_iter();
    let own = files.filter(|file| !file.path.starts_with("src/runtime/"));
    let texts = own.map(|file| {
        let path = file.path.clone();
        let text = write::text(Tree { files: vec![file] }, &api.info.title);
        let text = text.unwrap_or_else(|error| panic!("{path}: {error}"));
        let text = text.split_once('\n').map(|(_, text)| text.to_owned());
        (path, text.unwrap_or_default())
    });
    Outcome::Crate(texts.collect())
}

fn check(path: &str, text: &str) {
    let part = path.split('/').map(str::len).max().unwrap_or_default();
    // With what a file is called while it is written.
    assert!(part < 220 && path.is_ascii(), "`{path}` is no name of a file");
    assert!(!path.split('/').any(|part| part == ".." || part.is_empty()), "{path}");
    if path.ends_with(".rs") {
        if let Err(error) = syn::parse_file(text) {
            panic!("{path} is not Rust: {error}\n{text}");
        }
    } else if path.ends_with(".toml") {
        let parsed: Result<toml::Table, _> = toml::from_str(text);
        assert!(parsed.is_ok(), "{path} is not TOML: {parsed:?}\n{text}");
    } else if path.ends_with(".json") {
        let parsed: Result<serde_json::Value, _> = serde_json::from_str(text);
        assert!(parsed.is_ok(), "{path} is not JSON: {parsed:?}\n{text}");
    }
}
