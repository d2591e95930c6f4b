//! Finds every `$ref` below a node, in the places where a `$ref` is one.
//!
//! A `$ref` inside a payload (`example`, `default`, `enum`, `x-…`) is data, and a
//! property may well be called `default`. So the walk knows two modes: in one the
//! keys are the standard's words, in the other they are names of the document's
//! own choice. It knows no more than that about OpenAPI.

use serde_json::{Map, Value};

use crate::diag::Pointer;

/// What the keys of a mapping are.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Mode {
    /// Words of the standard.
    Keywords,
    /// Names that the document chose; words again one level deeper.
    Names,
    /// Neither: a payload.
    Data,
}

/// One `$ref`.
#[derive(Debug)]
pub(super) struct Found {
    /// The string that says where to.
    pub at: Pointer,
    /// That string.
    pub text: String,
    /// How to walk on at its target.
    pub mode: Mode,
    /// Whether it may turn out to be data, so that a dead end is no fault.
    pub soft: bool,
}

/// Keys whose value maps names to things.
const NAMED: &[&str] = &[
    "$defs",
    "callbacks",
    "content",
    "definitions",
    "dependentSchemas",
    "encoding",
    "examples",
    "headers",
    "links",
    "parameters",
    "pathItems",
    "paths",
    "patternProperties",
    "properties",
    "requestBodies",
    "responses",
    "schemas",
    "securitySchemes",
    "variables",
    "webhooks",
];

/// Keys whose value is a payload.
const PAYLOAD: &[&str] = &["const", "default", "enum", "value"];

/// How to walk on below a key; `None` if what is there is data.
pub(super) fn below(
    mode: Mode,
    map: &Map<String, Value>,
    key: &str,
    value: &Value,
) -> Option<Mode> {
    match (mode, key) {
        (Mode::Data, _) => None,
        (Mode::Names, _) => Some(Mode::Keywords),
        (_, "example") => None,
        (_, "examples") if value.is_array() => None,
        (_, "mapping") if map.contains_key("propertyName") => None,
        _ if key.starts_with("x-") || PAYLOAD.contains(&key) => None,
        _ if value.is_object() && NAMED.contains(&key) => Some(Mode::Names),
        _ => Some(Mode::Keywords),
    }
}

/// All references below `node`, which stands at `start`.
pub(super) fn references(node: &Value, start: &Pointer, mode: Mode) -> Vec<Found> {
    let mut walk = Walk { found: Vec::new(), at: start.clone() };
    walk.node(node, mode);
    walk.found
}

struct Walk {
    found: Vec<Found>,
    at: Pointer,
}

impl Walk {
    fn node(&mut self, node: &Value, mode: Mode) {
        match (node, mode) {
            (_, Mode::Data) => {}
            (Value::Object(map), _) => {
                if let Some(Value::String(text)) = map.get("$ref") {
                    self.found("$ref", text, mode, false);
                }
                for (key, value) in map {
                    self.member(map, key, value, mode);
                }
            }
            (Value::Array(list), _) => {
                for (index, value) in list.iter().enumerate() {
                    self.below(&index.to_string(), |walk| {
                        walk.node(value, Mode::Keywords)
                    });
                }
            }
            _ => {}
        }
    }

    fn member(
        &mut self,
        map: &Map<String, Value>,
        key: &str,
        value: &Value,
        mode: Mode,
    ) {
        if !value.is_object() && !value.is_array() {
            return;
        }
        if mode == Mode::Names {
            return self.below(key, |walk| walk.node(value, Mode::Keywords));
        }
        match key {
            _ if key.starts_with("x-") || PAYLOAD.contains(&key) => {}
            "example" => self.below(key, |walk| walk.example(value)),
            "examples" if value.is_array() => {}
            "mapping" if map.contains_key("propertyName") => {
                self.below(key, |walk| walk.mapping(value));
            }
            _ if value.is_object() && NAMED.contains(&key) => {
                self.below(key, |walk| walk.node(value, Mode::Names));
            }
            _ => self.below(key, |walk| walk.node(value, Mode::Keywords)),
        }
    }

    /// Documents write `example: {$ref: …}` where they should write `examples`.
    /// It is taken for a reference if it leads somewhere, for data if it doesn't.
    fn example(&mut self, value: &Value) {
        if let Some(text) = sole_ref(value) {
            self.found("$ref", text, Mode::Data, true);
        }
    }

    fn mapping(&mut self, value: &Value) {
        for (name, target) in value.as_object().into_iter().flatten() {
            if let Some(text) = target.as_str().filter(|text| is_reference(text)) {
                self.found(name, text, Mode::Keywords, false);
            }
        }
    }

    fn found(&mut self, key: &str, text: &str, mode: Mode, soft: bool) {
        self.found.push(Found {
            at: self.at.child(key),
            text: text.to_owned(),
            mode,
            soft,
        });
    }

    fn below(&mut self, key: &str, walk: impl FnOnce(&mut Self)) {
        self.at.push(key);
        walk(self);
        self.at.pop();
    }
}

/// The text of a node that is a `$ref` and nothing else.
fn sole_ref(value: &Value) -> Option<&str> {
    let map = value.as_object().filter(|map| map.len() == 1)?;
    map.get("$ref")?.as_str()
}

/// A discriminator's mapping holds references or bare names of schemas.
pub(crate) fn is_reference(text: &str) -> bool {
    text.contains(['/', '#'])
        || [".yml", ".yaml", ".json"].iter().any(|ending| text.ends_with(ending))
}
