//! Puts the new crate in the old one's place. At every instant, and so after an error or a
//! kill too, the folder holds the whole old crate or the whole new one.
//!
//! The new crate is built beside the old one and the two change places at one instant.
//! The old folder, now out of sight, is then brought up to date and put back: it is the
//! one that shells stand in, that editors watch and that `.git` and `target` are in.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::compare::{ChangeKind, Plan};
use super::disk::{Disk, Exchange, New};
use super::error::Standing;
use super::site::Site;
use super::survey::{self, Kind};
use super::{Rendered, WriteError, in_place, manifest, recover};

/// Brings the crate on disk to what `files` say. `plan` is their comparison.
pub(super) fn run(
    files: &[Rendered],
    plan: &Plan,
    site: &Site,
    disk: &mut Disk<'_>,
) -> Result<(), WriteError> {
    if site.is_confined() {
        return in_place::run(files, plan, site, disk);
    }
    let new = !site.out.exists();
    let staging = site.staging();
    let exchanged = match stage(files, plan, site, disk) {
        Ok(()) if new => disk.rename(&staging, &site.out).map(|()| Exchange::Done),
        Ok(()) => disk.exchange(&staging, &site.out),
        Err(WriteError::Io { source, .. })
            if source.kind() == ErrorKind::CrossesDevices =>
        {
            Ok(Exchange::Pinned)
        }
        Err(error) => Err(error),
    };
    match exchanged {
        Ok(Exchange::Done) if new => disk.sync(site.parent(), &[]),
        Ok(Exchange::Done) => put_back(plan, site, disk),
        Ok(Exchange::Unknown) => replace(site, disk),
        Ok(Exchange::Pinned) => {
            recover::discard(site, disk)?;
            in_place::run(files, plan, &site.confined(), disk)
        }
        Err(error) => Err(discard(error, site, disk)),
    }
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
    let mut written = Vec::new();
    // The list comes first, so that whatever a kill leaves behind is known as ours.
    let (list, others): (Vec<_>, Vec<_>) =
        files.iter().partition(|file| file.path == manifest::NAME);
    for files in [list, others] {
        let (new, same): (Vec<&Rendered>, Vec<_>) =
            files.into_iter().partition(|file| changed.contains(file.path.as_str()));
        let new = new.into_iter().map(|file| New {
            to: staging.join(&file.path),
            text: &file.text,
            replaces: site.out.join(&file.path),
        });
        let new: Vec<New<'_>> = new.collect();
        disk.write(&new)?;
        written.extend(new);
        for file in same {
            let (from, to) = (site.out.join(&file.path), staging.join(&file.path));
            disk.link(&from, &to, Kind::File)?;
        }
    }
    for (path, kind) in &plan.foreign {
        disk.link(&site.out.join(path), &staging.join(path), *kind)?;
    }
    for name in survey::OPAQUE {
        if fs::symlink_metadata(site.out.join(name)).is_ok() {
            disk.point(&staging.join(name), &site.staged(name))?;
        }
    }
    if let Some(own) = fs::metadata(&site.out).ok().map(|meta| meta.permissions()) {
        disk.permit(&staging, own)?;
    }
    disk.sync(&staging, &written)
}

/// The new crate stands by now; brings its folder back. If that can't be saved, it does
/// without it.
fn put_back(plan: &Plan, site: &Site, disk: &mut Disk<'_>) -> Result<(), WriteError> {
    let _ = update(plan, site, disk)
        .and_then(|()| disk.exchange(&site.staging(), &site.out));
    recover::run(site, disk)
        .and_then(|()| disk.sync(site.parent(), &[]))
        .map_err(|error| error.unfinished(site, Standing::New))
}

/// Carries the changes out in the old folder, which is where the new crate was built.
fn update(plan: &Plan, site: &Site, disk: &mut Disk<'_>) -> Result<(), WriteError> {
    let (old, new) = (site.staging(), &site.out);
    remove_unwanted(plan, &old, disk)?;
    // The list comes last: until then the old one tells what is ours.
    let (list, others): (Vec<_>, Vec<_>) =
        plan.to_write().partition(|change| change.path == manifest::NAME);
    for change in others.into_iter().chain(list) {
        let to = old.join(&change.path);
        if change.kind != ChangeKind::Missing {
            disk.remove_file(&to)?;
        }
        disk.link(&new.join(&change.path), &to, Kind::File)?;
    }
    Ok(())
}

/// Removes what an earlier run wrote and this one would not.
pub(super) fn remove_unwanted(
    plan: &Plan,
    folder: &Path,
    disk: &mut Disk<'_>,
) -> Result<(), WriteError> {
    for change in plan.changes.iter().filter(|one| one.kind == ChangeKind::Unwanted) {
        let path = folder.join(&change.path);
        disk.remove_file(&path)?;
        for above in path.ancestors().skip(1).take_while(|above| *above != folder) {
            if !disk.remove_empty(above)? {
                break;
            }
        }
    }
    Ok(())
}

/// For systems on which two folders can't be exchanged: for an instant the crate is only
/// under another name, where the next run looks for it.
fn replace(site: &Site, disk: &mut Disk<'_>) -> Result<(), WriteError> {
    disk.rename(&site.out, &site.retired())
        .map_err(|error| discard(error, site, disk))?;
    if let Err(error) = disk.rename(&site.staging(), &site.out) {
        return Err(match disk.rename(&site.retired(), &site.out) {
            Ok(()) => discard(error, site, disk),
            Err(_) => error.unfinished(site, Standing::Aside(site.retired())),
        });
    }
    // Where the links of the new crate lead.
    disk.rename(&site.retired(), &site.staging())
        .and_then(|()| recover::run(site, disk))
        .and_then(|()| disk.sync(site.parent(), &[]))
        .map_err(|error| error.unfinished(site, Standing::New))
}

/// After an error before the change: clears up as far as that goes, and passes it on.
pub(super) fn discard(
    error: WriteError,
    site: &Site,
    disk: &mut Disk<'_>,
) -> WriteError {
    // The error that matters is the first one; what is left is for the next run.
    let _ = recover::discard(site, disk);
    error.unfinished(site, Standing::Old)
}
