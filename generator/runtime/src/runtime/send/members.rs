//! Members that a call adds to the JSON object that is its body.

use crate::runtime::{Error, Payload};
use bytes::Bytes;
use http::HeaderMap;
use http::header::{CONTENT_TYPE, HeaderValue};
use serde_json::{Map, Value};

/// The body with these members; an error if it is no JSON object.
pub fn join(
    body: Option<Payload>,
    members: Map<String, Value>,
    headers: &mut HeaderMap,
) -> Result<Option<Payload>, Error> {
    if members.is_empty() {
        return Ok(body);
    }
    let mut object = match &body {
        None => Map::new(),
        Some(body) => object(body, headers).ok_or_else(|| {
            Error::argument(
                "members can be added to a JSON object only, and the body is none",
            )
        })?,
    };
    object.extend(members);
    headers.entry(CONTENT_TYPE).or_insert(HeaderValue::from_static("application/json"));
    let text = serde_json::to_vec(&object).map_err(|error| {
        Error::argument(format!("the body cannot be encoded: {error}"))
    })?;
    Ok(Some(Bytes::from(text).into()))
}

fn object(body: &Payload, headers: &HeaderMap) -> Option<Map<String, Value>> {
    let media_type = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    let (essence, _) = media_type.split_once(';').unwrap_or((media_type, ""));
    let essence = essence.trim().to_ascii_lowercase();
    if essence != "application/json" && !essence.ends_with("+json") {
        return None;
    }
    serde_json::from_slice(body.bytes()?).ok()
}
