//! Follows a `$ref` to the node that is meant in the end.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::grammar::Object;
use crate::diag::{Code, Fault, Faults, Place, Pointer};
use crate::load::{self, Sources, Target};

/// The longest chain of references to references.
const LONGEST: usize = 50;

/// The text of a node's `$ref`.
pub(super) fn ref_text(node: &Value) -> Option<&str> {
    node.as_object()?.get("$ref")?.as_str()
}

/// Whether a node is a reference and no more. A schema with words beside its
/// `$ref` says something of its own; of other objects such words are ignored.
fn passes_on(node: &Map<String, Value>, object: Object) -> bool {
    object != Object::Schema || node.keys().all(|key| key == "$ref")
}

/// The node that the `$ref` `text`, standing at `at`, means in the end. Chains of
/// references that say nothing themselves are followed to their end, so that one
/// node is one target however it is reached.
pub(super) fn follow(
    sources: &Sources,
    at: &Target,
    text: &str,
    object: Object,
    faults: &mut Faults,
) -> Option<Target> {
    let mut seen: Vec<Target> = vec![at.clone()];
    let mut from = at.clone();
    let mut text = text;
    loop {
        let target = match sources.resolve(&from.file, text) {
            Ok(target) => target,
            Err(error) => {
                faults.extend(load::unresolved(Some(&place_of(&from)), text, &error));
                return None;
            }
        };
        if seen.contains(&target) {
            faults.push(
                Fault::new(
                    Code::RefCycle,
                    place_of(at),
                    format!("`{text}` leads back to itself"),
                )
                .hint("replace one `$ref` of the circle by what is meant"),
            );
            return None;
        }
        if seen.len() > LONGEST {
            let words = format!("more than {LONGEST} references lead on from here");
            faults.push(Fault::new(Code::TooDeep, place_of(at), words));
            return None;
        }
        let node = sources.node(&target)?;
        match (node.as_object(), ref_text(node)) {
            (Some(map), Some(next)) if passes_on(map, object) => {
                seen.push(target.clone());
                from = target;
                text = next;
            }
            _ => return Some(target),
        }
    }
}

/// The place of the `$ref` of a node.
pub(super) fn place_of(node: &Target) -> Place {
    Place::value(&node.file, node.pointer.child("$ref"))
}

/// A place to walk a file from.
pub(super) fn target(file: &Arc<str>, pointer: &Pointer) -> Target {
    Target { file: Arc::clone(file), pointer: pointer.clone() }
}
