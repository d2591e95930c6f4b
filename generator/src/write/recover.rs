//! Clears up after a run that was killed: brings back whatever of the user's is in the
//! folders that it left behind, then removes them.

use std::collections::BTreeSet;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};

use super::disk::{Disk, Exchange};
use super::site::Site;
use super::{WriteError, manifest, survey};

/// Whether there is anything to clear up.
pub(super) fn is_needed(site: &Site) -> bool {
    let confined = site.confined();
    has_left(site)
        || has_left(&confined)
        || [site, &confined].iter().any(|site| exists(&site.lock()))
}

/// Whether a run was killed here before it was done.
pub(super) fn has_left(site: &Site) -> bool {
    [site.staging(), site.retired(), site.trash()].iter().any(|path| exists(path))
}

/// Clears up, so that only the crate is left.
pub(super) fn run(site: &Site, disk: &mut Disk<'_>) -> Result<(), WriteError> {
    if !site.is_confined() {
        beside(site, disk)?;
    }
    let inside = site.confined();
    if has_left(&inside) {
        sweep(&site.out, disk)?;
    }
    // In there are only copies of what is emitted.
    discard(&inside, disk)
}

/// Removes the empty folders that were made for listed files which never came.
fn sweep(out: &Path, disk: &mut Disk<'_>) -> Result<(), WriteError> {
    let listed: Vec<PathBuf> =
        manifest::read(out)?.into_iter().map(PathBuf::from).collect();
    let folders =
        |path: &PathBuf| path.ancestors().skip(1).map(PathBuf::from).collect::<Vec<_>>();
    let folders: BTreeSet<PathBuf> = listed.iter().flat_map(folders).collect();
    // The inner ones first.
    for folder in folders.iter().rev().map(|folder| out.join(folder)) {
        if fs::read_dir(&folder).is_ok_and(|mut entries| entries.next().is_none()) {
            disk.remove_empty(&folder)?;
        }
    }
    Ok(())
}

fn beside(site: &Site, disk: &mut Disk<'_>) -> Result<(), WriteError> {
    if !exists(&site.out) && exists(&site.retired()) {
        disk.rename(&site.retired(), &site.out)?;
    }
    for left in [site.retired(), site.staging()] {
        if exists(&left) {
            reclaim(&left, site, disk)?;
            throw_away(&left, site, disk)?;
        }
    }
    empty_trash(site, disk)
}

/// Removes the staging folder, in which there is nothing that is not in the crate too.
pub(super) fn discard(site: &Site, disk: &mut Disk<'_>) -> Result<(), WriteError> {
    let staging = site.staging();
    if exists(&staging) {
        throw_away(&staging, site, disk)?;
    }
    empty_trash(site, disk)
}

/// Removes a folder in such a way that a kill in the middle leaves nothing that could be
/// mistaken for a crate.
fn throw_away(left: &Path, site: &Site, disk: &mut Disk<'_>) -> Result<(), WriteError> {
    empty_trash(site, disk)?;
    disk.rename(left, &site.trash())?;
    empty_trash(site, disk)
}

fn empty_trash(site: &Site, disk: &mut Disk<'_>) -> Result<(), WriteError> {
    let trash = site.trash();
    if exists(&trash) { disk.remove_tree(&trash) } else { Ok(()) }
}

/// Moves what is not Oasmith's from a folder that was left behind into the crate.
fn reclaim(left: &Path, site: &Site, disk: &mut Disk<'_>) -> Result<(), WriteError> {
    let listed = manifest::read(left)?.into_iter().chain(manifest::read(&site.out)?);
    // Folders too: the run may have ended before there was a file in them.
    let ours: BTreeSet<PathBuf> = listed
        .flat_map(|path| {
            Path::new(&path).ancestors().map(PathBuf::from).collect::<Vec<_>>()
        })
        .collect();
    for name in survey::OPAQUE {
        reclaim_opaque(name, left, site, disk)?;
    }
    let foreign = survey::of(left)?.into_keys().filter(|path| !ours.contains(path));
    for path in foreign {
        let (from, to) = (left.join(&path), site.out.join(&path));
        let meta = |path: &Path| {
            fs::symlink_metadata(path).map_err(WriteError::io("look at", path))
        };
        if !exists(&to) || is_newer(&meta(&from)?, &meta(&to)?) {
            disk.rename(&from, &to)?;
        }
    }
    Ok(())
}

/// Moves a folder that is never looked into, unless the crate has one by now.
fn reclaim_opaque(
    name: &str,
    left: &Path,
    site: &Site,
    disk: &mut Disk<'_>,
) -> Result<(), WriteError> {
    let (from, to) = (left.join(name), site.out.join(name));
    let stands_in = |path: &Path| {
        fs::read_link(path).is_ok_and(|target| target == site.staged(name))
    };
    if !exists(&from) || stands_in(&from) {
        return Ok(());
    }
    if stands_in(&to) {
        if disk.exchange(&from, &to)? == Exchange::Done {
            return Ok(());
        }
        disk.remove_file(&to)?;
    }
    if !exists(&to) {
        disk.rename(&from, &to)
    } else if name == ".git" {
        Err(WriteError::Leftover { left: from, taken: to })
    } else {
        Ok(())
    }
}

/// Whether a file was saved after the one that would be kept: an editor may have had the
/// old folder open.
fn is_newer(left: &Metadata, kept: &Metadata) -> bool {
    left.is_file()
        && kept.is_file()
        && matches!((left.modified(), kept.modified()), (Ok(left), Ok(kept)) if left > kept)
}

/// Whether there is anything of that name, be it a link to nowhere.
fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}
