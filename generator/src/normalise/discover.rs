//! Finds what has to become a component: everything that a `$ref` names and for
//! which OpenAPI has a section in `components`.
//!
//! Nothing is built or reported as wrong here except references that lead nowhere.

use std::collections::{BTreeSet, HashSet};

use rayon::prelude::*;
use serde_json::Value;

use super::grammar::{Object, Section, Shape, shape_of};
use super::resolve::{follow, ref_text};
use crate::diag::Faults;
use crate::load::{Sources, Target, is_reference};

/// A component that the document itself names.
#[derive(Clone, Debug)]
pub(super) struct Declared {
    pub section: Section,
    pub name: String,
    /// Where the name stands.
    pub at: Target,
    /// What it means in the end; the same as `at` unless it is only a reference.
    pub target: Target,
}

/// What has to become a component.
#[derive(Debug, Default)]
pub(super) struct Targets {
    /// By the document's own names, in its order.
    pub declared: Vec<Declared>,
    /// All nodes that are referred to.
    pub referenced: BTreeSet<(Section, Target)>,
}

/// Something to look at.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Reached {
    target: Target,
    object: Object,
    /// Whether it is a map of such objects.
    is_map: bool,
}

/// Walks all that the entry reaches, step by step: what is reached in one step is looked at
/// on all threads.
pub(super) fn run(sources: &Sources, faults: &mut Faults) -> Targets {
    let mut targets = Targets::default();
    let mut seen = HashSet::new();
    let root = sources.entry().map(|entry| Reached {
        target: Target { file: entry.path.clone(), pointer: Default::default() },
        object: Object::Document,
        is_map: false,
    });
    let mut next: Vec<Reached> = root.into_iter().collect();
    while !next.is_empty() {
        let walks: Vec<Walk<'_>> =
            next.into_par_iter().map(|reached| Walk::of(sources, reached)).collect();
        next = Vec::new();
        for walk in walks {
            faults.extend(walk.faults);
            targets.declared.extend(walk.targets.declared);
            targets.referenced.extend(walk.targets.referenced);
            next.extend(walk.reached.into_iter().filter(|one| seen.insert(one.clone())));
        }
    }
    targets
}

/// One look at something, and what was found.
struct Walk<'a> {
    sources: &'a Sources,
    faults: Faults,
    targets: Targets,
    reached: Vec<Reached>,
}

impl<'a> Walk<'a> {
    fn of(sources: &'a Sources, reached: Reached) -> Self {
        let Reached { target: mut at, object, is_map } = reached;
        let mut walk = Self {
            sources,
            faults: Faults::new(),
            targets: Targets::default(),
            reached: Vec::new(),
        };
        let shape = if is_map { Shape::Map(object) } else { Shape::One(object) };
        if let Some(node) = sources.node(&at) {
            walk.node(node, &mut at, shape);
        }
        walk
    }

    fn node(&mut self, node: &Value, at: &mut Target, shape: Shape) {
        match (shape, node) {
            (Shape::One(object), _) => self.object(node, at, object),
            (Shape::FlagOrSchema | Shape::Items, Value::Object(_)) => {
                self.object(node, at, Object::Schema)
            }
            (Shape::Items, Value::Array(_)) => {
                self.node(node, at, Shape::List(Object::Schema));
            }
            (Shape::List(object), Value::Array(list)) => {
                for (index, item) in list.iter().enumerate() {
                    self.below(at, &index.to_string(), |walk, at| {
                        walk.object(item, at, object);
                    });
                }
            }
            (Shape::Map(object), Value::Object(map)) => {
                if let Some(text) = ref_text(node) {
                    self.reference(text, at, object, true);
                }
                for (key, item) in map.iter().filter(|(_, item)| item.is_object()) {
                    self.below(at, key, |walk, at| walk.object(item, at, object));
                }
            }
            (Shape::Mapping, Value::Object(map)) => {
                let texts = map.values().filter_map(Value::as_str);
                for text in texts.filter(|text| is_reference(text)) {
                    self.reference(text, at, Object::Schema, false);
                }
            }
            _ => {}
        }
    }

    fn object(&mut self, node: &Value, at: &mut Target, object: Object) {
        let Some(map) = node.as_object() else { return };
        if let Some(text) = ref_text(node) {
            self.reference(text, at, object, false);
        }
        for (key, value) in map {
            let Some(shape) = shape_of(object, key) else { continue };
            self.below(at, key, |walk, at| {
                if object == Object::Components {
                    walk.declare(key, value, at);
                }
                walk.node(value, at, shape);
            });
        }
    }

    /// Notes the names that the document itself gives.
    fn declare(&mut self, section: &str, names: &Value, at: &Target) {
        let Some(section) = Section::ALL.into_iter().find(|s| s.key() == section) else {
            return;
        };
        let (names, at) = match ref_text(names) {
            Some(text) => match self.sources.resolve(&at.file, text) {
                Ok(target) => (self.sources.node(&target).unwrap_or(names), target),
                Err(_) => return,
            },
            None => (names, at.clone()),
        };
        for (name, node) in names.as_object().into_iter().flatten() {
            let at = Target { file: at.file.clone(), pointer: at.pointer.child(name) };
            let target = match ref_text(node) {
                Some(text) => self.meant(text, &at, section.object()),
                None => Some(at.clone()),
            };
            if let Some(target) = target {
                let name = name.clone();
                self.targets.declared.push(Declared { section, name, at, target });
            }
        }
    }

    /// What a reference at `at` stands for; itself if it says more than that.
    fn meant(&mut self, text: &str, at: &Target, object: Object) -> Option<Target> {
        let alone =
            self.sources.node(at).and_then(Value::as_object).map(|map| map.len());
        if object == Object::Schema && alone != Some(1) {
            return Some(at.clone());
        }
        follow(self.sources, at, text, object, &mut self.faults)
    }

    fn reference(&mut self, text: &str, at: &Target, object: Object, is_map: bool) {
        let found = follow(self.sources, at, text, object, &mut self.faults);
        let Some(target) = found else { return };
        if let Some(section) = Section::of(object).filter(|_| !is_map) {
            self.targets.referenced.insert((section, target.clone()));
        }
        self.reached.push(Reached { target, object, is_map });
    }

    fn below(
        &mut self,
        at: &mut Target,
        key: &str,
        walk: impl FnOnce(&mut Self, &mut Target),
    ) {
        at.pointer.push(key);
        walk(self, at);
        at.pointer.pop();
    }
}
