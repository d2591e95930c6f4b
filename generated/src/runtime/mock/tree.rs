//! Values of paths, queries, headers and forms, which are all text, as the JSON that their
//! schema has for them.

use super::document::{Document, list};
use super::schema::{faults, part};
use serde_json::{Map, Value};

/// Texts, lists and objects of texts as what the schema says that they are. What is not as
/// the schema says stays text.
pub fn typed(document: &Document, schema: &Value, raw: Value) -> Value {
    match raw {
        Value::String(text) => scalar(document, schema, text),
        Value::Array(items) => {
            let of = part(document, schema, "array");
            let items = items.into_iter().enumerate();
            let items = items.map(|(at, raw)| typed(document, item(of, at), raw));
            Value::Array(items.collect())
        }
        Value::Object(members) => match part(document, schema, "object") {
            Some(of) => {
                let members = members.into_iter().map(|(name, raw)| {
                    let value = typed(document, member(of, &name), raw);
                    (name, value)
                });
                Value::Object(members.collect())
            }
            // `ids[0]=1&ids[1]=2`
            None => match part(document, schema, "array") {
                Some(_) => typed(document, schema, in_order(members)),
                None => Value::Object(members),
            },
        },
        other => other,
    }
}

/// Text as the first kind of JSON that the schema takes, and if none fits, as one of a kind
/// that it takes: then what is wrong is not the kind.
fn scalar(document: &Document, schema: &Value, text: String) -> Value {
    let empty = text.is_empty().then_some(Value::Null);
    let read = serde_json::from_str(&text).ok();
    let text = Value::String(text);
    let all = [Some(text.clone()), read, empty];
    let mut fitting = all.iter().flatten();
    let fitting =
        fitting.find(|value| faults(document, schema, value, "").is_empty()).cloned();
    let of_kind = |value: &Value| part(document, schema, kind(value)).is_some();
    fitting.or_else(|| all.into_iter().flatten().find(of_kind)).unwrap_or(text)
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// The schema of a list's item.
fn item(of: Option<&Value>, at: usize) -> &Value {
    let places = of.map(|of| list(of, "prefixItems")).unwrap_or_default();
    let items = of.and_then(|of| of.get("items"));
    places.get(at).or(items).unwrap_or(&Value::Null)
}

/// The schema of an object's member.
fn member<'d>(of: &'d Value, name: &str) -> &'d Value {
    let known = of.get("properties").and_then(|all| all.get(name));
    known.or(of.get("additionalProperties")).unwrap_or(&Value::Null)
}

fn in_order(members: Map<String, Value>) -> Value {
    let mut items: Vec<(usize, Value)> = members
        .into_iter()
        .map(|(name, value)| (name.parse().unwrap_or(usize::MAX), value))
        .collect();
    items.sort_by_key(|(at, _)| *at);
    Value::Array(items.into_iter().map(|(_, value)| value).collect())
}
