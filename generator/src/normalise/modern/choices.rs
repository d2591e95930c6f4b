//! Alternatives that say the same, or that are only values.

use indexmap::IndexSet;
use serde_json::{Map, Value};

use super::schema::{Schema, item};
use super::tuples::TUPLE_ITEMS;
use super::{labels, unions};
use crate::diag::Pointer;
use crate::normalise::all_of::is_annotation;

/// Makes a union as simple as it can be said.
pub(super) fn simplify(schema: &mut Schema<'_>) {
    if schema.has(TUPLE_ITEMS) {
        return;
    }
    for _ in 0..super::DEEPEST {
        for key in ["oneOf", "anyOf"] {
            lift_null(schema, key);
            if !schema.has("discriminator") {
                merge_equal(schema, key);
                merge_values(schema, key);
            }
        }
        if !unions::sole(schema) {
            break;
        }
    }
}

/// An alternative that may be null makes the union nullable.
fn lift_null(schema: &mut Schema<'_>, key: &str) {
    let Some(Value::Array(list)) = schema.map.get_mut(key) else { return };
    let mut is_nullable = false;
    for map in list.iter_mut().filter_map(Value::as_object_mut) {
        is_nullable |= map.shift_remove("nullable") == Some(Value::Bool(true));
    }
    if is_nullable {
        schema.set("nullable", true);
    }
}

/// What a schema says but for annotations.
fn substance(map: &Map<String, Value>) -> Map<String, Value> {
    let words = map.iter().filter(|(key, _)| !is_annotation(key) || *key == "nullable");
    words.map(|(key, value)| (key.clone(), value.clone())).collect()
}

/// Of alternatives that say the same the first one stays.
fn merge_equal(schema: &mut Schema<'_>, key: &str) {
    let Some(list) = schema.list(key).filter(|list| list.len() > 1) else { return };
    let mut known: Vec<Map<String, Value>> = Vec::new();
    let mut kept = Vec::new();
    for (index, alternative) in list.iter().enumerate() {
        let said = alternative.as_object().map(substance).unwrap_or_default();
        if said.is_empty() || !known.contains(&said) {
            known.push(said);
            kept.push(index);
        }
    }
    if kept.len() == list.len() {
        return;
    }
    let stays: Vec<Value> =
        kept.iter().filter_map(|index| list.get(*index)).cloned().collect();
    let moves: Vec<(Pointer, Pointer)> = kept
        .iter()
        .enumerate()
        .map(|(to, from)| (item(key, *from), item(key, to)))
        .collect();
    schema.moved(&moves);
    schema.set(key, stays);
}

/// Alternatives that only list values are one list of values.
fn merge_values(schema: &mut Schema<'_>, key: &str) {
    let Some(list) = schema.list(key) else { return };
    let outer = schema.map.get("type").and_then(Value::as_str);
    let listed: Vec<usize> = list
        .iter()
        .enumerate()
        .filter(|(_, alternative)| alternative.as_object().is_some_and(only_values))
        .map(|(index, _)| index)
        .collect();
    let types: Vec<Option<&str>> = listed
        .iter()
        .filter_map(|index| list.get(*index))
        .map(|alternative| alternative.get("type").and_then(Value::as_str).or(outer))
        .collect();
    let kinds: Vec<&str> =
        listed.iter().filter_map(|i| list.get(*i)).filter_map(kind).collect();
    let is_one_type = types.windows(2).all(|pair| pair.first() == pair.last())
        && kinds.windows(2).all(|pair| pair.first() == pair.last())
        && kinds.len() == listed.len();
    if listed.len() < 2 || !is_one_type {
        return;
    }
    let mut merged = Map::new();
    let mut values: IndexSet<Value> = IndexSet::new();
    for map in listed.iter().filter_map(|i| list.get(*i)).filter_map(Value::as_object) {
        add_values(&mut merged, &mut values, map);
    }
    merged.insert("enum".to_owned(), Value::Array(values.into_iter().collect()));
    let Some(first) = listed.first().copied() else { return };
    let Some(Value::Array(list)) = schema.map.get_mut(key) else { return };
    if let Some(place) = list.get_mut(first) {
        *place = Value::Object(merged);
    }
    let mut index = 0;
    let gone: Vec<usize> = listed.into_iter().skip(1).collect();
    list.retain(|_| {
        index += 1;
        !gone.contains(&(index - 1))
    });
}

/// Whether a schema is a list of plain values and says no more.
fn only_values(map: &Map<String, Value>) -> bool {
    map.get("enum").and_then(Value::as_array).is_some_and(|values| !values.is_empty())
        && map.keys().all(|key| {
            matches!(key.as_str(), "enum" | "type" | "format") || is_annotation(key)
        })
}

/// The one kind of all values.
fn kind(alternative: &Value) -> Option<&'static str> {
    let values = alternative.get("enum")?.as_array()?;
    let all = |is: fn(&Value) -> bool| values.iter().all(is);
    match () {
        () if all(Value::is_string) => Some("string"),
        () if all(Value::is_i64) => Some("integer"),
        () if all(Value::is_number) => Some("number"),
        _ => None,
    }
}

/// Adds the values of one alternative. The title of a single value is its name.
fn add_values(
    merged: &mut Map<String, Value>,
    values: &mut IndexSet<Value>,
    map: &Map<String, Value>,
) {
    for key in ["type", "format"] {
        if let Some(value) = map.get(key) {
            merged.entry(key).or_insert_with(|| value.clone());
        }
    }
    let own = map.get("enum").and_then(Value::as_array).cloned().unwrap_or_default();
    if let [only] = own.as_slice() {
        labels::note(merged, only, map.get("title"), map.get("description"));
    }
    values.extend(own);
}
