//! `generate --bump`: raises the version in `client.toml` by what changed for users of the
//! crate, and tells of it in the crate's `CHANGELOG.md`. The crate itself is written by the
//! run that follows.
//!
//! Both files are the user's: what they say is only added to. Each step can be repeated
//! without harm, so a run that is cut short is put right by the next one.

mod changelog;
mod date;
mod replace;
mod settings;

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use oasmith::diff::{self, Diff, Section, Verdict};
use oasmith::surface::{self, Surface};
use oasmith::{Options, Report};
use semver::Version;

use self::changelog::Entry;
use crate::diff::{Side, line};

const CHANGELOG: &str = "CHANGELOG.md";

/// Brings version and changelog in step with what `looked`, a run that only looks, would
/// change, and says what it did. What changed is counted from `released`, or from the
/// crate as it stands.
pub fn run(
    options: &Options,
    looked: &Report,
    released: Option<PathBuf>,
) -> Result<String, String> {
    let released = released.map(|path| Side::read(&path, None)).transpose()?;
    let released = released.as_ref().map(|side| &side.surface);
    step(options, looked, released).map_err(|reason| format!("error: {reason}\n"))
}

fn step(
    options: &Options,
    looked: &Report,
    released: Option<&Surface>,
) -> Result<String, String> {
    let version = &looked.surface.version;
    let Some(old) = released.or(looked.before.as_ref()) else {
        return Ok(format!(
            "version {version} stays: there is no crate to compare with\n"
        ));
    };
    let changes = diff::run(old, &looked.surface);
    let verdict = changes.verdict().max(beside(looked));
    if verdict == Verdict::Same {
        return Ok(format!(
            "version {version} stays: nothing changed since {}\n",
            old.version
        ));
    }
    let next = next(old, verdict, version)?;
    let history = changelog_of(options, looked);
    write_changelog(&history, &next, &changes)?;
    if next == *version {
        let told = "is far enough from";
        return Ok(format!("version {version} stays: it {told} {}\n", old.version));
    }
    let settings = options.config_path();
    let text = settings::with_version(&read(&settings)?.unwrap_or_default(), &next);
    let text = text.map_err(|error| format!("{}: {error}", settings.display()))?;
    replace::file(&settings, &text)?;
    Ok(format!("version {version} is {next} now: {} change\n", verdict.name()))
}

/// What a run changes that no surface shows: documentation and the runtime.
fn beside(looked: &Report) -> Verdict {
    // Another version, which somebody has written by hand, shows in these.
    const VERSIONED: [&str; 2] = ["Cargo.toml", surface::FILE];
    let before = looked.before.as_ref().map(|before| &before.version);
    let by_hand = before.is_some_and(|before| *before != looked.surface.version);
    let mut changes = looked.outcome.changes.iter();
    match changes.any(|change| !by_hand || !VERSIONED.contains(&&*change.path)) {
        true => Verdict::Patch,
        false => Verdict::Same,
    }
}

/// The version that the crate gets: at least the one that has to follow on the old one.
fn next(old: &Surface, verdict: Verdict, current: &str) -> Result<String, String> {
    let next = diff::next_version(&old.version, verdict);
    let next = next.map_err(|error| error.to_string())?;
    let is_enough = match (Version::parse(current), Version::parse(&next)) {
        (Ok(current), Ok(next)) => current >= next,
        _ => false,
    };
    Ok(if is_enough { current.to_owned() } else { next })
}

/// The crate's own; or the one beside `client.toml`, if that is carried into the crate.
fn changelog_of(options: &Options, looked: &Report) -> PathBuf {
    let carried = options.config_path().with_file_name(CHANGELOG);
    match looked.findings.inputs.files.contains(&carried) {
        true => carried,
        false => options.out.join(CHANGELOG),
    }
}

fn write_changelog(path: &Path, version: &str, changes: &Diff) -> Result<(), String> {
    let mut entries: Vec<Entry> = changes
        .changes
        .iter()
        .map(|change| Entry { heading: change.section(), text: line(change) })
        .collect();
    if entries.is_empty() {
        let text = "Documentation and internals, nothing that is called".to_owned();
        entries.push(Entry { heading: Section::Changed, text });
    }
    let old = read(path)?;
    let new = changelog::with(old.as_deref(), version, &date::today(), &entries);
    if old.as_ref() == Some(&new) {
        return Ok(());
    }
    replace::file(path, &new)
}

/// The text of a file; none if it is not there.
fn read(path: &Path) -> Result<Option<String>, String> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(format!("can't read `{}`: {error}", path.display())),
    }
}
