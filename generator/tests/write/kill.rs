//! Runs that end in the middle: by an error, by a kill, by another run. The crate is
//! always the whole old one or the whole new one.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::env;
use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

use oasmith::write::{self, Mode, WriteError};

use crate::{Bench, contents, map, tree};

const OLD: &[(&str, &str)] = &[
    ("Cargo.toml", "old\n"),
    ("src/lib.rs", "old\n"),
    ("src/a.rs", "old\n"),
    ("src/b.rs", "old\n"),
    ("src/gone/x.rs", "old\n"),
    ("src/gone/y.rs", "old\n"),
    ("same", "same\n"),
    ("same too", "same\n"),
];
const NEW: &[(&str, &str)] = &[
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
    ("same", "same\n"),
    ("same too", "same\n"),
];
const MINE: &[(&str, &str)] =
    &[("src/mine.rs", "mine"), ("src/gone/mine.rs", "mine"), ("notes/n.md", "mine")];
const HUGE: &[(&str, &str)] = &[(".git/HEAD", "mine"), ("target/debug/x", "mine")];

/// More steps than any run of these tests has.
const FAR: usize = 200;

fn bench() -> Bench {
    let bench = Bench::with(OLD);
    MINE.iter().chain(HUGE).for_each(|(path, text)| bench.put(path, text));
    bench
}

/// Writes the new crate and stops before step `at`; says whether it got that far.
fn stop_at(out: &Path, at: usize, stop: impl Fn() -> io::Error) -> bool {
    let step = Cell::new(0);
    let _ = write::run_watched(tree(NEW), "a test", out, Mode::Write, &mut |_, _| {
        step.set(step.get() + 1);
        if step.get() >= at { Err(stop()) } else { Ok(()) }
    });
    step.get() >= at
}

fn assert_whole(bench: &Bench, at: usize) {
    let mut found = bench.contents();
    HUGE.iter().for_each(|(path, _)| drop(found.remove(*path)));
    let whole = |files| {
        let mut files: BTreeMap<_, _> = map(files);
        files.extend(map(MINE));
        files
    };
    assert!(found == whole(OLD) || found == whole(NEW), "step {at}: {found:#?}");
}

fn assert_next_run_is_done(bench: &Bench, at: usize) {
    bench.write(NEW).unwrap_or_else(|error| panic!("after step {at}: {error}"));
    let mut expected = map(NEW);
    expected.extend(map(MINE));
    expected.extend(map(HUGE));
    assert_eq!(bench.contents(), expected, "after step {at}");
    assert_eq!(bench.leftovers(), [""; 0], "after step {at}");
}

#[test]
fn a_disk_that_fails_from_any_step_on_leaves_a_whole_crate() {
    let mut steps = 0;
    for at in 1..FAR {
        let bench = bench();
        if !stop_at(&bench.out, at, || io::ErrorKind::StorageFull.into()) {
            break;
        }
        assert_whole(&bench, at);
        assert_next_run_is_done(&bench, at);
        steps = at;
    }
    assert!((50..FAR - 1).contains(&steps), "{steps} steps");
}

#[test]
fn a_step_that_fails_once_leaves_nothing_behind() {
    for at in 1..FAR {
        let bench = bench();
        let step = Cell::new(0);
        let _ = write::run_watched(
            tree(NEW),
            "a test",
            &bench.out,
            Mode::Write,
            &mut |_, _| {
                step.set(step.get() + 1);
                if step.get() == at {
                    Err(io::ErrorKind::Interrupted.into())
                } else {
                    Ok(())
                }
            },
        );
        if step.get() < at {
            break;
        }
        assert_whole(&bench, at);
        // The very last steps are the clearing up.
        let (_, trash): (Vec<_>, Vec<_>) =
            bench.leftovers().into_iter().partition(|name| !name.ends_with("-trash"));
        assert!(trash.len() <= 1);
        assert_next_run_is_done(&bench, at);
    }
}

/// Not a test: what the next one runs in a process of its own, to be killed.
#[test]
fn victim() {
    let (Ok(out), Ok(at)) = (env::var("VICTIM_OUT"), env::var("VICTIM_AT")) else {
        return;
    };
    let at = at.parse().expect("a number");
    stop_at(Path::new(&out), at, || std::process::abort());
}

#[test]
fn a_kill_at_any_step_leaves_a_whole_crate() {
    let this = env::current_exe().expect("this test");
    let mut kills = 0;
    for at in 1..FAR {
        let bench = bench();
        let ended = Command::new(&this)
            .args(["--exact", "kill::victim"])
            .env("VICTIM_OUT", &bench.out)
            .env("VICTIM_AT", at.to_string())
            .output()
            .expect("a process");
        if ended.status.success() {
            break;
        }
        assert_whole(&bench, at);
        assert_next_run_is_done(&bench, at);
        kills = at;
    }
    assert!((50..FAR - 1).contains(&kills), "{kills} kills");
}

#[test]
fn a_crate_that_a_kill_left_under_its_other_name_comes_back() {
    let bench = bench();
    fs::rename(&bench.out, bench.root.path().join(".crate.oasmith-old"))
        .expect("renamed");
    assert_next_run_is_done(&bench, 0);
}

#[test]
fn a_file_saved_into_the_folder_that_was_left_behind_is_not_lost() {
    let bench = bench();
    let left = bench.root.path().join(".crate.oasmith-new/src");
    fs::create_dir_all(&left).expect("a folder");
    let later = left.join("mine.rs");
    fs::write(&later, "saved later").expect("a file");
    let file = File::options().write(true).open(later);
    let soon = SystemTime::now() + Duration::from_secs(1);
    file.and_then(|file| file.set_modified(soon)).expect("a time");
    fs::write(left.join("only here.rs"), "saved too").expect("a file");
    bench.write(NEW).expect("written");
    assert_eq!(bench.read("src/mine.rs").as_deref(), Some("saved later"));
    assert_eq!(bench.read("src/only here.rs").as_deref(), Some("saved too"));
}

#[test]
fn two_histories_are_left_to_the_user() {
    let bench = bench();
    let left = bench.root.path().join(".crate.oasmith-new/.git");
    fs::create_dir_all(&left).expect("a folder");
    let error = bench.write(NEW).expect_err("refused");
    assert!(matches!(error, WriteError::Leftover { .. }), "{error}");
    assert!(left.exists());
    assert_eq!(bench.read(".git/HEAD").as_deref(), Some("mine"));
}

#[test]
fn two_runs_at_once_are_one_too_many() {
    let bench = bench();
    let before = contents(&bench.out);
    let lock =
        File::create(bench.root.path().join(".crate.oasmith-lock")).expect("a file");
    lock.lock().expect("a lock");
    let error = bench.write(NEW).expect_err("refused");
    assert!(matches!(error, WriteError::Busy { .. }), "{error}");
    assert_eq!(contents(&bench.out), before);
    drop(lock);
    bench.write(NEW).expect("written");
}
