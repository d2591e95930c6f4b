//! Keywords that say which values are valid, but not what a value is made of. No type
//! says it for them, so they are left out, with one warning for each schema.

use serde_json::{Map, Value};

use super::schema::Schema;
use crate::diag::Code;
use crate::normalise::all_of::is_annotation;

/// Those that change which values are valid.
const CONSTRAINTS: &[&str] = &[
    "not",
    "if",
    "contains",
    "propertyNames",
    "dependentSchemas",
    "dependencies",
    "contentSchema",
];

/// Those that mean nothing without one of the others, or that take nothing away.
const COMPANIONS: &[&str] =
    &["then", "else", "minContains", "maxContains", "unevaluatedItems"];

/// Those of which nothing need be said if they are like this. Which members have to be
/// there together is left to the server in unions too.
const SILENT: [(&str, Says); 2] =
    [("propertyNames", is_any_name), ("not", is_about_presence)];

/// What is asked of a keyword's value.
type Says = fn(&Value) -> bool;

/// Leaves them out.
pub(super) fn drop(schema: &mut Schema<'_>) {
    schema.map.shift_remove("dependentRequired");
    for (key, says_nothing) in SILENT {
        if schema.map.get(key).is_some_and(says_nothing) {
            schema.map.shift_remove(key);
        }
    }
    let found: Vec<&str> =
        CONSTRAINTS.iter().copied().filter(|key| schema.has(key)).collect();
    if let Some(first) = found.first().copied() {
        let names = found.join("`, `");
        let words = if describes_members(schema) {
            format!("what `{names}` says of members makes no type; they are in `extra`")
        } else {
            format!("types can't say what `{names}` demands; it is left to the server")
        };
        schema.warn(Code::ValidationKeyword, first, words);
    }
    for key in CONSTRAINTS.iter().chain(COMPANIONS) {
        schema.map.shift_remove(*key);
    }
}

/// All names are text, and how long a text is or what it looks like is never a type.
fn is_any_name(names: &Value) -> bool {
    match names {
        Value::Object(words) => words.iter().all(|(key, value)| match key.as_str() {
            "type" => value == "string",
            "pattern" | "minLength" | "maxLength" | "format" => true,
            key => is_annotation(key),
        }),
        names => names == &Value::Bool(true),
    }
}

/// Whether all that is asked is which members are there.
fn is_about_presence(schema: &Value) -> bool {
    let Value::Object(words) = schema else { return false };
    !words.is_empty()
        && words.iter().all(|(key, value)| match (key.as_str(), value) {
            ("required", _) => true,
            ("anyOf" | "oneOf" | "allOf", Value::Array(list)) => {
                list.iter().all(|inner| {
                    inner.as_object().is_some_and(|inner| {
                        inner.keys().all(|key| key == "required" || is_annotation(key))
                    })
                })
            }
            (key, _) => is_annotation(key),
        })
}

/// Whether members are described that the schema itself does not have.
fn describes_members(schema: &Schema<'_>) -> bool {
    let own = schema.map.get("properties");
    let is_new = |part: &Value| {
        let members = part.get("properties").and_then(Value::as_object);
        members
            .into_iter()
            .flat_map(Map::keys)
            .any(|name| own.is_none_or(|own| own.get(name).is_none()))
    };
    let dependent = schema.map.get("dependentSchemas").and_then(Value::as_object);
    let parts = ["then", "else"].into_iter().filter_map(|key| schema.map.get(key));
    parts.chain(dependent.into_iter().flat_map(Map::values)).any(is_new)
}
