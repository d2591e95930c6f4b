//! `--report FILE`: everything that was found, each finding in full, and the census of
//! what has no type. Markdown for `.md`, JSON for `.json`, else text.

mod json;
mod markdown;
mod text;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use oasmith::diag::{Finding, Kind, Severity};
use oasmith::ir::UntypedReason;
use oasmith::{Findings, Report, UntypedField};

/// What the file says.
#[derive(Debug)]
struct Full {
    spec: String,
    findings: Vec<Finding>,
    census: Option<Census>,
}

/// What has no type. There is none of a document that is not sound.
#[derive(Debug)]
struct Census {
    fields: usize,
    untyped: Vec<UntypedField>,
}

impl Full {
    fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|one| one.severity() == severity).count()
    }

    /// How many findings each code has.
    fn codes(&self) -> BTreeMap<&'static str, usize> {
        let mut codes = BTreeMap::new();
        for finding in &self.findings {
            *codes.entry(finding.fault.code.name()).or_default() += 1;
        }
        codes
    }
}

impl Census {
    /// How many places each reason has; only reasons that occur.
    fn reasons(&self) -> Vec<(UntypedReason, usize)> {
        let count = |reason: &UntypedReason| {
            self.untyped.iter().filter(|one| one.reason == *reason).count()
        };
        let all = UntypedReason::ALL.iter().map(|reason| (*reason, count(reason)));
        all.filter(|(_, count)| *count > 0).collect()
    }

    /// How many have a type in the document.
    fn short(&self) -> usize {
        self.untyped.iter().filter(|one| one.reason.falls_short()).count()
    }
}

/// Writes the report of a run that went through.
pub fn write(path: &Path, spec: &Path, done: &Report) -> Result<(), String> {
    let census = Census { fields: done.api.fields, untyped: done.untyped() };
    settle(path, spec, &done.findings, Some(census))
}

/// Writes the report of a run that did not go through.
pub fn write_faults(path: &Path, spec: &Path, found: &Findings) -> Result<(), String> {
    settle(path, spec, found, None)
}

fn settle(
    path: &Path,
    spec: &Path,
    findings: &Findings,
    census: Option<Census>,
) -> Result<(), String> {
    let spec = spec.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let full = Full { spec, findings: findings.located(), census };
    let text = match path.extension().and_then(|extension| extension.to_str()) {
        Some("md") => markdown::render(&full),
        Some("json") => json::render(&full),
        _ => text::render(&full),
    };
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

fn severity(finding: &Finding) -> &'static str {
    match finding.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// Whose fault a finding is.
fn kind(finding: &Finding) -> &'static str {
    match finding.fault.code.kind() {
        Kind::Invalid => "invalid",
        Kind::Unsupported => "unsupported",
        Kind::Bug => "bug",
    }
}
