//! Names and descriptions of an enumeration's values.
//!
//! Documents write them as lists beside `enum`. Merging changes which values there
//! are, so on the way through the passes they are kept by value, and put in order
//! again at the end.

use serde_json::{Map, Value, json};

use super::schema::Schema;

/// On a schema with `enum`: value to name, and value to description.
const LABELS: [(&str, &str); 2] = [
    ("x-enum-varnames", "x-oasmith-enum-names"),
    ("x-enum-descriptions", "x-oasmith-enum-descriptions"),
];

/// Keeps lists that fit the values by value.
pub(super) fn gather(schema: &mut Schema<'_>) {
    for (list, by_value) in LABELS {
        let (Some(values), Some(labels)) = (schema.list("enum"), schema.list(list))
        else {
            continue;
        };
        if values.len() != labels.len() {
            continue;
        }
        let pairs: Map<String, Value> = values
            .iter()
            .zip(labels)
            .filter(|(_, label)| label.is_string())
            .map(|(value, label)| (value.to_string(), label.clone()))
            .collect();
        schema.map.shift_remove(list);
        schema.set(by_value, pairs);
    }
}

/// Notes the name and the description of one value.
pub(super) fn note(
    map: &mut Map<String, Value>,
    value: &Value,
    name: Option<&Value>,
    description: Option<&Value>,
) {
    for ((_, by_value), label) in LABELS.into_iter().zip([name, description]) {
        let Some(label) = label.filter(|label| label.is_string()) else { continue };
        let labels = map.entry(by_value).or_insert_with(|| json!({}));
        if let Some(labels) = labels.as_object_mut() {
            labels.insert(value.to_string(), label.clone());
        }
    }
}

/// Makes lists again, one label for each value. Names count only if all values have
/// one; a description may be empty.
pub(in crate::normalise) fn restore(map: &mut Map<String, Value>) {
    for (list, by_value) in LABELS {
        let Some(Value::Object(labels)) = map.shift_remove(by_value) else { continue };
        let Some(values) = map.get("enum").and_then(Value::as_array) else { continue };
        let label = |value: &Value| labels.get(&value.to_string()).cloned();
        let found: Vec<Option<Value>> = values.iter().map(label).collect();
        let are_names = list == "x-enum-varnames";
        if found.iter().all(Option::is_none) || are_names && found.contains(&None) {
            continue;
        }
        let empty = || Value::String(String::new());
        let all = found.into_iter().map(|label| label.unwrap_or_else(empty)).collect();
        map.insert(list.to_owned(), all);
    }
}
