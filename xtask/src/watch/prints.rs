//! What the inputs of a run look like: enough to tell whether they are others by now.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use oasmith::Inputs;

/// The inputs of a run at one moment.
#[derive(Debug)]
pub struct Prints {
    /// `None` where there is no file.
    files: BTreeMap<PathBuf, Option<Print>>,
    folders: BTreeMap<PathBuf, Names>,
}

/// What is in a folder.
#[derive(Debug)]
struct Names {
    modified: Option<SystemTime>,
    files: BTreeSet<PathBuf>,
}

/// What a file looks like.
#[derive(Clone, Copy, Debug)]
struct Print {
    modified: Option<SystemTime>,
    length: u64,
    contents: u64,
}

impl Prints {
    /// Looks at the files; only at those that may be others than in `last` from inside.
    pub fn of(inputs: &Inputs, last: Option<&Prints>) -> Self {
        let known = |path: &Path| last.and_then(|last| *last.files.get(path)?);
        let file = |path: &PathBuf| (path.clone(), Print::of(path, known(path)));
        let folder = |path: &PathBuf| (path.clone(), Names::of(path));
        Self {
            files: inputs.files.iter().map(file).collect(),
            folders: inputs.folders.iter().map(folder).collect(),
        }
    }

    /// Takes over what a file looks like in `now`.
    pub fn adopt(&mut self, path: &Path, now: &Prints) {
        if let Some(print) = now.files.get(path) {
            self.files.insert(path.to_owned(), *print);
        }
    }

    /// The names of what is not as in `last`. What is not in there has changed if it was
    /// written after `start`, when nobody knew yet that it counts.
    pub fn changed_since(&self, last: &Prints, start: SystemTime) -> Vec<String> {
        let is_new =
            |modified: Option<SystemTime>| modified.is_some_and(|at| at > start);
        let files =
            self.files.iter().filter(|(path, now)| match last.files.get(*path) {
                Some(then) => {
                    now.map(|now| now.contents) != then.map(|then| then.contents)
                }
                None => is_new(now.and_then(|now| now.modified)),
            });
        let files = files.map(|(path, _)| path);
        let folders = self.folders.iter().flat_map(|(path, now)| -> Vec<&PathBuf> {
            match last.folders.get(path) {
                Some(then) => now.files.symmetric_difference(&then.files).collect(),
                None if is_new(now.modified) => vec![path],
                None => Vec::new(),
            }
        });
        let all: BTreeSet<&PathBuf> = files.chain(folders).collect();
        let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_owned();
        all.into_iter().map(|path| name(path).to_string_lossy().into_owned()).collect()
    }
}

impl Print {
    fn of(path: &Path, last: Option<Print>) -> Option<Self> {
        let found = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
        let (modified, length) = (found.modified().ok(), found.len());
        // A file of the very last moment may be written again within the same tick.
        let is_settled = |at: SystemTime| at.elapsed().is_ok_and(|age| age > SETTLED);
        let same = |last: &Print| {
            last.modified == modified
                && last.length == length
                && modified.is_some_and(is_settled)
        };
        if let Some(last) = last.filter(same) {
            return Some(last);
        }
        let mut hasher = DefaultHasher::new();
        fs::read(path).ok()?.hash(&mut hasher);
        Some(Self { modified, length, contents: hasher.finish() })
    }
}

/// Clocks of file systems tick in up to two seconds.
const SETTLED: std::time::Duration = std::time::Duration::from_secs(3);

impl Names {
    fn of(folder: &Path) -> Self {
        let modified = fs::metadata(folder).and_then(|found| found.modified()).ok();
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let files = entries.map(|entry| entry.path()).filter(|path| path.is_file());
        Self { modified, files: files.collect() }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::time::{Duration, SystemTime};

    use oasmith::Inputs;

    use super::Prints;

    #[test]
    fn contents_count_not_times_and_what_was_not_there_counts_once_it_is() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        fs::write(at("a.yaml"), "a").expect("a file");
        let inputs = Inputs {
            files: BTreeSet::from([at("a.yaml"), at("b.yaml")]),
            folders: BTreeSet::from([at("examples")]),
        };
        let start = SystemTime::now() - Duration::from_secs(60);
        let mut last = Prints::of(&inputs, None);
        let mut changes = || {
            let now = Prints::of(&inputs, Some(&last));
            let changed = now.changed_since(&last, start);
            last = now;
            changed
        };
        assert!(changes().is_empty());
        fs::write(at("a.yaml"), "a").expect("a file");
        assert!(changes().is_empty());
        fs::write(at("a.yaml"), "b").expect("a file");
        assert_eq!(changes(), ["a.yaml"]);
        fs::write(at("b.yaml"), "").expect("a file");
        assert_eq!(changes(), ["b.yaml"]);
        fs::create_dir(at("examples")).expect("a folder");
        fs::write(at("examples/one.rs"), "").expect("a file");
        assert_eq!(changes(), ["one.rs"]);
        fs::remove_file(at("a.yaml")).expect("a file");
        fs::remove_file(at("examples/one.rs")).expect("a file");
        assert_eq!(changes(), ["a.yaml", "one.rs"]);
    }

    #[test]
    fn a_file_nobody_knew_of_has_changed_if_it_is_newer_than_the_run() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("new.yaml");
        fs::write(&path, "a").expect("a file");
        let before = Prints::of(&Inputs::default(), None);
        let inputs = Inputs {
            files: BTreeSet::from([path]),
            folders: BTreeSet::from([folder.path().to_owned()]),
        };
        let after = Prints::of(&inputs, Some(&before));
        let minute = Duration::from_secs(60);
        let now = SystemTime::now();
        assert_eq!(after.changed_since(&before, now - minute).len(), 2);
        assert!(after.changed_since(&before, now + minute).is_empty());
    }
}
