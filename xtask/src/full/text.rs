//! The report as text: a line for each finding, so that it can be searched.

use std::fmt::Write;

use oasmith::diag::Severity;

use super::{Full, severity};

pub(super) fn render(full: &Full) -> String {
    let (errors, warnings) =
        (full.count(Severity::Error), full.count(Severity::Warning));
    let mut text = format!("{}: {errors} errors, {warnings} warnings\n", full.spec);
    // Writing to a string can't fail.
    for finding in &full.findings {
        let fault = &finding.fault;
        let spot = finding.spot();
        let colon = if spot.is_empty() { "" } else { ": " };
        let severity = severity(finding);
        let _ =
            writeln!(text, "{spot}{colon}{severity}[{}]: {}", fault.code, fault.message);
        if let Some(hint) = &fault.hint {
            let _ = writeln!(text, "    help: {hint}");
        }
    }
    let Some(census) = &full.census else { return text };
    let _ = writeln!(
        text,
        "\nuntyped: {} of {} fields are any JSON, {} of them have a type in the document",
        census.untyped.len(),
        census.fields,
        census.short(),
    );
    for (reason, count) in census.reasons() {
        let _ = writeln!(text, "{count:>6} {}", reason.words());
    }
    for field in &census.untyped {
        let _ = writeln!(
            text,
            "{}: {} ({})",
            field.spot(),
            field.reason.words(),
            field.pointer
        );
    }
    text
}
