//! Whether the folders that have to change can be changed: asked before anything is, since
//! a folder that is read-only may well change places with another. Only looks.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use super::WriteError;
use super::compare::Plan;
use super::error::Standing;
use super::site::Site;

/// Refuses to begin where a folder is read-only.
pub(super) fn check(plan: &Plan, site: &Site) -> Result<(), WriteError> {
    let paths =
        plan.changes.iter().flat_map(|change| Path::new(&change.path).ancestors());
    let folders: BTreeSet<_> = paths.map(|path| site.out.join(path)).collect();
    for folder in folders.iter().filter(|path| path.is_dir()) {
        writable(folder).map_err(|error| {
            WriteError::io("write to", folder)(error).unfinished(site, Standing::Old)
        })?;
    }
    Ok(())
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn writable(folder: &Path) -> io::Result<()> {
    use rustix::fs::{Access, access};

    Ok(access(folder, Access::WRITE_OK | Access::EXEC_OK)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn writable(_: &Path) -> io::Result<()> {
    Ok(())
}
