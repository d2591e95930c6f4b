//! `cargo xtask generate`

use std::path::PathBuf;
use std::process::ExitCode;

use oasmith::names::Wanted;
use oasmith::write::Mode;
use oasmith::{Failure, Inputs, Locking, Options, Station};

use crate::Exit;
use crate::arguments::{Dump, Generate};
use crate::place::{from_here, workspace};
use crate::telling::{self, Telling};
use crate::watch::Round;
use crate::{bump, report, say, watch};

/// Runs the command.
pub fn run(arguments: Generate) -> ExitCode {
    let mut telling =
        Telling::new(arguments.quiet, arguments.report.clone().map(from_here));
    let dump = arguments.dump.map(station);
    let bump = arguments.bump.clone().map(|released| released.map(from_here));
    let again = arguments.watch;
    let options = options(arguments);
    let exit = match (dump, bump) {
        (Some(station), _) => print(&options, station),
        (None, Some(released)) => in_step(&options, &mut telling, released),
        (None, None) if again => watch(&options, telling),
        (None, None) => once(&options, &mut telling),
    };
    exit.into()
}

fn once(options: &Options, telling: &mut Telling) -> Exit {
    match oasmith::generate(options) {
        Ok(done) => {
            let exit = telling.finish(options, &done);
            // The process is over: its trees need not be taken apart.
            std::mem::forget(done);
            exit
        }
        Err(failure) => telling.fail(options, &failure),
    }
}

/// Looks what would change, raises the version, and only then writes the crate.
fn in_step(options: &Options, telling: &mut Telling, released: Option<PathBuf>) -> Exit {
    let look = Options { mode: Mode::Check, ..options.clone() };
    let looked = match oasmith::generate(&look) {
        Ok(looked) if looked.denied => return telling.finish(options, &looked),
        Ok(looked) => looked,
        Err(failure) => return telling.fail(options, &failure),
    };
    match bump::run(options, &looked, released) {
        Ok(words) => {
            let exit = once(options, telling);
            if exit == Exit::Done && !telling.quiet {
                say::out(&words);
            }
            exit
        }
        Err(reason) => {
            say::err(&reason);
            Exit::Wrong
        }
    }
}

/// Runs again and again. A fault is shown, and what was looked at before counts on: it may
/// be what the fault hides.
fn watch(options: &Options, mut telling: Telling) -> Exit {
    let first = Inputs::of(options);
    let mut inputs = first.clone();
    let ended = watch::run(first, |changed| {
        telling.start();
        if !changed.is_empty() && !telling.quiet {
            say::out(&report::changed(changed));
        }
        let mut wrote = None;
        let looked_at = match oasmith::generate(options) {
            Ok(done) => {
                telling.finish(options, &done);
                inputs = Inputs::default();
                let names = done.names.filter(|names| names.change.is_some());
                wrote = names.map(|names| names.path);
                done.findings.inputs
            }
            Err(failure) => {
                telling.fail(options, &failure);
                match failure {
                    Failure::Input(findings) => findings.inputs,
                    Failure::Write(_) => Inputs::default(),
                }
            }
        };
        inputs.extend(looked_at);
        if !telling.quiet {
            say::err(&report::watching(inputs.files.len()));
        }
        Round { inputs: inputs.clone(), wrote }
    });
    match ended {
        Ok(()) => Exit::Done,
        Err(reason) => {
            say::err(&format!("error: {reason}\n"));
            Exit::Wrong
        }
    }
}

fn print(options: &Options, station: Station) -> Exit {
    match oasmith::dump(options, station) {
        Ok(text) => {
            say::out(&text);
            Exit::Done
        }
        Err(failure) => telling::tell(&failure),
    }
}

fn options(arguments: Generate) -> Options {
    let Generate {
        spec,
        config,
        root,
        out,
        check,
        only,
        deny_warnings,
        lock,
        rename,
        ..
    } = arguments;
    let here = workspace();
    Options {
        spec: spec.map_or_else(|| here.join("spec/openapi.yaml"), from_here),
        config: config.map(from_here),
        root: root.map(from_here),
        out: out.map_or_else(|| here.join("generated"), from_here),
        mode: if check { Mode::Check } else { Mode::Write },
        only: only.into_iter().filter(|name| !name.is_empty()).collect(),
        deny_warnings,
        names: if lock { Locking::Made } else { Locking::Kept },
        rename: rename.map(|names| match names.is_empty() {
            true => Wanted::All,
            false => Wanted::Some(names),
        }),
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
