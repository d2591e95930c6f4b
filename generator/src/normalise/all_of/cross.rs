//! Two unions that both have to hold: each alternative of one with each of the other,
//! except where no value can be both.

use serde_json::{Map, Value};

use super::flat::sole_ref;
use super::merge;
use super::unions::NAME;
use super::{AllOf, Edge};

/// How many pairs are looked at, and how many alternatives may come out.
const PAIRS: usize = 64;
const MOST: usize = 16;

/// The alternatives that are left; `None` if these are too many, or none at all.
pub(super) fn product(pass: &mut AllOf<'_>, a: &Value, b: &Value) -> Option<Value> {
    let (a, b) = (a.as_array()?, b.as_array()?);
    // One of them often only repeats a part of the other.
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if few.iter().all(|one| many.contains(one)) {
        return Some(Value::Array(few.clone()));
    }
    if a.len().saturating_mul(b.len()) > PAIRS {
        return None;
    }
    let mut all = Vec::new();
    for one in a {
        for other in b {
            if !exclude_each_other(pass, one, other) {
                all.push(pair(pass, one, other));
            }
        }
    }
    (!all.is_empty() && all.len() <= MOST).then_some(Value::Array(all))
}

/// A schema that is both.
fn pair(pass: &AllOf<'_>, one: &Value, other: &Value) -> Value {
    let mut both = merge::combined(pass, one, other);
    if let (Some(map), Some(a), Some(b)) = (both.as_object_mut(), name(one), name(other))
        && map.contains_key("allOf")
    {
        map.insert(NAME.to_owned(), Value::String(format!("{a}_{b}")));
        if sole_ref(one).is_none() && sole_ref(other).is_none() {
            map.insert("title".to_owned(), Value::String(format!("{a} {b}")));
        }
    }
    both
}

fn name(node: &Value) -> Option<&str> {
    sole_ref(node).or_else(|| node.get("title")?.as_str())
}

/// Whether no value can be both, as far as types and fixed members tell.
fn exclude_each_other(pass: &mut AllOf<'_>, one: &Value, other: &Value) -> bool {
    let (Some(one), Some(other)) = (meant(pass, one), meant(pass, other)) else {
        return false;
    };
    if let (Some(a), Some(b)) = (kind(&one), kind(&other))
        && a != b
        && !(a == "integer" && b == "number" || a == "number" && b == "integer")
    {
        return true;
    }
    if disjoint(one.get("enum"), other.get("enum")) {
        return true;
    }
    let members = |map: &Map<String, Value>| {
        map.get("properties").and_then(Value::as_object).cloned().unwrap_or_default()
    };
    let theirs = members(&other);
    members(&one).iter().any(|(name, member)| {
        let other = theirs.get(name).and_then(|member| member.get("enum"));
        disjoint(member.get("enum"), other)
    })
}

fn disjoint(a: Option<&Value>, b: Option<&Value>) -> bool {
    match (a.and_then(Value::as_array), b.and_then(Value::as_array)) {
        (Some(a), Some(b)) => !a.iter().any(|value| b.contains(value)),
        _ => false,
    }
}

/// What an alternative says, a referred component merged.
fn meant(pass: &mut AllOf<'_>, node: &Value) -> Option<Map<String, Value>> {
    match sole_ref(node) {
        Some(name) => pass.expand(name, Edge::Alternative).map(|flat| flat.map.clone()),
        None => node.as_object().cloned(),
    }
}

fn kind(map: &Map<String, Value>) -> Option<&str> {
    let implied = || {
        let is_object = map.contains_key("properties");
        let values = map.get("enum").and_then(Value::as_array);
        let is_text = values.is_some_and(|values| values.iter().all(Value::is_string));
        is_object.then_some("object").or(is_text.then_some("string"))
    };
    map.get("type").and_then(Value::as_str).or_else(implied)
}
