//! The bounds of what `load` takes in. Documents of real APIs stay far below.

/// Bounds that keep hostile documents from eating the machine.
#[derive(Clone, Debug)]
pub struct Limits {
    /// The most bytes in one file.
    pub file_bytes: u64,
    /// The most bytes in all files of one document.
    pub document_bytes: u64,
    /// The most nodes in all files of one document; 64 bytes of text count as one.
    pub nodes: usize,
    /// The most files in one document.
    pub files: usize,
    /// How many signs of YAML one file may have that could begin or end a node.
    pub yaml_events: usize,
    /// How many nodes aliases may add to one file.
    pub alias_nodes: usize,
    /// How deep brackets may be nested before a file of YAML is even parsed, those in texts
    /// included.
    pub brackets: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 64 << 20,
            document_bytes: 128 << 20,
            nodes: 4_000_000,
            files: 50_000,
            yaml_events: 16_000_000,
            alias_nodes: 1_000_000,
            brackets: 10_000,
        }
    }
}
