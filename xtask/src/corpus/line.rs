//! What happens to one document, from its files to its last example.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use oasmith::diag::Severity;
use oasmith::{Failure, Report};
use serde_json::Value;

use super::cargo::{Cargo, Said};
use super::examples::{self, Example};
use super::find::Found;
use super::outcome::{Generated, Kind, Outcome, Tally};
use super::probe::{self, Answer};
use super::removals;
use super::{compare, produce};

/// What the documents of a run share.
pub struct Line {
    /// The workspace's versions, so that all crates have the same.
    pub lock: PathBuf,
    /// Where crates and programs are put.
    pub folder: PathBuf,
    /// What compiles them; nothing, if they shall not be compiled.
    pub cargo: Option<Cargo>,
    /// Cargo does one thing at a time in a folder. Who waits for it elsewhere would count
    /// the time of others.
    checking: Mutex<()>,
    building: Mutex<()>,
}

impl Line {
    /// A line whose crates are put into `folder`.
    pub fn new(folder: PathBuf, lock: PathBuf, cargo: Option<Cargo>) -> Self {
        Self { lock, folder, cargo, checking: Mutex::new(()), building: Mutex::new(()) }
    }

    /// Takes one document from end to end.
    pub fn run(&self, found: &Found) -> Outcome {
        let mut outcome = Outcome::new(&found.name);
        let folder = self.folder.join(&found.name);
        let Some(report) = generate(found, &folder, &mut outcome) else {
            return outcome;
        };
        let Some(cargo) = &self.cargo else { return outcome };
        if !self.check(cargo, &folder, &mut outcome) {
            return outcome;
        }
        if let Err(error) = self.examples(cargo, found, &report, &folder, &mut outcome) {
            outcome.note(Kind::NotTried, &found.name, error);
        }
        // Its trees need not be taken apart before the process ends.
        std::mem::forget(report);
        outcome
    }

    /// Whether the compiler takes the crate without a word.
    fn check(&self, cargo: &Cargo, folder: &Path, outcome: &mut Outcome) -> bool {
        let _turn = held(&self.checking);
        let said = fs::copy(&self.lock, folder.join("Cargo.lock"))
            .and_then(|_| cargo.check(folder));
        match said {
            Ok(said) if said.passed => {
                outcome.checked = Some(said.time).filter(|_| said.compiled);
                true
            }
            Ok(said) => {
                note_faults(outcome, Kind::NotCompiled, &said);
                false
            }
            Err(error) => {
                outcome.note(Kind::NotCompiled, "cargo", error.to_string());
                false
            }
        }
    }

    /// Tries every example.
    fn examples(
        &self,
        cargo: &Cargo,
        found: &Found,
        report: &Report,
        folder: &Path,
        outcome: &mut Outcome,
    ) -> Result<(), String> {
        let index = fs::read_to_string(folder.join("api.json")).map_err(text)?;
        let index: Value = serde_json::from_str(&index).map_err(text)?;
        let krate = index["crate"].as_str().ok_or("api.json names no crate")?;
        let sources = &report.findings.sources;
        let mut examples = examples::collect(sources, &report.document.origins, &index);
        examples::mark(&mut examples, &report.document.version);
        if examples.is_empty() {
            outcome.examples = Some(Tally::default());
            return Ok(());
        }
        let plan = removals::plan(&examples, &report.api, &index);
        let at = self.folder.join("probes").join(&found.name);
        let changes = &plan.changes;
        let probe = probe::write(at, &found.name, krate, folder, &examples, changes)
            .map_err(text)?;
        fs::copy(&self.lock, probe.folder.join("Cargo.lock")).map_err(text)?;
        let said = {
            let _turn = held(&self.building);
            cargo.build(&probe.folder).map_err(text)?
        };
        if !said.passed {
            note_faults(outcome, Kind::NotTried, &said);
            return Ok(());
        }
        let program = cargo.program(&probe.name);
        let answers = probe::run(&program, &probe.folder, examples.len(), changes.len())
            .map_err(text)?;
        let _ = fs::remove_file(&program);
        outcome.examples = Some(tally(&examples, &answers.examples, outcome));
        outcome.removals = Some(removed(&examples, &plan, &answers.changes, outcome));
        Ok(())
    }
}

/// The crate on disk, or the reason why there is none.
fn generate(found: &Found, folder: &Path, outcome: &mut Outcome) -> Option<Report> {
    let start = Instant::now();
    let report = match produce::run(found, folder) {
        Ok(Ok(report)) => report,
        Ok(Err(Failure::Input(findings))) => {
            let found = findings.located();
            for error in found.iter().filter(|one| one.severity() == Severity::Error) {
                let fault = &error.fault;
                let words = format!("[{}] {}", fault.code, fault.message);
                outcome.note(Kind::NotGenerated, error.spot(), words);
            }
            return None;
        }
        Ok(Err(Failure::Write(error))) => {
            outcome.note(Kind::NotGenerated, &found.name, error.to_string());
            return None;
        }
        Err(panic) => {
            outcome.note(Kind::Panic, &found.name, panic);
            return None;
        }
    };
    let untyped = &report.api.untyped;
    outcome.generated = Some(Generated {
        operations: report.api.operations.len(),
        types: report.api.types.len(),
        lines: report.outcome.lines,
        warnings: report.findings.faults.warnings().count(),
        fields: report.api.fields,
        untyped: untyped.len(),
        short: untyped.iter().filter(|one| one.reason.falls_short()).count(),
        time: start.elapsed(),
    });
    Some(report)
}

/// Counts the answers, and notes those that are wrong.
fn tally(examples: &[Example<'_>], answers: &[Answer], outcome: &mut Outcome) -> Tally {
    let mut tally = Tally::default();
    for (example, answer) in examples.iter().zip(answers) {
        if !example.valid {
            tally.invalid += 1;
            continue;
        }
        tally.valid += 1;
        let place = format!("{} as {}", example.place, example.rust_type);
        match answer {
            Answer::Refused(error) => outcome.note(Kind::NotDecoded, place, error),
            Answer::Encoded(value) => {
                tally.decoded += 1;
                match compare::first_difference(example.value, value) {
                    None => tally.lossless += 1,
                    Some(lost) => outcome.note(Kind::Lossy, place, lost),
                }
            }
        }
    }
    tally
}

/// Counts the removals, and notes those that came to something else than they had to.
fn removed(
    examples: &[Example<'_>],
    plan: &removals::Plan,
    answers: &[Result<removals::Answer, String>],
    outcome: &mut Outcome,
) -> removals::Tally {
    for (place, what) in &plan.differences {
        outcome.note(Kind::Unlike, place, what);
    }
    let (tally, wrong) = removals::judge(&plan.changes, answers);
    for (number, what) in wrong {
        let Some(example) = examples.get(number) else { continue };
        let place = format!("{} as {}", example.place, example.rust_type);
        outcome.note(Kind::Uncorrected, place, what);
    }
    tally
}

fn note_faults(outcome: &mut Outcome, kind: Kind, said: &Said) {
    for fault in &said.faults {
        let place = fault.lines().find_map(|line| line.trim().strip_prefix("--> "));
        let words = fault.lines().next().unwrap_or_default();
        outcome.note(kind, place.unwrap_or_default(), words);
    }
}

/// A lock whose last holder may have died: there is nothing in it to be broken.
fn held(turn: &Mutex<()>) -> MutexGuard<'_, ()> {
    turn.lock().unwrap_or_else(PoisonError::into_inner)
}

fn text(error: impl ToString) -> String {
    error.to_string()
}
