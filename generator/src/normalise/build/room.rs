//! How much a document may unfold to, and whether its parts may be built at the same time.

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use serde_json::Value;

/// How many nodes references may put in place in one document. Documents that are split
/// into files put in place what one file would say, some hundred thousand.
const NODES: usize = 500_000;

/// The nodes that may still be put in place.
#[derive(Debug)]
pub(super) struct Room {
    left: AtomicUsize,
    pace: Pace,
}

#[derive(Clone, Copy, Debug)]
enum Pace {
    AtOnce,
    InOrder,
}

impl Room {
    /// For a document whose parts are built on all threads.
    pub fn new() -> Self {
        Self { left: AtomicUsize::new(NODES), pace: Pace::AtOnce }
    }

    /// For a document whose parts are built one after the other, so that the room ends at
    /// the same place each time.
    pub fn in_order() -> Self {
        Self { pace: Pace::InOrder, ..Self::new() }
    }

    pub fn is_used_up(&self) -> bool {
        self.left.load(Ordering::Relaxed) == 0
    }

    /// Takes what a node needs; `false` if there is not enough.
    pub fn spend(&self, node: &Value) -> bool {
        let needed = size(node);
        let take = |left: usize| Some(left.saturating_sub(needed));
        let before = self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, take);
        before.is_ok_and(|before| before > needed)
    }

    /// Builds parts that take from this room.
    pub fn each<I: Send, T: Send>(
        &self,
        parts: Vec<I>,
        build: impl Fn(I) -> T + Send + Sync,
    ) -> Vec<T> {
        match self.pace {
            Pace::AtOnce => parts.into_par_iter().map(build).collect(),
            Pace::InOrder => parts.into_iter().map(build).collect(),
        }
    }
}

/// How many nodes a tree has; long texts count for more.
fn size(node: &Value) -> usize {
    let mut left = vec![node];
    let mut size = 0;
    while let Some(node) = left.pop() {
        size += 1;
        match node {
            Value::String(text) => size += text.len() / 64,
            Value::Array(list) => left.extend(list),
            Value::Object(map) => left.extend(map.values()),
            _ => {}
        }
    }
    size
}
