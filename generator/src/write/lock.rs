//! Lets one run at a time write a crate. The lock is the operating system's, so it ends
//! with the process, however that ends.

use std::fs::{self, File, TryLockError};
use std::path::PathBuf;

use super::WriteError;
use super::site::Site;

/// Held while a crate is being written.
pub(super) struct Lock {
    // Dropped after the name is gone: whoever has opened the name before that finds that
    // it is no longer the file they locked.
    _file: File,
    path: PathBuf,
}

impl Lock {
    pub fn take(site: &Site) -> Result<Self, WriteError> {
        let path = site.lock();
        let busy = || WriteError::Busy { out: site.out.clone() };
        fs::create_dir_all(site.parent())
            .map_err(WriteError::io("make the folder", site.parent()))?;
        let file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(WriteError::io("write", &path))?;
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
