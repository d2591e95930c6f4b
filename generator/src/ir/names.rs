//! A Rust identifier that is known to be one. Minted in `lower::names` only.

use std::fmt;

/// A Rust identifier, raw where a keyword demands it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ident {
    text: String,
    raw: bool,
}

impl Ident {
    /// An identifier that needs no `r#`.
    pub(crate) fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), raw: false }
    }

    /// A keyword in its raw form.
    pub(crate) fn raw(text: impl Into<String>) -> Self {
        Self { text: text.into(), raw: true }
    }

    /// The name without `r#`, as a file or a feature would be called.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether the code has to write `r#` before it.
    pub fn is_raw(&self) -> bool {
        self.raw
    }
}

impl fmt::Display for Ident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.raw {
            f.write_str("r#")?;
        }
        f.write_str(&self.text)
    }
}
