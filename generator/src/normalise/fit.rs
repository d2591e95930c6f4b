//! Makes every schema fit the types that the document is read into: a type for
//! each schema that implies one, no keyword that means nothing for its type, bounds
//! and values that the types can hold.
//!
//! Works on one schema at a time and follows no reference.

use rayon::prelude::*;
use serde_json::{Map, Value};

use super::origins::Origins;
use super::schemas::{self, Part};
use super::{bounds, enums, modern};
use crate::diag::{Code, Fault, Faults, Pointer};

/// Makes all schemas fit.
pub(super) fn run(tree: &mut Value, origins: &Origins, faults: &mut Faults) {
    let parts = schemas::parts(tree).into_par_iter();
    let found: Vec<Faults> = parts.map(|part| fit(part, origins)).collect();
    faults.extend(found.into_iter().flatten());
}

fn fit(mut part: Part<'_>, origins: &Origins) -> Faults {
    let mut faults = Faults::new();
    part.for_each(&mut |schema, at| {
        if let Value::Object(map) = schema {
            Fit { origins, faults: &mut faults, at }.schema(map);
        }
    });
    faults
}

/// One schema's place and where to say what is wrong with it.
pub(super) struct Fit<'a> {
    origins: &'a Origins,
    faults: &'a mut Faults,
    at: &'a Pointer,
}

impl Fit<'_> {
    fn schema(&mut self, map: &mut Map<String, Value>) {
        for key in ["oneOf", "anyOf"] {
            self.few_alternatives(map, key);
        }
        infer(map);
        if map.get("type").is_some_and(|kind| kind == "array") {
            enums::of_array(self, map);
            map.entry("items").or_insert_with(|| Value::Object(Map::new()));
        }
        enums::values(self, map);
        bounds::fit(self, map);
        self.drop_foreign(map);
        modern::restore_labels(map);
    }

    /// Says something about one keyword.
    pub fn warn(&mut self, code: Code, key: &str, words: impl Into<String>) {
        let place = self.origins.place(self.at.child(key).as_str()).at_key();
        self.faults.push(Fault::new(code, place, words));
    }

    /// A union of nothing, or of one.
    fn few_alternatives(&mut self, map: &mut Map<String, Value>, key: &str) {
        let Some(Value::Array(alternatives)) = map.get(key) else { return };
        match alternatives.as_slice() {
            [] => {
                map.shift_remove(key);
                self.warn(Code::IgnoredKeyword, key, format!("`{key}` is empty"));
            }
            // The same as a reference with words of its own.
            [only]
                if super::all_of::sole_ref(only).is_some()
                    && !map.contains_key("discriminator")
                    && !map.contains_key(modern::TUPLE_ITEMS)
                    && !map.contains_key("allOf") =>
            {
                let only = Value::Array(vec![only.clone()]);
                map.shift_remove(key);
                map.insert("allOf".to_owned(), only);
            }
            _ => {}
        }
    }

    /// Removes keywords that mean nothing for the type.
    fn drop_foreign(&mut self, map: &mut Map<String, Value>) {
        let Some(kind) = map.get("type").and_then(Value::as_str).map(str::to_owned)
        else {
            return;
        };
        let foreign: Vec<String> = map
            .keys()
            .filter(|key| {
                KEYWORDS.iter().any(|(keyword, kinds)| {
                    keyword == key && !kinds.contains(&kind.as_str())
                })
            })
            .cloned()
            .collect();
        for key in foreign {
            map.shift_remove(&key);
            // A bound of another type binds nothing, says the standard, so nothing is
            // lost. Parts of another type are parts that someone wanted to be there.
            if PARTS.contains(&key.as_str()) {
                let words = format!("`{key}` means nothing for the type `{kind}`");
                self.warn(Code::IgnoredKeyword, &key, words);
            }
        }
    }
}

/// Which types a keyword belongs to.
pub(super) const KEYWORDS: &[(&str, &[&str])] = &[
    ("properties", &["object"]),
    ("required", &["object"]),
    ("additionalProperties", &["object"]),
    ("minProperties", &["object"]),
    ("maxProperties", &["object"]),
    ("items", &["array"]),
    ("minItems", &["array"]),
    ("maxItems", &["array"]),
    ("uniqueItems", &["array"]),
    ("pattern", &["string"]),
    ("minLength", &["string"]),
    ("maxLength", &["string"]),
    ("minimum", &["integer", "number"]),
    ("maximum", &["integer", "number"]),
    ("exclusiveMinimum", &["integer", "number"]),
    ("exclusiveMaximum", &["integer", "number"]),
    ("multipleOf", &["integer", "number"]),
    ("format", &["string", "integer", "number"]),
    ("enum", &["string", "integer", "number", "boolean"]),
];

/// Keywords that say what a value is made of.
const PARTS: &[&str] =
    &["properties", "required", "additionalProperties", "items", "enum"];

/// The type of a schema that doesn't say it but implies it.
fn infer(map: &mut Map<String, Value>) {
    let decided = ["type", "allOf", "oneOf", "anyOf"];
    if decided.iter().any(|key| map.contains_key(*key)) {
        return;
    }
    let implied = enums::implied_type(map).or_else(|| {
        let keywords =
            KEYWORDS.iter().filter(|(key, _)| !matches!(*key, "format" | "enum"));
        keywords
            .filter(|(key, _)| map.contains_key(*key))
            .find_map(|(_, kinds)| kinds.last().copied())
    });
    let format = map.get("format").and_then(Value::as_str);
    if let Some(kind) = implied.or_else(|| format.and_then(type_of_format)) {
        map.insert("type".to_owned(), Value::from(kind));
    }
}

/// The type that a well-known format belongs to.
pub(super) fn type_of_format(format: &str) -> Option<&'static str> {
    match format {
        "int32" | "int64" | "uint32" | "uint64" => Some("integer"),
        "float" | "double" => Some("number"),
        "date" | "date-time" | "time" | "duration" | "uuid" | "byte" | "binary"
        | "password" | "email" | "hostname" | "uri" | "url" | "ipv4" | "ipv6" => {
            Some("string")
        }
        _ => None,
    }
}
