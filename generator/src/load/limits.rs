//! The bounds of what `load` takes in. Documents of real APIs stay far below.

/// Bounds that keep hostile documents from eating the machine.
#[derive(Clone, Debug)]
pub struct Limits {
    /// The most bytes in one file.
    pub file_bytes: u64,
    /// The most files in one document.
    pub files: usize,
    /// How many nodes aliases may add to one file.
    pub alias_nodes: usize,
    /// How deep brackets may be nested before a file is even parsed.
    pub brackets: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 64 << 20,
            files: 50_000,
            alias_nodes: 1_000_000,
            brackets: 1_000,
        }
    }
}
