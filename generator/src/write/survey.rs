//! What stands in a crate's folder, whoever put it there. Follows no symbolic link and
//! leaves `.git` and `target` alone. Only looks.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::WriteError;

/// What a path is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    File,
    /// A folder without entries. Others are known by their entries.
    EmptyFolder,
    /// A symbolic link, a socket and the like.
    Other,
}

/// Paths relative to the folder, in order.
pub(super) type Survey = BTreeMap<PathBuf, Kind>;

/// Top folders that are never looked into: they may be huge, and they are not sources.
pub(super) const OPAQUE: [&str; 2] = [".git", "target"];

/// Lists the folder; one that is not there is empty.
pub(super) fn of(root: &Path) -> Result<Survey, WriteError> {
    let mut found = Survey::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        let full = root.join(&folder);
        let entries = match fs::read_dir(&full) {
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            entries => entries.map_err(WriteError::io("list", &full))?,
        };
        let mut empty = true;
        for entry in entries {
            let entry = entry.map_err(WriteError::io("list", &full))?;
            empty = false;
            let path = folder.join(entry.file_name());
            let kind = entry.file_type().map_err(WriteError::io("look at", &path))?;
            if OPAQUE.iter().any(|name| path == Path::new(name)) {
            } else if kind.is_dir() {
                folders.push(path);
            } else {
                found
                    .insert(path, if kind.is_file() { Kind::File } else { Kind::Other });
            }
        }
        if empty && !folder.as_os_str().is_empty() {
            found.insert(folder, Kind::EmptyFolder);
        }
    }
    Ok(found)
}
