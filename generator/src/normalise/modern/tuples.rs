//! Lists with a schema for each place. 3.0 knows only one schema for all elements, so
//! they become its alternatives, and extensions tell the places from a union.

use serde_json::{Map, Value, json};

use super::schema::{Schema, item};
use crate::diag::Pointer;

/// On a list: `{"length": N, "rest": bool}`, the number of places, and whether a last
/// alternative says what may come after them.
const TUPLE: &str = "x-oasmith-tuple";

/// On the elements of such a list: the alternatives are places, in their order.
pub const TUPLE_ITEMS: &str = "x-oasmith-tuple-items";

/// Marks a list with a schema for each place.
pub(super) fn mark(schema: &mut Schema<'_>) {
    let Some((key, places)) = places(schema) else { return };
    let length = places.len();
    let rest_key = if key == "prefixItems" { "items" } else { "additionalItems" };
    let rest = schema.map.shift_remove(rest_key);
    schema.map.shift_remove("additionalItems");
    if length == 0 {
        schema.set("items", rest.filter(Value::is_object).unwrap_or_else(|| json!({})));
        return;
    }
    let rest = rest_of(schema, rest, length);
    let mut moves: Vec<(Pointer, Pointer)> =
        (0..length).map(|place| (item(key, place), at_items(place))).collect();
    let is_open = rest.is_some();
    if is_open {
        moves.push((Pointer::root().child(rest_key), at_items(length)));
    }
    schema.moved(&moves);
    let mut items = Map::new();
    items.insert("oneOf".to_owned(), places.into_iter().chain(rest).collect());
    items.insert(TUPLE_ITEMS.to_owned(), Value::Bool(true));
    schema.set("items", items);
    schema.set(TUPLE, json!({"length": length, "rest": is_open}));
    schema.map.entry("type").or_insert_with(|| Value::from("array"));
}

/// The schemas of the places, in the words of 2020-12 or of the drafts before.
fn places(schema: &mut Schema<'_>) -> Option<(&'static str, Vec<Value>)> {
    let key = ["prefixItems", "items"]
        .into_iter()
        .find(|key| schema.map.get(*key).is_some_and(Value::is_array))?;
    match schema.map.shift_remove(key) {
        Some(Value::Array(places)) => Some((key, places)),
        _ => None,
    }
}

/// What may come after the places, if anything may.
fn rest_of(schema: &Schema<'_>, rest: Option<Value>, length: usize) -> Option<Value> {
    let most = schema.map.get("maxItems").and_then(Value::as_u64);
    let is_closed = rest == Some(Value::Bool(false))
        || most.is_some_and(|most| most <= length as u64);
    let any = || Value::Object(Map::new());
    (!is_closed).then(|| rest.filter(Value::is_object).unwrap_or_else(any))
}

fn at_items(place: usize) -> Pointer {
    Pointer::from_tokens(["items", "oneOf", &place.to_string()])
}
