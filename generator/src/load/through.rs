//! Pointers that lead through a `$ref`: `#/components/schemas/Pet/properties/name` where
//! `Pet` is a reference, or all of `schemas` is one.

use serde_json::Value;

use crate::diag::{Pointer, nearest};

/// How many references a pointer may lead through. More is a circle.
pub(super) const LONGEST: usize = 50;

/// Where a pointer leads in one tree.
pub(super) enum Landing<'v> {
    /// To a node.
    Here(&'v Value),
    /// To a `$ref` with this text, and on from what that means.
    Onward { text: &'v str, rest: Pointer },
    /// Nowhere: this node has no such key, so many tokens before the end.
    Nowhere { node: &'v Value, token: String, from_end: usize },
}

/// Follows a pointer as far as it goes.
pub(super) fn land<'v>(tree: &'v Value, pointer: &Pointer) -> Landing<'v> {
    if let Some(node) = pointer.find(tree) {
        return Landing::Here(node);
    }
    let tokens: Vec<String> = pointer.tokens().collect();
    let mut node = tree;
    for (index, token) in tokens.iter().enumerate() {
        if let Some(next) = child(node, token) {
            node = next;
            continue;
        }
        let rest = tokens.get(index..).unwrap_or_default();
        return match node.get("$ref").and_then(Value::as_str) {
            Some(text) => {
                let rest = Pointer::from_tokens(rest.iter().map(String::as_str));
                Landing::Onward { text, rest }
            }
            None => {
                Landing::Nowhere { node, token: token.clone(), from_end: rest.len() }
            }
        };
    }
    Landing::Here(node)
}

fn child<'v>(node: &'v Value, token: &str) -> Option<&'v Value> {
    match node {
        Value::Object(map) => map.get(token),
        Value::Array(list) => list.get(token.parse::<usize>().ok()?),
        _ => None,
    }
}

/// What was probably meant by a pointer, as it is written in a `$ref`: another key of
/// the node that has not the token which stands `from_end` before the end.
pub(super) fn meant(
    pointer: &Pointer,
    node: &Value,
    token: &str,
    from_end: usize,
) -> Option<String> {
    let key = nearest(token, node.as_object()?.keys().map(String::as_str))?;
    let tokens: Vec<String> = pointer.tokens().collect();
    let kept = tokens.get(..tokens.len().saturating_sub(from_end)).unwrap_or_default();
    let kept = kept.iter().map(String::as_str);
    Some(format!("#{}", Pointer::from_tokens(kept.chain([key]))))
}
