//! Compares the wanted crate with the one on disk: what is missing, what differs, what is
//! no longer wanted, what is in the way. The one comparison that writing and checking
//! share. Only looks.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::survey::{self, Kind, Survey};
use super::{Rendered, WriteError, manifest};

/// A file of the crate that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Relative to the crate's folder, with `/`.
    pub path: String,
    /// What is wrong with it.
    pub kind: ChangeKind,
}

/// What is wrong with a file of the crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// It is not there.
    Missing,
    /// Its contents are others.
    Differs {
        /// The first line that differs, counted from one.
        line: usize,
    },
    /// An earlier run wrote it, this one would not.
    Unwanted,
}

/// What has to be done to the crate on disk.
pub(super) struct Plan {
    /// In the order of paths.
    pub changes: Vec<Change>,
    /// What is not Oasmith's and stays as it is.
    pub foreign: Vec<(PathBuf, Kind)>,
}

impl Plan {
    /// Every change but those of unwanted files.
    pub fn to_write(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(|change| change.kind != ChangeKind::Unwanted)
    }

    /// Whether the file at `path` is written.
    pub fn writes(&self, path: &str) -> bool {
        let found =
            self.changes.binary_search_by(|change| change.path.as_str().cmp(path));
        found.is_ok_and(|at| {
            self.changes
                .get(at)
                .is_some_and(|change| change.kind != ChangeKind::Unwanted)
        })
    }
}

/// Compares `files`, which are in order and list themselves, with the folder `out`.
pub(super) fn run(files: &[Rendered], out: &Path) -> Result<Plan, WriteError> {
    let ours = manifest::read(out)?;
    let survey = survey::of(out)?;
    let states = files
        .par_iter()
        .map(|file| state(file, &survey, &ours, out))
        .collect::<Result<Vec<State>, WriteError>>()?;
    let mut occupied = in_the_way(files, &survey, &ours);
    let mut changes = Vec::new();
    for (file, state) in files.iter().zip(states) {
        match state {
            State::Same => {}
            State::Occupied => occupied.push(file.path.clone()),
            State::Changed(kind) => {
                changes.push(Change { path: file.path.clone(), kind })
            }
        }
    }
    if !occupied.is_empty() {
        occupied.sort();
        occupied.dedup();
        return Err(WriteError::Occupied { out: out.to_owned(), paths: occupied });
    }
    let wanted: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    let mut foreign = Vec::new();
    for (path, kind) in survey {
        match text(&path) {
            Some(path) if wanted.contains(&*path) => {}
            Some(path) if kind == Kind::File && ours.contains(&path) => {
                changes.push(Change { path, kind: ChangeKind::Unwanted });
            }
            _ => foreign.push((path, kind)),
        }
    }
    changes.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Plan { changes, foreign })
}

/// How a wanted file stands on disk.
enum State {
    Same,
    Changed(ChangeKind),
    Occupied,
}

fn state(
    file: &Rendered,
    survey: &Survey,
    ours: &BTreeSet<String>,
    out: &Path,
) -> Result<State, WriteError> {
    match survey.get(Path::new(&file.path)) {
        None if is_another(file, survey, ours, out) => Ok(State::Occupied),
        None => Ok(State::Changed(ChangeKind::Missing)),
        Some(Kind::EmptyFolder | Kind::Other) => Ok(State::Occupied),
        Some(Kind::File) => {
            let path = out.join(&file.path);
            let old = fs::read(&path).map_err(WriteError::io("read", &path))?;
            Ok(if old == file.text.as_bytes() {
                State::Same
            } else if ours.contains(&file.path) {
                let line = first_difference(&old, file.text.as_bytes());
                State::Changed(ChangeKind::Differs { line })
            } else {
                State::Occupied
            })
        }
    }
}

/// Whether the name of a file that is not there leads to another one, of the user's: on a
/// file system that does not tell `A` from `a`.
fn is_another(
    file: &Rendered,
    survey: &Survey,
    ours: &BTreeSet<String>,
    out: &Path,
) -> bool {
    let found = fs::symlink_metadata(out.join(&file.path));
    if !found.is_ok_and(|meta| !meta.is_dir()) {
        return false;
    }
    let wanted = file.path.to_lowercase();
    let mut names = survey.keys().filter_map(|path| text(path));
    !names.any(|name| name.to_lowercase() == wanted && ours.contains(&name))
}

/// Files of others where a folder of ours has to be, and their folders where a file has to
/// be.
fn in_the_way(
    files: &[Rendered],
    survey: &Survey,
    ours: &BTreeSet<String>,
) -> Vec<String> {
    let wanted: HashMap<&Path, &str> =
        files.iter().map(|file| (Path::new(&file.path), file.path.as_str())).collect();
    let folders: BTreeSet<&Path> = wanted
        .keys()
        .flat_map(|path| path.ancestors().skip(1))
        .filter(|path| !path.as_os_str().is_empty())
        .collect();
    let is_foreign = |path: &Path, kind: Kind| {
        kind != Kind::File || text(path).is_none_or(|p| !ours.contains(&p))
    };
    let mut found = Vec::new();
    for (path, kind) in survey {
        if !is_foreign(path, *kind) {
            continue;
        }
        if folders.contains(&**path) && *kind != Kind::EmptyFolder {
            found.extend(text(path));
        }
        let above = path.ancestors().skip(1).find_map(|folder| wanted.get(folder));
        found.extend(above.map(|path| (*path).to_owned()));
    }
    found
}

/// The path as the manifest spells it; `None` if it is not Unicode, and so not ours.
fn text(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}

fn first_difference(old: &[u8], new: &[u8]) -> usize {
    let same = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    1 + new.iter().take(same).filter(|byte| **byte == b'\n').count()
}
