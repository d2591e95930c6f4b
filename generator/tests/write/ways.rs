//! What the tests of kills share: two crates, the user's files in them, and the ways in
//! which one crate takes the place of the other.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use oasmith::write::{self, Mode, Outcome, WriteError};

use crate::{Bench, contents, map, tree};

pub type Files = &'static [(&'static str, &'static str)];

pub const OLD: Files = &[
    ("Cargo.toml", "old\n"),
    ("src/lib.rs", "old\n"),
    ("src/a.rs", "old\n"),
    ("src/b.rs", "old\n"),
    ("src/gone/x.rs", "old\n"),
    ("src/gone/y.rs", "old\n"),
    ("same", "same\n"),
    ("same too", "same\n"),
];
pub const NEW: Files = &[
    ("Cargo.toml", "new\n"),
    ("src/lib.rs", "new\n"),
    ("src/a.rs", "new\n"),
    ("src/b.rs", "new\n"),
    ("src/here/x.rs", "new\n"),
    ("src/here/y.rs", "new\n"),
    ("src/here/z.rs", "new\n"),
    ("examples/a.rs", "new\n"),
    ("examples/b.rs", "new\n"),
    ("examples/c.rs", "new\n"),
    ("examples/d.rs", "new\n"),
    ("docs/a.md", "new\n"),
    ("docs/b.md", "new\n"),
    ("docs/c.md", "new\n"),
    ("docs/d.md", "new\n"),
    ("docs/e.md", "new\n"),
    ("docs/f.md", "new\n"),
    ("docs/g.md", "new\n"),
    ("docs/h.md", "new\n"),
    ("docs/i.md", "new\n"),
    ("docs/j.md", "new\n"),
    ("docs/k.md", "new\n"),
    ("docs/l.md", "new\n"),
    ("same", "same\n"),
    ("same too", "same\n"),
];
/// But for one file, the new one.
pub const NEARLY: Files = &[
    ("Cargo.toml", "new\n"),
    ("src/lib.rs", "new\n"),
    ("src/a.rs", "old\n"),
    ("src/b.rs", "new\n"),
    ("src/here/x.rs", "new\n"),
    ("src/here/y.rs", "new\n"),
    ("src/here/z.rs", "new\n"),
    ("examples/a.rs", "new\n"),
    ("examples/b.rs", "new\n"),
    ("examples/c.rs", "new\n"),
    ("examples/d.rs", "new\n"),
    ("docs/a.md", "new\n"),
    ("docs/b.md", "new\n"),
    ("docs/c.md", "new\n"),
    ("docs/d.md", "new\n"),
    ("docs/e.md", "new\n"),
    ("docs/f.md", "new\n"),
    ("docs/g.md", "new\n"),
    ("docs/h.md", "new\n"),
    ("docs/i.md", "new\n"),
    ("docs/j.md", "new\n"),
    ("docs/k.md", "new\n"),
    ("docs/l.md", "new\n"),
    ("same", "same\n"),
    ("same too", "same\n"),
];
/// What the document may say by the time of the next run.
pub const LATER: Files = &[
    ("Cargo.toml", "later\n"),
    ("src/lib.rs", "later\n"),
    ("src/here/x.rs", "later\n"),
    ("src/gone/x.rs", "later\n"),
    ("same", "later\n"),
];
/// Next to generated files, and where generated files come and go.
pub const MINE: Files =
    &[("src/mine.rs", "mine"), ("src/gone/mine.rs", "mine"), ("notes/n.md", "mine")];
/// Never looked into.
pub const HUGE: Files = &[(".git/HEAD", "mine"), ("target/debug/x", "mine")];

/// More steps than any run of these tests has.
pub const FAR: usize = 200;

/// How one crate takes the place of the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Two folders change places at one instant.
    Exchange,
    /// Two renames, on systems that know nothing better.
    Renames,
    /// File by file, where the folder can't be renamed.
    InPlace,
}

impl Way {
    pub const ALL: [Way; 3] = [Way::Exchange, Way::Renames, Way::InPlace];

    /// What a system says on which only this way is open.
    pub fn refuse(self, action: &str) -> io::Result<()> {
        match (self, action) {
            (Way::Renames, "exchange") => Err(ErrorKind::Unsupported.into()),
            (Way::InPlace, "exchange") => Err(ErrorKind::ResourceBusy.into()),
            _ => Ok(()),
        }
    }
}

/// From which crate to which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// There is no folder yet.
    First,
    /// Files are added, changed and removed, and some are the user's.
    Update,
    /// One file is another.
    OneFile,
}

impl Step {
    pub const ALL: [Step; 3] = [Step::First, Step::Update, Step::OneFile];

    pub fn bench(self) -> Bench {
        let bench = Bench::new();
        if let Some(files) = self.old() {
            bench.write(files).expect("the first crate is written");
            self.mine().for_each(|(path, text)| bench.put(path, text));
        }
        bench
    }

    fn old(self) -> Option<Files> {
        match self {
            Step::First => None,
            Step::Update => Some(OLD),
            Step::OneFile => Some(NEARLY),
        }
    }

    /// The files of the user's.
    fn mine(self) -> impl Iterator<Item = &'static (&'static str, &'static str)> {
        let some = self != Step::First;
        MINE.iter().chain(HUGE).filter(move |_| some)
    }

    /// A whole crate, with the user's files.
    pub fn whole(self, files: Files) -> BTreeMap<String, String> {
        let mut all = map(files);
        all.extend(self.mine().map(|(path, text)| (path.to_string(), text.to_string())));
        all
    }
}

/// Writes the new crate in the given way; `watch` is asked before each step, with its
/// number.
pub fn write_new(
    out: &Path,
    way: Way,
    watch: &mut (dyn FnMut(usize) -> io::Result<()> + Send),
) -> Result<Outcome, WriteError> {
    let mut count = 0;
    write::run_watched(tree(NEW), "a test", out, Mode::Write, &mut |action, _| {
        count += 1;
        watch(count)?;
        way.refuse(action)
    })
}

/// What somebody sees who comes right after the kill, without another run.
pub fn assert_sound(bench: &Bench, step: Step, way: Way, at: usize) {
    let here = seen(&bench.out);
    let beside = |role| seen(&bench.root.path().join(format!(".crate.oasmith-{role}")));
    let is_old =
        |found: &_| Some(found) == step.old().map(|old| step.whole(old)).as_ref();
    let is_whole = |found: &_| is_old(found) || *found == step.whole(NEW);
    let sound = match way {
        _ if is_whole(&here) => true,
        Way::Exchange => step == Step::First && here.is_empty(),
        // The crate under its other name; what is never looked into comes last.
        Way::Renames if here.is_empty() => step == Step::First || is_old(&beside("old")),
        Way::Renames => {
            let mut both = here.clone();
            let left = beside("old").into_iter().chain(beside("new"));
            both.extend(left.filter(|(path, _)| is_huge(path)));
            is_whole(&both)
        }
        // No crate, as far as Cargo is concerned, with all of the user's files.
        Way::InPlace => {
            let kept =
                |(path, text): &(_, _)| here.get(*path).is_some_and(|t| t == text);
            match step {
                Step::First => here.is_empty(),
                Step::Update => {
                    !here.contains_key("Cargo.toml") && step.mine().all(kept)
                }
                Step::OneFile => false,
            }
        }
    };
    assert!(sound, "{way:?}, {step:?}, before change {at}: {here:#?}");
}

/// The next run ends well, whatever the document says by then.
pub fn assert_next_run_is_done(bench: &Bench, step: Step, files: Files, at: usize) {
    let next = bench.write(files);
    next.unwrap_or_else(|error| panic!("{step:?}, after change {at}: {error}"));
    assert_eq!(bench.contents(), step.whole(files), "{step:?}, after change {at}");
    assert_eq!(bench.leftovers(), [""; 0], "{step:?}, after change {at}");
}

/// What is in a folder, the files that Oasmith has for itself aside.
fn seen(folder: &Path) -> BTreeMap<String, String> {
    if fs::symlink_metadata(folder).is_err() {
        return BTreeMap::new();
    }
    let mut all = contents(folder);
    all.retain(|path, _| !path.starts_with(".oasmith-"));
    all
}

fn is_huge(path: &str) -> bool {
    HUGE.iter().any(|(huge, _)| *huge == path)
}
