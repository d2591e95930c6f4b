//! Media types: how each is read and written, which goes first, what people call it.

use super::names;
use crate::ir::Encoding;

/// Server-sent events.
pub const EVENTS: &str = "text/event-stream";

/// The media type without its parameters, in lower case.
pub fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// How a body of a media type is written.
pub fn encoding(media_type: &str) -> Encoding {
    let essence = essence(media_type);
    match essence.as_str() {
        "application/x-www-form-urlencoded" => Encoding::Form,
        "application/yaml"
        | "application/x-yaml"
        | "application/toml"
        | "application/xml"
        | "application/javascript"
        | "application/x-javascript"
        | "application/csv"
        | "application/sdp"
        | "application/graphql" => Encoding::Text,
        "application/x-ndjson"
        | "application/ndjson"
        | "application/jsonl"
        | "application/x-jsonl"
        | "application/jsonlines"
        | "application/x-jsonlines"
        | "application/json-seq"
        | "application/x-json-stream" => Encoding::Lines,
        "*/*" | "application/*" => Encoding::Json,
        json if is_plain_json(json) || json.ends_with("+json") => Encoding::Json,
        form if form.starts_with("multipart/") => Encoding::Multipart,
        text if text.starts_with("text/") || text.ends_with("+xml") => Encoding::Text,
        text if text.ends_with("+yaml") => Encoding::Text,
        _ => Encoding::Bytes,
    }
}

/// Whether it is nothing but JSON, and so is the same as any other such media type.
pub fn is_plain_json(media_type: &str) -> bool {
    matches!(
        essence(media_type).as_str(),
        "application/json"
            | "text/json"
            | "application/x-json"
            | "application/*+json"
            | "application/*"
            | "*/*"
    )
}

/// Whether it says how a value of the document's schemas is written, so that another
/// such media type of the same schema says nothing more.
pub fn is_structured(media_type: &str) -> bool {
    let essence = essence(media_type);
    matches!(encoding(&essence), Encoding::Json | Encoding::Form)
        || ["xml", "yaml", "yml", "toml"].iter().any(|end| essence.ends_with(end))
}

/// Whether any of several media types may stand for it.
pub fn is_wild(media_type: &str) -> bool {
    media_type.contains('*')
}

/// Which media type is used where there are several: the lowest.
pub fn rank(media_type: &str, encoding: Encoding) -> u8 {
    match encoding {
        Encoding::Json if is_plain_json(media_type) => 0,
        Encoding::Json => 1,
        Encoding::Form => 2,
        Encoding::Multipart => 3,
        Encoding::Lines => 4,
        // Events are a way to get what another media type gives at once.
        Encoding::Text if essence(media_type) == EVENTS => 7,
        Encoding::Text => 5,
        Encoding::Bytes => 6,
    }
}

/// What goes into `Content-Type`: a request can't leave it open.
pub fn sent(media_type: &str, encoding: Encoding) -> &str {
    match encoding {
        _ if !is_wild(media_type) => media_type,
        Encoding::Json => "application/json",
        Encoding::Text => "text/plain",
        Encoding::Multipart => "multipart/form-data",
        Encoding::Form => "application/x-www-form-urlencoded",
        Encoding::Lines | Encoding::Bytes => "application/octet-stream",
    }
}

/// What people call it, in snake case: `csv`, `merge_patch`, `multipart`.
pub fn word(media_type: &str, encoding: Encoding) -> String {
    let essence = essence(media_type);
    let (_, subtype) = essence.split_once('/').unwrap_or(("", &essence));
    match (encoding, subtype) {
        (Encoding::Multipart, _) => return "multipart".to_owned(),
        (Encoding::Form, _) => return "form".to_owned(),
        (Encoding::Lines, _) => return "lines".to_owned(),
        (Encoding::Text, "plain" | "*") => return "text".to_owned(),
        (Encoding::Bytes, "octet-stream") => return "bytes".to_owned(),
        (Encoding::Bytes, _) if is_wild(&essence) => return "bytes".to_owned(),
        _ => {}
    }
    let bare = subtype.strip_prefix("vnd.").or_else(|| subtype.strip_prefix("x-"));
    let bare = bare.unwrap_or(subtype);
    let bare = bare.rsplit_once('+').map_or(bare, |(bare, _)| bare);
    // Parameters tell media types apart that are the same else.
    let parameters = media_type.split(';').skip(1).filter_map(|one| one.split_once('='));
    let values = parameters.filter(|(name, _)| name.trim() != "charset");
    let values: Vec<&str> = values.map(|(_, value)| value.trim()).collect();
    names::snake(&[&[bare], values.as_slice()].concat().join("_")).text().to_owned()
}
