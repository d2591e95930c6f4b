//! Whether a value is as its JSON Schema says: the words of the 2020-12 standard that the
//! generator writes, and OpenAPI's discriminator.

use super::document::{Document, list};
use crate::runtime::types::{Base64, Date, DateTime, Ipv4, Ipv6, Uuid};
use serde_json::{Map, Value};
use std::cell::Cell;

/// How many schemas one value is held against before the rest is taken as it is: unions
/// inside unions multiply.
const MOST: usize = 200_000;

/// How deep schemas are followed. JSON is read to a depth of 128.
const DEPTH: usize = 300;

/// How a fault of kind begins.
const KIND: &str = "expected type ";

/// How many values of an enum are told.
const TOLD: usize = 12;

/// What is wrong with a value, each with its place; nothing if it is valid.
pub fn faults(
    document: &Document,
    schema: &Value,
    value: &Value,
    at: &str,
) -> Vec<String> {
    let check = Check { document, left: Cell::new(MOST) };
    check.value(schema, value, at, DEPTH)
}

/// The first alternative of a schema that takes this kind of JSON.
pub fn part<'d>(
    document: &'d Document,
    schema: &'d Value,
    kind: &str,
) -> Option<&'d Value> {
    part_at(document, schema, kind, 32)
}

fn part_at<'d>(
    document: &'d Document,
    schema: &'d Value,
    kind: &str,
    depth: usize,
) -> Option<&'d Value> {
    let depth = depth.checked_sub(1)?;
    if let Some(target) = referred(document, schema) {
        return part_at(document, target, kind, depth);
    }
    if types(schema).any(|one| one == kind) {
        return Some(schema);
    }
    let mut all = list(schema, "anyOf").iter();
    all.find_map(|schema| part_at(document, schema, kind, depth))
}

fn referred<'d>(document: &'d Document, schema: &Value) -> Option<&'d Value> {
    let name = schema.get("$ref")?.as_str()?.strip_prefix("#/$defs/")?;
    document.part("$defs", name)
}

fn types(schema: &Value) -> impl Iterator<Item = &str> {
    let said = schema.get("type");
    let one = said.and_then(Value::as_str);
    let many = said.and_then(Value::as_array).into_iter().flatten();
    one.into_iter().chain(many.filter_map(Value::as_str))
}

struct Check<'d> {
    document: &'d Document,
    left: Cell<usize>,
}

impl Check<'_> {
    fn value(
        &self,
        schema: &Value,
        value: &Value,
        at: &str,
        depth: usize,
    ) -> Vec<String> {
        let (Some(depth), Some(left)) =
            (depth.checked_sub(1), self.left.get().checked_sub(1))
        else {
            return Vec::new();
        };
        self.left.set(left);
        let mut faults = super::bounds::faults(schema, value, at);
        if let Some(target) = referred(self.document, schema) {
            faults.extend(self.value(target, value, at, depth));
            return faults;
        }
        if schema.get("anyOf").is_some() {
            faults.extend(self.any(list(schema, "anyOf"), value, at, depth));
            return faults;
        }
        let mut kinds = types(schema).peekable();
        if kinds.peek().is_some() && !kinds.any(|kind| is(value, kind)) {
            let expected = types(schema).collect::<Vec<_>>().join(" or ");
            return vec![format!("{at}: {KIND}{expected}, found {}", shown(value))];
        }
        faults.extend(listed(schema, value, at));
        faults.extend(formatted(schema, value, at));
        match value {
            Value::Object(members) => {
                faults.extend(self.members(schema, members, at, depth))
            }
            Value::Array(items) => faults.extend(self.items(schema, items, at, depth)),
            _ => {}
        }
        faults
    }

    fn any(&self, all: &[Value], value: &Value, at: &str, depth: usize) -> Vec<String> {
        let mut near = Vec::new();
        for schema in all {
            let faults = self.value(schema, value, at, depth);
            if faults.is_empty() {
                return faults;
            }
            near.push(faults);
        }
        // One of another kind altogether was not meant, least of all null.
        let other = |faults: &Vec<String>| match faults.as_slice() {
            [fault] => fault.starts_with(&format!("{at}: {KIND}")),
            _ => false,
        };
        near.retain(|faults| !other(faults));
        match (near.pop(), near.is_empty()) {
            (Some(only), true) => only,
            _ => {
                let count = all.len();
                vec![format!("{at}: {} is none of {count} alternatives", shown(value))]
            }
        }
    }

    fn members(
        &self,
        schema: &Value,
        members: &Map<String, Value>,
        at: &str,
        depth: usize,
    ) -> Vec<String> {
        let missing = list(schema, "required").iter().filter_map(Value::as_str);
        let missing = missing.filter(|name| !members.contains_key(*name));
        let mut faults: Vec<String> = missing
            .map(|name| format!("{at}.{name}: is required and missing"))
            .collect();
        let properties = schema.get("properties");
        let others = schema.get("additionalProperties");
        for (name, value) in members {
            let known = properties.and_then(|properties| properties.get(name));
            if let Some(schema) = known.or(others) {
                faults.extend(self.value(schema, value, &format!("{at}.{name}"), depth));
            }
        }
        if let Some(discriminator) = schema.get("discriminator") {
            faults.extend(self.tagged(discriminator, members, at, depth));
        }
        faults
    }

    fn tagged(
        &self,
        discriminator: &Value,
        members: &Map<String, Value>,
        at: &str,
        depth: usize,
    ) -> Vec<String> {
        let name = super::document::text(discriminator, "propertyName");
        let Some(mapping) = discriminator.get("mapping").and_then(Value::as_object)
        else {
            return Vec::new();
        };
        let Some(tag) = members.get(name) else {
            return vec![format!("{at}.{name}: is required and missing")];
        };
        match tag.as_str().and_then(|tag| mapping.get(tag)) {
            Some(schema) => {
                self.value(schema, &Value::Object(members.clone()), at, depth)
            }
            None => {
                let known = mapping.keys().map(|key| format!("`{key}`"));
                vec![format!("{at}.{name}: {}", one_of(known, tag))]
            }
        }
    }

    fn items(
        &self,
        schema: &Value,
        items: &[Value],
        at: &str,
        depth: usize,
    ) -> Vec<String> {
        let places = list(schema, "prefixItems");
        let mut faults = Vec::new();
        for (index, item) in items.iter().enumerate() {
            if let Some(schema) = places.get(index).or(schema.get("items")) {
                faults.extend(self.value(
                    schema,
                    item,
                    &format!("{at}[{index}]"),
                    depth,
                ));
            }
        }
        faults
    }
}

fn is(value: &Value, kind: &str) -> bool {
    match kind {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => {
            value.is_i64()
                || value.is_u64()
                || value.as_f64().is_some_and(|number| number.fract() == 0.0)
        }
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => true,
    }
}

fn listed(schema: &Value, value: &Value, at: &str) -> Option<String> {
    if let Some(only) = schema.get("const") {
        let what = || format!("{at}: expected {only}, found {}", shown(value));
        return (only != value).then(what);
    }
    let values = schema.get("enum")?.as_array()?;
    let known = values.iter().map(|one| match one {
        Value::String(text) => format!("`{text}`"),
        other => other.to_string(),
    });
    (!values.contains(value)).then(|| format!("{at}: {}", one_of(known, value)))
}

fn one_of(known: impl ExactSizeIterator<Item = String>, value: &Value) -> String {
    let more = if known.len() > TOLD { ", .." } else { "" };
    let known = known.take(TOLD).collect::<Vec<_>>().join(", ");
    format!("expected one of {known}{more}, found {}", shown(value))
}

fn formatted(schema: &Value, value: &Value, at: &str) -> Option<String> {
    let format = schema.get("format")?.as_str()?;
    let fits = match value {
        Value::String(text) => match format {
            "date-time" => text.parse::<DateTime>().is_ok(),
            "date" => text.parse::<Date>().is_ok(),
            "uuid" => text.parse::<Uuid>().is_ok(),
            "ipv4" => text.parse::<Ipv4>().is_ok(),
            "ipv6" => text.parse::<Ipv6>().is_ok(),
            "byte" => text.parse::<Base64>().is_ok(),
            _ => true,
        },
        Value::Number(number) => match format {
            "int32" => number.as_f64().is_none_or(|n| f64::from(n as i32) == n),
            "uint32" => number.as_f64().is_none_or(|n| f64::from(n as u32) == n),
            "uint64" => number.as_f64().is_none_or(|n| n >= 0.0),
            _ => true,
        },
        _ => true,
    };
    (!fits).then(|| format!("{at}: expected {format}, found {}", shown(value)))
}

/// A value for people: what is long is cut.
fn shown(value: &Value) -> String {
    const LONGEST: usize = 40;
    match value {
        Value::Object(_) => "an object".to_owned(),
        Value::Array(items) => format!("a list of {}", items.len()),
        Value::String(text) if text.chars().count() > LONGEST => {
            let start: String = text.chars().take(LONGEST).collect();
            format!("{:?}..", start)
        }
        Value::String(text) => format!("{text:?}"),
        other => other.to_string(),
    }
}
