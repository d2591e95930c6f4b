//! `cargo xtask bench`: how long generating and compiling take, how much memory and how many
//! lines, beside another generator, all in one run; and what the generated crate takes at work.

mod comparison;
mod document;
#[cfg(test)]
mod example;
mod goals;
mod growth;
mod krate;
mod machine;
mod ours;
mod part;
mod peer;
mod place;
mod plot;
mod printed;
mod process;
mod results;
mod series;
mod session;
mod subject;
mod turns;
mod words;

pub use part::Part;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use clap::ValueEnum;

use self::machine::Machine;
use self::peer::Peer;
use self::place::Place;
use self::results::Results;
use self::session::Session;
use crate::arguments::Bench;
use crate::place::{from_here, workspace};
use crate::{Exit, say};

/// With less idle time something else is at work.
const IDLE: f64 = 0.9;

/// Runs the command.
pub fn run(arguments: Bench) -> ExitCode {
    let exit = match begin(&arguments) {
        Ok(mut session) => measure(&mut session, &arguments),
        Err(error) => {
            say::err(&format!("error: {error}\n"));
            Exit::Wrong
        }
    };
    exit.into()
}

/// Everything that has to be there before something is measured.
fn begin(arguments: &Bench) -> Result<Session, String> {
    let spec = arguments.spec.clone().map(from_here);
    let spec = spec.unwrap_or_else(|| workspace().join("spec/openapi.yaml"));
    if !spec.is_file() {
        return Err(format!("there is no document {}", spec.display()));
    }
    let place = Place::new(spec)?;
    let mut results = Results::read(&place.results())
        .map_err(|error| format!("{}: {error}", place.results().display()))?;
    let Bench { runs, runs_release, ref features, no_run, .. } = *arguments;
    if wants(arguments, Part::Check) {
        results.features.clone_from(features);
    }
    if !no_run {
        results.machine = Machine::here();
        warn_if_busy();
    }
    let peer = if needs_peer(arguments) { peer(&place) } else { None };
    let runs_release = runs_release.unwrap_or(runs);
    Ok(Session { place, runs, runs_release, features: features.clone(), peer, results })
}

fn warn_if_busy() {
    if machine::idle().is_some_and(|idle| idle < IDLE) {
        say::err("warning: other programs are at work; times will be longer\n");
    }
}

/// The other generator, if it can be had.
fn peer(place: &Place) -> Option<Peer> {
    let told = |error: &String| {
        let (name, why) = (peer::NAME, error.lines().last().unwrap_or_default());
        say::err(&format!("left out: {name} can't be installed: {why}\n"));
    };
    Peer::install(place).inspect_err(told).ok()
}

fn wants(arguments: &Bench, part: Part) -> bool {
    !arguments.no_run && (arguments.only.is_empty() || arguments.only.contains(&part))
}

fn needs_peer(arguments: &Bench) -> bool {
    const BESIDE: [Part; 3] = [Part::Generate, Part::Check, Part::Release];
    !arguments.no_peer && BESIDE.into_iter().any(|part| wants(arguments, part))
}

/// Measures the parts; what can't be measured is told, and the others are measured all the
/// same.
fn measure(session: &mut Session, arguments: &Bench) -> Exit {
    let mut exit = Exit::Done;
    let parts = Part::value_variants().iter();
    for part in parts.filter(|part| wants(arguments, **part)) {
        let name = part.to_possible_value();
        let name = name.as_ref().map_or("", |name| name.get_name());
        say::err(&format!("== {name}\n"));
        if let Err(error) = session.measure(*part) {
            say::err(&format!("error: {name} was not measured: {error}\n"));
            exit = Exit::Differs;
        }
    }
    if let Err(error) = ours::clear(&session.place.new_crates()) {
        say::err(&format!("warning: {error}\n"));
    }
    let name = session.place.spec.file_name().unwrap_or_default().to_string_lossy();
    let text = document::measured(&session.results, &name);
    if !arguments.write {
        say::out(&text);
        return exit;
    }
    match write(&workspace(), &text, &session.results) {
        Ok(()) => exit,
        Err(error) => {
            say::err(&format!("error: {error}\n"));
            Exit::Wrong
        }
    }
}

/// Writes the figures into the workspace's documents.
fn write(workspace: &Path, text: &str, results: &Results) -> Result<(), String> {
    let path = workspace.join("BENCHMARKS.md");
    let old =
        fs::read_to_string(&path).map_err(|error| format!("BENCHMARKS.md: {error}"))?;
    let new = document::insert(&old, text)?;
    fs::write(&path, new).map_err(|error| format!("BENCHMARKS.md: {error}"))?;
    let Some(plot) = plot::draw(&results.growth) else { return Ok(()) };
    let path = workspace.join(document::PLOT);
    fs::write(path, plot).map_err(|error| format!("{}: {error}", document::PLOT))
}
