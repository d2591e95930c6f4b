//! Puts a crate on disk: formats what was emitted, compares it with what is there, and
//! brings the folder up to date in one step, or only says what is not up to date.
//!
//! The only station that changes files. Knows nothing of what is in them, and never
//! touches a file that it did not write.

mod compare;
mod disk;
mod error;
mod format;
mod lock;
mod manifest;
mod paths;
mod recover;
mod site;
mod survey;
mod swap;

pub use compare::{Change, ChangeKind};
pub use disk::Watch;
pub use error::WriteError;

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
    tree: Tree,
    source: &str,
    out: &Path,
    mode: Mode,
) -> Result<Outcome, WriteError> {
    run_watched(tree, source, out, mode, &mut |_, _| Ok(()))
}

/// The crate as one text, each file under a line with its path. Touches no disk.
pub fn text(tree: Tree, source: &str) -> Result<String, WriteError> {
    let files = paths::checked(format::tree(tree, source)?)?;
    let shown =
        files.iter().map(|file| format!("==> {} <==\n{}\n", file.path, file.text));
    Ok(shown.collect())
}

/// As [`run`], with somebody told of every change to the disk before it is made.
pub fn run_watched(
    tree: Tree,
    source: &str,
    out: &Path,
    mode: Mode,
    watch: &mut Watch<'_>,
) -> Result<Outcome, WriteError> {
    let mut files = paths::checked(format::tree(tree, source)?)?;
    let (count, lines) = (files.len(), lines(&files));
    files.insert(0, manifest::of(&files));
    let site = Site::find(out)?;
    let mut plan = compare::run(&files, &site.out)?;
    if mode == Mode::Write && (!plan.changes.is_empty() || recover::is_needed(&site)) {
        plan = settle(&files, &site, &mut Disk::new(watch))?;
    }
    Ok(Outcome { files: count, lines, changes: plan.changes })
}

/// Compares anew, alone with the crate, and carries out what has to be done.
fn settle(
    files: &[Rendered],
    site: &Site,
    disk: &mut Disk<'_>,
) -> Result<Plan, WriteError> {
    let _lock = Lock::take(site)?;
    recover::run(site, disk)?;
    let plan = compare::run(files, &site.out)?;
    if !plan.changes.is_empty() {
        swap::run(files, &plan, site, disk)?;
    }
    Ok(plan)
}

fn lines(files: &[Rendered]) -> usize {
    let rust = files.iter().filter(|file| file.path.ends_with(".rs"));
    rust.map(|file| file.text.lines().count()).sum()
}
