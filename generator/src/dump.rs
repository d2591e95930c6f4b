//! Shows what comes out of a station, for people who look for a bug and for other tools.

use std::fmt::Write;

use crate::surface::Surface;
use crate::{Failure, Findings, Options, decide, express, gather, read, stack, write};

/// A station whose result can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Station {
    /// The files that make up the document.
    Load,
    /// The document as one file of OpenAPI 3.0, in JSON.
    Normalise,
    /// What the crate consists of.
    Lower,
    /// The crate's files.
    Emit,
}

/// What comes out of a station, as text. Nothing is written.
pub fn dump(options: &Options, station: Station) -> Result<String, Failure> {
    stack::deep(|| shown(options, station))
}

fn shown(options: &Options, station: Station) -> Result<String, Failure> {
    let mut findings = Findings::default();
    if station == Station::Load {
        let config = gather(options, &mut findings);
        return findings.sound(config).map(|_| files(&findings));
    }
    let (config, document) = read(options, &mut findings)?;
    if station == Station::Normalise {
        let json = serde_json::to_string_pretty(&document.openapi).ok();
        return findings.sound(json);
    }
    let api = decide(options, &config, &document, &mut findings)?;
    if station == Station::Lower {
        return Ok(format!("{api:#?}"));
    }
    let title = api.info.title.clone();
    let surface = Surface::of(&api);
    let tree = express(&api, &surface, config, &mut findings)?;
    Ok(write::text(tree, &title)?)
}

/// One line for each file of the document.
fn files(findings: &Findings) -> String {
    let mut text = String::new();
    for file in findings.sources.files() {
        let lines = file.text.lines().count();
        // Writing to a string can't fail.
        let _ = writeln!(text, "{lines:>7} {}", file.path);
    }
    text
}
