//! The formats of strings that have a type: how each is read and written. Dates and times
//! have a file of their own, and so have addresses.

use super::{Bytes, Format, Formatted};
use base64::Engine;
use base64::engine::general_purpose::{
    STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD,
};
use std::fmt::{self, Display, Formatter};

impl Format for uuid::Uuid {
    const EXPECTED: &'static str = "a UUID";

    fn zero() -> Self {
        uuid::Uuid::nil()
    }

    fn read(text: &str) -> Option<Self> {
        uuid::Uuid::try_parse(text).ok()
    }

    fn write(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(self, f)
    }

    fn writes(&self, text: &str) -> bool {
        let mut buffer = uuid::Uuid::encode_buffer();
        self.hyphenated().encode_lower(&mut buffer) == text
    }
}

impl Format for Bytes {
    const EXPECTED: &'static str = "base64";

    fn zero() -> Self {
        Bytes::new()
    }

    fn read(text: &str) -> Option<Self> {
        let engines = [STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD];
        engines.iter().find_map(|engine| engine.decode(text).ok()).map(Bytes::from)
    }

    fn write(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&STANDARD.encode(self))
    }
}

impl From<Vec<u8>> for Formatted<Bytes> {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl From<&[u8]> for Formatted<Bytes> {
    fn from(bytes: &[u8]) -> Self {
        Bytes::copy_from_slice(bytes).into()
    }
}
