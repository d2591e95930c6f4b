//! Finds examples where the document has them, and their types in the crate's `api.json`.

use std::collections::HashSet;

use oasmith::diag::Pointer;
use oasmith::load::Sources;
use oasmith::normalise::Origins;
use serde_json::Value;

use super::node::Node;
use super::{Direction, Example};

/// All examples that the crate has a type for, each once, in the order of `api.json`.
pub fn collect<'a>(
    sources: &'a Sources,
    origins: &Origins,
    index: &Value,
) -> Vec<Example<'a>> {
    let mut found = Collected::default();
    let Some(paths) = Node::root(sources).and_then(|root| root.below("paths")) else {
        return found.all;
    };
    for operation in index["operations"].as_array().into_iter().flatten() {
        found.operation(&paths, operation);
    }
    for ty in index["types"].as_array().into_iter().flatten() {
        let (Some(schema), Some(rust_type)) =
            (ty["schema"].as_str(), ty["rust_path"].as_str())
        else {
            continue;
        };
        let pointer = Pointer::from_tokens(["components", "schemas", schema]);
        if let Some(node) = Node::at(sources, &origins.place(pointer.as_str())) {
            found.schema(&node, rust_type, Direction::Unknown);
        }
    }
    found.all
}

#[derive(Default)]
struct Collected<'a> {
    all: Vec<Example<'a>>,
    seen: HashSet<(String, String)>,
}

impl<'a> Collected<'a> {
    fn operation(&mut self, paths: &Node<'a>, operation: &Value) -> Option<()> {
        let item = paths.below(operation["path"].as_str()?)?;
        let node = item.below(&operation["method"].as_str()?.to_lowercase())?;
        for level in [&node, &item] {
            let Some(parameters) = level.below("parameters") else { continue };
            for parameter in parameters.items() {
                self.parameter(&parameter.followed(), &operation["parameters"]);
            }
        }
        if let Some(body) = node.below("requestBody") {
            self.body(&body, &operation["body"], Direction::Request);
        }
        let responses = node.below("responses")?;
        for (status, response) in responses.members() {
            let known = &operation["responses"][status];
            self.body(&response.followed(), known, Direction::Response);
        }
        Some(())
    }

    fn parameter(&mut self, node: &Node<'a>, known: &Value) -> Option<()> {
        let is_it = |one: &&Value| {
            Some(&one["name"]) == node.value.get("name")
                && Some(&one["in"]) == node.value.get("in")
        };
        let known = known.as_array()?.iter().find(is_it)?;
        let rust_type = known["rust_type"].as_str()?;
        self.shown(node, rust_type, Direction::Request);
        let content = node.below("content")?;
        for (_, media) in content.members() {
            self.shown(&media.followed(), rust_type, Direction::Request);
        }
        Some(())
    }

    fn body(&mut self, node: &Node<'a>, known: &Value, way: Direction) -> Option<()> {
        let media_type = known["media_type"].as_str().filter(|name| is_decoded(name))?;
        let rust_type = known["rust_type"].as_str()?;
        let content = node.below("content")?;
        let mut media = content.members().filter(|(name, _)| *name == media_type);
        let (_, media) = media.next()?;
        self.shown(&media.followed(), rust_type, way);
        Some(())
    }

    /// A media type or a parameter: its examples, and those of its schema.
    fn shown(&mut self, node: &Node<'a>, rust_type: &str, way: Direction) {
        let schema = node.get("schema");
        self.add(node.get("example"), schema.as_ref(), rust_type, way);
        for (_, example) in node.below("examples").iter().flat_map(Node::members) {
            let value = example.followed().get("value");
            self.add(value, schema.as_ref(), rust_type, way);
        }
        if let Some(schema) = schema {
            self.schema(&schema.followed(), rust_type, way);
        }
    }

    fn schema(&mut self, node: &Node<'a>, rust_type: &str, way: Direction) {
        self.add(node.get("example"), Some(node), rust_type, way);
        self.add(node.get("default"), Some(node), rust_type, way);
        for example in node.get("examples").iter().flat_map(Node::items) {
            self.add(Some(example), Some(node), rust_type, way);
        }
    }

    fn add(
        &mut self,
        shown: Option<Node<'a>>,
        schema: Option<&Node<'a>>,
        rust_type: &str,
        direction: Direction,
    ) {
        // Whether there may be nothing is said by the place of a type, not by the type.
        let shown =
            shown.map(|node| node.followed()).filter(|node| !node.value.is_null());
        let Some(shown) = shown else { return };
        let rust_type = rust_type.to_owned();
        if self.seen.insert((shown.place(), rust_type.clone())) {
            self.all.push(Example {
                place: shown.place(),
                rust_type,
                value: shown.value,
                valid: true,
                schema: schema.cloned(),
                direction,
                validator: None,
            });
        }
    }
}

/// Whether a body of this type is read into a model: JSON, or a form.
fn is_decoded(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    essence == "application/json"
        || essence.ends_with("+json")
        || essence == "application/x-www-form-urlencoded"
}
