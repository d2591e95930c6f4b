//! The way back: which file and node each part of the bundled document is from.

use std::collections::HashMap;
use std::sync::Arc;

use crate::diag::{Place, Pointer};
use crate::load::Target;

/// Points where the bundled document continues in another node, by pointer.
#[derive(Clone, Debug, Default)]
pub(super) struct Splices(HashMap<String, Target>);

impl Splices {
    /// Notes that what stands at `pointer` was written at `target`.
    pub fn note(&mut self, pointer: &Pointer, target: Target) {
        self.0.insert(pointer.as_str().to_owned(), target);
    }

    /// Adds others, which count more.
    pub fn extend(&mut self, Splices(others): Splices) {
        self.0.extend(others);
    }
}

/// Knows where each part of the bundled document was written.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    splices: Splices,
}

impl Origins {
    /// The root of the bundled document is the root of the entry file.
    pub(super) fn new(entry: &Arc<str>, mut splices: Splices) -> Self {
        let root = Target { file: Arc::clone(entry), pointer: Pointer::root() };
        splices.note(&Pointer::root(), root);
        Self { splices }
    }

    /// Where the node at `pointer`, a JSON pointer into the bundled document, was
    /// written.
    pub fn place(&self, pointer: &str) -> Place {
        self.place_after(&Splices::default(), pointer)
    }

    /// As [`place`](Self::place), once `later` were noted too.
    pub(super) fn place_after(&self, later: &Splices, pointer: &str) -> Place {
        let target = self.target_after(later, pointer);
        Place::value(&target.file, target.pointer)
    }

    pub(super) fn target(&self, pointer: &str) -> Target {
        self.target_after(&Splices::default(), pointer)
    }

    /// As [`target`](Self::target), once `later` were noted too.
    pub(super) fn target_after(&self, later: &Splices, pointer: &str) -> Target {
        let Splices(known) = &self.splices;
        let Splices(later) = later;
        let mut prefix = pointer;
        loop {
            if let Some(target) = later.get(prefix).or_else(|| known.get(prefix)) {
                let rest = pointer.get(prefix.len()..).unwrap_or_default();
                let pointer = target.pointer.join(rest);
                return Target { file: Arc::clone(&target.file), pointer };
            }
            match prefix.rfind('/') {
                Some(end) => prefix = prefix.get(..end).unwrap_or_default(),
                None => return Target { file: "".into(), pointer: Pointer::root() },
            }
        }
    }

    /// Notes that what stands at `pointer` was written at `target`.
    pub(super) fn splice(&mut self, pointer: &Pointer, target: Target) {
        self.splices.note(pointer, target);
    }

    /// Notes all of `splices`.
    pub(super) fn extend(&mut self, splices: Splices) {
        self.splices.extend(splices);
    }
}
