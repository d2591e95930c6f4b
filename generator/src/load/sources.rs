//! The files of a document as the later stations see them.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use serde_json::Value;

use super::locate::Wanted;
use super::reference::{self, RefError, Target};
use super::yaml;
use crate::diag::{Part, Place, Pointer, nearest};

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
    by_path: HashMap<Arc<str>, usize>,
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
        Self { root, files, by_path }
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
        self.files.first()
    }

    /// All files, the entry first.
    pub fn files(&self) -> &[SourceFile] {
        &self.files
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
        let target = reference::parse(from, text)?;
        let Some(file) = self.get(&target.file) else {
            return Err(RefError::NotRead);
        };
        if !file.sound {
            return Err(RefError::NotRead);
        }
        let target = Target { file: Arc::clone(&file.path), pointer: target.pointer };
        match target.pointer.find(&file.tree) {
            Some(_) => Ok(target),
            None => Err(RefError::Nothing(nearest_key(&file.tree, &target.pointer))),
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

/// What was probably meant by a pointer that leads nowhere.
pub(super) fn nearest_key(tree: &Value, pointer: &Pointer) -> Option<String> {
    let mut node = tree;
    let mut known = Pointer::root();
    for token in pointer.tokens() {
        let next = match node {
            Value::Object(map) => map.get(&token),
            Value::Array(list) => token.parse::<usize>().ok().and_then(|i| list.get(i)),
            _ => None,
        };
        match next {
            Some(next) => {
                known.push(&token);
                node = next;
            }
            None => {
                let keys = node.as_object()?.keys().map(String::as_str);
                return nearest(&token, keys)
                    .map(|key| format!("#{}", known.child(key)));
            }
        }
    }
    None
}
