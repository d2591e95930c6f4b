//! A node of a document that is split over files, seen as if it were not.

use std::collections::BTreeMap;
use std::sync::Arc;

use oasmith::load::Sources;
use serde_json::Value;

/// The end of a chain of references that bites its own tail.
const LONGEST_CHAIN: usize = 64;

/// One of the two documents.
pub struct Side<'a> {
    sources: &'a Sources,
}

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct Node<'a> {
    pub(super) file: Arc<str>,
    pub(super) pointer: String,
    pub(super) value: &'a Value,
}

impl Node<'_> {
    /// `file#/pointer`
    pub(super) fn place(&self) -> String {
        format!("{}#{}", self.file, self.pointer)
    }
}

impl<'a> Side<'a> {
    /// The document made of these files.
    pub fn new(sources: &'a Sources) -> Self {
        Self { sources }
    }

    pub(super) fn root(&self) -> Option<Node<'a>> {
        let file = self.sources.entry()?;
        let path = Arc::clone(&file.path);
        Some(Node { file: path, pointer: String::new(), value: &file.tree })
    }

    /// The node at `file#/pointer`.
    pub(super) fn at(&self, place: &str) -> Option<Node<'a>> {
        let root = self.root()?;
        self.target(&root.file, place)
    }

    /// The node itself, or what it refers to in the end.
    pub(super) fn follow(&self, node: &Node<'a>) -> Node<'a> {
        let mut at = node.clone();
        for _ in 0..LONGEST_CHAIN {
            match at.value.get("$ref").and_then(Value::as_str) {
                Some(text) => match self.target(&at.file, text) {
                    Some(next) => at = next,
                    None => break,
                },
                None => break,
            }
        }
        at
    }

    /// What a reference in `file` means.
    pub(super) fn target(&self, file: &Arc<str>, text: &str) -> Option<Node<'a>> {
        let target = self.sources.resolve(file, text).ok()?;
        Some(Node {
            value: self.sources.node(&target)?,
            file: target.file,
            pointer: target.pointer.as_str().to_owned(),
        })
    }

    /// The members of an object. Those beside a `$ref` win over those behind it.
    pub(super) fn members(&self, node: &Node<'a>) -> BTreeMap<&'a str, Node<'a>> {
        let mut members = BTreeMap::new();
        let mut at = node.clone();
        for _ in 0..LONGEST_CHAIN {
            let Some(object) = at.value.as_object() else { break };
            let reference = object.get("$ref").and_then(Value::as_str);
            for (key, value) in object {
                if key != "$ref" || reference.is_none() {
                    members
                        .entry(key.as_str())
                        .or_insert_with(|| self.child(&at, key, value));
                }
            }
            match reference.and_then(|text| self.target(&at.file, text)) {
                Some(next) => at = next,
                None => break,
            }
        }
        members
    }

    /// The items of a list.
    pub(super) fn items(&self, node: &Node<'a>) -> Vec<Node<'a>> {
        let items = node.value.as_array().into_iter().flatten().enumerate();
        items.map(|(at, value)| self.child(node, &at.to_string(), value)).collect()
    }

    fn child(&self, of: &Node<'a>, key: &str, value: &'a Value) -> Node<'a> {
        let key = key.replace('~', "~0").replace('/', "~1");
        let pointer = format!("{}/{key}", of.pointer);
        Node { file: Arc::clone(&of.file), pointer, value }
    }
}
