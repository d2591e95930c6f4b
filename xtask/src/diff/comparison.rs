//! What changed between two crates, with the lines of the documents that say so: what all
//! formats are made from.

use std::path::{Path, PathBuf};

use oasmith::diff::{self, Change, Diff, Effect, Side, Verdict};
use oasmith::load::Position;
use oasmith::normalise::Document;
use oasmith::surface::Surface;
use oasmith::{Findings, Report};

/// Two crates.
#[derive(Debug)]
pub struct Comparison {
    /// What was.
    pub old: Crate,
    /// What is.
    pub new: Crate,
    /// By resource, in document order; in each what breaks first.
    pub rows: Vec<Row>,
    /// What all of it asks of the next version.
    pub verdict: Verdict,
    /// The version that follows on the old one; none if the old one is no version.
    pub next: Option<String>,
}

/// A crate as Cargo knows it.
#[derive(Clone, Debug)]
pub struct Crate {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// A change and where it was written.
#[derive(Debug)]
pub struct Row {
    /// The change.
    pub change: Change,
    /// Where it was written; none if the document is not at hand.
    pub spot: Option<Spot>,
}

/// A place in a document.
#[derive(Clone, Debug)]
pub struct Spot {
    /// The folder that `file` counts from.
    pub root: PathBuf,
    /// The file, with `/`.
    pub file: String,
    /// The line and the column.
    pub position: Option<Position>,
}

/// The document of a crate, as far as lines are concerned.
#[derive(Clone, Copy, Debug)]
pub struct Lines<'a> {
    pub document: &'a Document,
    pub findings: &'a Findings,
}

impl Comparison {
    /// Compares; lines are known of the documents that are at hand.
    pub fn new(
        old: (&Surface, Option<Lines<'_>>),
        new: (&Surface, Option<Lines<'_>>),
    ) -> Self {
        let diff = diff::run(old.0, new.0);
        Self::of(diff, old, new)
    }

    /// What a run changes of the crate that stood there; none if nothing is known of that
    /// one, or nothing changes.
    pub fn of_run(done: &Report) -> Option<Self> {
        let diff = done.diff().filter(|diff| !diff.changes.is_empty())?;
        let lines = Lines { document: &done.document, findings: &done.findings };
        let old = (done.before.as_ref()?, None);
        Some(Self::of(diff, old, (&done.surface, Some(lines))))
    }

    fn of(
        diff: Diff,
        old: (&Surface, Option<Lines<'_>>),
        new: (&Surface, Option<Lines<'_>>),
    ) -> Self {
        let verdict = diff.verdict();
        let mut spots = vec![None; diff.changes.len()];
        for (side, lines) in [(Side::Old, old.1), (Side::New, new.1)] {
            if let Some(lines) = lines {
                locate(&diff.changes, side, lines, &mut spots);
            }
        }
        let rows = diff.changes.into_iter().zip(spots);
        let mut rows: Vec<Row> =
            rows.map(|(change, spot)| Row { change, spot }).collect();
        for group in rows.chunk_by_mut(|a, b| a.change.resource == b.change.resource) {
            group.sort_by_key(|row| std::cmp::Reverse(row.change.effect));
        }
        Self {
            next: diff::next_version(&old.0.version, verdict).ok(),
            old: Crate::of(old.0),
            new: Crate::of(new.0),
            rows,
            verdict,
        }
    }

    /// The changes of each resource.
    pub fn groups(&self) -> impl Iterator<Item = (Option<&str>, &[Row])> {
        let groups = self.rows.chunk_by(|a, b| a.change.resource == b.change.resource);
        groups.map(|rows| {
            let resource = rows.first().and_then(|row| row.change.resource.as_deref());
            (resource, rows)
        })
    }

    /// How many changes have an effect.
    pub fn count(&self, effect: Effect) -> usize {
        self.rows.iter().filter(|row| row.change.effect == effect).count()
    }

    /// How many of what: `1 breaking, 2 compatible`.
    pub fn counts(&self) -> String {
        let effects = [Effect::Breaking, Effect::Behaviour, Effect::Compatible];
        let counts = effects.map(|effect| (self.count(effect), word(effect)));
        let counts = counts.iter().filter(|(count, _)| *count > 0);
        counts
            .map(|(count, word)| format!("{count} {word}"))
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// What a change is for those who call the crate.
pub fn word(effect: Effect) -> &'static str {
    match effect {
        Effect::Breaking => "breaking",
        Effect::Behaviour => "behaviour-changing",
        Effect::Compatible => "compatible",
    }
}

impl Crate {
    fn of(surface: &Surface) -> Self {
        Self { name: surface.name.clone(), version: surface.version.clone() }
    }
}

impl Spot {
    /// `file:line:column`, as far as it is known; the file from the document's folder.
    pub fn text(&self) -> String {
        self.at(&self.file)
    }

    /// As [`text`](Self::text), with the path that leads there from the folder `here`.
    pub fn text_from(&self, here: &Path) -> String {
        let full = self.root.join(&self.file);
        let path = full.strip_prefix(here).unwrap_or(&full);
        self.at(&path.display().to_string())
    }

    fn at(&self, file: &str) -> String {
        match self.position {
            Some(at) => format!("{file}:{}:{}", at.line, at.column),
            None => file.to_owned(),
        }
    }
}

/// Finds the changes of one side in its document.
fn locate(changes: &[Change], side: Side, lines: Lines<'_>, spots: &mut [Option<Spot>]) {
    let known = |change: &&Change| change.side == side && !change.at.is_empty();
    let wanted: Vec<&str> =
        changes.iter().filter(known).map(|change| change.at.as_str()).collect();
    let root = lines.findings.sources.root();
    let mut found = lines.findings.written(lines.document, &wanted).into_iter();
    for (change, spot) in changes.iter().zip(spots) {
        if known(&change) {
            *spot = found.next().map(|(place, position)| Spot {
                root: root.to_owned(),
                file: place.file.to_string(),
                position,
            });
        }
    }
}
