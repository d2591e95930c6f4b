//! `patternProperties`: members whose names the document leaves open.
//!
//! 3.0 has one schema for all of them, `additionalProperties`.

use serde_json::{Map, Value, json};

use super::schema::Schema;
use crate::diag::{Code, Pointer};

/// On an object: its additional properties are those of its patterns.
const PATTERN: &str = "x-oasmith-pattern";

/// Makes the members of all patterns additional properties.
pub(super) fn as_additional(schema: &mut Schema<'_>) {
    unevaluated(schema);
    let patterns = match schema.map.shift_remove("patternProperties") {
        Some(Value::Object(patterns)) if !patterns.is_empty() => patterns,
        _ => return,
    };
    let mut schemas: Vec<(Value, Pointer)> = Vec::new();
    let from = |pattern: &str| Pointer::from_tokens(["patternProperties", pattern]);
    let own = schema.map.shift_remove("additionalProperties");
    let all = patterns.into_iter().map(|(pattern, schema)| (schema, from(&pattern)));
    let own = own.filter(Value::is_object);
    let is_mixed = own.is_some();
    let own = own.map(|own| (own, Pointer::root().child("additionalProperties")));
    for (value, at) in all.chain(own) {
        let value = if value == Value::Bool(true) { json!({}) } else { value };
        if value != Value::Bool(false)
            && !schemas.iter().any(|(known, _)| *known == value)
        {
            schemas.push((value, at));
        }
    }
    let Some((first, at)) = schemas.first().cloned() else {
        schema.set("additionalProperties", false);
        return;
    };
    schema.map.entry("type").or_insert_with(|| Value::from("object"));
    schema.set(PATTERN, true);
    let key = "additionalProperties";
    if schemas.len() == 1 {
        schema.moved(&[(at, Pointer::root().child(key))]);
        schema.set(key, first);
        return;
    }
    several(schema, schemas, is_mixed);
}

/// Several patterns with different schemas: each member is one of them.
fn several(schema: &mut Schema<'_>, schemas: Vec<(Value, Pointer)>, is_mixed: bool) {
    let beside = if is_mixed { " and of `additionalProperties`" } else { "" };
    let words = format!(
        "which pattern a name fits is not asked; a member may be that of any{beside}"
    );
    schema.warn(Code::SchemaSimplified, "patternProperties", words);
    let to = |index: usize| {
        Pointer::from_tokens(["additionalProperties", "anyOf", &index.to_string()])
    };
    let moves: Vec<_> =
        schemas.iter().enumerate().map(|(i, (_, from))| (from.clone(), to(i))).collect();
    schema.moved(&moves);
    let alternatives: Vec<Value> = schemas.into_iter().map(|(value, _)| value).collect();
    let mut union = Map::new();
    union.insert("anyOf".to_owned(), Value::Array(alternatives));
    schema.set("additionalProperties", union);
}

/// What no branch of an `allOf` has looked at. Where nothing is said of additional
/// properties, it says it of them.
fn unevaluated(schema: &mut Schema<'_>) {
    let Some(unevaluated) = schema.map.shift_remove("unevaluatedProperties") else {
        return;
    };
    let is_silent =
        !schema.has("additionalProperties") && !schema.has("patternProperties");
    if is_silent && unevaluated.is_object() {
        let key = |key| Pointer::root().child(key);
        schema.moved(&[(key("unevaluatedProperties"), key("additionalProperties"))]);
        schema.set("additionalProperties", unevaluated);
    }
}
