//! String enums: what a generated one says of itself, and how all of them are read.

use super::{Defined, Parse, Parsed};

/// A string enum: open, since its last variant keeps what the document does not name.
pub trait Word: Defined {
    /// The value of this text, if the document names it.
    fn known(text: &str) -> Option<Self>;
    /// The value that keeps a text.
    fn unknown(text: String) -> Self;

    /// The value of this text.
    fn of(text: &str) -> Self {
        Self::known(text).unwrap_or_else(|| Self::unknown(text.to_owned()))
    }

    /// The value of this text, which is kept if the document does not name it.
    fn of_string(text: String) -> Self {
        Self::known(&text).unwrap_or_else(|| Self::unknown(text))
    }
}

impl<T: Word> Parse for T {
    fn parse(&mut self, text: &str) -> Parsed {
        let known = T::known(text);
        let parsed = if known.is_some() { Parsed::Known } else { Parsed::Open };
        *self = known.unwrap_or_else(|| T::unknown(text.to_owned()));
        parsed
    }
    fn clear(&mut self) {
        *self = T::blank();
    }
    fn expected(&self) -> &'static str {
        "a string"
    }
}
