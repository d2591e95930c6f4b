//! `null` as a type, as an alternative or as a value is 3.0's `nullable`.

use indexmap::IndexSet;
use serde_json::{Map, Value};

use super::schema::Schema;
use crate::diag::Code;

/// Whether a schema takes `null` and nothing else.
pub(super) fn is_null(schema: &Value) -> bool {
    let is_type = |kind: &Value| match kind {
        Value::Array(kinds) => !kinds.is_empty() && kinds.iter().all(|k| k == "null"),
        kind => kind == "null",
    };
    let only_nulls = |values: &Value| {
        values.as_array().is_some_and(|values| {
            !values.is_empty() && values.iter().all(Value::is_null)
        })
    };
    schema.get("type").is_some_and(is_type)
        || schema.get("const").is_some_and(Value::is_null)
        || schema.get("enum").is_some_and(only_nulls)
}

/// Takes `null` out of the alternatives.
pub(super) fn alternatives(schema: &mut Schema<'_>) {
    for key in ["oneOf", "anyOf"] {
        let Some(list) = schema.list(key) else { continue };
        if list.is_empty() || !list.iter().any(is_null) {
            continue;
        }
        if list.iter().all(is_null) {
            schema.map.shift_remove(key);
            schema.set("type", "null");
        } else {
            schema.retain(key, |alternative| !is_null(alternative));
            schema.set("nullable", true);
        }
    }
}

/// Takes `null` out of the values, and what stands there twice.
pub(super) fn values(schema: &mut Schema<'_>) {
    let Some(Value::Array(values)) = schema.map.get_mut("enum") else { return };
    let had_null = values.iter().any(Value::is_null);
    let mut distinct: IndexSet<Value> = IndexSet::with_capacity(values.len());
    let mut kept = Vec::with_capacity(values.len());
    for value in values.drain(..) {
        kept.push(!value.is_null() && distinct.insert(value));
    }
    let is_empty = distinct.is_empty();
    *values = distinct.into_iter().collect();
    beside(schema.map, &kept);
    if is_empty {
        schema.map.shift_remove("enum");
        if !had_null {
            schema.warn(Code::IgnoredKeyword, "enum", "`enum` is empty");
        }
    }
    if had_null {
        schema.set("nullable", true);
    }
}

/// Lists of vendors that name the values one by one lose what the values lose.
fn beside(map: &mut Map<String, Value>, kept: &[bool]) {
    let lists =
        map.iter_mut().filter(|(key, _)| key.starts_with("x-") && key.contains("enum"));
    for list in lists.filter_map(|(_, list)| list.as_array_mut()) {
        if list.len() == kept.len() {
            let mut kept = kept.iter();
            list.retain(|_| kept.next().copied().unwrap_or(true));
        }
    }
}

/// A schema of which only `null` is left has no type in 3.0.
pub(super) fn alone(map: &mut Map<String, Value>) {
    map.shift_remove("type");
    map.insert("nullable".to_owned(), Value::Bool(true));
}
