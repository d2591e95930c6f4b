//! The files of a document as the later stations see them.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use serde_json::Value;

use super::locate::Wanted;
use super::overlay::Edits;
use super::reference::{self, RefError, Target};
use super::through::{self, Landing};
use super::yaml;
use crate::diag::{Part, Place};

/// A line and a column, both counted from one, the column in characters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// One file of a document.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Its path relative to the root folder, with `/` on every system.
    pub path: Arc<str>,
    /// Its text; empty if it could not be read.
    pub text: String,
    /// What the text says; `null` if it could not be parsed.
    pub tree: Value,
    /// Whether it was read and parsed without a fault that hides its content.
    pub sound: bool,
}

/// All files of a document: the entry first, the others in order of path.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    root: PathBuf,
    files: Vec<SourceFile>,
    /// How many of the files are the document's.
    own: usize,
    by_path: HashMap<Arc<str>, usize>,
    /// What overlays have changed, by file.
    edits: HashMap<Arc<str>, Edits>,
    /// What was asked for and could not be read.
    absent: Vec<Arc<str>>,
}

impl Sources {
    /// Puts the files in their order. `aliases` are further names of files.
    pub(super) fn new(
        root: PathBuf,
        entry: &str,
        mut files: Vec<SourceFile>,
        aliases: Vec<(Arc<str>, Arc<str>)>,
    ) -> Self {
        files.sort_by(|a, b| {
            (&*a.path != entry, &a.path).cmp(&(&*b.path != entry, &b.path))
        });
        let mut by_path: HashMap<Arc<str>, usize> = files
            .iter()
            .enumerate()
            .map(|(index, file)| (Arc::clone(&file.path), index))
            .collect();
        for (name, path) in aliases {
            if let Some(index) = by_path.get(&path).copied() {
                by_path.insert(name, index);
            }
        }
        let own = files.len();
        Self { root, own, files, by_path, edits: HashMap::new(), absent: Vec::new() }
    }

    /// Notes which files could not be read.
    pub(super) fn with_absent(self, mut absent: Vec<Arc<str>>) -> Self {
        absent.sort();
        Self { absent, ..self }
    }

    /// Where the files of the document are, and those that it names and that could not be
    /// read.
    pub(crate) fn paths(&self) -> impl Iterator<Item = PathBuf> {
        let own = self.files().iter().map(|file| &file.path);
        own.chain(&self.absent).map(|path| self.root.join(&**path))
    }

    /// Notes what overlays have changed.
    pub(super) fn with_edits(self, edits: HashMap<Arc<str>, Edits>) -> Self {
        Self { edits, ..self }
    }

    /// Adds the files that were attached to other sources.
    #[must_use]
    pub fn with_attached(mut self, other: Sources) -> Self {
        for file in other.files.into_iter().skip(other.own) {
            self.attach(file.path, file.text);
        }
        self
    }

    /// Adds a file that is no part of the document, so that faults can show its lines.
    pub fn attach(&mut self, path: Arc<str>, text: String) {
        self.by_path.insert(Arc::clone(&path), self.files.len());
        self.files.push(SourceFile { path, text, tree: Value::Null, sound: false });
    }

    /// The folder that all paths are relative to.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The entry file.
    pub fn entry(&self) -> Option<&SourceFile> {
        self.files().first()
    }

    /// All files of the document, the entry first.
    pub fn files(&self) -> &[SourceFile] {
        self.files.get(..self.own).unwrap_or_default()
    }

    /// One file by its path.
    pub fn get(&self, path: &str) -> Option<&SourceFile> {
        self.by_path.get(path).and_then(|index| self.files.get(*index))
    }

    /// Where a file stands in the order of files.
    pub fn rank(&self, path: &str) -> Option<usize> {
        self.by_path.get(path).copied()
    }

    /// The node at a place.
    pub fn node(&self, target: &Target) -> Option<&Value> {
        target.pointer.find(&self.get(&target.file)?.tree)
    }

    /// What a `$ref` in `from` means. Only files that were read are found.
    pub fn resolve(&self, from: &Arc<str>, text: &str) -> Result<Target, RefError> {
        let wanted = reference::parse(from, text)?;
        let mut target = wanted.clone();
        for _ in 0..through::LONGEST {
            let Some(file) = self.get(&target.file).filter(|file| file.sound) else {
                return Err(RefError::NotRead);
            };
            match through::land(&file.tree, &target.pointer) {
                Landing::Here(_) => {
                    let file = Arc::clone(&file.path);
                    return Ok(Target { file, pointer: target.pointer });
                }
                Landing::Onward { text, rest } => {
                    let next = reference::parse(&file.path, text)?;
                    target =
                        Target { pointer: next.pointer.join(rest.as_str()), ..next };
                }
                // What was meant has been said where the files were read.
                Landing::Nowhere { .. } => return Err(RefError::Nothing(None)),
            }
        }
        Err(RefError::Nothing(None))
    }

    /// Where the node at a place was written: overlays add nodes, and move them in lists.
    pub fn written(&self, place: &Place) -> Place {
        let edits = self.edits.get(&place.file);
        match edits.and_then(|edits| edits.written(&place.pointer)) {
            Some(Target { file, pointer }) => Place { file, pointer, part: place.part },
            None => place.clone(),
        }
    }

    /// The lines and columns of places. This parses their files again, each once:
    /// positions are wanted for faults only.
    pub fn positions(&self, places: &[&Place]) -> Vec<Option<Position>> {
        let mut by_file: BTreeMap<&Arc<str>, Vec<usize>> = BTreeMap::new();
        let mut found: Vec<Option<Position>> = vec![None; places.len()];
        for (index, place) in places.iter().enumerate() {
            match place.part {
                Part::Text { line, column } => {
                    if let Some(found) = found.get_mut(index) {
                        *found = Some(Position { line, column });
                    }
                }
                _ => by_file.entry(&place.file).or_default().push(index),
            }
        }
        let located: Vec<Vec<(usize, Option<Position>)>> = by_file
            .into_par_iter()
            .map(|(path, indices)| self.positions_in(path, &indices, places))
            .collect();
        for (index, position) in located.into_iter().flatten() {
            if let Some(found) = found.get_mut(index) {
                *found = position;
            }
        }
        found
    }

    fn positions_in(
        &self,
        path: &str,
        indices: &[usize],
        places: &[&Place],
    ) -> Vec<(usize, Option<Position>)> {
        let Some(file) = self.get(path) else { return Vec::new() };
        let wanted: Vec<Wanted> = indices
            .iter()
            .filter_map(|index| places.get(*index))
            .map(|place| Wanted {
                tokens: place.pointer.tokens().collect(),
                part: place.part,
            })
            .collect();
        indices.iter().copied().zip(yaml::locate(&file.text, &wanted)).collect()
    }
}
