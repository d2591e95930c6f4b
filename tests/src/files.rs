//! Looks at folders.

use std::fs;
use std::path::{Path, PathBuf};

/// The files below a folder, relative to it, in order. Cargo's own are left out.
pub fn all(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut left = vec![folder.to_owned()];
    while let Some(at) = left.pop() {
        let Ok(entries) = fs::read_dir(&at) else { continue };
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                let is_build = path == folder.join("target");
                left.extend((!is_build).then_some(path));
            } else if let Ok(relative) = path.strip_prefix(folder) {
                found.push(relative.to_owned());
            }
        }
    }
    found.sort();
    found
}
