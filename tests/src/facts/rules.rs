//! What counts as a fact, and when two facts are the same.

use std::collections::BTreeSet;

use serde_json::Value;

pub(super) const METHODS: &[&str] =
    &["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// Members that are for readers.
pub(super) const PROSE: &[&str] =
    &["description", "summary", "title", "example", "examples", "externalDocs"];

/// Flags that say nothing when they are false.
pub(super) const FLAGS: &[&str] = &[
    "required",
    "nullable",
    "deprecated",
    "readOnly",
    "writeOnly",
    "uniqueItems",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "allowReserved",
    "allowEmptyValue",
];

/// What the keys of an object are.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Keys {
    /// Words of the standard.
    Words,
    /// Names that the document gives: properties, statuses, media types.
    Names,
    /// The keys of a discriminator, whose values are references.
    Mapping,
    /// JSON of the API itself: defaults and enum values.
    Json,
}

pub(super) fn keys_below(key: &str, keys: Keys) -> Keys {
    match (keys, key) {
        (Keys::Words, "enum" | "default") => Keys::Json,
        (Keys::Words, "mapping") => Keys::Mapping,
        (
            Keys::Words,
            "properties" | "responses" | "headers" | "content" | "links" | "encoding"
            | "variables" | "callbacks",
        ) => Keys::Names,
        (Keys::Words | Keys::Names, _) => Keys::Words,
        (Keys::Mapping | Keys::Json, _) => keys,
    }
}

pub(super) fn is_prose(key: &str) -> bool {
    PROSE.contains(&key) || key.starts_with("x-")
}

pub(super) fn same_json(key: &str, ours: &Value, theirs: &Value) -> bool {
    if key == "enum" { same_set(ours, theirs) } else { same(ours, theirs) }
}

/// Numbers are compared by value, members of objects in any order.
pub(super) fn same(ours: &Value, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Value::Number(a), Value::Number(b)) => a == b || a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            let equal =
                |(key, a): (&String, &Value)| b.get(key).is_some_and(|b| same(a, b));
            a.len() == b.len() && a.iter().all(equal)
        }
        (a, b) => a == b,
    }
}

pub(super) fn same_set(ours: &Value, theirs: &Value) -> bool {
    let texts = |value: &Value| -> BTreeSet<String> {
        value.as_array().into_iter().flatten().map(Value::to_string).collect()
    };
    texts(ours) == texts(theirs)
}

pub(super) fn both(ours: &Value, theirs: &Value) -> String {
    format!("{ours}, theirs {theirs}")
}
