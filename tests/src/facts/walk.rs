//! Walks two documents in step. Every pair of places is compared once, so shared and
//! recursive schemas end.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use serde_json::Value;

use super::Difference;
use super::node::{Node, Side};
use super::rules::{
    FLAGS, Keys, METHODS, both, is_prose, keys_below, same, same_json, same_set,
};

pub(super) struct Walk<'a> {
    ours: &'a Side<'a>,
    theirs: &'a Side<'a>,
    seen: HashSet<(String, String, Keys)>,
    facts: usize,
    found: Vec<Difference>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(ours: &'a Side<'a>, theirs: &'a Side<'a>) -> Self {
        Self { ours, theirs, seen: HashSet::new(), facts: 0, found: Vec::new() }
    }

    pub(super) fn finish(self) -> (usize, Vec<Difference>) {
        (self.facts, self.found)
    }

    /// Compares all operations of the first document, and what holds for all of them.
    pub(super) fn document(&mut self, ours: &Node<'a>, theirs: &Node<'a>) -> usize {
        let (left, right) = (self.ours.members(ours), self.theirs.members(theirs));
        for key in ["openapi", "servers", "security"] {
            self.member(ours, key, left.get(key), right.get(key));
        }
        self.schemes(&left, &right);
        let (Some(left), Some(right)) = (left.get("paths"), right.get("paths")) else {
            self.differ(ours, "no paths");
            return 0;
        };
        let mut operations = 0;
        let known = self.theirs.members(right);
        for (path, item) in self.ours.members(left) {
            match known.get(path) {
                Some(other) => operations += self.path_item(&item, other),
                None => self.differ(&item, "theirs has no such path"),
            }
        }
        operations
    }

    fn path_item(&mut self, ours: &Node<'a>, theirs: &Node<'a>) -> usize {
        let (left, right) = (self.ours.members(ours), self.theirs.members(theirs));
        let mut operations = 0;
        for (key, node) in &left {
            match right.get(key) {
                Some(other) => self.pair(key, node, other),
                None if is_prose(key) => {}
                None => self.differ(node, "theirs has none"),
            }
            operations += usize::from(METHODS.contains(key));
        }
        operations
    }

    /// The security schemes that the first document has.
    fn schemes(
        &mut self,
        left: &BTreeMap<&str, Node<'a>>,
        right: &BTreeMap<&str, Node<'a>>,
    ) {
        let find = |side: &Side<'a>, members: &BTreeMap<&str, Node<'a>>| {
            let components = side.members(members.get("components")?);
            Some(side.members(components.get("securitySchemes")?))
        };
        let mine = find(self.ours, left).unwrap_or_default();
        let known = find(self.theirs, right).unwrap_or_default();
        for (name, scheme) in mine {
            match known.get(name) {
                Some(other) => self.pair(name, &scheme, other),
                None => self.differ(&scheme, "theirs has no such scheme"),
            }
        }
    }

    /// Compares what stands under one key on both sides.
    pub(super) fn pair(&mut self, key: &str, ours: &Node<'a>, theirs: &Node<'a>) {
        let keys = keys_below(key, Keys::Words);
        self.values(key, keys, ours, theirs);
    }

    fn values(&mut self, key: &str, keys: Keys, ours: &Node<'a>, theirs: &Node<'a>) {
        if keys == Keys::Json {
            self.facts += 1;
            if !same_json(key, ours.value, theirs.value) {
                self.differ(ours, &both(ours.value, theirs.value));
            }
            return;
        }
        let (left, right) = (self.ours.follow(ours), self.theirs.follow(theirs));
        if !self.seen.insert((ours.place(), theirs.place(), keys)) {
            return;
        }
        match (left.value, right.value) {
            (Value::Object(_), Value::Object(_)) => {
                self.objects(keys, &left, ours, theirs);
            }
            (Value::Array(_), Value::Array(_)) => self.lists(key, &left, &right),
            (Value::String(a), Value::String(b)) if keys == Keys::Mapping => {
                let targets = self
                    .ours
                    .target(&left.file, a)
                    .zip(self.theirs.target(&right.file, b));
                match targets {
                    Some((a, b)) => self.pair("schema", &a, &b),
                    None => self.differ(&left, "leads nowhere"),
                }
            }
            (a, b) => {
                self.facts += 1;
                if !same(a, b) {
                    self.differ(&left, &both(a, b));
                }
            }
        }
    }

    /// `at` is where the object's own members stand, to say where one is missing.
    fn objects(
        &mut self,
        keys: Keys,
        at: &Node<'a>,
        ours: &Node<'a>,
        theirs: &Node<'a>,
    ) {
        let (left, right) = (self.ours.members(ours), self.theirs.members(theirs));
        let names: BTreeSet<&str> = left.keys().chain(right.keys()).copied().collect();
        for name in names {
            if keys == Keys::Words && is_prose(name) {
                continue;
            }
            match (left.get(name), right.get(name)) {
                (Some(a), Some(b)) => self.values(name, keys_below(name, keys), a, b),
                (Some(a), None) if name == "anyOf" && right.contains_key("oneOf") => {
                    self.differ(a, "theirs has oneOf");
                    self.pair(name, a, &right["oneOf"]);
                }
                (None, Some(_)) if name == "oneOf" && left.contains_key("anyOf") => {}
                (a, b) if keys == Keys::Words => self.member(at, name, a, b),
                (Some(a), None) => self.differ(a, "theirs has none"),
                (None, _) => self.differ_at(at, name, "ours has none"),
            }
        }
    }

    /// A word of the standard, which may be said on one side only.
    fn member(
        &mut self,
        at: &Node<'a>,
        key: &str,
        ours: Option<&Node<'a>>,
        theirs: Option<&Node<'a>>,
    ) {
        let idle = |node: &Node<'_>| FLAGS.contains(&key) && node.value == false;
        match (ours, theirs) {
            (Some(a), Some(b)) => self.pair(key, a, b),
            (Some(a), None) if !idle(a) => self.differ(a, "theirs has none"),
            (None, Some(b)) if !idle(b) => self.differ_at(at, key, "ours has none"),
            _ => {}
        }
    }

    fn lists(&mut self, key: &str, ours: &Node<'a>, theirs: &Node<'a>) {
        if key == "parameters" {
            return self.parameters(ours, theirs);
        }
        let (left, right) = (self.ours.items(ours), self.theirs.items(theirs));
        if ["required", "tags"].contains(&key) {
            self.facts += left.len();
            if !same_set(ours.value, theirs.value) {
                self.differ(ours, &both(ours.value, theirs.value));
            }
            return;
        }
        if left.len() != right.len() {
            self.differ(ours, &format!("{} items, theirs {}", left.len(), right.len()));
        }
        for (a, b) in left.iter().zip(&right) {
            self.pair(key, a, b);
        }
    }

    /// The order of parameters means nothing.
    fn parameters(&mut self, ours: &Node<'a>, theirs: &Node<'a>) {
        let index = |side: &Side<'a>, node: &Node<'a>| -> BTreeMap<String, Node<'a>> {
            let items = side.items(node).into_iter();
            items.map(|item| (identity(side, &item), item)).collect()
        };
        let (left, right) = (index(self.ours, ours), index(self.theirs, theirs));
        for (name, parameter) in &left {
            match right.get(name) {
                Some(other) => self.pair("parameter", parameter, other),
                None => self.differ(parameter, &format!("theirs has no {name}")),
            }
        }
        for name in right.keys().filter(|name| !left.contains_key(*name)) {
            self.differ(ours, &format!("ours has no {name}"));
        }
    }

    fn differ(&mut self, at: &Node<'_>, detail: &str) {
        self.found.push(Difference { place: at.place(), detail: detail.to_owned() });
    }

    fn differ_at(&mut self, at: &Node<'_>, key: &str, detail: &str) {
        let place = format!("{}/{}", at.place(), key.replace('/', "~1"));
        self.found.push(Difference { place, detail: detail.to_owned() });
    }
}

/// `query per_page`
fn identity<'a>(side: &Side<'a>, parameter: &Node<'a>) -> String {
    let members = side.members(parameter);
    let text = |key| members.get(key).and_then(|node| node.value.as_str()).unwrap_or("");
    format!("{} {}", text("in"), text("name"))
}
