//! The last pass: from the tree to `openapiv3`'s types, part by part, so that one
//! bad part is one fault and hides no other.
//!
//! The passes before have said all that is wrong with a document. What fails here
//! nevertheless is a bug of theirs, and is reported as one.

use indexmap::IndexMap;
use openapiv3::{Components, OpenAPI, Operation, PathItem, ReferenceOr};
use rayon::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::origins::Origins;
use crate::diag::{Code, Fault, Faults, Pointer};

/// The document as the later stations read it.
pub(super) fn run(
    mut tree: Value,
    origins: &Origins,
    faults: &mut Faults,
) -> Option<(OpenAPI, IndexMap<String, PathItem>)> {
    let map = tree.as_object_mut()?;
    let mut parts = Parts { origins, faults };
    let components = take_map(map, "components");
    let paths = take_map(map, "paths");
    map.insert("paths".to_owned(), Value::Object(Map::new()));
    let webhooks = parts.webhooks(take_map(map, "webhooks"));
    let components = parts.components(components);
    let paths = parts.paths(paths);
    let mut openapi: OpenAPI = parts.read(tree, &Pointer::root())?;
    openapi.components = Some(components);
    openapi.paths.paths = paths.0;
    openapi.paths.extensions = paths.1;
    Some((openapi, webhooks))
}

fn take_map(map: &mut Map<String, Value>, key: &str) -> Map<String, Value> {
    match map.shift_remove(key) {
        Some(Value::Object(taken)) => taken,
        _ => Map::new(),
    }
}

type Extensions = IndexMap<String, Value>;

struct Parts<'a> {
    origins: &'a Origins,
    faults: &'a mut Faults,
}

impl Parts<'_> {
    /// One part; a fault if the library does not take it.
    fn read<T: DeserializeOwned>(&mut self, value: Value, at: &Pointer) -> Option<T> {
        let read = read(value).map_err(|words| self.fault(at, words));
        read.map_err(|fault| self.faults.push(fault)).ok()
    }

    /// All parts of a section at once.
    fn section<T: DeserializeOwned + Send>(
        &mut self,
        components: &mut Map<String, Value>,
        section: &str,
    ) -> IndexMap<String, ReferenceOr<T>> {
        let entries: Vec<(String, Value)> =
            take_map(components, section).into_iter().collect();
        let read: Vec<(String, Result<ReferenceOr<T>, String>)> =
            entries.into_par_iter().map(|(name, value)| (name, read(value))).collect();
        let mut parts = IndexMap::with_capacity(read.len());
        for (name, part) in read {
            match part {
                Ok(part) => {
                    parts.insert(name, part);
                }
                Err(words) => {
                    let at = Pointer::from_tokens(["components", section, &name]);
                    let fault = self.fault(&at, words);
                    self.faults.push(fault);
                }
            }
        }
        parts
    }

    fn components(&mut self, mut map: Map<String, Value>) -> Components {
        Components {
            schemas: self.section(&mut map, "schemas"),
            responses: self.section(&mut map, "responses"),
            parameters: self.section(&mut map, "parameters"),
            examples: self.section(&mut map, "examples"),
            request_bodies: self.section(&mut map, "requestBodies"),
            headers: self.section(&mut map, "headers"),
            security_schemes: self.section(&mut map, "securitySchemes"),
            links: self.section(&mut map, "links"),
            callbacks: self.section(&mut map, "callbacks"),
            extensions: map
                .into_iter()
                .filter(|(key, _)| key.starts_with("x-"))
                .collect(),
        }
    }

    fn paths(
        &mut self,
        map: Map<String, Value>,
    ) -> (IndexMap<String, ReferenceOr<PathItem>>, Extensions) {
        let (paths, extensions): (Vec<_>, Vec<_>) =
            map.into_iter().partition(|(path, _)| path.starts_with('/'));
        let read: Vec<(PathItem, Vec<Fault>)> = paths
            .par_iter()
            .map(|(path, item)| {
                path_item(&Pointer::from_tokens(["paths", path]), item, self.origins)
            })
            .collect();
        let mut items = IndexMap::with_capacity(read.len());
        for ((path, _), (item, faults)) in paths.into_iter().zip(read) {
            self.faults.extend(faults);
            items.insert(path, ReferenceOr::Item(item));
        }
        (items, extensions.into_iter().collect())
    }

    fn webhooks(&mut self, map: Map<String, Value>) -> IndexMap<String, PathItem> {
        let mut webhooks = IndexMap::with_capacity(map.len());
        for (name, item) in map {
            let at = Pointer::from_tokens(["webhooks", &name]);
            let (item, faults) = path_item(&at, &item, self.origins);
            self.faults.extend(faults);
            webhooks.insert(name, item);
        }
        webhooks
    }

    fn fault(&self, at: &Pointer, words: String) -> Fault {
        internal(self.origins, at, words)
    }
}

/// A path item with each operation read for itself.
fn path_item(at: &Pointer, item: &Value, origins: &Origins) -> (PathItem, Vec<Fault>) {
    let mut faults = Vec::new();
    let mut rest = item.as_object().cloned().unwrap_or_default();
    let mut operation = |method: &str| -> Option<Operation> {
        let value = rest.shift_remove(method)?;
        read(value)
            .map_err(|words| faults.push(internal(origins, &at.child(method), words)))
            .ok()
    };
    let [get, put, post, delete, options, head, patch, trace] =
        ["get", "put", "post", "delete", "options", "head", "patch", "trace"]
            .map(&mut operation);
    let mut read: PathItem = read(Value::Object(rest)).unwrap_or_else(|words| {
        faults.push(internal(origins, at, words));
        PathItem::default()
    });
    read = PathItem { get, put, post, delete, options, head, patch, trace, ..read };
    (read, faults)
}

fn read<T: DeserializeOwned>(value: Value) -> Result<T, String> {
    serde_path_to_error::deserialize(value).map_err(|error| error.to_string())
}

fn internal(origins: &Origins, at: &Pointer, words: String) -> Fault {
    let words = format!("this could not be read after all: {words}");
    Fault::new(Code::Internal, origins.place(at.as_str()), words)
}
