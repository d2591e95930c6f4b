//! The `write` station, from outside: trees in, folders out.

mod change;
mod device;
mod format;
mod kill;
mod occupied;
mod place;
mod together;
mod ways;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use oasmith::emit::{File, Tree};
use oasmith::write::{self, ChangeKind, Mode, Outcome, WriteError};
use tempfile::TempDir;

/// A folder that goes away with the test, and the place for a crate in it.
struct Bench {
    root: TempDir,
    out: PathBuf,
}

impl Bench {
    fn new() -> Self {
        // In memory, where there is such a place: saving to a device takes its time.
        let root = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
        let root = root.expect("a temporary folder");
        let out = root.path().join("crate");
        Bench { root, out }
    }

    /// A bench on which a crate of these files was written.
    fn with(files: &[(&str, &str)]) -> Self {
        let bench = Bench::new();
        bench.write(files).expect("the first crate is written");
        bench
    }

    fn write(&self, files: &[(&str, &str)]) -> Result<Outcome, WriteError> {
        write::run(tree(files), "a test", &self.out, Mode::Write)
    }

    fn check(&self, files: &[(&str, &str)]) -> Vec<(String, ChangeKind)> {
        let outcome = write::run(tree(files), "a test", &self.out, Mode::Check)
            .expect("comparable");
        outcome.changes.into_iter().map(|change| (change.path, change.kind)).collect()
    }

    /// Puts a file of the user's into the crate.
    fn put(&self, path: &str, text: &str) {
        let path = self.out.join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file of the user's");
    }

    fn read(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.out.join(path)).ok()
    }

    /// What is in the crate, the list of written files aside.
    fn contents(&self) -> BTreeMap<String, String> {
        let mut all = contents(&self.out);
        all.remove(".oasmith-files");
        all
    }

    /// What is beside the crate.
    fn leftovers(&self) -> Vec<String> {
        let entries = fs::read_dir(self.root.path()).expect("the folder");
        let names = entries.map(|entry| entry.expect("an entry").file_name());
        names
            .map(|name| name.to_string_lossy().into_owned())
            .filter(|n| n != "crate")
            .collect()
    }
}

fn tree<'a>(files: &[(&'a str, &'a str)]) -> Tree<'a> {
    let file =
        |&(path, text): &(&'a str, &'a str)| File::text(path, move || text.to_owned());
    Tree { files: files.iter().map(file).collect() }
}

/// Every file below a folder; of an empty folder, its name with a slash. A link to nowhere
/// is nothing.
fn contents(root: &Path) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        let mut empty = true;
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            empty = false;
            if path.is_dir() {
                folders.push(path);
            } else if path.exists() {
                all.insert(name(root, &path), fs::read_to_string(&path).expect("text"));
            }
        }
        if empty {
            all.insert(name(root, &folder) + "/", String::new());
        }
    }
    all
}

fn name(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).expect("a path below").to_string_lossy().into_owned()
}

fn map(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}
