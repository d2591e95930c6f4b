//! Lets one run at a time write a crate. The lock is the operating system's, so it ends
//! with the process, however that ends.

use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::PathBuf;

use super::WriteError;
use super::error::Standing;
use super::site::Site;

/// Held while a crate is being written.
pub(super) struct Lock {
    // Dropped after the name is gone: whoever has opened the name before that finds that
    // it is no longer the file they locked.
    _file: File,
    path: PathBuf,
}

impl Lock {
    /// Takes the lock beside the crate; where nothing can be put there, in it. The site
    /// that comes back says which.
    pub fn take(site: Site) -> Result<(Self, Site), WriteError> {
        match Self::at(&site) {
            Ok(lock) => Ok((lock, site)),
            Err(error) if is_refused(&error) && site.out.exists() => {
                let site = site.confined();
                Ok((Self::at(&site)?, site))
            }
            Err(error) => Err(error),
        }
    }

    /// Whether another run holds the lock. Changes nothing.
    pub fn is_taken(site: &Site) -> bool {
        [site.lock(), site.confined().lock()].iter().any(|path| {
            File::open(path).is_ok_and(|file| {
                matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock))
            })
        })
    }

    fn at(site: &Site) -> Result<Self, WriteError> {
        let path = site.lock();
        let busy = || WriteError::Busy { out: site.out.clone() };
        fs::create_dir_all(site.parent())
            .map_err(WriteError::io("make the folder", site.parent()))?;
        let file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(|error| {
                // Nobody has asked for the lock's own file.
                WriteError::io("write to", path.parent().unwrap_or(&path))(error)
                    .unfinished(site, Standing::Old)
            })?;
        match file.try_lock() {
            Ok(()) if is_named(&file, &path) => Ok(Lock { _file: file, path }),
            Ok(()) | Err(TryLockError::WouldBlock) => Err(busy()),
            Err(TryLockError::Error(error)) => Err(WriteError::io("lock", &path)(error)),
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Left behind, it does no harm.
        let _ = fs::remove_file(&self.path);
    }
}

/// Whether the folder takes no new file.
fn is_refused(error: &WriteError) -> bool {
    use ErrorKind::{PermissionDenied, ReadOnlyFilesystem};
    match error {
        WriteError::Unfinished { cause, .. } => is_refused(cause),
        WriteError::Io { source, .. } => {
            matches!(source.kind(), PermissionDenied | ReadOnlyFilesystem)
        }
        _ => false,
    }
}

/// Whether the locked file is still the one that the next run would open.
#[cfg(unix)]
fn is_named(file: &File, path: &std::path::Path) -> bool {
    use std::os::unix::fs::MetadataExt;

    match (file.metadata(), fs::metadata(path)) {
        (Ok(held), Ok(named)) => (held.dev(), held.ino()) == (named.dev(), named.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_named(_: &File, path: &std::path::Path) -> bool {
    path.exists()
}
