//! What stands beside `oneOf` or `anyOf` goes into the alternatives, so that a
//! union is a union and nothing else.
//!
//! Alternatives that only constrain (`required` of one property or another) make
//! no types and are dropped.

use serde_json::{Map, Value};

use super::flat::{Flat, is_annotation, sole_ref};
use super::merge::{self, Rank};
use super::{AllOf, Edge, cross, inherit};
use crate::diag::Code;

/// The name of the component that an alternative was before it was merged.
pub(super) const NAME: &str = "x-oasmith-name";

/// How deep unions may lie in unions while they are being merged.
const DEEPEST: usize = 4;

/// Puts what stands beside the union of a schema into its alternatives.
pub(super) fn resolve(pass: &mut AllOf<'_>, mut schema: Flat) -> Flat {
    let Some(key) = the_union(pass, &mut schema) else { return schema };
    // A child that extends a base which lists its children: see `AllOf::expand`.
    let alternatives = schema.map.get(key).and_then(Value::as_array);
    let names = alternatives.into_iter().flatten().filter_map(sole_ref);
    let names: Vec<String> = names.map(str::to_owned).collect();
    if pass.is_inheriting(&names) {
        schema.map.shift_remove(key);
        schema.map.shift_remove("discriminator");
        return schema;
    }
    let is_structure = |other: &String| {
        other != key && other != "discriminator" && !is_annotation(other)
    };
    let structure: Vec<String> =
        schema.map.keys().filter(|key| is_structure(key)).cloned().collect();
    match structure.as_slice() {
        [] => return schema,
        [only] if only == "type" => return pushed_type(schema, key),
        _ => {}
    }
    if pass.union_depth >= DEEPEST || !pass.spend(1, &schema.target("")) {
        let words =
            "unions in unions are too deep here; what stands beside this is left out";
        pass.warn(Code::UnionSimplified, &schema.target(""), words);
        structure.iter().for_each(|part| drop(schema.map.shift_remove(part)));
        return schema;
    }
    distribute(pass, schema, key, structure)
}

/// The one union of a schema, if it has one that says what values are.
fn the_union(pass: &mut AllOf<'_>, schema: &mut Flat) -> Option<&'static str> {
    for key in ["oneOf", "anyOf"] {
        if only_constrains(schema, key) {
            schema.map.shift_remove(key);
        }
    }
    match (schema.map.contains_key("oneOf"), schema.map.contains_key("anyOf")) {
        (false, false) => None,
        (true, false) => Some("oneOf"),
        (false, true) => Some("anyOf"),
        (true, true) => {
            let both = schema.map.get("oneOf").zip(schema.map.get("anyOf"));
            match both.and_then(|(one, any)| cross::product(pass, one, any)) {
                Some(both) => {
                    schema.map.insert("oneOf".to_owned(), both);
                }
                None => {
                    let words = "beside `oneOf`, `anyOf` is left out";
                    pass.warn(Code::UnionSimplified, &schema.target("/anyOf"), words);
                }
            }
            schema.map.shift_remove("anyOf");
            Some("oneOf")
        }
    }
}

/// Moves the keywords `structure` into the alternatives under `key`.
fn distribute(
    pass: &mut AllOf<'_>,
    mut schema: Flat,
    key: &str,
    structure: Vec<String>,
) -> Flat {
    let alternatives = match schema.map.get(key) {
        Some(Value::Array(alternatives)) => alternatives.clone(),
        _ => return schema,
    };
    let mut base = Flat::new(Map::new(), schema.target(""));
    for part in structure {
        if let Some(value) = schema.map.shift_remove(&part) {
            base.take_origin(&format!("/{part}"), &schema, &format!("/{part}"));
            base.map.insert(part, value);
        }
    }
    pass.union_depth += 1;
    let mut distributed = Vec::with_capacity(alternatives.len());
    for (index, alternative) in alternatives.into_iter().enumerate() {
        let from = format!("/{key}/{index}");
        let name = sole_ref(&alternative).map(str::to_owned);
        let mut merged = with_base(pass, &base, alternative, &schema, &from);
        if let Some(name) = name.filter(|_| !merged.map.contains_key("$ref")) {
            keep_key(&mut schema, &name, &mut merged);
        }
        schema.take_origin(&from, &merged, "");
        distributed.push(Value::Object(merged.map));
    }
    pass.union_depth -= 1;
    schema.map.insert(key.to_owned(), Value::Array(distributed));
    schema
}

/// One alternative together with what stands beside the union.
fn with_base(
    pass: &mut AllOf<'_>,
    base: &Flat,
    alternative: Value,
    schema: &Flat,
    from: &str,
) -> Flat {
    let mut merged = base.clone();
    let name = sole_ref(&alternative).map(str::to_owned);
    if let (Some(name), Value::Object(map)) = (&name, &alternative)
        && pass.is_child(name)
    {
        return Flat::new(map.clone(), schema.target(from));
    }
    let own = match (&name, alternative) {
        (Some(name), reference) => match pass.expand(name, Edge::Alternative) {
            Some(flat) => {
                merge::into(pass, &mut merged, &flat, Rank::Referred);
                if says_no_more(&merged, &flat) {
                    // The alternative has all of the base already.
                    let map = reference.as_object().cloned().unwrap_or_default();
                    return Flat::new(map, schema.target(from));
                }
                merged.map.insert(NAME.to_owned(), Value::String(name.clone()));
                return resolve(pass, merged);
            }
            None => Map::new(),
        },
        (None, Value::Object(own)) => own,
        (None, _) => Map::new(),
    };
    let own = pass.flatten(Flat::new(own, schema.target(from)));
    merge::into(pass, &mut merged, &own, Rank::Own);
    resolve(pass, merged)
}

/// The discriminator's keys for a component mean its merged form from now on, which has
/// no name to be mapped: the discriminating member itself says them.
fn keep_key(schema: &mut Flat, name: &str, merged: &mut Flat) {
    let Some(Value::Object(discriminator)) = schema.map.get_mut("discriminator") else {
        return;
    };
    let property = discriminator.get("propertyName").and_then(Value::as_str);
    let Some(property) = property.map(str::to_owned) else { return };
    let target = format!("#/components/schemas/{name}");
    let mut keys = Vec::new();
    if let Some(Value::Object(mapping)) = discriminator.get_mut("mapping") {
        mapping.retain(|key, of| {
            let is_this = *of == target;
            keys.extend(is_this.then(|| key.clone()));
            !is_this
        });
    }
    if keys.is_empty() {
        keys.push(name.to_owned());
    }
    let is_union = ["oneOf", "anyOf"].iter().any(|key| merged.map.contains_key(*key));
    if !is_union {
        inherit::pin(&mut merged.map, &property, keys);
    }
}

/// Whether merging has added nothing to what a component says by itself.
fn says_no_more(merged: &Flat, component: &Flat) -> bool {
    let structure = |flat: &Flat| -> Map<String, Value> {
        flat.map
            .iter()
            .filter(|(key, _)| !is_annotation(key) && *key != "discriminator")
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect()
    };
    structure(merged) == structure(component)
}

/// `type` beside a union is the type of those alternatives that say none.
fn pushed_type(mut schema: Flat, key: &str) -> Flat {
    let Some(kind) = schema.map.shift_remove("type") else { return schema };
    let alternatives = schema.map.get_mut(key).and_then(Value::as_array_mut);
    for map in alternatives.into_iter().flatten().filter_map(Value::as_object_mut) {
        let silent = ["type", "$ref", "allOf", "oneOf", "anyOf"];
        if !silent.iter().any(|key| map.contains_key(*key)) {
            map.insert("type".to_owned(), kind.clone());
        }
    }
    schema
}

/// Whether the alternatives say which properties must be there, but not what they
/// are, beside a schema that says it.
fn only_constrains(schema: &Flat, key: &str) -> bool {
    let Some(Value::Array(alternatives)) = schema.map.get(key) else { return false };
    let says_what = schema.map.contains_key("properties")
        || schema.map.contains_key("additionalProperties")
        || schema.map.get("type").is_some_and(|kind| kind == "object");
    let constrains = |alternative: &Value| {
        alternative.as_object().is_some_and(|map| {
            map.keys().all(|key| {
                matches!(key.as_str(), "required" | "not" | "type" | "minProperties")
                    || is_annotation(key)
            })
        })
    };
    says_what && alternatives.iter().all(constrains)
}
