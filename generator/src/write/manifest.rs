//! The list of what Oasmith wrote, which is itself in the crate. It is how a later run
//! tells its own files from the user's.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::{Rendered, WriteError};

/// Its path in the crate.
pub(super) const NAME: &str = ".oasmith-files";

const HEAD: &str =
    "# What Oasmith wrote. Other files in this folder are yours: it never touches them.";

/// The list for these files; lists itself.
pub(super) fn of(files: &[Rendered]) -> Rendered {
    let text = listing(files.iter().map(|file| file.path.as_str()));
    Rendered { path: NAME.to_owned(), text }
}

/// The list of these paths, and of itself, as text.
pub(super) fn listing<'a>(paths: impl Iterator<Item = &'a str>) -> String {
    let paths: BTreeSet<&str> = paths.chain([NAME]).collect();
    let mut text = format!("{HEAD}\n");
    for path in paths {
        text.push_str(path);
        text.push('\n');
    }
    text
}

/// The paths that the list in `crate_dir` names; none where there is no list. A line that
/// is no path (a conflict marker of git, say) names no file and does no harm.
pub(super) fn read(crate_dir: &Path) -> Result<BTreeSet<String>, WriteError> {
    let path = crate_dir.join(NAME);
    match fs::read_to_string(&path) {
        Ok(text) => {
            let paths = text.lines().filter(|line| !line.starts_with('#'));
            Ok(paths.map(str::to_owned).chain([NAME.to_owned()]).collect())
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(BTreeSet::new()),
        Err(error) => Err(WriteError::io("read", &path)(error)),
    }
}
