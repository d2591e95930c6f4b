//! Whether a body is there where it has to be, is of a documented media type, and is valid.

use super::document::{Document, Operation, list, text};
use super::multipart;
use super::parameter::Written;
use super::path::raw_pairs;
use super::received::Asked;
use super::schema::{faults, part};
use super::tree::typed;
use http::header::CONTENT_TYPE;
use serde_json::{Map, Value};

/// What is wrong with the body of a request.
pub fn problems(
    document: &Document,
    operation: &Operation,
    asked: &Asked,
) -> Vec<String> {
    let bodies = list(&operation.data, "bodies");
    let content_type = asked.headers.get(CONTENT_TYPE).and_then(|of| of.to_str().ok());
    let Some(first) = bodies.first() else {
        let is_none = asked.body.is_empty();
        let what = "body: the operation takes none".to_owned();
        return if is_none { Vec::new() } else { vec![what] };
    };
    if asked.body.is_empty() && !may_be_empty(first, content_type) {
        let required = first.get("required").is_some_and(|required| *required == true);
        let what = "body: is required and missing".to_owned();
        return if required { vec![what] } else { Vec::new() };
    }
    let Some(content_type) = content_type else {
        return vec!["body: there is no Content-Type".to_owned()];
    };
    let Some(body) =
        bodies.iter().find(|body| is(content_type, text(body, "media_type")))
    else {
        let known: Vec<&str> =
            bodies.iter().map(|one| text(one, "media_type")).collect();
        let known = known.join(", ");
        return vec![format!("body: expected {known}, found {content_type}")];
    };
    let schema = body.get("schema").unwrap_or(&Value::Null);
    match value(document, body, schema, content_type, asked) {
        Ok(Value::Null) if !text(body, "as").is_empty() => Vec::new(),
        Ok(value) => faults(document, schema, &value, "body"),
        Err(problem) => vec![format!("body: {problem}")],
    }
}

/// An empty file is a file.
fn may_be_empty(body: &Value, content_type: Option<&str>) -> bool {
    content_type.is_some() && matches!(text(body, "as"), "bytes" | "text")
}

/// Whether a `Content-Type` is of a media type, which may be a range.
fn is(content_type: &str, media_type: &str) -> bool {
    let essence = |text: &str| {
        text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    };
    let (found, wanted) = (essence(content_type), essence(media_type));
    match wanted.strip_suffix('*') {
        Some(start) => found.starts_with(start.trim_end_matches("*/")),
        None => found == wanted,
    }
}

/// The body as the JSON that its schema speaks of.
fn value(
    document: &Document,
    body: &Value,
    schema: &Value,
    content_type: &str,
    asked: &Asked,
) -> Result<Value, String> {
    let no_json = |error: serde_json::Error| format!("is no JSON: {error}");
    let lossy = || String::from_utf8_lossy(&asked.body);
    Ok(match text(body, "as") {
        "" => serde_json::from_slice(&asked.body).map_err(no_json)?,
        "lines" => {
            let text = lossy();
            let lines = text.lines().filter(|line| !line.trim().is_empty());
            let items: Result<Vec<Value>, _> = lines.map(serde_json::from_str).collect();
            Value::Array(items.map_err(no_json)?)
        }
        "form" => {
            let text = lossy();
            let pairs: Vec<(String, &str)> = raw_pairs(&text).collect();
            form(document, body, schema, &pairs)
        }
        // The parts of others have no names to check.
        "multipart" if is(content_type, "multipart/form-data") => {
            let parts = multipart::parts(content_type, &asked.body);
            parted(document, schema, parts.ok_or("has no parts")?)
        }
        _ => Value::Null,
    })
}

/// The members of a form, each written as the document says.
fn form(
    document: &Document,
    body: &Value,
    schema: &Value,
    pairs: &[(String, &str)],
) -> Value {
    let mut members = Map::new();
    let encoding = body.get("encoding").unwrap_or(&Value::Null);
    for (name, schema) in properties(document, schema) {
        let said = encoding.get(name).or(encoding.get("*")).unwrap_or(&Value::Null);
        let written = Written::with(document, said, schema);
        if let Some(value) = written.in_pairs(name, pairs) {
            members.insert(name.clone(), value);
        }
    }
    Value::Object(members)
}

/// The members of a multipart body: a list is several parts of one name.
fn parted(document: &Document, schema: &Value, parts: Vec<multipart::Part>) -> Value {
    let mut members = Map::new();
    for (name, schema) in properties(document, schema) {
        let of_name = parts.iter().filter(|part| part.name == *name);
        let mut texts: Vec<Value> = of_name
            .map(|part| String::from_utf8_lossy(&part.content).into_owned().into())
            .collect();
        let many = texts.len() > 1 || part(document, schema, "array").is_some();
        let raw = match texts.pop() {
            None => continue,
            Some(only) if !many => only,
            Some(last) => {
                texts.push(last);
                Value::Array(texts)
            }
        };
        members.insert(name.clone(), typed(document, schema, raw));
    }
    Value::Object(members)
}

fn properties<'d>(
    document: &'d Document,
    schema: &'d Value,
) -> impl Iterator<Item = (&'d String, &'d Value)> {
    let of = part(document, schema, "object");
    let of = of.and_then(|of| of.get("properties")).and_then(Value::as_object);
    of.into_iter().flatten()
}
