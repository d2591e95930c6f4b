//! Marks request bodies that leave `required` unsaid: the typed document reads that as
//! `false`, but to leave a thing open and to deny it are different.
//!
//! Changes nothing that a document says.

use serde_json::Value;

/// The extension that marks such a body.
pub const REQUIRED_UNSAID: &str = "x-oasmith-required-unsaid";

/// The extension that marks a member of a body which denies `explode`: unsaid and denied
/// are one thing in the typed document, but mean two.
pub const EXPLODE_DENIED: &str = "x-oasmith-explode-denied";

/// Marks the bodies of all operations, and the components.
pub(super) fn run(tree: &mut Value) {
    for items in ["paths", "webhooks"] {
        let operations =
            members(tree.get_mut(items)).flat_map(|item| members(Some(item)));
        operations
            .filter_map(|operation| operation.get_mut("requestBody"))
            .for_each(mark);
    }
    let components = tree.get_mut("components");
    members(components.and_then(|all| all.get_mut("requestBodies"))).for_each(mark);
}

fn members(node: Option<&mut Value>) -> impl Iterator<Item = &mut Value> {
    node.and_then(Value::as_object_mut).into_iter().flat_map(|map| map.values_mut())
}

fn mark(body: &mut Value) {
    let Value::Object(body) = body else { return };
    if !body.contains_key("required") && !body.contains_key("$ref") {
        body.insert(REQUIRED_UNSAID.to_owned(), Value::Bool(true));
    }
    for media in members(body.get_mut("content")) {
        members(media.get_mut("encoding")).for_each(mark_encoding);
    }
}

fn mark_encoding(encoding: &mut Value) {
    let Value::Object(encoding) = encoding else { return };
    if encoding.get("explode") == Some(&Value::Bool(false)) {
        encoding.insert(EXPLODE_DENIED.to_owned(), Value::Bool(true));
    }
}
