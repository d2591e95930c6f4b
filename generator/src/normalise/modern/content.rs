//! What is inside a string: `contentEncoding` and `contentMediaType` are `format`s.

use serde_json::Value;

use super::schema::Schema;

/// Reads both as 3.0 would say them.
pub(super) fn as_format(schema: &mut Schema<'_>) {
    let encoding = text(schema, "contentEncoding");
    let media_type = text(schema, "contentMediaType");
    if encoding.is_none() && media_type.is_none() || schema.has("format") {
        return;
    }
    let format = match encoding.as_deref() {
        Some(encoding) if encoding.eq_ignore_ascii_case("binary") => Some("binary"),
        // Other encodings leave text, and text it stays.
        Some(encoding) => encoding.eq_ignore_ascii_case("base64").then_some("byte"),
        None => media_type.as_deref().is_some_and(is_bytes).then_some("binary"),
    };
    if let Some(format) = format {
        schema.set("format", format);
    }
}

fn text(schema: &mut Schema<'_>, key: &str) -> Option<String> {
    match schema.map.shift_remove(key) {
        Some(Value::String(text)) => Some(text),
        _ => None,
    }
}

/// Whether something of this media type is no text.
fn is_bytes(media_type: &str) -> bool {
    let media_type = media_type.split(';').next().unwrap_or_default().trim();
    let media_type = media_type.to_ascii_lowercase();
    let is_text = media_type.ends_with("+xml") || media_type.ends_with("+json");
    let families = ["image/", "audio/", "video/", "font/"];
    let binary = ["application/octet-stream", "application/pdf", "application/zip"];
    !is_text
        && (families.iter().any(|family| media_type.starts_with(family))
            || binary.contains(&media_type.as_str()))
}
