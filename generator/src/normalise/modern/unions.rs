//! A union of one is that one.

use serde_json::{Map, Value};

use super::schema::{Schema, item};
use super::tuples::TUPLE_ITEMS;
use crate::diag::Pointer;
use crate::normalise::all_of::{is_annotation, only_annotates, sole_ref};

/// Moves the only alternative of a union up. Says whether there was one.
pub(super) fn sole(schema: &mut Schema<'_>) -> bool {
    if schema.has(TUPLE_ITEMS) {
        return false;
    }
    let key = ["oneOf", "anyOf"]
        .into_iter()
        .find(|key| schema.list(key).is_some_and(|list| list.len() == 1));
    let Some(key) = key else { return false };
    let Some(Value::Array(mut list)) = schema.map.shift_remove(key) else {
        return false;
    };
    let from = item(key, 0);
    match list.pop() {
        Some(Value::Object(inner))
            if !is_reference(&inner) && fits(schema.map, &inner) =>
        {
            schema.map.shift_remove("discriminator");
            lift(schema, inner, &from);
        }
        Some(only) if sole_ref(&only).is_some() && only_annotates(schema.map) => {
            // A reference with words of its own.
            schema.moved(&[(from, item("allOf", 0))]);
            schema.set("allOf", vec![only]);
        }
        // It stands beside other words; merging is another pass.
        Some(only) => {
            schema.set(key, vec![only]);
            return false;
        }
        None => {}
    }
    true
}

fn is_reference(map: &Map<String, Value>) -> bool {
    map.contains_key("$ref")
}

/// Whether the words of an alternative can go beside those of the union.
fn fits(own: &Map<String, Value>, inner: &Map<String, Value>) -> bool {
    inner.iter().all(|(key, value)| {
        is_annotation(key) || own.get(key).is_none_or(|own| own == value)
    })
}

/// The alternative's words become the schema's; of annotations its own count.
fn lift(schema: &mut Schema<'_>, inner: Map<String, Value>, from: &Pointer) {
    let mut moves = Vec::with_capacity(inner.len());
    for (key, value) in inner {
        let is_nullable = key == "nullable" && value == Value::Bool(true);
        if is_nullable || !schema.has(&key) {
            moves.push((from.child(&key), Pointer::root().child(&key)));
            schema.map.insert(key, value);
        }
    }
    schema.moved(&moves);
}
