//! The report as Markdown, for people.

use std::fmt::Write;

use oasmith::diag::Severity;

use super::{Full, kind, severity};

pub(super) fn render(full: &Full) -> String {
    let (errors, warnings) =
        (full.count(Severity::Error), full.count(Severity::Warning));
    let mut text = format!("# {}\n\n{errors} errors, {warnings} warnings.\n", full.spec);
    // Writing to a string can't fail.
    if !full.findings.is_empty() {
        text.push_str("\n| code | findings |\n| --- | ---: |\n");
        for (code, count) in full.codes() {
            let _ = writeln!(text, "| `{code}` | {count} |");
        }
        text.push_str("\n## Findings\n\n");
    }
    for finding in &full.findings {
        let fault = &finding.fault;
        let _ = writeln!(
            text,
            "- **{}** `{}` ({}) `{}`: {}",
            severity(finding),
            fault.code,
            kind(finding),
            finding.spot(),
            plain(&fault.message),
        );
        if let Some(hint) = &fault.hint {
            let _ = writeln!(text, "  {}", plain(hint));
        }
    }
    census(full, &mut text);
    text
}

fn census(full: &Full, text: &mut String) {
    let Some(census) = &full.census else { return };
    let _ = writeln!(
        text,
        "\n## Untyped fields\n\n{} of {} fields are any JSON, {} of them have a type in the \
         document.",
        census.untyped.len(),
        census.fields,
        census.short(),
    );
    if census.untyped.is_empty() {
        return;
    }
    text.push_str("\n| reason | fields |\n| --- | ---: |\n");
    for (reason, count) in census.reasons() {
        let _ = writeln!(text, "| {} | {count} |", reason.words());
    }
    text.push('\n');
    for field in &census.untyped {
        let (spot, reason) = (field.spot(), field.reason.words());
        let _ = writeln!(text, "- `{spot}` `{}`: {reason}", field.pointer);
    }
}

/// Text of a document in one line, with nothing in it that Markdown would take for HTML.
fn plain(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
