//! Merges two schemas that both have to hold.
//!
//! What both say is tightened; what they say differently about one property is
//! left as an `allOf` there, for the pass to merge when it gets there. Where they
//! contradict each other the later one wins, with a warning.

use std::collections::HashSet;

use indexmap::IndexSet;
use serde_json::{Map, Value};

use super::flat::{Flat, is_annotation, only_annotates, sole_ref};
use super::{AllOf, cross};
use crate::diag::{Code, Pointer};

/// Where a branch stands, which decides what becomes of its annotations.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Rank {
    /// A component that is referred to.
    Referred,
    /// A branch written in place.
    Inline,
    /// The schema that has the `allOf`.
    Own,
}

/// Counts how often a schema was put together by this module. Types that contain
/// themselves in ever new combinations would never end.
pub(super) const DEPTH: &str = "x-oasmith-merge-depth";
const DEEPEST: u64 = 6;

/// Adds what `branch` says to `merged`.
pub(super) fn into(pass: &mut AllOf<'_>, merged: &mut Flat, branch: &Flat, rank: Rank) {
    let members = branch.map.get("properties").and_then(Value::as_object);
    let cost = 1 + branch.map.len() + members.map_or(0, Map::len);
    if !pass.spend(cost, &branch.target("")) {
        return;
    }
    if let (Some(a), Some(b)) = (merged.map.get("type"), branch.map.get("type"))
        && a != b
        && !is_numeric(a, b)
    {
        let words =
            format!("the branches of this `allOf` are {a} and {b}; the latter counts");
        pass.warn(Code::AllOfConflict, &branch.target("/type"), words);
        merged.map.retain(|key, _| is_annotation(key));
    }
    let crossed = ["oneOf", "anyOf"].iter().any(|key| {
        let (old, new) = (merged.map.get(*key), branch.map.get(*key));
        old.is_some() && new.is_some() && old != new
    });
    for (key, value) in &branch.map {
        let rel = Pointer::root().child(key);
        if key == "properties" {
            properties(pass, merged, branch, value);
            continue;
        }
        let new = match merged.map.get(key) {
            None if is_dropped(key, rank, branch) => continue,
            None => value.clone(),
            Some(old) if old == value => continue,
            Some(old) => match both(pass, key, old, value, rank, branch) {
                Some(new) => new,
                None => continue,
            },
        };
        merged.take_origin(rel.as_str(), branch, rel.as_str());
        merged.map.insert(key.clone(), new);
    }
    if crossed {
        drop_discriminator(pass, merged, branch);
    }
}

/// Of two unions only one could say how its alternatives are told apart, and these are
/// pairs now.
fn drop_discriminator(pass: &mut AllOf<'_>, merged: &mut Flat, branch: &Flat) {
    let alternatives = ["oneOf", "anyOf"].iter().filter_map(|key| merged.map.get(*key));
    let mut all = alternatives.filter_map(Value::as_array).flatten();
    if all.all(|one| sole_ref(one).is_some()) {
        return;
    }
    if merged.map.shift_remove("discriminator").is_some() {
        let words = "two unions are one here, so the `discriminator` is left out";
        pass.warn(Code::UnionSimplified, &branch.target(""), words);
    }
}

/// What belongs to a base alone: it would be wrong on the merged schema.
fn is_dropped(key: &str, rank: Rank, branch: &Flat) -> bool {
    match key {
        "title" | "example" | "default" | "deprecated" | "xml" => rank == Rank::Referred,
        "discriminator" => {
            rank != Rank::Own
                && !branch.map.contains_key("oneOf")
                && !branch.map.contains_key("anyOf")
        }
        _ => false,
    }
}

/// The value of a keyword that both have; `None` keeps the old one.
fn both(
    pass: &mut AllOf<'_>,
    key: &str,
    old: &Value,
    new: &Value,
    rank: Rank,
    branch: &Flat,
) -> Option<Value> {
    match key {
        "nullable" | "readOnly" | "writeOnly" | "uniqueItems" | "deprecated" => {
            let is = old == &Value::Bool(true) || new == &Value::Bool(true);
            Some(Value::Bool(is))
        }
        _ if is_annotation(key) => (rank == Rank::Own).then(|| new.clone()),
        "type" => Some(Value::from("integer")),
        "required" => Some(united(old, new)),
        "enum" => Some(enumeration(pass, old, new, branch)),
        "minimum" | "minLength" | "minItems" | "minProperties" => {
            tighter(old, new, f64::gt)
        }
        "maximum" | "maxLength" | "maxItems" | "maxProperties" => {
            tighter(old, new, f64::lt)
        }
        "items" => Some(combined(pass, old, new)),
        "additionalProperties" => additional(pass, old, new),
        "oneOf" | "anyOf" => {
            if let Some(product) = cross::product(pass, old, new) {
                return Some(product);
            }
            let words =
                format!("two branches of this `allOf` have `{key}`; the first counts");
            pass.warn(Code::UnionSimplified, &branch.target(&format!("/{key}")), words);
            None
        }
        _ => Some(new.clone()),
    }
}

fn properties(pass: &mut AllOf<'_>, merged: &mut Flat, branch: &Flat, value: &Value) {
    let mut all = match merged.map.shift_remove("properties") {
        Some(Value::Object(all)) => all,
        _ => Map::new(),
    };
    for (name, new) in value.as_object().into_iter().flatten() {
        let rel = Pointer::from_tokens(["properties", name]);
        match all.get(name) {
            Some(old) if old == new => continue,
            Some(old) => {
                let both = combined(pass, old, new);
                if both
                    .get("allOf")
                    .and_then(Value::as_array)
                    .is_some_and(|b| b.len() == 2)
                {
                    // Where the first branch was written is remembered below it.
                    let first = merged.clone();
                    let from = rel.as_str();
                    merged.take_origin(from, branch, from);
                    merged.take_origin(&format!("{from}/allOf/0"), &first, from);
                    merged.take_origin(&format!("{from}/allOf/1"), branch, from);
                } else {
                    merged.take_origin(rel.as_str(), branch, rel.as_str());
                }
                all.insert(name.clone(), both);
            }
            None => {
                merged.take_origin(rel.as_str(), branch, rel.as_str());
                all.insert(name.clone(), new.clone());
            }
        }
    }
    merged.map.insert("properties".to_owned(), Value::Object(all));
}

/// A schema that is both: the simpler one if it says all, else an `allOf`.
pub(super) fn combined(pass: &AllOf<'_>, old: &Value, new: &Value) -> Value {
    if old == new || new.as_object().is_some_and(Map::is_empty) {
        return old.clone();
    }
    match (sole_ref(old), sole_ref(new)) {
        (Some(old_name), Some(name))
            if pass.extends(name, old_name) || old_name == name =>
        {
            return new.clone();
        }
        (Some(old_name), Some(name)) if pass.extends(old_name, name) => {
            return old.clone();
        }
        _ => {}
    }
    if let (Some(_), Value::Object(words)) = (sole_ref(old), new)
        && only_annotates(words)
    {
        let mut annotated = words.clone();
        annotated.insert("allOf".to_owned(), Value::Array(vec![old.clone()]));
        return Value::Object(annotated);
    }
    let depth = 1 + pass.merge_depth.max(depth_of(old)).max(depth_of(new));
    if depth > DEEPEST {
        return new.clone();
    }
    let mut map = Map::new();
    map.insert(DEPTH.to_owned(), Value::from(depth));
    map.insert("allOf".to_owned(), Value::Array(vec![old.clone(), new.clone()]));
    Value::Object(map)
}

fn depth_of(node: &Value) -> u64 {
    node.get(DEPTH).and_then(Value::as_u64).unwrap_or(0)
}

fn is_numeric(a: &Value, b: &Value) -> bool {
    let numeric = |v: &Value| v == "integer" || v == "number";
    numeric(a) && numeric(b)
}

fn united(old: &Value, new: &Value) -> Value {
    let names = [old, new].into_iter().filter_map(Value::as_array).flatten();
    let all: IndexSet<&Value> = names.collect();
    Value::Array(all.into_iter().cloned().collect())
}

fn enumeration(pass: &mut AllOf<'_>, old: &Value, new: &Value, branch: &Flat) -> Value {
    let (Some(a), Some(b)) = (old.as_array(), new.as_array()) else {
        return new.clone();
    };
    let theirs: HashSet<&Value> = b.iter().collect();
    let common: Vec<Value> =
        a.iter().filter(|value| theirs.contains(value)).cloned().collect();
    if common.is_empty() {
        let words = "no value is in both `enum`s of this `allOf`; the latter counts";
        pass.warn(Code::AllOfConflict, &branch.target("/enum"), words);
        return new.clone();
    }
    Value::Array(common)
}

/// The new bound if it is tighter than the old one.
fn tighter(old: &Value, new: &Value, is: fn(&f64, &f64) -> bool) -> Option<Value> {
    is(&new.as_f64()?, &old.as_f64()?).then(|| new.clone())
}

/// A schema says most, `false` least: a branch that closes itself would forbid the
/// properties of all other branches, which nobody means.
fn additional(pass: &AllOf<'_>, old: &Value, new: &Value) -> Option<Value> {
    match (old, new) {
        (Value::Object(_), Value::Object(_)) => Some(combined(pass, old, new)),
        (Value::Object(_), _) | (Value::Bool(true), Value::Bool(false)) => None,
        _ => Some(new.clone()),
    }
}
