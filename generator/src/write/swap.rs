//! Puts the new crate in the old one's place. At every instant, and so after an error or a
//! kill too, the folder holds the whole old crate or the whole new one.
//!
//! The new crate is built beside the old one and the two change places at one instant.
//! The old folder, now out of sight, is then brought up to date and put back: it is the
//! one that shells stand in, that editors watch and that `.git` and `target` are in.

use std::collections::BTreeSet;
use std::path::Path;

use super::compare::{Change, ChangeKind, Plan};
use super::disk::{Disk, Exchange};
use super::site::Site;
use super::survey::Kind;
use super::{Rendered, WriteError, manifest, recover};

/// Brings the crate on disk to what `files` say. `plan` is their comparison.
pub(super) fn run(
    files: &[Rendered],
    plan: &Plan,
    site: &Site,
    disk: &mut Disk<'_>,
) -> Result<(), WriteError> {
    let staging = site.staging();
    // Only a whole new crate is worth anything: nothing of a failed one is kept.
    stage(files, plan, site, disk).or_else(|error| discard(error, site, disk))?;
    if !site.out.exists() {
        return disk
            .rename(&staging, &site.out)
            .or_else(|error| discard(error, site, disk));
    }
    match disk.exchange(&staging, &site.out) {
        Ok(Exchange::Done) => {
            // The new crate stands by now. If its old folder can't be saved, it does
            // without it.
            let saved = update(plan, &site.out, &staging, Take::Link, disk)
                .and_then(|()| disk.exchange(&staging, &site.out));
            if saved.is_err() {
                return recover::run(site, disk);
            }
        }
        Ok(Exchange::Unknown) => replace(site, disk)?,
        Ok(Exchange::Pinned) => update(plan, &staging, &site.out, Take::Move, disk)?,
        Err(error) => discard(error, site, disk)?,
    }
    recover::discard(site, disk)
}

/// Builds the whole new crate in the staging folder: what is new is written, what stays,
/// whoever it belongs to, is linked.
fn stage(
    files: &[Rendered],
    plan: &Plan,
    site: &Site,
    disk: &mut Disk<'_>,
) -> Result<(), WriteError> {
    let staging = site.staging();
    disk.make_folder(&staging)?;
    let changed: BTreeSet<&str> =
        plan.changes.iter().map(|change| change.path.as_str()).collect();
    // The list comes first, so that whatever a kill leaves behind is known as ours.
    let (list, others): (Vec<_>, Vec<_>) =
        files.iter().partition(|file| file.path == manifest::NAME);
    for file in list.into_iter().chain(others) {
        let to = staging.join(&file.path);
        if changed.contains(file.path.as_str()) {
            disk.write(&to, &file.text)?;
        } else {
            disk.link(&site.out.join(&file.path), &to, Kind::File)?;
        }
    }
    for (path, kind) in &plan.foreign {
        disk.link(&site.out.join(path), &staging.join(path), *kind)?;
    }
    Ok(())
}

/// How a file gets from the new crate into the old folder.
#[derive(Clone, Copy)]
enum Take {
    /// The new crate is in sight: it stays whole.
    Link,
    /// The old folder is in sight: each file changes at one instant.
    Move,
}

/// Carries the changes out in the folder `old`, with the files of the folder `new`.
fn update(
    plan: &Plan,
    new: &Path,
    old: &Path,
    take: Take,
    disk: &mut Disk<'_>,
) -> Result<(), WriteError> {
    let unwanted = |change: &&Change| change.kind == ChangeKind::Unwanted;
    for change in plan.changes.iter().filter(unwanted) {
        let path = old.join(&change.path);
        disk.remove_file(&path)?;
        for folder in path.ancestors().skip(1).take_while(|folder| *folder != old) {
            if !disk.remove_empty(folder)? {
                break;
            }
        }
    }
    // The list comes last: until then the old one tells what is ours.
    let (list, others): (Vec<_>, Vec<_>) = plan
        .changes
        .iter()
        .filter(|change| !unwanted(change))
        .partition(|change| change.path == manifest::NAME);
    for change in others.into_iter().chain(list) {
        let (from, to) = (new.join(&change.path), old.join(&change.path));
        match take {
            Take::Move => disk.rename(&from, &to)?,
            Take::Link => {
                if change.kind != ChangeKind::Missing {
                    disk.remove_file(&to)?;
                }
                disk.link(&from, &to, Kind::File)?;
            }
        }
    }
    Ok(())
}

/// For systems on which two folders can't be exchanged: for an instant the crate is only
/// under another name, where the next run looks for it.
fn replace(site: &Site, disk: &mut Disk<'_>) -> Result<(), WriteError> {
    disk.rename(&site.out, &site.retired())?;
    if let Err(error) = disk.rename(&site.staging(), &site.out) {
        disk.rename(&site.retired(), &site.out)?;
        return discard(error, site, disk);
    }
    recover::run(site, disk)
}

/// After an error before the change: clears up as far as that goes, and passes it on.
fn discard(
    error: WriteError,
    site: &Site,
    disk: &mut Disk<'_>,
) -> Result<(), WriteError> {
    // The error that matters is the first one; what is left is for the next run.
    let _ = recover::discard(site, disk);
    Err(error)
}
