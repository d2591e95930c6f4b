//! `type` as a list: one type, `nullable`, or alternatives with the words of each.

use serde_json::{Map, Value};

use super::null;
use super::schema::Schema;
use crate::normalise::all_of::is_annotation;
use crate::normalise::fit::{KEYWORDS, type_of_format};

/// Words of the schema as a whole, not of one type.
const UNIONS: &[&str] = &["oneOf", "anyOf", "allOf"];

/// All types but `null`; `number` has the integers.
const ALL: &[&str] = &["string", "number", "boolean", "object", "array"];

/// Reads a list of types as 3.0 would say it.
pub(super) fn as_one(schema: &mut Schema<'_>) {
    if schema.is_of("null") {
        return null::alone(schema.map);
    }
    let Some(Value::Array(list)) = schema.map.get("type") else { return };
    let mut kinds: Vec<String> = Vec::new();
    for kind in list.iter().filter_map(Value::as_str) {
        if !kinds.iter().any(|known| known == kind) {
            kinds.push(kind.to_owned());
        }
    }
    let is_nullable = kinds.iter().any(|kind| kind == "null");
    let has_number = kinds.iter().any(|kind| kind == "number");
    kinds.retain(|kind| kind != "null" && !(kind == "integer" && has_number));
    schema.map.shift_remove("type");
    if is_nullable {
        schema.set("nullable", true);
    }
    match kinds.as_slice() {
        [] => {}
        [kind] => schema.set("type", kind.as_str()),
        // What each alternative is, it says itself.
        _ if UNIONS.iter().any(|key| schema.has(key)) => {}
        _ if is_anything(schema.map, &kinds) => {}
        _ => alternatives(schema, &kinds),
    }
}

/// Whether every JSON value will do.
fn is_anything(map: &Map<String, Value>, kinds: &[String]) -> bool {
    ALL.iter().all(|kind| kinds.iter().any(|k| k == kind))
        && map.keys().all(|key| is_annotation(key))
}

/// One alternative for each type, with the keywords of that type.
fn alternatives(schema: &mut Schema<'_>, kinds: &[String]) {
    let words: Vec<String> =
        schema.map.keys().filter(|key| !is_annotation(key)).cloned().collect();
    let mut own = Map::new();
    for key in words {
        if let Some(value) = schema.map.shift_remove(&key) {
            own.insert(key, value);
        }
    }
    for index in 0..kinds.len() {
        let at = super::schema::item("oneOf", index);
        let moves: Vec<_> = own
            .keys()
            .map(|key| (crate::diag::Pointer::root().child(key), at.child(key)))
            .collect();
        schema.moved(&moves);
    }
    let has_values = own.contains_key("enum");
    let alternatives: Vec<Value> = kinds
        .iter()
        .map(|kind| alternative(kind, kinds, &own))
        .filter(|map| !has_values || map.contains_key("enum"))
        .map(Value::Object)
        .collect();
    if alternatives.is_empty() {
        return;
    }
    schema.set("oneOf", alternatives);
    super::unions::sole(schema);
}

fn alternative(
    kind: &str,
    kinds: &[String],
    own: &Map<String, Value>,
) -> Map<String, Value> {
    let mut map = Map::new();
    map.insert("type".to_owned(), Value::from(kind));
    for (key, value) in own {
        let belongs = match key.as_str() {
            "enum" => {
                let values = value.as_array().into_iter().flatten();
                let values: Vec<Value> =
                    values.filter(|value| has_type(value, kind)).cloned().collect();
                if !values.is_empty() {
                    map.insert("enum".to_owned(), Value::Array(values));
                }
                false
            }
            "format" => is_format_of(value, kind, kinds),
            _ => KEYWORDS
                .iter()
                .find(|(keyword, _)| keyword == key)
                .is_none_or(|(_, kinds)| kinds.contains(&kind)),
        };
        if belongs {
            map.insert(key.clone(), value.clone());
        }
    }
    map
}

/// A format belongs to its own type; an unknown one to text, if there is text.
fn is_format_of(format: &Value, kind: &str, kinds: &[String]) -> bool {
    match format.as_str().and_then(type_of_format) {
        Some("integer") => kind == "integer" || kind == "number",
        Some(known) => known == kind,
        None if kinds.iter().any(|kind| kind == "string") => kind == "string",
        None => true,
    }
}

fn has_type(value: &Value, kind: &str) -> bool {
    match kind {
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        _ => false,
    }
}
