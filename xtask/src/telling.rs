//! Tells of a run of `generate`: what is printed where, and how it ends.

use std::path::PathBuf;
use std::time::Instant;

use oasmith::write::Mode;
use oasmith::{Failure, Options, Report};

use crate::diff::{self, Comparison};
use crate::{Exit, full, names, report, say};

/// How a run is told of.
pub struct Telling {
    /// Only what is wrong.
    pub quiet: bool,
    report: Option<PathBuf>,
    start: Instant,
    /// The warnings that were shown last.
    warned: String,
}

impl Telling {
    /// A run that begins now.
    pub fn new(quiet: bool, report: Option<PathBuf>) -> Self {
        Self { quiet, report, start: Instant::now(), warned: String::new() }
    }

    /// The run begins now.
    pub fn start(&mut self) {
        self.start = Instant::now();
    }

    /// Tells of a run that went through.
    pub fn finish(&mut self, options: &Options, done: &Report) -> Exit {
        if !self.quiet || done.denied {
            let warnings = report::warnings(&done.findings);
            // Who watches has read them.
            if done.denied || warnings != self.warned {
                say::err(&warnings);
            }
            self.warned = warnings;
        }
        let file = self.report.as_ref();
        let written = file.map_or(Ok(()), |path| full::write(path, &options.spec, done));
        let stale = options.mode == Mode::Check && !done.outcome.changes.is_empty();
        if stale {
            say::err(&report::drift(options, &done.outcome.changes));
        }
        let names = names::drift(done, options.mode);
        names.iter().for_each(|words| say::err(words));
        let differs = stale || names.is_some();
        if done.denied {
            say::err(&report::denied(&done.findings));
        } else if !differs && !self.quiet {
            say::out(&report::summary(options, done, self.start.elapsed()));
            say::out(&names::summary(done, options.mode));
        }
        if !self.quiet && !done.denied {
            self.changes(done, differs);
        }
        let failed = differs || done.denied;
        ended(written, if failed { Exit::Differs } else { Exit::Done })
    }

    /// Tells what the run changes for users of the crate.
    fn changes(&self, done: &Report, differs: bool) {
        if let Some(why) = &done.unread {
            say::err(&report::unknown_before(why));
        }
        let Some(changes) = Comparison::of_run(done) else { return };
        match differs {
            true => say::err(&diff::summary(&changes, say::in_color())),
            false => say::out(&diff::summary(&changes, say::out_in_color())),
        }
    }

    /// Tells of a run that did not go through.
    pub fn fail(&self, options: &Options, failure: &Failure) -> Exit {
        let written = match (&self.report, failure) {
            (Some(path), Failure::Input(findings)) => {
                full::write_faults(path, &options.spec, findings)
            }
            _ => Ok(()),
        };
        let exit = tell(failure);
        ended(written, exit)
    }
}

/// How the run ends if the report could not be written.
fn ended(written: Result<(), String>, exit: Exit) -> Exit {
    match written {
        Ok(()) => exit,
        Err(error) => {
            say::err(&format!("error: the report can't be written: {error}\n"));
            Exit::Wrong
        }
    }
}

/// Says why a run did not go through.
pub fn tell(failure: &Failure) -> Exit {
    say::err(&match failure {
        Failure::Input(findings) => report::faults(findings),
        Failure::Write(error) => format!("error: {error}\n"),
    });
    Exit::Wrong
}
