//! What is said of the single values of an enum: by the vendor extensions that documents
//! use, as lists beside `enum`, as maps by value, or as objects that hold the value.

use std::fmt::Display;

use openapiv3::Schema;
use serde_json::Value;

use super::context::Lowering;
use crate::diag::Code;

/// Names for Rust.
const NAMES: &[&str] =
    &["x-enum-varnames", "x-enumNames", "x-enum-names", "x-speakeasy-enums"];

/// Words for people.
const WORDS: &[&str] =
    &["x-enum-descriptions", "x-enumDescriptions", "x-speakeasy-enum-descriptions"];

/// A value of an enum and what is said of it.
#[derive(Clone, Debug)]
pub struct Said<T> {
    pub wire: T,
    pub name: Option<String>,
    pub text: Option<String>,
}

impl Lowering<'_> {
    /// The values of an enum with what extensions say of them.
    pub fn said<T: Display>(
        &mut self,
        schema: &Schema,
        values: Vec<T>,
        pointer: &str,
    ) -> Vec<Said<T>> {
        let names = self.usable(schema, NAMES, values.len(), pointer);
        let words = self.usable(schema, WORDS, values.len(), pointer);
        let rich = schema.schema_data.extensions.get("x-ms-enum");
        let rich = rich.and_then(|rich| rich.get("values")?.as_array());
        let said = |(at, wire): (usize, T)| {
            let text = wire.to_string();
            let of = |list: Option<&Value>, key: &str| {
                let one = list.and_then(|list| single(list, at, &text));
                one.or_else(|| about(rich?, key, &text))
            };
            Said { name: of(names, "name"), text: of(words, "description"), wire }
        };
        values.into_iter().enumerate().map(said).collect()
    }

    /// The first of these extensions, unless it is a list that can't belong to the values.
    fn usable<'s>(
        &mut self,
        schema: &'s Schema,
        keys: &[&str],
        count: usize,
        pointer: &str,
    ) -> Option<&'s Value> {
        let extensions = &schema.schema_data.extensions;
        let (key, found) =
            keys.iter().find_map(|key| Some((key, extensions.get(*key)?)))?;
        let Some(list) = found.as_array().filter(|list| list.len() != count) else {
            return Some(found);
        };
        let message = format!("`{key}` has {} entries for {count} values", list.len());
        let hint = "it is left out; give each value an entry, in the order of `enum`";
        self.report(Code::EnumWords, &format!("{pointer}/{key}"), message, hint);
        None
    }
}

/// What a list beside `enum`, or a map by value, says of one value.
pub fn single(said: &Value, at: usize, wire: &str) -> Option<String> {
    let text = match said {
        Value::Array(list) => list.get(at)?,
        Value::Object(map) => map.get(wire)?,
        _ => return None,
    };
    text.as_str().filter(|text| !text.trim().is_empty()).map(str::to_owned)
}

/// What a list of objects says of the value that one of them holds.
fn about(rich: &[Value], key: &str, wire: &str) -> Option<String> {
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let is_meant = |one: &&Value| one.get("value").map(text).as_deref() == Some(wire);
    let of = rich.iter().find(is_meant)?;
    of.get(key)?.as_str().filter(|text| !text.trim().is_empty()).map(str::to_owned)
}
