//! Values that have no parts, as Rust literals.

use serde_json::Value;

use crate::emit::docs::is_invisible;
use crate::emit::json;
use crate::emit::layout::Layout;
use crate::ir::{Format, Int};

/// How a value is going to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want {
    /// Anything that converts will do.
    Into,
    /// It has to be the type itself.
    Owned,
}

/// A text of a format.
pub fn sample(format: Format) -> &'static str {
    match format {
        Format::DateTime => "2026-01-31T12:00:00Z",
        Format::Date => "2026-01-31",
        Format::Uuid => "4de7ac8b-495b-4884-9a69-1050c6793cd6",
        Format::Ipv4 => "192.0.2.1",
        Format::Ipv6 => "2001:db8::1",
        Format::Byte => "ZXhhbXBsZQ==",
    }
}

pub fn text<'v>(from: Option<&'v Value>, otherwise: &'v str) -> &'v str {
    from.and_then(Value::as_str).unwrap_or(otherwise)
}

pub fn owned_text(text: &str, want: Want) -> Layout {
    Layout::Text(match want {
        Want::Into => format!("{text:?}"),
        Want::Owned => format!("{text:?}.to_owned()"),
    })
}

pub fn owned_bytes(text: &str, want: Want) -> Layout {
    Layout::Text(match want {
        Want::Into => format!("{text:?}"),
        Want::Owned => format!("types::Bytes::from({text:?})"),
    })
}

/// A file: what an example says of one is not its content.
pub fn owned_file(want: Want) -> Layout {
    let file = "types::FilePart::new(\"...\").file_name(\"file.txt\")";
    Layout::text(match want {
        Want::Into => "\"...\"",
        Want::Owned => file,
    })
}

/// With its type where nothing else says it.
pub fn integer(int: Int, from: Option<&Value>, want: Want) -> String {
    let (name, low, high) = match int {
        Int::I32 => ("i32", i128::from(i32::MIN), i128::from(i32::MAX)),
        Int::I64 => ("i64", i128::from(i64::MIN), i128::from(i64::MAX)),
        Int::U32 => ("u32", 0, i128::from(u32::MAX)),
        Int::U64 => ("u64", 0, i128::from(u64::MAX)),
    };
    let given = from.and_then(|from| {
        from.as_i64().map(i128::from).or_else(|| from.as_u64().map(i128::from))
    });
    let number = given.filter(|number| (low..=high).contains(number)).unwrap_or(1);
    let small = i32::try_from(number).is_ok();
    match want {
        Want::Into if small => number.to_string(),
        _ => format!("{number}_{name}"),
    }
}

pub fn float(from: Option<&Value>) -> String {
    let number = from.and_then(Value::as_f64).filter(|number| number.is_finite());
    format!("{:?}", number.unwrap_or(1.0))
}

pub fn any(from: Option<&Value>) -> Layout {
    let value = from.cloned().unwrap_or_else(|| Value::Object(serde_json::Map::new()));
    if !is_code(&value, DEEPEST) {
        // What a macro can't take is parsed when the example runs.
        let text = value.to_string();
        return Layout::Text(format!(
            "serde_json::from_str::<serde_json::Value>({text:?})?"
        ));
    }
    let body = json::layout(&value);
    Layout::Seq(vec![Layout::text("serde_json::json!("), body, Layout::text(")")])
}

/// How deep values may lie in each other inside `json!`: it recurses, and so does rustc.
const DEEPEST: usize = 24;

/// Whether a value reads the same as JSON and as an expression of Rust.
fn is_code(value: &Value, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else { return false };
    match value {
        Value::Null | Value::Bool(_) => true,
        Value::Number(number) => {
            number.as_i64().is_some_and(|number| i32::try_from(number).is_ok())
                || number.as_f64().is_some_and(|float| {
                    number.is_f64() && float.abs() < 1e15 && float.abs() > 1e-5
                })
        }
        Value::String(text) => is_plain(text),
        Value::Array(items) => items.iter().all(|item| is_code(item, depth)),
        Value::Object(members) => {
            members.iter().all(|(key, value)| is_plain(key) && is_code(value, depth))
        }
    }
}

/// Whether a string has the same escapes in JSON and in Rust.
fn is_plain(text: &str) -> bool {
    let escaped = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    let hidden = |c: char| is_invisible(c) || matches!(c, '\u{2028}' | '\u{2029}');
    !text.chars().any(|c| escaped(c) || hidden(c))
}
