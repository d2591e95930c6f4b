//! Brings a crate up to date whose folder no other can replace: it is a mount point, it
//! belongs to a lower layer of a container's file system, or the folder above can't be
//! written to. Nothing there changes more than one file at one instant.
//!
//! The new files are written inside the folder first, so that a full disk is met before
//! anything has changed. Then they take their places one by one. Meanwhile the crate has
//! no `Cargo.toml`: whoever comes by, or comes after a kill, finds no crate instead of one
//! that is half old and half new. The next run mends it.

use super::compare::Plan;
use super::disk::{Disk, New};
use super::error::Standing;
use super::site::Site;
use super::swap::{discard, remove_unwanted};
use super::{Rendered, WriteError, manifest, recover};

/// Without it, Cargo takes a folder for no crate.
const DOOR: &str = "Cargo.toml";

/// The list of old and new files, in the staging folder.
const BOTH: &str = ".oasmith-both";

/// The crate's `Cargo.toml` while the others are changed, in the staging folder.
const ASIDE: &str = ".oasmith-aside";

/// Brings the crate on disk to what `files` say. `site` is confined to the crate.
pub(super) fn run(
    files: &[Rendered],
    plan: &Plan,
    site: &Site,
    disk: &mut Disk<'_>,
) -> Result<(), WriteError> {
    stage(files, plan, site, disk).map_err(|error| discard(error, site, disk))?;
    carry_out(files, plan, site, disk)
        .map_err(|error| error.unfinished(site, Standing::Half))?;
    recover::discard(site, disk).map_err(|error| error.unfinished(site, Standing::New))
}

/// Writes what is new into the staging folder.
fn stage(
    files: &[Rendered],
    plan: &Plan,
    site: &Site,
    disk: &mut Disk<'_>,
) -> Result<(), WriteError> {
    let staging = site.staging();
    let new = |path: &str, replaces: &str, text| New {
        to: staging.join(path),
        text,
        replaces: site.out.join(replaces),
    };
    let written = files.iter().filter(|file| plan.writes(&file.path));
    let mut written: Vec<New<'_>> =
        written.map(|file| new(&file.path, &file.path, &file.text)).collect();
    let wanted = files.iter().map(|file| file.path.as_str());
    let all = wanted.chain(plan.changes.iter().map(|change| change.path.as_str()));
    let both = manifest::listing(all);
    if plan.writes(manifest::NAME) {
        written.push(new(BOTH, manifest::NAME, &both));
    }
    disk.write(&written)?;
    disk.sync(&staging, &written)
}

fn carry_out(
    files: &[Rendered],
    plan: &Plan,
    site: &Site,
    disk: &mut Disk<'_>,
) -> Result<(), WriteError> {
    let (new, out) = (site.staging(), &site.out);
    if plan.writes(manifest::NAME) {
        disk.rename(&new.join(BOTH), &out.join(manifest::NAME))?;
    }
    let closes = plan.changes.len() > 1
        && files.iter().any(|file| file.path == DOOR)
        && out.join(DOOR).exists();
    if closes {
        disk.rename(&out.join(DOOR), &new.join(ASIDE))?;
    }
    remove_unwanted(plan, out, disk)?;
    let first = |path: &&str| ![DOOR, manifest::NAME].contains(path);
    for path in plan.to_write().map(|change| change.path.as_str()).filter(first) {
        disk.rename(&new.join(path), &out.join(path))?;
    }
    if plan.writes(manifest::NAME) {
        disk.rename(&new.join(manifest::NAME), &out.join(manifest::NAME))?;
    }
    if plan.writes(DOOR) {
        disk.rename(&new.join(DOOR), &out.join(DOOR))?;
    } else if closes {
        disk.rename(&new.join(ASIDE), &out.join(DOOR))?;
    }
    disk.sync(out, &[])
}
