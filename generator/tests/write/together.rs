//! Several runs at once, and kills whenever they come: processes that know nothing of each
//! other.

use std::env;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use oasmith::write::{self, Mode, WriteError};

use crate::tree;
use crate::ways::{Files, LATER, NEW, OLD, Step};

const CRATES: [Files; 3] = [OLD, NEW, LATER];

/// Not a test: a run in a process of its own. It starts when it is told to, and says how
/// it went.
#[test]
fn writer() {
    let (Ok(out), Ok(which)) = (env::var("WRITER_OUT"), env::var("WRITER_CRATE")) else {
        return;
    };
    let files = CRATES[which.parse::<usize>().expect("a number")];
    let trees = tree(files);
    let _ = std::io::stdin().read(&mut [0]).expect("a sign");
    let said = match write::run(trees, "a test", Path::new(&out), Mode::Write) {
        Ok(_) => "done".to_owned(),
        Err(error @ WriteError::Busy { .. }) => {
            assert!(error.to_string().contains("wait until it is done"));
            "busy".to_owned()
        }
        Err(error) => error.to_string(),
    };
    println!("\nended: {said}");
}

struct Writer(Child);

impl Writer {
    fn new(out: &Path, which: usize) -> Self {
        let child = Command::new(env::current_exe().expect("this test"))
            .args(["--exact", "together::writer", "--nocapture"])
            .env("WRITER_OUT", out)
            .env("WRITER_CRATE", which.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn();
        Writer(child.expect("a process"))
    }

    fn start(&mut self) {
        let stdin = self.0.stdin.as_mut().expect("its input");
        stdin.write_all(b"\n").expect("a sign");
    }

    fn ended(self) -> String {
        let output = self.0.wait_with_output().expect("over");
        let words = String::from_utf8_lossy(&output.stdout).into_owned();
        let said = words.lines().find_map(|line| line.strip_prefix("ended: "));
        said.unwrap_or(&words).to_owned()
    }
}

#[test]
fn of_two_runs_one_writes_and_the_other_does_or_says_why_not() {
    let mut busy = 0;
    for round in 0..40 {
        // Now a first crate, now another one.
        let step = [Step::First, Step::Update][round % 2];
        let bench = step.bench();
        let mut writers = [1, 2].map(|which| Writer::new(&bench.out, which));
        writers.iter_mut().for_each(Writer::start);
        // Somebody who only looks meets a whole crate, or hears that one is being written.
        for _ in 0..5 {
            match write::run(tree(OLD), "a test", &bench.out, Mode::Check) {
                Ok(_) | Err(WriteError::Busy { .. }) => {}
                Err(error) => panic!("round {round}: {error}"),
            }
        }
        let said = writers.map(Writer::ended);
        let known = said.iter().all(|said| said == "done" || said == "busy");
        assert!(
            known && said.iter().any(|said| said == "done"),
            "round {round}: {said:?}"
        );
        busy += said.iter().filter(|said| *said == "busy").count();
        let found = bench.contents();
        assert!(
            found == step.whole(NEW) || found == step.whole(LATER),
            "round {round}: {found:#?}"
        );
        assert_eq!(bench.leftovers(), [""; 0], "round {round}");
    }
    println!("{busy} of 80 runs met another one");
}

#[test]
fn a_kill_at_any_time_leaves_a_whole_crate() {
    let bench = Step::Update.bench();
    for round in 0..60 {
        let mut writer = Writer::new(&bench.out, round % 3);
        writer.start();
        thread::sleep(Duration::from_micros(150 * round as u64));
        let _ = writer.0.kill();
        writer.0.wait().expect("over");
        let mut found = bench.contents();
        found.retain(|path, _| !path.starts_with(".oasmith-"));
        let is_whole = CRATES.iter().any(|files| found == Step::Update.whole(files));
        // Where folders can't be exchanged, it may for an instant be under another name.
        let is_aside = bench.root.path().join(".crate.oasmith-old").exists();
        assert!(is_whole || is_aside, "round {round}: {found:#?}");
    }
    bench.write(NEW).expect("written");
    assert_eq!(bench.contents(), Step::Update.whole(NEW));
    assert_eq!(bench.leftovers(), [""; 0]);
}
