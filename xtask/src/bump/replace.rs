//! Puts a new text into a file that is the user's: at every instant the old one or the new
//! one stands there whole.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes the file; a link stays one, and permissions stay what they are.
pub fn file(path: &Path, text: &str) -> Result<(), String> {
    let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let beside = beside(&real);
    settle(&real, &beside, text).map_err(|error| {
        // What is left of it is of no use; the error that matters is the first one.
        let _ = fs::remove_file(&beside);
        format!("can't write `{}`: {error}", path.display())
    })
}

fn settle(path: &Path, beside: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut new = File::create(beside)?;
    if let Ok(old) = fs::metadata(path) {
        new.set_permissions(old.permissions())?;
    }
    new.write_all(text.as_bytes())?;
    new.sync_all()?;
    fs::rename(beside, path)
}

/// In the same folder, and so on the same file system.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.oasmith-new"))
}
