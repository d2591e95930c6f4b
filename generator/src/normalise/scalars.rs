//! Checks values that hold no objects: texts, flags, numbers, lists of texts.

use serde_json::{Map, Value};

use super::grammar::Shape;
use super::kinds;
use crate::diag::{Code, Fault, Faults, Place};

/// The value as `shape` wants it, or `None` and a fault.
pub(super) fn check(
    value: &Value,
    shape: Shape,
    place: impl Fn() -> Place,
    faults: &mut Faults,
) -> Option<Value> {
    match (shape, value) {
        (Shape::Data | Shape::Example, value) => Some(value.clone()),
        (Shape::Flag, Value::Bool(_))
        | (Shape::Number, Value::Number(_))
        | (Shape::DataList, Value::Array(_))
        | (Shape::DataMap, Value::Object(_)) => Some(value.clone()),
        (Shape::Flag, Value::String(text)) if text == "true" || text == "false" => {
            faults.push(read_as(place(), value, "true or false"));
            Some(Value::Bool(text == "true"))
        }
        (Shape::Number, Value::String(text)) => match text.parse::<serde_json::Number>()
        {
            Ok(number) => {
                faults.push(read_as(place(), value, "a number"));
                Some(Value::Number(number))
            }
            Err(_) => wrong(value, "a number", place(), faults),
        },
        (Shape::FlagOrNumber, Value::Bool(_) | Value::Number(_)) => Some(value.clone()),
        (Shape::FlagOrNumber, Value::String(_)) => {
            check(value, Shape::Flag, place, faults)
        }
        (Shape::Kinds, _) => kinds::check(value, place(), faults),
        (Shape::Count, value) => count(value)
            .map(Value::from)
            .or_else(|| wrong(value, "a whole number from zero", place(), faults)),
        (Shape::Text | Shape::Word(_), _) => text(value, shape, place(), faults),
        (Shape::Texts, Value::Array(list)) => Some(texts(list, &place(), faults)),
        (Shape::Texts, Value::String(_)) => {
            wrong(value, "a list of texts", place(), faults)
        }
        (Shape::Texts, Value::Bool(_)) => {
            // `required: true` on a property: an old way, and a common mistake.
            let words = "`required` has to list names; a single truth value is left out";
            let fault = Fault::new(Code::IgnoredKeyword, place(), words);
            faults.push(fault.hint("list the property in `required` of its object"));
            None
        }
        (Shape::TextMap, Value::Object(map)) => Some(text_map(map, &place(), faults)),
        (Shape::Security, Value::Array(list)) => Some(security(list, &place(), faults)),
        (shape, value) => wrong(value, wanted(shape), place(), faults),
    }
}

fn count(value: &Value) -> Option<u64> {
    let whole = value.as_f64().filter(|f| *f >= 0.0 && f.fract() == 0.0);
    // A bound beyond all lengths binds nothing, but it is a number all the same.
    value.as_u64().or(whole.map(|f| f as u64))
}

fn text(
    value: &Value,
    shape: Shape,
    place: Place,
    faults: &mut Faults,
) -> Option<Value> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(_) | Value::Bool(_) => {
            faults.push(read_as(place.clone(), value, "text").hint("put it in quotes"));
            value.to_string()
        }
        _ => return wrong(value, "text", place, faults),
    };
    let Shape::Word(words) = shape else { return Some(Value::String(text)) };
    if words.contains(&text.as_str()) {
        return Some(Value::String(text));
    }
    let near = crate::diag::nearest(&text, words.iter().copied());
    let hint = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("it has to be one of: {}", words.join(", ")),
    };
    let words = format!("`{text}` is not allowed here");
    faults.push(Fault::new(Code::WrongValue, place, words).hint(hint));
    None
}

fn texts(list: &[Value], place: &Place, faults: &mut Faults) -> Value {
    let texts = list.iter().enumerate().filter_map(|(index, item)| {
        check(item, Shape::Text, || place.child(&index.to_string()), faults)
    });
    Value::Array(texts.collect())
}

fn text_map(map: &Map<String, Value>, place: &Place, faults: &mut Faults) -> Value {
    let texts = map.iter().filter_map(|(key, item)| {
        // An empty text is often written as nothing at all.
        let item =
            if item.is_null() { Value::String(String::new()) } else { item.clone() };
        Some((key.clone(), check(&item, Shape::Text, || place.child(key), faults)?))
    });
    Value::Object(texts.collect())
}

fn security(list: &[Value], place: &Place, faults: &mut Faults) -> Value {
    let mut checked = Vec::new();
    for (index, item) in list.iter().enumerate() {
        let place = place.child(&index.to_string());
        let Some(map) = item.as_object() else {
            wrong::<()>(item, "a security requirement", place, faults);
            continue;
        };
        let scopes = map.iter().filter_map(|(scheme, scopes)| {
            let place = || place.child(scheme);
            let empty = Value::Array(Vec::new());
            let scopes = if scopes.is_null() { &empty } else { scopes };
            Some((scheme.clone(), check(scopes, Shape::Texts, place, faults)?))
        });
        checked.push(Value::Object(scopes.collect()));
    }
    Value::Array(checked)
}

/// Reports a value of the wrong kind.
pub(super) fn wrong<T>(
    value: &Value,
    wanted: &str,
    place: Place,
    faults: &mut Faults,
) -> Option<T> {
    let words = format!("{wanted} is wanted here, not {}", described(value));
    faults.push(Fault::new(Code::WrongKind, place, words));
    None
}

fn read_as(place: Place, value: &Value, wanted: &str) -> Fault {
    let words =
        format!("{wanted} is wanted here, and `{}` is read as such", shown(value));
    Fault::new(Code::NotText, place, words)
}

fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn described(value: &Value) -> &'static str {
    match value {
        Value::Null => "nothing",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "a mapping",
    }
}

/// The name of a shape in a message.
pub(super) fn wanted(shape: Shape) -> &'static str {
    match shape {
        Shape::Text | Shape::Word(_) => "text",
        Shape::Kinds => "the name of a type",
        Shape::Flag => "true or false",
        Shape::FlagOrNumber => "true, false or a number",
        Shape::Number => "a number",
        Shape::Count => "a whole number from zero",
        Shape::Data | Shape::Example | Shape::Apart => "a value",
        Shape::DataList => "a list",
        Shape::Texts => "a list of texts",
        Shape::TextMap | Shape::Mapping => "a mapping of texts",
        Shape::DataMap => "a mapping",
        Shape::Security => "a list of security requirements",
        Shape::FlagOrSchema => "true, false or a schema",
        Shape::Items => "a schema",
        Shape::One(object) => super::grammar::grammar(object).name,
        Shape::List(_) => "a list",
        Shape::Map(_) => "a mapping",
    }
}
