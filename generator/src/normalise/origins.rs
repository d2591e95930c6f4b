//! The way back: which file and node each part of the bundled document is from.

use std::collections::HashMap;
use std::sync::Arc;

use crate::diag::{Place, Pointer};
use crate::load::Target;

/// Knows where each part of the bundled document was written.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    /// Points where the bundled document continues in another node, by pointer.
    splices: HashMap<String, Target>,
}

impl Origins {
    /// The root of the bundled document is the root of the entry file.
    pub(super) fn new(entry: &Arc<str>) -> Self {
        let mut origins = Self::default();
        let root = Target { file: Arc::clone(entry), pointer: Pointer::root() };
        origins.splices.insert(String::new(), root);
        origins
    }

    /// Notes that what stands at `pointer` was written at `target`.
    pub(super) fn splice(&mut self, pointer: &Pointer, target: Target) {
        self.splices.insert(pointer.as_str().to_owned(), target);
    }

    /// Where the node at `pointer`, a JSON pointer into the bundled document, was
    /// written.
    pub fn place(&self, pointer: &str) -> Place {
        let target = self.target(pointer);
        Place::value(&target.file, target.pointer)
    }

    pub(super) fn target(&self, pointer: &str) -> Target {
        let mut prefix = pointer;
        loop {
            if let Some(target) = self.splices.get(prefix) {
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
}
