//! Clears up after a run that was killed: brings back whatever of the user's is in the
//! folders that it left behind, then removes them.

use std::collections::BTreeSet;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::site::Site;
use super::{WriteError, manifest, survey};

/// Whether there is anything to clear up.
pub(super) fn is_needed(site: &Site) -> bool {
    [site.staging(), site.retired(), site.trash()].iter().any(|path| path.exists())
}

/// Clears up, so that only the crate is left.
pub(super) fn run(site: &Site, disk: &mut Disk<'_>) -> Result<(), WriteError> {
    if !site.out.exists() && site.retired().exists() {
        disk.rename(&site.retired(), &site.out)?;
    }
    for left in [site.retired(), site.staging()] {
        if left.exists() {
            reclaim(&left, &site.out, disk)?;
            throw_away(&left, site, disk)?;
        }
    }
    empty_trash(site, disk)
}

/// Removes the staging folder, in which there is nothing that is not in the crate too.
pub(super) fn discard(site: &Site, disk: &mut Disk<'_>) -> Result<(), WriteError> {
    let staging = site.staging();
    if staging.exists() {
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
    if trash.exists() { disk.remove_tree(&trash) } else { Ok(()) }
}

/// Moves what is not Oasmith's from a folder that was left behind into the crate.
fn reclaim(left: &Path, out: &Path, disk: &mut Disk<'_>) -> Result<(), WriteError> {
    let mut ours: BTreeSet<PathBuf> =
        manifest::read(left)?.into_iter().map(PathBuf::from).collect();
    ours.extend(manifest::read(out)?.into_iter().map(PathBuf::from));
    let opaque = survey::OPAQUE.into_iter().map(PathBuf::from);
    let opaque = opaque.filter(|path| left.join(path).exists());
    let foreign = survey::of(left)?.into_keys().filter(|path| !ours.contains(path));
    for path in opaque.chain(foreign) {
        let (from, to) = (left.join(&path), out.join(&path));
        let meta = |path: &Path| {
            fs::symlink_metadata(path).map_err(WriteError::io("look at", path))
        };
        if fs::symlink_metadata(&to).is_err() {
            disk.rename(&from, &to)?;
        } else if path == Path::new(".git") {
            return Err(WriteError::Leftover { left: from, taken: to });
        } else if is_newer(&meta(&from)?, &meta(&to)?) {
            disk.rename(&from, &to)?;
        }
    }
    Ok(())
}

/// Whether a file was saved after the one that would be kept: an editor may have had the
/// old folder open.
fn is_newer(left: &Metadata, kept: &Metadata) -> bool {
    left.is_file()
        && kept.is_file()
        && matches!((left.modified(), kept.modified()), (Ok(left), Ok(kept)) if left > kept)
}
