//! Members that a call adds to the JSON object that is its body.

use crate::runtime::call::Draft;
use crate::runtime::{Error, Payload};
use bytes::Bytes;
use http::HeaderMap;
use http::header::{CONTENT_TYPE, HeaderValue};
use serde_json::{Map, Value};

/// Puts them into the body; an error if that is no JSON object. `usual` are the headers of
/// all calls.
pub fn join(draft: &mut Draft, usual: &HeaderMap) -> Result<(), Error> {
    if draft.members.is_empty() {
        return Ok(());
    }
    let Draft { body, members, headers, media_type, .. } = draft;
    let given = headers.get(CONTENT_TYPE).or(media_type.as_ref());
    let given = given.or_else(|| usual.get(CONTENT_TYPE)).cloned();
    let given = given.unwrap_or(HeaderValue::from_static("application/json"));
    let mut object = match &body {
        None => Map::new(),
        Some(body) => object(body, &given).ok_or_else(|| {
            Error::argument(
                "members can be added to a JSON object only, and the body is none",
            )
        })?,
    };
    object.extend(std::mem::take(members));
    let text = serde_json::to_vec(&object).map_err(|error| {
        Error::argument(format!("the body cannot be encoded: {error}"))
    })?;
    *body = Some(Bytes::from(text).into());
    *media_type = Some(given);
    Ok(())
}

fn object(body: &Payload, media_type: &HeaderValue) -> Option<Map<String, Value>> {
    let media_type = media_type.to_str().ok()?;
    let (essence, _) = media_type.split_once(';').unwrap_or((media_type, ""));
    let essence = essence.trim().to_ascii_lowercase();
    if essence != "application/json" && !essence.ends_with("+json") {
        return None;
    }
    serde_json::from_slice(body.bytes()?).ok()
}
