//! A fingerprint of documentation: tells that the words changed, not how.

use crate::ir::Docs;

/// Takes words in; FNV-1a, which is the same on every machine and in every release.
#[derive(Clone, Copy, Debug)]
pub struct Finger(u64);

impl Finger {
    /// Of nothing so far.
    pub fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        // The byte behind it is in no text: `ab` and `c` are not `a` and `bc`.
        for byte in text.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    /// Documentation. Of its facts the examples alone: the others are compared.
    pub fn docs(&mut self, docs: &Docs) {
        self.text(docs.summary.as_deref().unwrap_or_default());
        self.text(docs.text.as_deref().unwrap_or_default());
        docs.facts.iter().filter(|fact| is_example(fact)).for_each(|one| self.text(one));
    }

    /// Eight digits.
    pub fn print(self) -> String {
        format!("{:08x}", (self.0 >> 32) ^ (self.0 & 0xffff_ffff))
    }
}

/// The facts that say what values there may be, and which counts where none is given.
pub fn facts(docs: &Docs) -> Vec<String> {
    docs.facts.iter().filter(|fact| !is_example(fact)).cloned().collect()
}

/// As `lower` begins the fact that shows a value.
fn is_example(fact: &str) -> bool {
    fact.starts_with("such as ")
}
