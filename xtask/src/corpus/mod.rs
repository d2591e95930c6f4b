//! `cargo xtask corpus DIR`: every document below a folder, from its files to its last
//! example, and a table of how they fared.

mod cargo;
mod compare;
mod examples;
mod find;
mod line;
mod outcome;
mod probe;
mod produce;
mod progress;
mod removals;
mod table;

use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::{fs, thread};

use self::cargo::Cargo;
use self::find::Found;
use self::line::Line;
use self::outcome::{Kind, Outcome};
use self::progress::Progress;
use self::table::Totals;
use crate::arguments::Corpus;
use crate::{Exit, place, say};

/// A document that has nothing in it: its crate brings what all crates depend on.
const EMPTY: &str = "openapi: 3.0.3\ninfo: {title: Empty, version: '1'}\npaths: {}\n";

/// Runs the command.
pub fn run(arguments: Corpus) -> ExitCode {
    let Corpus { folder, filter, no_compile, jobs } = arguments;
    let folder = place::from_here(folder);
    let mut documents = find::documents(&folder);
    documents.retain(|one| filter.as_ref().is_none_or(|part| one.name.contains(part)));
    if documents.is_empty() {
        say::err(&format!(
            "error: no document of OpenAPI 3 below {}\n",
            folder.display()
        ));
        return Exit::Wrong.into();
    }
    produce::hush();
    let line = match prepare(!no_compile) {
        Ok(line) => line,
        Err(error) => {
            say::err(&format!("error: {error}\n"));
            return Exit::Wrong.into();
        }
    };
    let outcomes = run_all(&line, &documents, jobs);
    let totals = Totals::new(&outcomes);
    let left = table::left_over(&outcomes);
    let left = if left.is_empty() { left } else { format!("\nleft over:\n{left}") };
    say::out(&format!(
        "{}{left}\n{}",
        table::render(&outcomes, &totals),
        totals.render()
    ));
    let exit = if totals.are_good() { Exit::Done } else { Exit::Differs };
    exit.into()
}

/// The line, with all that crates depend on compiled, so that no document's time has it.
fn prepare(compile: bool) -> Result<Line, String> {
    let folder = place::target().join("corpus");
    let lock = place::workspace().join("Cargo.lock");
    if !compile {
        return Ok(Line::new(folder, lock, None));
    }
    let cargo = Cargo::new(folder.join("target"));
    let empty = folder.join("empty");
    let entry = empty.join("document/openapi.yaml");
    let document = Found { name: "empty".to_owned(), root: empty.clone(), entry };
    fs::create_dir_all(empty.join("document"))
        .and_then(|()| fs::write(&document.entry, EMPTY))
        .map_err(|error| format!("{}: {error}", empty.display()))?;
    say::err("compiling what all crates depend on\n");
    let line = Line::new(folder.clone(), lock, None);
    let outcome = line.run(&Found { name: "empty/crate".to_owned(), ..document });
    if let Some(left) = outcome.left.first() {
        return Err(format!("the empty crate: {}", left.what));
    }
    let crate_folder = empty.join("crate");
    let said = fs::copy(&line.lock, crate_folder.join("Cargo.lock")).and_then(|_| {
        let check = thread::scope(|scope| {
            let build = scope.spawn(|| cargo.build(&crate_folder));
            (cargo.check(&crate_folder), build.join())
        });
        check.0
    });
    match said {
        Ok(said) if said.passed => Ok(Line::new(folder, line.lock, Some(cargo))),
        Ok(said) => Err(format!("the empty crate: {}", said.faults.join("\n"))),
        Err(error) => Err(format!("cargo: {error}")),
    }
}

/// One document. Whatever breaks off on its way is that document's failure only.
fn guarded(line: &Line, document: &Found) -> Outcome {
    panic::catch_unwind(AssertUnwindSafe(|| line.run(document))).unwrap_or_else(
        |panic| {
            let mut outcome = Outcome::new(&document.name);
            outcome.note(Kind::Panic, &document.name, produce::words(&*panic));
            outcome
        },
    )
}

/// Takes the documents one after the other, several at once.
fn run_all(line: &Line, documents: &[Found], jobs: Option<usize>) -> Vec<Outcome> {
    let available = thread::available_parallelism().map_or(1, usize::from);
    let jobs = jobs.unwrap_or(available).clamp(1, documents.len());
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let outcomes: Mutex<Vec<(usize, Outcome)>> = Mutex::new(Vec::new());
    let progress = Progress::new(documents.len());
    let work = || {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(document) = documents.get(at) else { break };
            progress.begin(&document.name);
            let outcome = guarded(line, document);
            progress.done(&outcome, done.fetch_add(1, Ordering::Relaxed) + 1);
            let mut all = outcomes.lock().unwrap_or_else(PoisonError::into_inner);
            all.push((at, outcome));
        }
    };
    thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(work);
        }
    });
    progress.end();
    let mut outcomes = outcomes.into_inner().unwrap_or_else(PoisonError::into_inner);
    outcomes.sort_by_key(|(at, _)| *at);
    outcomes.into_iter().map(|(_, outcome)| outcome).collect()
}
