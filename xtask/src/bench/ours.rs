//! Oasmith, as its user runs it.

use std::fs;
use std::io;
use std::path::Path;

use super::place::Place;
use super::process::{Process, cargo};

/// Writes the document's crate into a folder.
pub fn generate(place: &Place, out: &Path) -> Process {
    let mut command = cargo(&place.workspace());
    command.args(["xtask", "generate", "--spec"]).arg(&place.spec).arg("--out").arg(out);
    Process::new(command, place.logs())
}

/// Writes the document in one piece, for the peer.
pub fn bundle(place: &Place) -> Process {
    let mut command = cargo(&place.workspace());
    command
        .args(["xtask", "generate", "--dump", "normalise", "--spec"])
        .arg(&place.spec);
    Process::new(command, place.logs()).into_file(place.bundle())
}

/// How many operations a document has, by the summary of a run.
pub fn operations(summary: &str) -> Option<u64> {
    let rows = summary.lines().map(str::split_whitespace);
    let mut found = rows.filter_map(|mut words| {
        (words.next() == Some("operations")).then(|| words.next()?.parse().ok())?
    });
    found.next()
}

/// Takes a crate away.
pub fn clear(folder: &Path) -> Result<(), String> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(format!("{}: {error}", folder.display()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::operations;

    #[test]
    fn the_summary_tells_how_many_operations_there_are() {
        let summary =
            "pets written, 9 files changed\n  operations      659\n  types  7\n";
        assert_eq!(operations(summary), Some(659));
        assert_eq!(operations("pets was up to date\n"), None);
    }
}
