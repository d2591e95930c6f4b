//! Makes `enum` honest: all values are of the declared type.

use serde_json::{Map, Value};

use super::fit::Fit;
use crate::diag::Code;

/// The type that all values have.
pub(super) fn implied_type(map: &Map<String, Value>) -> Option<&'static str> {
    let values = map.get("enum")?.as_array()?;
    let all = |is: fn(&Value) -> bool| values.iter().all(is);
    match () {
        () if all(Value::is_string) => Some("string"),
        () if all(Value::is_i64) => Some("integer"),
        () if all(Value::is_number) => Some("number"),
        () if all(Value::is_boolean) => Some("boolean"),
        () => None,
    }
}

/// An `enum` beside `type: array` nearly always means the elements.
pub(super) fn of_array(fit: &mut Fit<'_>, map: &mut Map<String, Value>) {
    let Some(values) = map.shift_remove("enum") else { return };
    let of_elements =
        values.as_array().is_some_and(|values| !values.iter().any(Value::is_array));
    let items = map.entry("items").or_insert_with(|| Value::Object(Map::new()));
    match items.as_object_mut().filter(|_| of_elements) {
        Some(items) if !items.contains_key("$ref") && !items.contains_key("enum") => {
            let words =
                "this `enum` stands beside `items`; it is read as that of the items";
            fit.warn(Code::EnumType, "enum", words);
            items.insert("enum".to_owned(), values);
        }
        _ => {
            fit.warn(Code::IgnoredKeyword, "enum", "an `enum` of lists is left out");
        }
    }
}

/// Values that don't have the declared type are read as if they had, or the type
/// is corrected if they can't.
pub(super) fn values(fit: &mut Fit<'_>, map: &mut Map<String, Value>) {
    let Some(kind) = map.get("type").and_then(Value::as_str).map(str::to_owned) else {
        return;
    };
    let Some(Value::Array(values)) = map.get_mut("enum") else { return };
    if values.iter().all(|value| has_type(value, &kind)) {
        return;
    }
    let read: Option<Vec<Value>> =
        values.iter().map(|value| read_as(value, &kind)).collect();
    if let Some(read) = read {
        let is_exact = *values == read;
        *values = read;
        if !is_exact {
            let words =
                format!("not all values of this `enum` are of the type `{kind}`");
            fit.warn(Code::EnumType, "enum", format!("{words}; they are read as such"));
        }
        return;
    }
    let texts: Option<Vec<Value>> =
        values.iter().map(|value| read_as(value, "string")).collect();
    let words = format!("the values of this `enum` can't be of the type `{kind}`");
    match texts {
        Some(texts) => {
            *values = texts;
            map.insert("type".to_owned(), Value::from("string"));
            fit.warn(Code::EnumType, "enum", format!("{words}; they are read as text"));
        }
        None => {
            map.shift_remove("enum");
            fit.warn(Code::EnumType, "enum", format!("{words}; it is left out"));
        }
    }
}

fn has_type(value: &Value, kind: &str) -> bool {
    match kind {
        "string" => value.is_string(),
        "integer" => value.is_i64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        // Objects and arrays are none of this module's business.
        _ => true,
    }
}

fn read_as(value: &Value, kind: &str) -> Option<Value> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(_) | Value::Bool(_) => value.to_string(),
        _ => return None,
    };
    match kind {
        "string" => Some(Value::String(text)),
        "integer" => {
            let float = || text.parse::<f64>().ok().filter(|f| f.fract() == 0.0);
            let exact = || float().filter(|f| f.abs() < 9e15).map(|f| f as i64);
            text.parse::<i64>().ok().or_else(exact).map(Value::from)
        }
        "number" => text.parse::<serde_json::Number>().ok().map(Value::Number),
        "boolean" => text.parse::<bool>().ok().map(Value::Bool),
        _ => None,
    }
}
