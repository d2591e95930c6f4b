//! Schemas that are `true` (every value) or `false` (none).

use serde_json::{Map, Value};

use super::schema::Schema;
use crate::diag::{Code, Fault, Faults, Place};

/// Puts a schema where `true` or `false` stands.
pub(super) fn replace(
    node: &mut Value,
    place: impl FnOnce() -> Place,
    faults: &mut Faults,
) {
    if node == &Value::Bool(false) {
        let words = "no value fits the schema `false`; any value is taken here";
        faults.push(Fault::new(Code::SchemaSimplified, place(), words));
    }
    if node.is_boolean() {
        *node = Value::Object(Map::new());
    }
}

/// What is `false` isn't there: a property, an alternative, the elements of a list.
pub(super) fn members(schema: &mut Schema<'_>) {
    if let Some(Value::Object(properties)) = schema.map.get_mut("properties") {
        let absent: Vec<String> = properties
            .iter()
            .filter(|(_, property)| **property == Value::Bool(false))
            .map(|(name, _)| name.clone())
            .collect();
        properties.retain(|_, property| *property != Value::Bool(false));
        if let Some(Value::Array(required)) = schema.map.get_mut("required") {
            required.retain(|name| !absent.iter().any(|absent| name == absent));
        }
    }
    for key in ["oneOf", "anyOf"] {
        schema.retain(key, |alternative| *alternative != Value::Bool(false));
    }
    schema.retain("allOf", |branch| *branch != Value::Bool(true));
    if schema.has("prefixItems") {
        return;
    }
    match schema.map.get("items") {
        Some(Value::Bool(true)) => schema.set("items", Map::new()),
        Some(Value::Bool(false)) => {
            schema.set("items", Map::new());
            schema.set("maxItems", 0);
        }
        _ => {}
    }
}
