//! Parameters as OpenAPI writes them into paths, queries, headers and cookies: the styles
//! of its table, which are those of RFC 6570. What cannot be said in a style is said as JSON.

mod flat;
mod form;

pub(super) use self::flat::{Flat, flatten};
pub use self::form::{Members, Written, form, in_memory, written};
use super::codec::Slot;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// How a parameter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `blue,black`: paths and headers.
    Simple,
    /// `.blue.black`: paths.
    Label,
    /// `;color=blue;color=black`: paths.
    Matrix,
    /// `color=blue&color=black`: queries and cookies.
    Form,
    /// `color=blue%20black`: queries.
    SpaceDelimited,
    /// `color=blue%7Cblack`: queries.
    PipeDelimited,
    /// `color[R]=100&color[G]=200`: queries.
    DeepObject,
}

// All but what RFC 3986 calls unreserved: so no value ends a segment, a pair or the path.
const RESERVED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

// What neither ends a pair or the query nor is read as a space.
const LIGHT: &AsciiSet = &RESERVED
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b';');

pub(super) fn encode(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// The same, of a text that mostly stays what it is.
fn encoded(text: String) -> String {
    let stays = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    if text.bytes().all(stays) { text } else { encode(&text) }
}

fn encode_lightly(text: &str) -> String {
    utf8_percent_encode(text, LIGHT).to_string()
}

/// A value in a path that may be several segments: its slashes stay.
pub fn in_path_tail(value: &dyn Slot) -> Option<String> {
    let segments =
        |text: &str| text.split('/').map(encode).collect::<Vec<_>>().join("/");
    match flatten(value) {
        Flat::Nothing => None,
        Flat::One(text) => Some(segments(&text)),
        Flat::Many(items) => {
            Some(items.iter().map(|item| segments(item)).collect::<Vec<_>>().join("/"))
        }
        Flat::Pairs(pairs) => Some(segments(&join(&pairs, "=", ","))),
    }
}

/// A value in a path; nothing when there is no value.
pub fn in_path(
    name: &str,
    style: Style,
    explode: bool,
    value: &dyn Slot,
) -> Option<String> {
    let flat = flatten(value).map(&encoded);
    let (start, joint) = match style {
        Style::Label => (".", "."),
        Style::Matrix => (";", ";"),
        _ => ("", ","),
    };
    let named = |value: &str| match (style, value) {
        (Style::Matrix, "") => format!(";{name}"),
        (Style::Matrix, value) => format!(";{name}={value}"),
        (_, value) => format!("{start}{value}"),
    };
    Some(match flat {
        Flat::Nothing => return None,
        Flat::One(value) if style == Style::Simple => value,
        Flat::One(value) => named(&value),
        Flat::Many(items) if !explode => named(&items.join(",")),
        Flat::Many(items) if style == Style::Matrix => {
            items.iter().map(|item| named(item)).collect()
        }
        Flat::Many(items) => format!("{start}{}", items.join(joint)),
        Flat::Pairs(pairs) if !explode => named(&join(&pairs, ",", ",")),
        Flat::Pairs(pairs) => format!("{start}{}", join(&pairs, "=", joint)),
    })
}

/// A value in a query: pairs joined by `&`, empty when there is no value.
pub fn in_query(name: &str, style: Style, explode: bool, value: &dyn Slot) -> String {
    join(&pairs(name, style, explode, value, &encode), "=", "&")
}

/// The same where reserved characters stay as they are (`allowReserved`), but for those
/// that would end the pair or the query.
pub fn in_query_reserved(
    name: &str,
    style: Style,
    explode: bool,
    value: &dyn Slot,
) -> String {
    join(&pairs(name, style, explode, value, &encode_lightly), "=", "&")
}

/// The pairs that a value is in a query, in a form, or in parts of a body.
pub(super) fn pairs(
    name: &str,
    style: Style,
    explode: bool,
    value: &dyn Slot,
    escape: &dyn Fn(&str) -> String,
) -> Vec<(String, String)> {
    let name = escape(name);
    if style == Style::DeepObject {
        let mut pairs = Vec::new();
        flat::deepen(&mut pairs, name, value, escape);
        return pairs;
    }
    let joint = match style {
        Style::SpaceDelimited => escape(" "),
        Style::PipeDelimited => escape("|"),
        _ => ",".to_owned(),
    };
    match flatten(value).map(&|text| escape(&text)) {
        Flat::Nothing => Vec::new(),
        Flat::One(value) => vec![(name, value)],
        Flat::Many(items) if explode => {
            items.into_iter().map(|item| (name.clone(), item)).collect()
        }
        Flat::Many(items) if items.is_empty() => Vec::new(),
        Flat::Many(items) => vec![(name, items.join(&joint))],
        Flat::Pairs(pairs) if explode => pairs,
        Flat::Pairs(pairs) if pairs.is_empty() => Vec::new(),
        Flat::Pairs(pairs) => vec![(name, join(&pairs, &joint, &joint))],
    }
}

/// A value in a header, which is not percent-encoded; nothing when there is no value.
pub fn in_header(explode: bool, value: &dyn Slot) -> Option<String> {
    Some(match flatten(value) {
        Flat::Nothing => return None,
        Flat::One(value) => value,
        Flat::Many(items) => items.join(","),
        Flat::Pairs(pairs) => join(&pairs, if explode { "=" } else { "," }, ","),
    })
}

fn join(pairs: &[(String, String)], equals: &str, joint: &str) -> String {
    let pairs: Vec<_> =
        pairs.iter().map(|(key, value)| format!("{key}{equals}{value}")).collect();
    pairs.join(joint)
}
