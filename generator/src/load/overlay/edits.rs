//! Where the nodes of a changed tree were written: in the file itself, perhaps at
//! another index than they have now, or in an overlay.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::Pointer;
use crate::load::Target;

/// The changes of one file's tree.
#[derive(Clone, Debug, Default)]
pub(in crate::load) struct Edits {
    /// Points where the tree goes on in another node, by pointer.
    splices: BTreeMap<String, Target>,
}

impl Edits {
    pub fn is_empty(&self) -> bool {
        self.splices.is_empty()
    }

    /// Where the node at `at` was written; `None` if it is where it always was.
    pub fn written(&self, at: &Pointer) -> Option<Target> {
        let mut prefix = at.as_str();
        loop {
            if let Some(target) = self.splices.get(prefix) {
                let rest = at.as_str().get(prefix.len()..).unwrap_or_default();
                let pointer = target.pointer.join(rest);
                return Some(Target { file: Arc::clone(&target.file), pointer });
            }
            let end = prefix.rfind('/')?;
            prefix = prefix.get(..end).unwrap_or_default();
        }
    }

    /// Notes that the node at `at`, with all inside, was written at `target`.
    pub fn added(&mut self, at: &Pointer, target: Target) {
        self.forget(at);
        self.splices.insert(at.as_str().to_owned(), target);
    }

    /// Notes that an element of the list `list` of `file` is gone; it had `len`.
    pub fn removed(
        &mut self,
        file: &Arc<str>,
        list: &Pointer,
        index: usize,
        len: usize,
    ) {
        for old in index + 1..len {
            let from = list.child(&old.to_string());
            let unmoved = || Target { file: Arc::clone(file), pointer: from.clone() };
            let target = self.written(&from).unwrap_or_else(unmoved);
            let inside = self.forget(&from);
            let to = list.child(&(old - 1).to_string());
            self.added(&to, target);
            self.splices.extend(inside.into_iter().map(|(at, target)| {
                let rest = at.get(from.as_str().len()..).unwrap_or_default();
                (to.join(rest).as_str().to_owned(), target)
            }));
        }
        if let Some(last) = len.checked_sub(1) {
            self.forget(&list.child(&last.to_string()));
        }
    }

    /// Removes what is known of a node; gives back what is known of its parts.
    pub fn forget(&mut self, at: &Pointer) -> Vec<(String, Target)> {
        self.splices.remove(at.as_str());
        let inside = format!("{at}/");
        let keys = self.splices.range(inside.clone()..);
        let keys: Vec<String> = keys
            .map(|(key, _)| key)
            .take_while(|key| key.starts_with(&inside))
            .cloned()
            .collect();
        let taken = keys.into_iter().filter_map(|key| self.splices.remove_entry(&key));
        taken.collect()
    }
}
