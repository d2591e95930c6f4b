//! The answers that the document has, with its examples.

use super::document::{Document, Operation, list, text};
use super::received::Received;
use bytes::Bytes;
use http::StatusCode;
use http::header::ACCEPT;
use serde_json::Value;

/// What the document shows of an answer.
pub struct Shown {
    pub status: StatusCode,
    pub media_type: Option<String>,
    pub body: Bytes,
}

/// The first success, of the media type that was asked for.
pub fn success(operation: &Operation, asked: &Received) -> Shown {
    let all = list(&operation.data, "successes");
    let accept = asked.headers.get(ACCEPT).and_then(|accept| accept.to_str().ok());
    let accepted = |one: &&Value| {
        let media_type = match text(one, "media_type") {
            "" => "application/json",
            said => said,
        };
        let mut wanted = accept.unwrap_or_default().split(',').map(str::trim);
        wanted.any(|wanted| wanted == media_type)
    };
    let one = all.iter().find(accepted).or(all.first()).unwrap_or(&Value::Null);
    let mut example = one.get("example").cloned();
    if let Some(page) = &mut example {
        empty_behind_the_first(operation, asked, page);
    }
    shown(one, example)
}

/// What is shown for a status; no body if nothing is.
pub fn of_status(
    document: &Document,
    operation: &Operation,
    status: StatusCode,
) -> Shown {
    let code = status.as_str();
    let range = format!("{}XX", code.get(..1).unwrap_or_default());
    let failures = operation.data.get("failures");
    let of = |name: &str| {
        let mut successes = list(&operation.data, "successes").iter();
        let failure = failures.and_then(|failures| failures.get(name)?.as_str());
        let failure = failure.and_then(|name| document.part("examples", name));
        failure.or_else(|| successes.find(|one| text(one, "status") == name))
    };
    let default = || of("default").filter(|_| !status.is_success());
    let one = of(code).or_else(|| of(&range)).or_else(default).unwrap_or(&Value::Null);
    Shown { status, ..shown(one, one.get("example").cloned()) }
}

fn shown(one: &Value, example: Option<Value>) -> Shown {
    // A range or a default, of which 200 is one.
    let status = text(one, "status").parse().unwrap_or(StatusCode::OK);
    let media_type = match text(one, "media_type") {
        "" => example.is_some().then(|| "application/json".to_owned()),
        said => Some(said.to_owned()),
    };
    let body = example.map(|example| rendered(text(one, "as"), &example));
    Shown { status, media_type, body: body.unwrap_or_default() }
}

fn rendered(kind: &str, example: &Value) -> Bytes {
    let each = |write: &dyn Fn(&Value) -> String| match example {
        // The document shows the stream as it is.
        Value::String(text) => text.clone(),
        Value::Array(all) => all.iter().map(write).collect(),
        one => write(one),
    };
    let text = match (kind, example) {
        ("text", Value::String(text)) => text.clone(),
        ("events", _) => each(&|one| format!("data: {one}\n\n")),
        ("lines", _) => each(&|one| format!("{one}\n")),
        (_, one) => one.to_string(),
    };
    Bytes::from(text)
}

/// There is one page, so those behind it are empty.
fn empty_behind_the_first(operation: &Operation, asked: &Received, page: &mut Value) {
    let Some(rule) = operation.data.get("pages") else { return };
    let first = match rule.get("first") {
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    };
    let at = asked.query_arg(text(rule, "parameter"));
    let behind = at.is_some_and(|at| !at.is_empty() && Some(at) != first.as_deref());
    if let Some(items) = page.pointer_mut(text(rule, "items")).filter(|_| behind) {
        *items = Value::Array(Vec::new());
    }
}
