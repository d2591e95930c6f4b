//! Words the results of a run. Prints nothing itself.

use std::env;
use std::path::Path;
use std::time::Duration;

use oasmith::diag::Style;
use oasmith::surface::Unreadable;
use oasmith::write::{Change, ChangeKind, Mode};
use oasmith::{Findings, Options, Report};

use crate::say;

/// So many warnings are shown in full.
const MOST_WARNINGS: usize = 20;

/// So many changed files are listed.
const MOST_CHANGES: usize = 30;

/// The warnings of a run that went through.
pub fn warnings(findings: &Findings) -> String {
    let text = findings.render(&style(MOST_WARNINGS));
    let count = findings.faults.warnings().count();
    match count {
        0 => text,
        // More than are shown here, or some are shown for others.
        _ if text.contains("more like it") || text.contains("more warnings") => {
            format!("{text}\n\nall {count} warnings in full: --report FILE\n\n")
        }
        _ => text + "\n\n",
    }
}

/// Why a run that went through left the crate as it was.
pub fn denied(findings: &Findings) -> String {
    let count = findings.faults.warnings().count();
    let plural = if count == 1 { "" } else { "s" };
    format!(
        "nothing was written: {count} warning{plural}, and --deny-warnings is given\n"
    )
}

/// Everything that keeps a run from going through.
pub fn faults(findings: &Findings) -> String {
    let errors = findings.faults.errors().count();
    let plural = if errors == 1 { "" } else { "s" };
    let text = findings.render(&style(MOST_WARNINGS));
    format!("{text}\n\nnothing was written: {errors} error{plural} in the input\n")
}

/// Everything that keeps a document from being compared.
pub fn unusable(findings: &Findings) -> String {
    findings.render(&style(0)) + "\n"
}

/// What is not as the document says.
pub fn drift(options: &Options, changes: &[Change]) -> String {
    let out = shown(&options.out);
    let mut text = format!("{out} is not what its document says:\n");
    for change in changes.iter().take(MOST_CHANGES) {
        let state = match change.kind {
            ChangeKind::Missing => "is missing".to_owned(),
            ChangeKind::Differs { line } => format!("differs at line {line}"),
            ChangeKind::Unwanted => "is no longer wanted".to_owned(),
        };
        text.push_str(&format!("  {} {state}\n", change.path));
    }
    if let Some(more) = changes.len().checked_sub(MOST_CHANGES).filter(|more| *more > 0)
    {
        text.push_str(&format!("  and {more} more files\n"));
    }
    text + "run `cargo xtask generate` with the same options to bring it up to date\n"
}

/// The block at the end.
pub fn summary(options: &Options, done: &Report, time: Duration) -> String {
    let changed = done.outcome.changes.len();
    let state = match (options.mode, changed) {
        (Mode::Check, _) => "is up to date".to_owned(),
        (Mode::Write, 0) => "was up to date".to_owned(),
        (Mode::Write, 1) => "written, 1 file changed".to_owned(),
        (Mode::Write, changed) => format!("written, {changed} files changed"),
    };
    let rows = [
        ("operations", done.api.operations.len().to_string()),
        ("types", done.api.types.len().to_string()),
        ("files", done.outcome.files.to_string()),
        ("lines", done.outcome.lines.to_string()),
        ("warnings", done.findings.faults.warnings().count().to_string()),
        ("time", format!("{:.2} s", time.as_secs_f64())),
    ];
    let mut text = format!("{} {state}\n", shown(&options.out));
    for (name, value) in rows {
        text.push_str(&format!("  {name:<10} {value:>8}\n"));
    }
    if done.outcome.recovered {
        text.push_str("an earlier run was killed; what it left behind is cleared up\n");
    }
    text
}

/// Why a run begins.
pub fn changed(files: &[String]) -> String {
    const MOST: usize = 5;
    let mut text = files.iter().take(MOST).cloned().collect::<Vec<_>>().join(", ");
    if let Some(more) = files.len().checked_sub(MOST).filter(|more| *more > 0) {
        text.push_str(&format!(" and {more} more files"));
    }
    format!("\n{text} changed\n")
}

/// Why nothing can be said of what a run changes.
pub fn unknown_before(why: &Unreadable) -> String {
    format!(
        "what changed for users of the crate is unknown: its surface.json is none: {why}\n"
    )
}

/// What comes after a run.
pub fn watching(files: usize) -> String {
    let plural = if files == 1 { "" } else { "s" };
    format!("watching {files} file{plural}; Ctrl-C ends it\n")
}

fn style(most_warnings: usize) -> Style {
    let current_dir = env::current_dir().unwrap_or_default();
    Style { color: say::in_color(), current_dir, most_warnings, most_alike: 1 }
}

/// A path as the user would write it.
pub fn shown(path: &Path) -> String {
    let here = env::current_dir().unwrap_or_default();
    match path.strip_prefix(&here) {
        Ok(rest) if !rest.as_os_str().is_empty() => rest.display().to_string(),
        _ => path.display().to_string(),
    }
}
