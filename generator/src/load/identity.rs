//! Who a schema is: `$id`, `$anchor` and `$dynamicAnchor` of JSON Schema 2020-12.
//!
//! References by such names are rewritten to pointers into the file when it is read, so
//! that everybody else knows one sort of reference. A `$dynamicRef` is taken for the
//! `$ref` to what it names in its own schema: types can't depend on who refers to them.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::reference::{is_url, join, percent_decode};
use super::walk::{self, Mode};
use crate::diag::Pointer;

/// Rewrites the references of a file that go by a name of this file.
pub(super) fn resolve(tree: &mut Value, text: &str) {
    if !["$id", "$anchor", "$dynamic", "$recursive"]
        .iter()
        .any(|word| text.contains(word))
    {
        return;
    }
    let mut known = Known::default();
    known.gather(tree, Mode::Keywords, &mut Pointer::root(), 0);
    known.rewrite(tree, Mode::Keywords, &mut Pointer::root(), 0);
}

/// A schema with a URI, and the names inside it.
#[derive(Debug)]
struct Resource {
    uri: String,
    pointer: Pointer,
    anchors: HashMap<String, Pointer>,
}

/// All resources of a file; the first is the file itself.
#[derive(Debug)]
struct Known {
    resources: Vec<Resource>,
    by_uri: HashMap<String, usize>,
    by_pointer: HashMap<Pointer, usize>,
    /// The first place of each name, in whatever resource.
    anchors: HashMap<String, Pointer>,
}

impl Default for Known {
    fn default() -> Self {
        Self {
            resources: vec![Resource::new(String::new(), Pointer::root())],
            by_uri: HashMap::new(),
            by_pointer: HashMap::new(),
            anchors: HashMap::new(),
        }
    }
}

impl Resource {
    fn new(uri: String, pointer: Pointer) -> Self {
        Self { uri, pointer, anchors: HashMap::new() }
    }
}

impl Known {
    /// Notes all names below a node that lies in the resource `inside`.
    fn gather(&mut self, node: &Value, mode: Mode, at: &mut Pointer, inside: usize) {
        match node {
            Value::Object(map) => {
                let inside = match (mode, id_of(map)) {
                    (Mode::Keywords, Some(id)) => self.resource(id, at, inside),
                    _ => inside,
                };
                if mode == Mode::Keywords {
                    self.anchors(map, at, inside);
                }
                for (key, value) in map {
                    if let Some(mode) = walk::below(mode, map, key, value) {
                        at.push(key);
                        self.gather(value, mode, at, inside);
                        at.pop();
                    }
                }
            }
            Value::Array(list) => {
                for (index, value) in list.iter().enumerate() {
                    at.push(&index.to_string());
                    self.gather(value, Mode::Keywords, at, inside);
                    at.pop();
                }
            }
            _ => {}
        }
    }

    /// Notes a schema with a URI.
    fn resource(&mut self, id: &str, at: &Pointer, inside: usize) -> usize {
        let uri = against(self.uri(inside), id);
        let index = self.resources.len();
        self.by_uri.entry(uri.clone()).or_insert(index);
        self.by_pointer.insert(at.clone(), index);
        self.resources.push(Resource::new(uri, at.clone()));
        index
    }

    fn anchors(&mut self, map: &Map<String, Value>, at: &Pointer, inside: usize) {
        for key in ["$anchor", "$dynamicAnchor"] {
            if let Some(name) = map.get(key).and_then(Value::as_str)
                && let Some(resource) = self.resources.get_mut(inside)
            {
                self.anchors.entry(name.to_owned()).or_insert_with(|| at.clone());
                resource.anchors.entry(name.to_owned()).or_insert_with(|| at.clone());
            }
        }
    }

    fn uri(&self, resource: usize) -> &str {
        self.resources.get(resource).map_or("", |resource| resource.uri.as_str())
    }

    /// Rewrites the references below a node that lies in the resource `inside`.
    fn rewrite(&self, node: &mut Value, mode: Mode, at: &mut Pointer, inside: usize) {
        match node {
            Value::Object(map) => {
                let inside = self.by_pointer.get(at).copied().unwrap_or(inside);
                if mode == Mode::Keywords {
                    self.reference(map, inside);
                }
                let modes: Vec<Option<Mode>> =
                    map.iter().map(|(k, v)| walk::below(mode, map, k, v)).collect();
                for ((key, value), mode) in map.iter_mut().zip(modes) {
                    let Some(mode) = mode else { continue };
                    at.push(key);
                    self.rewrite(value, mode, at, inside);
                    at.pop();
                }
            }
            Value::Array(list) => {
                for (index, value) in list.iter_mut().enumerate() {
                    at.push(&index.to_string());
                    self.rewrite(value, Mode::Keywords, at, inside);
                    at.pop();
                }
            }
            _ => {}
        }
    }

    /// The reference of one schema.
    fn reference(&self, map: &mut Map<String, Value>, inside: usize) {
        for dynamic in ["$dynamicRef", "$recursiveRef"] {
            if let Some(text) = map.shift_remove(dynamic) {
                map.entry("$ref").or_insert(text);
            }
        }
        let Some(Value::String(text)) = map.get_mut("$ref") else { return };
        if let Some(pointer) = self.meant(text, inside) {
            *text = format!("#{}", percent_encoded(pointer.as_str()));
        }
    }

    /// Where a reference leads that goes by a name of this file.
    fn meant(&self, text: &str, inside: usize) -> Option<Pointer> {
        let (path, fragment) = text.split_once('#').unwrap_or((text, ""));
        let fragment = percent_decode(fragment);
        let index = if path.is_empty() {
            inside
        } else {
            *self.by_uri.get(&against(self.uri(inside), path))?
        };
        let resource = self.resources.get(index)?;
        if fragment.is_empty() || fragment.starts_with('/') {
            // `#/components/..` means the document wherever it stands, as all write it.
            let is_named = !path.is_empty() || index > 0;
            let is_inside = is_named && !fragment.starts_with("/components/");
            return is_inside.then(|| resource.pointer.join(&fragment));
        }
        resource.anchors.get(&fragment).or_else(|| self.anchors.get(&fragment)).cloned()
    }
}

fn id_of(map: &Map<String, Value>) -> Option<&str> {
    let id = map.get("$id")?.as_str()?;
    Some(id.split_once('#').map_or(id, |(id, _)| id)).filter(|id| !id.is_empty())
}

/// A URI as seen from another.
fn against(base: &str, uri: &str) -> String {
    if is_url(uri) || base.is_empty() {
        return uri.to_owned();
    }
    let start = base.find("://").map_or(0, |at| at + 3);
    let (scheme, rest) = base.split_at(start);
    let (host, path) = match rest.find('/') {
        _ if scheme.is_empty() => ("", rest),
        Some(slash) => rest.split_at(slash),
        None => (rest, ""),
    };
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let path = if uri.starts_with('/') { join("", uri) } else { join(folder, uri) };
    let slash = if scheme.is_empty() { "" } else { "/" };
    format!("{scheme}{host}{slash}{path}")
}

/// A pointer as a fragment: what percent-decoding would change is encoded.
fn percent_encoded(pointer: &str) -> String {
    pointer.replace('%', "%25")
}
