//! Walks the bundled document and shows every schema to a visitor.
//!
//! A schema is shown before what is inside it, and the walk goes on in what the
//! visitor left there. No schema is in two parts of a document, so that parts can be shown
//! at the same time.

use serde_json::Value;

use super::grammar::{Object, Shape, shape_of};
use crate::diag::Pointer;

/// How deep schemas may lie in each other. The files' own nesting is bounded by
/// their parsers; merging can only add to it what is bounded itself.
const DEEPEST: usize = 200;

/// What a walk can show for itself: a path, a webhook, a component.
pub(super) struct Part<'a> {
    at: Pointer,
    shape: Shape,
    node: &'a mut Value,
}

impl Part<'_> {
    /// Shows every schema in this part to `visit`, with its pointer.
    pub fn for_each(&mut self, visit: &mut dyn FnMut(&mut Value, &Pointer)) {
        let depth = self.at.tokens().count();
        let mut walk = Walk { visit, at: self.at.clone(), depth };
        walk.value(self.node, self.shape);
    }
}

/// All parts of a document, in its order.
pub(super) fn parts(tree: &mut Value) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    part(tree, Shape::One(Object::Document), Pointer::root(), &mut parts);
    parts
}

fn part<'a>(node: &'a mut Value, shape: Shape, at: Pointer, parts: &mut Vec<Part<'a>>) {
    match (shape, node) {
        (
            Shape::One(object @ (Object::Document | Object::Paths | Object::Components)),
            Value::Object(map),
        ) => {
            for (key, node) in map {
                if let Some(shape) = shape_of(object, key) {
                    part(node, shape, at.child(key), parts);
                }
            }
        }
        (Shape::Map(object), Value::Object(map)) => {
            parts.extend(map.iter_mut().map(|(key, node)| Part {
                at: at.child(key),
                shape: Shape::One(object),
                node,
            }));
        }
        (shape, node) => parts.push(Part { at, shape, node }),
    }
}

/// Shows every schema below `tree` to `visit`, with its pointer, one after the other.
pub(super) fn for_each(tree: &mut Value, visit: &mut dyn FnMut(&mut Value, &Pointer)) {
    parts(tree).iter_mut().for_each(|part| part.for_each(visit));
}

struct Walk<'a> {
    visit: &'a mut dyn FnMut(&mut Value, &Pointer),
    at: Pointer,
    depth: usize,
}

impl Walk<'_> {
    fn value(&mut self, value: &mut Value, shape: Shape) {
        match (shape, value) {
            (Shape::One(object), value) => self.object(value, object),
            (Shape::FlagOrSchema | Shape::Items, value @ Value::Object(_)) => {
                self.object(value, Object::Schema);
            }
            (Shape::Items, value @ Value::Array(_)) => {
                self.value(value, Shape::List(Object::Schema));
            }
            (Shape::List(object), Value::Array(list)) => {
                for (index, item) in list.iter_mut().enumerate() {
                    self.below(&index.to_string(), |walk| walk.object(item, object));
                }
            }
            (Shape::Map(object), Value::Object(map)) => {
                for (key, item) in map.iter_mut() {
                    self.below(key, |walk| walk.object(item, object));
                }
            }
            _ => {}
        }
    }

    fn object(&mut self, value: &mut Value, object: Object) {
        if self.depth > DEEPEST || value.get("$ref").is_some_and(Value::is_string) {
            return;
        }
        if object == Object::Schema {
            (self.visit)(value, &self.at);
        }
        for (key, value) in value.as_object_mut().into_iter().flatten() {
            if let Some(shape) = shape_of(object, key) {
                self.below(key, |walk| walk.value(value, shape));
            }
        }
    }

    fn below(&mut self, key: &str, walk: impl FnOnce(&mut Self)) {
        self.at.push(key);
        self.depth += 1;
        walk(self);
        self.depth -= 1;
        self.at.pop();
    }
}
