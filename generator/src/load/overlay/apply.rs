//! Carries out the actions of one overlay on one tree.

use std::sync::Arc;

use serde_json::Value;

use super::path::{Step, pointer};
use super::{Action, Change, Edits, Script};
use crate::diag::{Code, Fault, Faults, Pointer};
use crate::load::Target;
use crate::load::sources::SourceFile;

/// How deep a target may lie. Actions that build on each other could nest without end.
const DEEPEST: usize = 150;

/// Applies all actions in their order, each to what the ones before it have left.
pub(super) fn run(
    script: &Script,
    file: &mut SourceFile,
    edits: &mut Edits,
    faults: &mut Faults,
) {
    for action in &script.actions {
        let nodes = action.target.nodes(&file.tree);
        if nodes.is_empty() {
            let words = format!("this target matches nothing in `{}`", file.path);
            let place = script.place(&action.at.child("target"));
            let fault = Fault::new(Code::OverlayNoEffect, place, words);
            faults.push(fault.maybe_hint(hint(&file.tree)));
        }
        let mut change = Changing { script, action, file, edits, faults };
        match action.change {
            Change::Update => nodes.iter().for_each(|steps| change.update(steps)),
            // From the last and innermost on, so that the others stay where they are.
            Change::Remove => nodes.iter().rev().for_each(|steps| change.remove(steps)),
        }
    }
}

/// In a split document the reason is nearly always the same.
fn hint(tree: &Value) -> Option<String> {
    let paths = tree.get("paths")?.as_object()?;
    let is_split = paths.values().any(|item| item.get("$ref").is_some());
    is_split.then(|| {
        "a target doesn't look through `$ref`: to change another file of the document, \
         write an overlay that names it in `extends`"
            .to_owned()
    })
}

struct Changing<'a> {
    script: &'a Script,
    action: &'a Action,
    file: &'a mut SourceFile,
    edits: &'a mut Edits,
    faults: &'a mut Faults,
}

impl Changing<'_> {
    fn refuse(&mut self, key: &str, words: &str, hint: &str) {
        let place = self.script.place(&self.action.at.child(key));
        self.faults.push(Fault::new(Code::Overlay, place, words).hint(hint));
    }

    fn update(&mut self, steps: &[Step]) {
        let from = self.action.at.child("update");
        let Some(update) = from.find(&self.script.tree) else { return };
        if steps.len() > DEEPEST {
            return self.refuse("target", "this target lies too deep", "update less");
        }
        let at = pointer(steps);
        let Some(node) = self.file.tree.pointer_mut(at.as_str()) else { return };
        let (file, edits) = (&self.script.file, &mut *self.edits);
        let written =
            |from: &Pointer| Target { file: Arc::clone(file), pointer: from.clone() };
        match (node, update) {
            (Value::Array(list), entry) => {
                edits.added(&at.child(&list.len().to_string()), written(&from));
                list.push(entry.clone());
            }
            (node @ Value::Object(_), Value::Object(_)) => {
                let mut merge = Merge { edits, written: &written };
                merge.both(node, update, &at, &from);
            }
            (Value::Object(_), _) => {
                let hint = "write a mapping with the members that change";
                self.refuse("update", "the target is an object, this is none", hint);
            }
            _ => {
                let words = "the target is neither an object nor a list";
                let hint = "let the target be the object that holds it";
                self.refuse("target", words, hint);
            }
        }
    }

    fn remove(&mut self, steps: &[Step]) {
        let Some((last, above)) = steps.split_last() else {
            let words = "this would remove the whole document";
            return self.refuse("target", words, "let the target be a part of it");
        };
        let above = pointer(above);
        match (self.file.tree.pointer_mut(above.as_str()), last) {
            (Some(Value::Object(map)), Step::Key(key)) => {
                map.shift_remove(key);
                self.edits.forget(&above.child(key));
            }
            (Some(Value::Array(list)), Step::Index(index)) if *index < list.len() => {
                self.edits.removed(&self.file.path, &above, *index, list.len());
                list.remove(*index);
            }
            _ => {}
        }
    }
}

/// The recursive merge of the standard: objects member by member, lists one after the
/// other, and of anything else the overlay counts.
struct Merge<'a> {
    edits: &'a mut Edits,
    written: &'a dyn Fn(&Pointer) -> Target,
}

impl Merge<'_> {
    fn both(&mut self, node: &mut Value, update: &Value, at: &Pointer, from: &Pointer) {
        match (node, update) {
            (Value::Object(map), Value::Object(update)) => {
                for (key, value) in update {
                    let (at, from) = (at.child(key), from.child(key));
                    match map.get_mut(key) {
                        Some(node) => self.both(node, value, &at, &from),
                        None => {
                            self.edits.added(&at, (self.written)(&from));
                            map.insert(key.clone(), value.clone());
                        }
                    }
                }
            }
            (Value::Array(list), Value::Array(update)) => {
                for (index, value) in update.iter().enumerate() {
                    let at = at.child(&list.len().to_string());
                    let from = from.child(&index.to_string());
                    self.edits.added(&at, (self.written)(&from));
                    list.push(value.clone());
                }
            }
            (node, update) => {
                self.edits.added(at, (self.written)(from));
                *node = update.clone();
            }
        }
    }
}
