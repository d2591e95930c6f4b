//! Reads an OpenAPI document and writes the Rust client crate for it.
//!
//! [`generate()`] is the whole line. Each module that it names is one station with one
//! public function, data flows one way, and nothing is emitted from a faulty document.
//! [`ir`] and [`diag`] are what the stations share.

pub mod config;
pub mod diag;
pub mod diff;
pub mod emit;
pub mod ir;
pub mod load;
pub mod lower;
pub mod names;
pub mod normalise;
pub mod surface;
pub mod write;

mod dump;
mod inputs;
mod inspect;
mod locked;
mod report;
mod stack;

pub use dump::{Station, dump};
pub use inputs::Inputs;
pub use inspect::{Inspected, inspect};
pub use locked::{Locking, NamesReport};
pub use report::{Failure, Findings, Options, Report, UntypedField};

use crate::config::Config;
use crate::emit::Tree;
use crate::ir::Api;
use crate::normalise::Document;
use crate::surface::Surface;
use crate::write::Mode;

/// Brings the crate up to date with its document, or says what is wrong with either.
pub fn generate(options: &Options) -> Result<Report, Failure> {
    stack::deep(|| line(options))
}

/// From the first station to the last.
fn line(options: &Options) -> Result<Report, Failure> {
    let mut findings = Findings::default();
    let (mut config, document) = read(options, &mut findings)?;
    let (named, before) = rayon::join(
        || locked::decide(options, &config, &document, &mut findings),
        || surface::committed(&options.out),
    );
    let lower::Named { api, names, kept } = named?;
    if options.is_at_home() {
        // They are where they belong, and stay the user's.
        config.carried.clear();
    }
    let surface = Surface::of(&api);
    // What can't be read can't be compared, and is written anew.
    let (before, unread) = match before {
        Ok(before) => (before, None),
        Err(why) => (None, Some(why)),
    };
    let tree = express(&api, &surface, config, &mut findings)?;
    let denied = options.deny_warnings && findings.faults.warnings().next().is_some();
    let mode = if denied { Mode::Check } else { options.mode };
    let names = locked::write(options, names, kept, mode)?;
    let outcome = write::run(tree, &api.info.title, &options.out, mode)?;
    Ok(Report {
        document,
        api,
        surface,
        before,
        unread,
        outcome,
        names,
        denied,
        findings,
    })
}

/// Everything that the user wrote.
fn read(
    options: &Options,
    findings: &mut Findings,
) -> Result<(Config, Document), Failure> {
    let gathered = gather(options, findings);
    let Findings { sources, faults, inputs } = findings;
    // What a document means can't be said if it is not known what belongs to it.
    let read = gathered.and_then(|(config, files)| {
        let (document, ()) = rayon::join(
            || normalise::run(sources, faults),
            || inputs.add(&files, sources, &config),
        );
        Some((config, document?))
    });
    findings.sound(read)
}

/// `client.toml` first: it says which files belong to the document.
fn gather(
    options: &Options,
    findings: &mut Findings,
) -> Option<(Config, load::Options)> {
    let Findings { sources, faults, inputs } = findings;
    *inputs = Inputs::of(options);
    let config = match options.config_file() {
        Some(path) => config::run(&path, sources, faults)?,
        None => Config::default(),
    };
    let attached = std::mem::take(sources);
    let files = options.document(&config.document);
    *sources = load::run(&files, faults).with_attached(attached);
    Some((config, files))
}

/// What the crate consists of.
fn decide(
    options: &Options,
    config: &Config,
    document: &Document,
    findings: &mut Findings,
) -> Result<Api, Failure> {
    locked::decide(options, config, document, findings).map(|named| named.api)
}

/// The crate's files, the hand-written ones among them.
fn express<'a>(
    api: &'a Api,
    surface: &'a Surface,
    config: Config,
    findings: &mut Findings,
) -> Result<Tree<'a>, Failure> {
    let mut tree = emit::run(api, surface);
    config::carry(config.carried, &api.package, &mut tree, &mut findings.faults);
    findings.sound(Some(tree))
}
