//! A node of the document as its author wrote it; references are followed when asked.

use std::sync::Arc;

use oasmith::diag::{Place, Pointer};
use oasmith::load::{Sources, Target};
use serde_json::Value;

/// A reference that leads to a reference and so on, longer than this, leads nowhere.
const LONGEST_CHAIN: usize = 64;

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct Node<'a> {
    sources: &'a Sources,
    target: Target,
    /// What stands there.
    pub value: &'a Value,
}

impl<'a> Node<'a> {
    /// The document itself.
    pub fn root(sources: &'a Sources) -> Option<Self> {
        let entry = sources.entry()?;
        let target = Target { file: Arc::clone(&entry.path), pointer: Pointer::root() };
        Some(Self { sources, target, value: &entry.tree })
    }

    /// What stands at a place.
    pub fn at(sources: &'a Sources, place: &Place) -> Option<Self> {
        let target = Target { file: place.file.clone(), pointer: place.pointer.clone() };
        let value = sources.node(&target)?;
        Some(Self { sources, target, value })
    }

    /// `file#/pointer`
    pub fn place(&self) -> String {
        format!("{}#{}", self.target.file, self.target.pointer)
    }

    /// Where this leads if it is a reference, one step; `None` if that is nowhere.
    pub fn target(&self) -> Option<Self> {
        let text = self.value.get("$ref").and_then(Value::as_str)?;
        let target = self.sources.resolve(&self.target.file, text).ok()?;
        let value = self.sources.node(&target)?;
        Some(Self { sources: self.sources, target, value })
    }

    /// Whether this is a reference.
    pub fn is_reference(&self) -> bool {
        self.value.get("$ref").is_some_and(Value::is_string)
    }

    /// The node itself, or what it leads to in the end.
    pub fn followed(&self) -> Self {
        let mut at = self.clone();
        for _ in 0..LONGEST_CHAIN {
            match at.target() {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }

    /// A member of this node, as it stands there.
    pub fn get(&self, key: &str) -> Option<Self> {
        let value = self.value.get(key)?;
        Some(self.child(key, value))
    }

    /// A member of what this node is or leads to, followed itself.
    pub fn below(&self, key: &str) -> Option<Self> {
        self.followed().get(key).map(|node| node.followed())
    }

    /// The members of an object; none, if it is something else.
    pub fn members(&self) -> impl Iterator<Item = (&'a str, Self)> + use<'a> {
        let node = self.clone();
        let members = self.value.as_object().into_iter().flatten();
        members.map(move |(key, value)| (key.as_str(), node.child(key, value)))
    }

    /// The items of a list; none, if it is something else.
    pub fn items(&self) -> impl Iterator<Item = Self> + use<'a> {
        let node = self.clone();
        let items = self.value.as_array().into_iter().flatten().enumerate();
        items.map(move |(at, value)| node.child(&at.to_string(), value))
    }

    fn child(&self, key: &str, value: &'a Value) -> Self {
        let file = Arc::clone(&self.target.file);
        let pointer = self.target.pointer.child(key);
        Self { sources: self.sources, target: Target { file, pointer }, value }
    }
}
