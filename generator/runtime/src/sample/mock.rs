//! What a generated `src/mock.rs` holds.

pub use crate::runtime::mock::*;

static SOURCE: Source =
    Source::new(crate::sample::config::DEFAULTS, include_str!("mock.json"));

impl Mock {
    /// A stand-in that answers every operation with the document's example.
    pub fn new() -> Self {
        Self::of(&SOURCE)
    }
}

impl Default for Mock {
    fn default() -> Self {
        Self::new()
    }
}
