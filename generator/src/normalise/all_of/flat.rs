//! A schema on its way through the `allOf` pass: its keywords, and where each of
//! them was written.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::diag::Pointer;
use crate::load::Target;
use crate::normalise::origins::Origins;

/// Keywords that describe a schema but don't say what it admits. `nullable` is
/// among them because a reference may carry it.
const ANNOTATIONS: &[&str] = &[
    "title",
    "description",
    "default",
    "example",
    "nullable",
    "readOnly",
    "writeOnly",
    "deprecated",
    "externalDocs",
    "xml",
];

/// Whether a keyword is an annotation.
pub(in crate::normalise) fn is_annotation(key: &str) -> bool {
    ANNOTATIONS.contains(&key) || key.starts_with("x-")
}

/// Whether all that a schema says are annotations.
pub(in crate::normalise) fn only_annotates(map: &Map<String, Value>) -> bool {
    map.keys().all(|key| is_annotation(key))
}

/// The component that a node refers to and says no more.
pub(in crate::normalise) fn sole_ref(node: &Value) -> Option<&str> {
    node.get("$ref")?.as_str()?.strip_prefix("#/components/schemas/")
}

/// The keywords of a schema and their origins.
#[derive(Clone, Debug)]
pub(super) struct Flat {
    pub map: Map<String, Value>,
    /// Where the schema itself is.
    base: Target,
    /// Where parts of it are that were written elsewhere, by relative pointer.
    splices: HashMap<String, Target>,
}

impl Flat {
    pub fn new(map: Map<String, Value>, base: Target) -> Self {
        Self { map, base, splices: HashMap::new() }
    }

    /// A schema of the document with the origins of its parts.
    pub fn of(map: Map<String, Value>, at: &Pointer, origins: &Origins) -> Self {
        let mut splices = HashMap::new();
        let mut note = |rel: Pointer| {
            let target = origins.target(at.join(rel.as_str()).as_str());
            splices.insert(rel.as_str().to_owned(), target);
        };
        for key in ["allOf", "oneOf", "anyOf"] {
            let count = map.get(key).and_then(Value::as_array).map_or(0, Vec::len);
            (0..count).for_each(|i| note(Pointer::from_tokens([key, &i.to_string()])));
        }
        let properties = map.get("properties").and_then(Value::as_object);
        for name in properties.into_iter().flat_map(Map::keys) {
            note(Pointer::from_tokens(["properties", name]));
        }
        let base = origins.target(at.as_str());
        Self { map, base, splices }
    }

    /// Where the part at the relative pointer `rel` was written.
    pub fn target(&self, rel: &str) -> Target {
        let mut prefix = rel;
        loop {
            let known = if prefix.is_empty() {
                Some(&self.base)
            } else {
                self.splices.get(prefix)
            };
            if let Some(known) = known {
                let rest = rel.get(prefix.len()..).unwrap_or_default();
                let pointer = known.pointer.join(rest);
                return Target { file: known.file.clone(), pointer };
            }
            let end = prefix.rfind('/').unwrap_or(0);
            prefix = prefix.get(..end).unwrap_or_default();
        }
    }

    /// Notes that the part at `rel` is `branch`'s part at `from`, with all inside.
    pub fn take_origin(&mut self, rel: &str, branch: &Flat, from: &str) {
        let inside = format!("{from}/");
        let deeper = branch.splices.iter().filter(|(at, _)| at.starts_with(&inside));
        for (at, target) in deeper {
            let rest = at.get(from.len()..).unwrap_or_default();
            self.splices.insert(format!("{rel}{rest}"), target.clone());
        }
        self.splices.insert(rel.to_owned(), branch.target(from));
    }

    /// All origins, for the document that the schema goes into.
    pub fn into_parts(
        self,
        at: &Pointer,
    ) -> (Map<String, Value>, impl Iterator<Item = (Pointer, Target)>) {
        let at = at.clone();
        (
            self.map,
            self.splices.into_iter().map(move |(rel, target)| (at.join(&rel), target)),
        )
    }
}
