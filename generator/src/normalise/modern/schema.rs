//! One schema in the hands of this pass.

use serde_json::{Map, Value};

use crate::diag::{Code, Fault, Faults, Place, Pointer};
use crate::load::Target;
use crate::normalise::origins::{Origins, Splices};

/// A schema, where it stands, and whom to tell what is wrong with it.
pub(super) struct Schema<'a> {
    pub map: &'a mut Map<String, Value>,
    pub at: &'a Pointer,
    pub origins: &'a Origins,
    /// What was moved since.
    pub splices: &'a mut Splices,
    pub faults: &'a mut Faults,
}

impl Schema<'_> {
    /// Says something about one keyword.
    pub fn warn(&mut self, code: Code, key: &str, words: impl Into<String>) {
        let place = self.place(key).at_key();
        self.faults.push(Fault::new(code, place, words));
    }

    /// Where the value of a keyword was written.
    pub fn place(&self, key: &str) -> Place {
        self.origins.place_after(self.splices, self.at.child(key).as_str())
    }

    fn target(&self, at: &Pointer) -> Target {
        self.origins.target_after(self.splices, at.as_str())
    }

    pub fn has(&self, key: &str) -> bool {
        self.map.contains_key(key)
    }

    pub fn set(&mut self, key: &str, value: impl Into<Value>) {
        self.map.insert(key.to_owned(), value.into());
    }

    /// The list under a key, if there is one.
    pub fn list(&self, key: &str) -> Option<&Vec<Value>> {
        self.map.get(key).and_then(Value::as_array)
    }

    /// Whether the keyword `type` is this and nothing else.
    pub fn is_of(&self, kind: &str) -> bool {
        self.map.get("type").is_some_and(|is| is == kind)
    }

    /// Notes that parts of this schema have moved, by their relative pointers.
    pub fn moved(&mut self, moves: &[(Pointer, Pointer)]) {
        let absolute = |rel: &Pointer| self.at.join(rel.as_str());
        let targets: Vec<_> = moves
            .iter()
            .map(|(from, to)| (absolute(to), self.target(&absolute(from))))
            .collect();
        for (to, target) in targets {
            self.splices.note(&to, target);
        }
    }

    /// Keeps those items of a list that `keep` wants; says how many are gone.
    pub fn retain(&mut self, key: &str, keep: impl Fn(&Value) -> bool) -> usize {
        let Some(Value::Array(list)) = self.map.get_mut(key) else { return 0 };
        let before = list.len();
        let kept: Vec<usize> =
            (0..before).filter(|at| list.get(*at).is_some_and(&keep)).collect();
        list.retain(|item| keep(item));
        let moves: Vec<(Pointer, Pointer)> = kept
            .iter()
            .enumerate()
            .filter(|(to, from)| to != *from)
            .map(|(to, from)| (item(key, *from), item(key, to)))
            .collect();
        self.moved(&moves);
        before - kept.len()
    }
}

/// The relative pointer of an item.
pub(super) fn item(key: &str, index: usize) -> Pointer {
    Pointer::from_tokens([key, &index.to_string()])
}
