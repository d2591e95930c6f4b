//! Schemas as their author wrote them, turned into JSON Schema 2020-12 in one piece: what
//! they reach becomes `$defs`, and what only OpenAPI 3.0 says is said in today's words.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::Direction;
use super::node::Node;

/// Schemas in one piece.
pub struct Schemas<'a> {
    is_30: bool,
    direction: Direction,
    with_patterns: bool,
    numbers: HashMap<String, usize>,
    known: Vec<Node<'a>>,
}

impl<'a> Schemas<'a> {
    /// None so far. Patterns may have to be left out: not each is one elsewhere.
    pub fn new(is_30: bool, direction: Direction, with_patterns: bool) -> Self {
        Self {
            is_30,
            direction,
            with_patterns,
            numbers: HashMap::new(),
            known: Vec::new(),
        }
    }

    /// Takes a schema in, and says how it is called in `$defs`.
    pub fn number(&mut self, node: &Node<'a>) -> usize {
        let next = self.known.len();
        let number = *self.numbers.entry(node.place()).or_insert(next);
        if number == next {
            self.known.push(node.clone());
        }
        number
    }

    /// All that were taken in, and all that they reach.
    pub fn into_value(mut self) -> Value {
        let mut defs = Map::new();
        let mut at = 0;
        while let Some(node) = self.known.get(at).cloned() {
            defs.insert(at.to_string(), self.converted(&node));
            at += 1;
        }
        json!({ "$defs": defs })
    }

    fn converted(&mut self, node: &Node<'a>) -> Value {
        let Value::Object(object) = node.value else {
            return Value::Bool(node.value.as_bool().unwrap_or(true));
        };
        let mut schema = Map::new();
        if node.is_reference() {
            if let Some(target) = node.target() {
                let number = self.number(&target);
                schema.insert("$ref".to_owned(), json!(format!("#/$defs/{number}")));
            }
            if self.is_30 {
                return Value::Object(schema);
            }
        }
        for (key, value) in node.members().filter(|(key, _)| *key != "$ref") {
            if let Some(converted) = self.keyword(node, key, &value) {
                schema.insert(key.to_owned(), converted);
            }
        }
        if self.is_30 {
            exclusive(&mut schema, object, "minimum", "exclusiveMinimum");
            exclusive(&mut schema, object, "maximum", "exclusiveMaximum");
            if object.get("nullable") == Some(&Value::Bool(true)) {
                return json!({ "anyOf": [{ "type": "null" }, schema] });
            }
        }
        Value::Object(schema)
    }

    /// What a keyword says; `None` if it asserts nothing, or nothing that can be checked.
    fn keyword(&mut self, of: &Node<'a>, key: &str, value: &Node<'a>) -> Option<Value> {
        let json = value.value;
        match key {
            "items"
            | "additionalProperties"
            | "not"
            | "if"
            | "then"
            | "else"
            | "contains"
            | "propertyNames"
            | "unevaluatedItems"
            | "unevaluatedProperties" => Some(self.converted(value)),
            "allOf" | "anyOf" | "oneOf" | "prefixItems" => {
                let followed = value.followed();
                let all: Vec<Value> =
                    followed.items().map(|one| self.converted(&one)).collect();
                (!all.is_empty()).then_some(Value::Array(all))
            }
            "properties" | "patternProperties" | "dependentSchemas" => {
                let followed = value.followed();
                let all: Map<String, Value> = followed
                    .members()
                    .map(|(name, one)| (name.to_owned(), self.converted(&one)))
                    .collect();
                Some(Value::Object(all))
            }
            "required" => Some(self.required(of, json)),
            "type" => Some(json.clone()).filter(is_type),
            "enum" => Some(value.followed().value.clone()).filter(Value::is_array),
            "const" | "dependentRequired" => Some(json.clone()),
            "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum"
            | "multipleOf" => Some(json.clone()).filter(Value::is_number),
            "minLength" | "maxLength" | "minItems" | "maxItems" | "minProperties"
            | "maxProperties" | "minContains" | "maxContains" => {
                Some(json.clone()).filter(Value::is_u64)
            }
            "uniqueItems" => Some(json.clone()).filter(Value::is_boolean),
            "pattern" if self.with_patterns => {
                Some(json.clone()).filter(Value::is_string)
            }
            _ => None,
        }
    }

    /// What must be there on this way.
    fn required(&self, of: &Node<'a>, names: &Value) -> Value {
        let flag = match self.direction {
            Direction::Request => "readOnly",
            Direction::Response => "writeOnly",
            Direction::Unknown => return names.clone(),
        };
        let properties = of.below("properties");
        let travels = |name: &&Value| {
            let property = properties
                .as_ref()
                .zip(name.as_str())
                .and_then(|(properties, name)| properties.below(name));
            property.is_none_or(|node| node.value.get(flag) != Some(&Value::Bool(true)))
        };
        names.as_array().into_iter().flatten().filter(travels).cloned().collect()
    }
}

/// Names of types that JSON Schema has.
fn is_type(value: &Value) -> bool {
    const KNOWN: [&str; 7] =
        ["null", "boolean", "object", "array", "number", "string", "integer"];
    match value {
        Value::String(name) => KNOWN.contains(&name.as_str()),
        Value::Array(names) => !names.is_empty() && names.iter().all(is_type),
        _ => false,
    }
}

/// 3.0 says that a bound is exclusive where today's schemas say the bound itself.
fn exclusive(
    schema: &mut Map<String, Value>,
    from: &Map<String, Value>,
    bound: &str,
    key: &str,
) {
    schema.remove(key);
    if from.get(key) == Some(&Value::Bool(true))
        && let Some(value) = schema.remove(bound)
    {
        schema.insert(key.to_owned(), value);
    }
}
