//! Puts a crate on disk: formats what was emitted, compares it with what is there, and
//! brings the folder up to date in one step, or only says what is not up to date.
//!
//! The only station that changes files. Knows nothing of what is in them, and never
//! touches a file that it did not write.

mod access;
mod compare;
mod disk;
mod error;
mod format;
mod in_place;
mod lock;
mod manifest;
mod paths;
mod recover;
mod single;
mod site;
mod survey;
mod swap;

pub use compare::{Change, ChangeKind};
pub use disk::Watch;
pub use error::{Standing, WriteError};
pub use single::single;

use std::path::Path;

use self::compare::Plan;
use self::disk::Disk;
use self::lock::Lock;
use self::site::Site;
use crate::emit::Tree;

/// Whether the crate on disk is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// It is brought up to date.
    Write,
    /// It is only compared.
    Check,
}

/// What was found, and in [`Mode::Write`] put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// How many files the crate has by now, the list of them aside.
    pub files: usize,
    /// How many lines of Rust they have.
    pub lines: usize,
    /// What was not as it should be, in the order of paths.
    pub changes: Vec<Change>,
    /// Whether an earlier run was killed, and what it left behind was cleared up.
    pub recovered: bool,
}

/// A file as it goes to the disk.
#[derive(Debug)]
pub(crate) struct Rendered {
    path: String,
    text: String,
}

/// Brings the crate in the folder `out` up to date with `tree`, or checks that it is.
/// `source` says in the files what they were made from.
pub fn run(
    tree: Tree<'_>,
    source: &str,
    out: &Path,
    mode: Mode,
) -> Result<Outcome, WriteError> {
    run_watched(tree, source, out, mode, &mut |_, _| Ok(()))
}

/// The crate as one text, each file under a line with its path. Touches no disk.
pub fn text(tree: Tree<'_>, source: &str) -> Result<String, WriteError> {
    let files = paths::checked(format::tree(tree, source)?)?;
    let shown =
        files.iter().map(|file| format!("==> {} <==\n{}\n", file.path, file.text));
    Ok(shown.collect())
}

/// As [`run`], with somebody told of every change to the disk before it is made.
pub fn run_watched(
    tree: Tree<'_>,
    source: &str,
    out: &Path,
    mode: Mode,
    watch: &mut Watch<'_>,
) -> Result<Outcome, WriteError> {
    let mut files = paths::checked(format::tree(tree, source)?)?;
    let (count, lines) = (files.len(), lines(&files));
    files.insert(0, manifest::of(&files));
    let site = Site::find(out)?;
    let recovered = mode == Mode::Write && recover::has_left(&site);
    let changes = match mode {
        Mode::Write => written(&files, site, &mut Disk::new(watch))?,
        Mode::Check => found(&files, &site)?,
    };
    Ok(Outcome { files: count, lines, changes, recovered })
}

/// How often a crate is looked at that other runs don't leave alone.
const LOOKS: usize = 10;

/// What differs. Looks twice, since what another run is in the middle of may look like
/// anything, and that run may be over before one finds out.
fn found(files: &[Rendered], site: &Site) -> Result<Vec<Change>, WriteError> {
    let mut last = None;
    for _ in 0..LOOKS {
        let taken = Lock::is_taken(site);
        let found = compare::run(files, &site.out).map(|plan| plan.changes);
        if found.as_ref().is_ok_and(Vec::is_empty) {
            return found;
        }
        if taken || Lock::is_taken(site) {
            return Err(WriteError::Busy { out: site.out.clone() });
        }
        match (&found, &last) {
            (Ok(now), Some(Ok(before))) if now == before => return found,
            _ => last = Some(found),
        }
    }
    last.unwrap_or(Ok(Vec::new()))
}

/// What differed and has been put right.
fn written(
    files: &[Rendered],
    site: Site,
    disk: &mut Disk<'_>,
) -> Result<Vec<Change>, WriteError> {
    let is_done = |plan: Plan| plan.changes.is_empty();
    if !recover::is_needed(&site) && compare::run(files, &site.out).is_ok_and(is_done) {
        return Ok(Vec::new());
    }
    // Compared anew, alone with the crate.
    let (_lock, site) = Lock::take(site)?;
    recover::run(&site, disk)?;
    let plan = compare::run(files, &site.out)?;
    if !plan.changes.is_empty() {
        access::check(&plan, &site)?;
        swap::run(files, &plan, &site, disk)?;
    }
    Ok(plan.changes)
}

fn lines(files: &[Rendered]) -> usize {
    let rust = files.iter().filter(|file| file.path.ends_with(".rs"));
    rust.map(|file| file.text.lines().count()).sum()
}
