//! `cargo xtask generate`

use std::path::{self, Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use oasmith::write::Mode;
use oasmith::{Failure, Options, Report, Station};

use crate::Exit;
use crate::arguments::{Dump, Generate};
use crate::{report, say};

/// Runs the command.
pub fn run(arguments: Generate) -> ExitCode {
    let start = Instant::now();
    let quiet = arguments.quiet;
    let dump = arguments.dump.map(station);
    let options = options(arguments);
    let exit = match dump {
        Some(station) => print(&options, station),
        None => match oasmith::generate(&options) {
            Ok(done) => finish(&options, done, quiet, start),
            Err(failure) => fail(&failure),
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
        Err(failure) => fail(&failure),
    }
}

fn finish(options: &Options, done: Report, quiet: bool, start: Instant) -> Exit {
    if !quiet {
        say::err(&report::warnings(&done.findings));
    }
    let differs = options.mode == Mode::Check && !done.outcome.changes.is_empty();
    if differs {
        say::err(&report::drift(options, &done.outcome.changes));
    } else if !quiet {
        say::out(&report::summary(options, &done, start.elapsed()));
    }
    // The process is over: its trees need not be taken apart.
    std::mem::forget(done);
    if differs { Exit::Differs } else { Exit::Done }
}

fn fail(failure: &Failure) -> Exit {
    say::err(&match failure {
        Failure::Input(findings) => report::faults(findings),
        Failure::Write(error) => format!("error: {error}\n"),
    });
    Exit::Wrong
}

fn options(arguments: Generate) -> Options {
    let Generate { spec, config, out, check, only, quiet: _, dump: _ } = arguments;
    let root = workspace();
    Options {
        spec: spec.map_or_else(|| root.join("spec/openapi.yaml"), from_here),
        config: config.map(from_here),
        out: out.map_or_else(|| root.join("generated"), from_here),
        mode: if check { Mode::Check } else { Mode::Write },
        only: only.into_iter().filter(|name| !name.is_empty()).collect(),
    }
}

/// The folder that `spec/` and `generated/` are in: cargo tells where this crate is, even
/// if the workspace was moved after it was built.
fn workspace() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.parent().map(Path::to_owned).unwrap_or(here)
}

/// A path on the command line counts from where the user is.
fn from_here(path: PathBuf) -> PathBuf {
    path::absolute(&path).unwrap_or(path)
}

fn station(dump: Dump) -> Station {
    match dump {
        Dump::Load => Station::Load,
        Dump::Normalise => Station::Normalise,
        Dump::Lower => Station::Lower,
        Dump::Emit => Station::Emit,
    }
}
