//! Runs that end in the middle: by an error, by a kill. The crate is always the whole old
//! one or the whole new one.

use std::env;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, SystemTime};

use oasmith::write::{self, Mode, WriteError};

use crate::ways::{
    FAR, Files, LATER, NEW, OLD, Step, Way, assert_next_run_is_done, assert_sound,
    write_new,
};
use crate::{contents, tree};

/// Every step, in every way that it can be taken.
fn table() -> impl Iterator<Item = (Step, Way)> {
    Step::ALL.into_iter().flat_map(|step| Way::ALL.map(|way| (step, way)))
}

/// The next document: the same one, the old one, or yet another.
fn next(at: usize) -> Files {
    [NEW, OLD, LATER][at % 3]
}

/// An update has many points at which it can end; a first crate and a small change, some.
fn assert_many(points: usize, step: Step) {
    let least = if step == Step::Update { 50 } else { 15 };
    assert!((least..FAR - 1).contains(&points), "{step:?}: {points} points");
}

#[test]
fn a_disk_that_fails_from_any_change_on_leaves_a_whole_crate() {
    for (step, way) in table() {
        let mut points = 0;
        for at in 1..FAR {
            let bench = step.bench();
            let full = |count| {
                if count < at { Ok(()) } else { Err(io::ErrorKind::StorageFull.into()) }
            };
            let ended = write_new(&bench.out, way, &mut { full });
            assert_sound(&bench, step, way, at);
            let done = ended.is_ok();
            assert_next_run_is_done(&bench, step, next(at), at);
            if done {
                break;
            }
            points = at;
        }
        assert_many(points, step);
    }
}

#[test]
fn a_change_that_fails_once_leaves_nothing_behind() {
    for (step, way) in table() {
        for at in 1..FAR {
            let bench = step.bench();
            let mut reached = false;
            let _ = write_new(&bench.out, way, &mut |count| {
                reached |= count == at;
                if count == at { Err(io::ErrorKind::Interrupted.into()) } else { Ok(()) }
            });
            if !reached {
                break;
            }
            assert_sound(&bench, step, way, at);
            // The very last changes are the clearing up.
            let left = bench.leftovers();
            assert!(left.len() <= 1, "{step:?}, {way:?}, {at}: {left:?}");
            assert_next_run_is_done(&bench, step, next(at), at);
        }
    }
}

/// Not a test: what the next one runs in a process of its own, to be killed.
#[test]
fn victim() {
    let Ok(out) = env::var("VICTIM_OUT") else { return };
    let number = |name| env::var(name).expect("set").parse::<usize>().expect("a number");
    let (way, at) = (Way::ALL[number("VICTIM_WAY")], number("VICTIM_AT"));
    let ended = write_new(Path::new(&out), way, &mut |count| {
        if count == at {
            println!("\nready");
            io::stdout().flush()?;
            loop {
                thread::park();
            }
        }
        Ok(())
    });
    ended.expect("written");
}

/// Kills a process before its change `at`; says whether it got that far.
fn kill(out: &Path, way: Way, at: usize) -> bool {
    let mut victim = Command::new(env::current_exe().expect("this test"))
        .args(["--exact", "kill::victim", "--nocapture"])
        .env("VICTIM_OUT", out)
        .env("VICTIM_WAY", (way as usize).to_string())
        .env("VICTIM_AT", at.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .expect("a process");
    let output = BufReader::new(victim.stdout.take().expect("its output"));
    let ready = output.lines().map_while(Result::ok).any(|line| line == "ready");
    if ready {
        victim.kill().expect("killed");
    }
    let status = victim.wait().expect("over");
    assert_ne!(ready, status.success(), "{status}");
    ready
}

#[test]
fn a_kill_before_any_change_leaves_a_whole_crate() {
    for (step, way) in table() {
        let mut kills = 0;
        for at in 1..FAR {
            let bench = step.bench();
            if !kill(&bench.out, way, at) {
                break;
            }
            assert_sound(&bench, step, way, at);
            assert_next_run_is_done(&bench, step, next(at), at);
            kills = at;
        }
        assert_many(kills, step);
    }
}

#[test]
fn a_crate_that_a_kill_left_under_its_other_name_comes_back() {
    let bench = Step::Update.bench();
    fs::rename(&bench.out, bench.root.path().join(".crate.oasmith-old"))
        .expect("renamed");
    assert_next_run_is_done(&bench, Step::Update, NEW, 0);
}

#[test]
fn a_file_saved_into_the_folder_that_was_left_behind_is_not_lost() {
    let bench = Step::Update.bench();
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

/// Whatever the user saves while a run is at work, and however an editor saves: into the
/// file, or as a new one under its name.
#[test]
fn a_file_saved_at_any_time_of_a_run_is_not_lost() {
    for way in Way::ALL {
        for (at, afresh) in (1..FAR).flat_map(|at| [(at, false), (at, true)]) {
            let bench = Step::Update.bench();
            let mut saved = false;
            let ended = write_new(&bench.out, way, &mut |count| {
                // Where folders can't be exchanged, there is none for an instant.
                if count >= at && !saved && bench.out.exists() {
                    let path = bench.out.join("src/mine.rs");
                    if afresh {
                        fs::remove_file(&path)?;
                    }
                    fs::write(&path, "saved")?;
                    fs::write(bench.out.join("notes/new.md"), "saved")?;
                    let soon = SystemTime::now() + Duration::from_secs(1);
                    File::options().write(true).open(path)?.set_modified(soon)?;
                    saved = true;
                }
                Ok(())
            });
            if !saved {
                break;
            }
            ended.expect("written");
            for path in ["src/mine.rs", "notes/new.md"] {
                let found = bench.read(path);
                assert_eq!(
                    found.as_deref(),
                    Some("saved"),
                    "{way:?}, {at}, {afresh}: {path}"
                );
            }
        }
    }
}

#[test]
fn two_histories_are_left_to_the_user() {
    let bench = Step::Update.bench();
    let left = bench.root.path().join(".crate.oasmith-new/.git");
    fs::create_dir_all(&left).expect("a folder");
    let error = bench.write(NEW).expect_err("refused");
    assert!(matches!(error, WriteError::Leftover { .. }), "{error}");
    assert!(left.exists());
    assert_eq!(bench.read(".git/HEAD").as_deref(), Some("mine"));
}

#[test]
fn two_runs_at_once_are_one_too_many() {
    let bench = Step::Update.bench();
    let before = contents(&bench.out);
    let lock =
        File::create(bench.root.path().join(".crate.oasmith-lock")).expect("a file");
    lock.lock().expect("a lock");
    let error = bench.write(NEW).expect_err("refused");
    assert!(matches!(error, WriteError::Busy { .. }), "{error}");
    assert!(matches!(
        write::run(tree(NEW), "a test", &bench.out, Mode::Check),
        Err(WriteError::Busy { .. })
    ));
    assert_eq!(contents(&bench.out), before);
    // Closed only, it could live on for a moment in a child that another test begins.
    lock.unlock().expect("no lock");
    bench.write(NEW).expect("written");
}
