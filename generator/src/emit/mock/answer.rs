//! The answers that the document has for an operation, each with an example.

use serde_json::{Map, Value, json};

use super::readable::reads;
use super::{made, pages};
use crate::ir::{
    Alternate, Api, Content, Differs, Operation, Response, Status, Success, Type,
};

/// The status of an answer, and what is shown of it: `media_type` if it is not
/// `application/json`, `as` if it is not JSON, and the `example`.
pub type Answer = (String, Map<String, Value>);

/// The successes, the usual one first.
pub fn successes(api: &Api, operation: &Operation) -> Vec<Answer> {
    let results = operation.responses.iter().filter(|one| one.result);
    let results = results.map(|response| {
        let (status, mut shown) = answer(api, response);
        let page = shown.get_mut("example").zip(operation.pagination.as_ref());
        if let (Some((page, pagination)), Content::Json(ty)) = (page, &response.content)
        {
            pages::only(api, ty, page, pagination);
        }
        (status, shown)
    });
    let others = operation.alternates.iter().filter_map(|one| other(api, one));
    results.chain(others).collect()
}

/// The failures.
pub fn failures(api: &Api, operation: &Operation) -> Vec<Answer> {
    let failures = operation.responses.iter().filter(|one| !one.result);
    failures.map(|one| answer(api, one)).collect()
}

fn answer(api: &Api, response: &Response) -> Answer {
    let Response { status, content, media_type, example, .. } = response;
    (spelled(*status), shown(api, content, media_type.as_deref(), example.as_ref()))
}

/// What another media type is for.
fn other(api: &Api, alternate: &Alternate) -> Option<Answer> {
    let Alternate { differs: Differs::Response, success, accept, .. } = alternate else {
        return None;
    };
    let Success::One(content) = success else { return None };
    let usual = match content {
        Content::Empty | Content::Bytes => "application/octet-stream",
        Content::Json(_) => "application/json",
        Content::Text => "text/plain",
        Content::Events(_) => "text/event-stream",
        Content::Lines(_) => "application/x-ndjson",
    };
    let accept = accept.as_deref().and_then(|all| all.split(',').next());
    let media_type = accept.map_or(usual, str::trim);
    Some(("2XX".to_owned(), shown(api, content, Some(media_type), None)))
}

/// The document's example, else one that is made.
fn shown(
    api: &Api,
    content: &Content,
    media_type: Option<&str>,
    example: Option<&Value>,
) -> Map<String, Value> {
    let mut shown = Map::new();
    let ty = match content {
        Content::Empty => return shown,
        Content::Json(ty) | Content::Events(ty) | Content::Lines(ty) => ty,
        Content::Text | Content::Bytes => &Type::String,
    };
    let unusual = media_type.filter(|media_type| *media_type != "application/json");
    shown.extend(unusual.map(|one| ("media_type".to_owned(), json!(one))));
    shown.extend(kind(content).map(|kind| ("as".to_owned(), json!(kind))));
    // A stream may be shown as one of its items, all of them, or as its text.
    let whole = matches!(content, Content::Json(_));
    let example = example.filter(|example| !whole || reads(api, ty, example));
    let example = example.cloned().unwrap_or_else(|| made::example(api, ty));
    shown.insert("example".to_owned(), example);
    shown
}

/// How the example becomes a body, if not as JSON.
fn kind(content: &Content) -> Option<&'static str> {
    match content {
        Content::Empty | Content::Json(_) => None,
        Content::Text | Content::Bytes => Some("text"),
        Content::Events(_) => Some("events"),
        Content::Lines(_) => Some("lines"),
    }
}

fn spelled(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Range(first) => format!("{first}XX"),
        Status::Default => "default".to_owned(),
    }
}
