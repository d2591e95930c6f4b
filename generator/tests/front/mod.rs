//! What the tests of the front end share: documents in folders that go away, and
//! results as short texts.
#![allow(dead_code, reason = "each test crate uses its own part")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use oasmith::diag::{self, Faults, Style};
use oasmith::load::{self, Options, Sources};
use oasmith::normalise::{self, Document};

/// A folder with files in it that is removed in the end.
pub struct Folder(PathBuf);

impl Folder {
    /// Writes files; the first one is the entry.
    pub fn new(files: &[(&str, &str)]) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("oasmith-test-{}-{count}", std::process::id());
        let folder = Self(std::env::temp_dir().join(name));
        for (path, text) in files {
            folder.write(path, text);
        }
        folder
    }

    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("folder");
        fs::write(path, text).expect("file");
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn options(&self, entry: &str) -> Options {
        Options::new(self.0.join(entry))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder left behind in the temporary folder is no reason to fail.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// All that the front end makes of a document.
pub struct Outcome {
    pub sources: Sources,
    pub faults: Faults,
    pub document: Option<Document>,
    pub style: Style,
}

impl Outcome {
    pub fn of(options: &Options) -> Self {
        let mut faults = Faults::new();
        let sources = load::run(options, &mut faults);
        let document = normalise::run(&sources, &mut faults);
        let current_dir = sources.root().to_owned();
        let style = Style { current_dir, ..Style::default() };
        Self { sources, faults, document, style }
    }

    /// The faults as users see them.
    pub fn report(&self) -> String {
        diag::render(&self.faults, &self.sources, &self.style)
    }

    /// The components of a section, one to a line.
    pub fn components(&self, section: &str) -> String {
        let document = self.document.as_ref().expect("a document");
        let tree = serde_json::to_value(&document.openapi).expect("JSON");
        let components = tree.pointer(&format!("/components/{section}"));
        let components =
            components.and_then(|c| c.as_object()).cloned().unwrap_or_default();
        let lines = components.iter().map(|(name, node)| format!("{name}: {node}\n"));
        lines.collect()
    }

    /// The part of the bundled document at a pointer.
    pub fn node(&self, pointer: &str) -> String {
        let document = self.document.as_ref().expect("a document");
        let tree = serde_json::to_value(&document.openapi).expect("JSON");
        tree.pointer(pointer).map_or_else(|| "nothing".to_owned(), ToString::to_string)
    }

    /// Where a part of the bundled document was written.
    pub fn origin(&self, pointer: &str) -> String {
        let place = self.document.as_ref().expect("a document").origins.place(pointer);
        format!("{}#{}", place.file, place.pointer)
    }
}

/// Runs the front end on files; the first one is the entry.
pub fn run(files: &[(&str, &str)]) -> Outcome {
    let folder = Folder::new(files);
    Outcome::of(&folder.options(files.first().expect("an entry").0))
}

/// A document with these components and nothing else.
pub fn document(schemas: &str) -> String {
    let head = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\n";
    let indented: String =
        schemas.trim_matches('\n').lines().map(|line| format!("    {line}\n")).collect();
    format!("{head}components:\n  schemas:\n{indented}")
}

/// The schemas that come out, and the report if there is one.
pub fn schemas(schemas: &str) -> String {
    let outcome = run(&[("api.yml", &document(schemas))]);
    let report = outcome.report();
    let schemas = match outcome.document {
        Some(_) => outcome.components("schemas"),
        None => String::new(),
    };
    format!("{schemas}{}{report}", if report.is_empty() { "" } else { "\n" })
}

/// Only the report.
pub fn report(files: &[(&str, &str)]) -> String {
    run(files).report()
}
