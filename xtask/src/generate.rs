//! `cargo xtask generate`

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use oasmith::write::Mode;
use oasmith::{Failure, Options, Report, Station};

use crate::Exit;
use crate::arguments::{Dump, Generate};
use crate::place::{from_here, workspace};
use crate::{full, report, say};

/// How the run is told of.
struct Telling {
    quiet: bool,
    report: Option<PathBuf>,
    start: Instant,
}

/// Runs the command.
pub fn run(arguments: Generate) -> ExitCode {
    let start = Instant::now();
    let report = arguments.report.clone().map(from_here);
    let telling = Telling { quiet: arguments.quiet, report, start };
    let dump = arguments.dump.map(station);
    let options = options(arguments);
    let exit = match dump {
        Some(station) => print(&options, station),
        None => match oasmith::generate(&options) {
            Ok(done) => telling.finish(&options, done),
            Err(failure) => telling.fail(&options, &failure),
        },
    };
    exit.into()
}

fn print(options: &Options, station: Station) -> Exit {
    match oasmith::dump(options, station) {
        Ok(text) => {
            say::out(&text);
            Exit::Done
        }
        Err(failure) => tell(&failure),
    }
}

impl Telling {
    fn finish(&self, options: &Options, done: Report) -> Exit {
        if !self.quiet || done.denied {
            say::err(&report::warnings(&done.findings));
        }
        let file = self.report.as_ref();
        let written =
            file.map_or(Ok(()), |path| full::write(path, &options.spec, &done));
        let differs = options.mode == Mode::Check && !done.outcome.changes.is_empty();
        if differs {
            say::err(&report::drift(options, &done.outcome.changes));
        }
        if done.denied {
            say::err(&report::denied(&done.findings));
        } else if !differs && !self.quiet {
            say::out(&report::summary(options, &done, self.start.elapsed()));
        }
        let failed = differs || done.denied;
        // The process is over: its trees need not be taken apart.
        std::mem::forget(done);
        ended(written, if failed { Exit::Differs } else { Exit::Done })
    }

    fn fail(&self, options: &Options, failure: &Failure) -> Exit {
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

fn tell(failure: &Failure) -> Exit {
    say::err(&match failure {
        Failure::Input(findings) => report::faults(findings),
        Failure::Write(error) => format!("error: {error}\n"),
    });
    Exit::Wrong
}

fn options(arguments: Generate) -> Options {
    let Generate { spec, config, root, out, check, only, deny_warnings, .. } = arguments;
    let here = workspace();
    Options {
        spec: spec.map_or_else(|| here.join("spec/openapi.yaml"), from_here),
        config: config.map(from_here),
        root: root.map(from_here),
        out: out.map_or_else(|| here.join("generated"), from_here),
        mode: if check { Mode::Check } else { Mode::Write },
        only: only.into_iter().filter(|name| !name.is_empty()).collect(),
        deny_warnings,
    }
}

fn station(dump: Dump) -> Station {
    match dump {
        Dump::Load => Station::Load,
        Dump::Normalise => Station::Normalise,
        Dump::Lower => Station::Lower,
        Dump::Emit => Station::Emit,
    }
}
