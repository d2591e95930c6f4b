//! The report as JSON, for tools.

use serde_json::{Map, Value, json};

use super::{Census, Full, kind, severity};

pub(super) fn render(full: &Full) -> String {
    let findings: Vec<Value> = full
        .findings
        .iter()
        .map(|finding| {
            let fault = &finding.fault;
            json!({
                "severity": severity(finding),
                "code": fault.code.name(),
                "kind": kind(finding),
                "file": fault.place.as_ref().map(|place| &*place.file),
                "pointer": fault.place.as_ref().map(|place| place.pointer.as_str()),
                "line": finding.position.map(|at| at.line),
                "column": finding.position.map(|at| at.column),
                "message": fault.message,
                "hint": fault.hint,
            })
        })
        .collect();
    let report = json!({
        "format": 1,
        "document": full.spec,
        "codes": full.codes(),
        "findings": findings,
        "untyped": full.census.as_ref().map(census),
    });
    format!("{report:#}\n")
}

fn census(census: &Census) -> Value {
    let reasons: Map<String, Value> = census
        .reasons()
        .into_iter()
        .map(|(reason, count)| (reason.words().to_owned(), count.into()))
        .collect();
    let places: Vec<Value> = census
        .untyped
        .iter()
        .map(|field| {
            json!({
                "pointer": field.pointer,
                "file": &*field.place.file,
                "line": field.position.map(|at| at.line),
                "column": field.position.map(|at| at.column),
                "reason": field.reason.words(),
                "document_gives_type": field.reason.falls_short(),
            })
        })
        .collect();
    json!({
        "fields": census.fields,
        "untyped": census.untyped.len(),
        "although_typed": census.short(),
        "reasons": reasons,
        "places": places,
    })
}
