//! The keyword `type`: one of JSON Schema's types, or a list of them.
//!
//! Documents name types of the languages that they come from. What such a name means is
//! mostly clear; a name that nobody knows leaves the type open, so that one bad word
//! costs one type and not the crate.

use serde_json::Value;

use crate::diag::{Code, Fault, Faults, Place, nearest};

/// All types.
const KINDS: &[&str] =
    &["string", "number", "integer", "boolean", "object", "array", "null"];

/// What other names mean; nothing, if any value will do.
const OTHERS: &[(&[&str], Option<&str>)] = &[
    (&["float", "double", "decimal", "numeric"], Some("number")),
    (&["int", "int32", "int64", "long", "short", "bigint"], Some("integer")),
    (&["bool"], Some("boolean")),
    (&["str", "text", "uuid", "date", "datetime", "date-time", "file"], Some("string")),
    (&["dict", "map", "hash", "json"], Some("object")),
    (&["list", "set", "tuple"], Some("array")),
    (&["none", "nil"], Some("null")),
    (&["any", "mixed", "unknown"], None),
];

/// The value of a keyword `type`, as the standard has it.
pub(super) fn check(value: &Value, place: Place, faults: &mut Faults) -> Option<Value> {
    let Value::Array(list) = value else { return kind(value, place, faults) };
    let mut kinds = Vec::with_capacity(list.len());
    for (index, value) in list.iter().enumerate() {
        // Beside a type that is not known the others say too little.
        kinds.push(kind(value, place.child(&index.to_string()), faults)?);
    }
    Some(Value::Array(kinds))
}

fn kind(value: &Value, place: Place, faults: &mut Faults) -> Option<Value> {
    let name = match value {
        // YAML's own null, where its name is meant.
        Value::Null => "null",
        Value::String(name) => name.as_str(),
        _ => {
            let words = "`type` has to name a type; any value is taken here";
            let hint = "a member that is called `type` belongs into `properties`";
            faults.push(Fault::new(Code::UnknownType, place, words).hint(hint));
            return None;
        }
    };
    if KINDS.contains(&name) {
        return Some(Value::from(name));
    }
    let lower = name.to_ascii_lowercase();
    let known = KINDS.iter().find(|kind| **kind == lower).map(|kind| Some(*kind));
    let other = || OTHERS.iter().find(|(names, _)| names.contains(&lower.as_str()));
    let meant = known.or_else(|| other().map(|(_, kind)| *kind));
    let near = || nearest(name, KINDS.iter().copied()).map(Some);
    let read = meant.or_else(near).flatten();
    let (end, hint) = match read {
        Some(kind) => (format!("it is read as `{kind}`"), format!("write `{kind}`")),
        None => {
            let kinds = KINDS.join(", ");
            ("any value is taken here".to_owned(), format!("the types are: {kinds}"))
        }
    };
    let words = format!("there is no type `{name}`; {end}");
    faults.push(Fault::new(Code::UnknownType, place, words).hint(hint));
    read.map(Value::from)
}
