//! What can be measured, each part apart.

use clap::ValueEnum;

/// A part of the measurements, in the order in which they are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// Generating, whole process, and what comes out of it.
    Generate,
    /// `cargo check` of the generated crate alone, whole and with few features.
    Check,
    /// `cargo build --release` of the generated crate alone.
    Release,
    /// How generating and checking grow with the number of operations.
    Growth,
    /// Decoding and encoding a page, beside derived serde.
    Page,
    /// A call against a loopback server, beside one written by hand.
    Calls,
}
