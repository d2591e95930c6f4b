//! A file that stands alone beside the document: compared, and exchanged at one instant.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process;

use super::{ChangeKind, Mode, WriteError};

/// Brings a file up to date, or only says what is not as it should be. A file with the same
/// text is not touched; an error or a kill leaves the old one whole.
pub fn single(
    path: &Path,
    text: &str,
    mode: Mode,
) -> Result<Option<ChangeKind>, WriteError> {
    let change = match fs::read(path) {
        Ok(old) if old == text.as_bytes() => return Ok(None),
        Ok(old) => ChangeKind::Differs { line: first_difference(&old, text) },
        Err(error) if error.kind() == ErrorKind::NotFound => ChangeKind::Missing,
        Err(error) => return Err(WriteError::io("read", path)(error)),
    };
    if mode == Mode::Write {
        // A link stays one: what it leads to is exchanged.
        let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        exchange(&place, text)?;
    }
    Ok(Some(change))
}

fn exchange(path: &Path, text: &str) -> Result<(), WriteError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // Of two runs at once each has a file of its own, and the last one counts.
    let new = path.with_file_name(format!(".{name}.{}.new", process::id()));
    let written = File::create(&new).and_then(|mut file| {
        if let Ok(old) = fs::metadata(path) {
            file.set_permissions(old.permissions())?;
        }
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&new, path)
    });
    written.map_err(|error| {
        // Nothing to be done if it can't be removed either: the first error is the one.
        let _ = fs::remove_file(&new);
        WriteError::io("write", path)(error)
    })
}

/// The first line that differs, counted from one.
fn first_difference(old: &[u8], new: &str) -> usize {
    let old = old.split(|byte| *byte == b'\n');
    let new = new.as_bytes().split(|byte| *byte == b'\n');
    old.zip(new).take_while(|(old, new)| old == new).count() + 1
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{ChangeKind, Mode, single};

    #[test]
    fn a_file_is_written_once_and_then_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("names.lock");
        let run = |text, mode| single(&path, text, mode).expect("a result");
        assert_eq!(run("a\nb\n", Mode::Check), Some(ChangeKind::Missing));
        assert!(!path.exists());
        assert_eq!(run("a\nb\n", Mode::Write), Some(ChangeKind::Missing));
        assert_eq!(run("a\nb\n", Mode::Write), None);
        assert_eq!(run("a\nc\n", Mode::Write), Some(ChangeKind::Differs { line: 2 }));
        assert_eq!(fs::read_to_string(&path).expect("a file"), "a\nc\n");
        let files = fs::read_dir(folder.path()).expect("a folder").count();
        assert_eq!(files, 1, "nothing is left beside it");
    }

    #[test]
    fn where_nothing_can_be_written_the_old_file_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("gone").join("names.lock");
        let error = single(&path, "a\n", Mode::Write).expect_err("no such folder");
        assert!(error.to_string().contains("names.lock"), "{error}");
    }
}
