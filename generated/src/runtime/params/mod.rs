//! Parameters as OpenAPI writes them into paths, queries, headers and cookies: the styles
//! of its table, which are those of RFC 6570. What cannot be said in a style is said as JSON.

mod flat;

pub(super) use self::flat::{Flat, flatten};
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

pub(super) fn encode(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// A value in a path; nothing when there is no value.
pub fn in_path(
    name: &str,
    style: Style,
    explode: bool,
    value: &dyn Slot,
) -> Option<String> {
    let flat = flatten(value).map(&encode);
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
    if style == Style::DeepObject {
        return deep(name, value);
    }
    let name = &encode(name);
    let joint = match style {
        Style::SpaceDelimited => "%20",
        Style::PipeDelimited => "%7C",
        _ => ",",
    };
    match flatten(value).map(&encode) {
        Flat::Nothing => String::new(),
        Flat::One(value) => format!("{name}={value}"),
        Flat::Many(items) if explode => {
            let pairs: Vec<_> =
                items.iter().map(|item| format!("{name}={item}")).collect();
            pairs.join("&")
        }
        Flat::Many(items) if items.is_empty() => String::new(),
        Flat::Many(items) => format!("{name}={}", items.join(joint)),
        Flat::Pairs(pairs) if explode => join(&pairs, "=", "&"),
        Flat::Pairs(pairs) if pairs.is_empty() => String::new(),
        Flat::Pairs(pairs) => format!("{name}={}", join(&pairs, joint, joint)),
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

/// Bodies of the media type `application/x-www-form-urlencoded`.
pub fn form(value: &dyn Slot) -> String {
    in_query("value", Style::Form, true, value)
}

fn deep(name: &str, value: &dyn Slot) -> String {
    let mut pairs = Vec::new();
    flat::deepen(&mut pairs, encode(name), value);
    let pairs: Vec<_> =
        pairs.iter().map(|(key, value)| format!("{key}={}", encode(value))).collect();
    pairs.join("&")
}

fn join(pairs: &[(String, String)], equals: &str, joint: &str) -> String {
    let pairs: Vec<_> =
        pairs.iter().map(|(key, value)| format!("{key}{equals}{value}")).collect();
    pairs.join(joint)
}
