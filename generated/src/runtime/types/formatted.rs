//! A string with a format: the value it means, and its text where printing the value would
//! not give that text again. So a date that is read and sent back is sent as it came.

use crate::runtime::codec::{Model, Open, Parse, Parsed, View, decode, encode};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt::{self, Debug, Display, Formatter, Write};
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::str::FromStr;

/// A format of strings.
pub trait Format: Clone + Debug + PartialEq + Sized + 'static {
    /// What it is, with its article: `a date-time`.
    const EXPECTED: &'static str;
    /// The zero value.
    fn zero() -> Self;
    /// Reads a text.
    fn read(text: &str) -> Option<Self>;
    /// Writes the one text that this crate would write.
    fn write(&self, f: &mut Formatter<'_>) -> fmt::Result;
    /// Whether that is this text, which was read as this value.
    fn writes(&self, text: &str) -> bool {
        let mut ahead = Ahead(text);
        write!(ahead, "{}", Written(self)).is_ok() && ahead.0.is_empty()
    }
}

struct Written<'a, T>(&'a T);

impl<T: Format> Display for Written<'_, T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.0.write(f)
    }
}

/// What is still to be written of a text; to write anything else is an error.
struct Ahead<'a>(&'a str);

impl Write for Ahead<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 = self.0.strip_prefix(text).ok_or(fmt::Error)?;
        Ok(())
    }
}

/// A string with a format: the value that it means, which this derefs to. What came from a
/// server also keeps its text, and prints as that.
#[derive(Clone)]
pub struct Formatted<T> {
    value: T,
    text: Option<Box<str>>,
}

impl<T> Formatted<T> {
    /// The value.
    pub fn into_inner(self) -> T {
        self.value
    }
}

impl<T> Deref for Formatted<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> From<T> for Formatted<T> {
    fn from(value: T) -> Self {
        Self { value, text: None }
    }
}

impl<T: Format> Display for Formatted<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.text {
            Some(text) => f.write_str(text),
            None => self.value.write(f),
        }
    }
}

impl<T: Format> Debug for Formatted<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(self, f)
    }
}

/// A text has not the format that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed(&'static str);

impl Display for Malformed {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.0)
    }
}

impl std::error::Error for Malformed {}

impl<T: Format> FromStr for Formatted<T> {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        let mut formatted = Self::blank();
        match formatted.parse(text) {
            Parsed::Malformed => Err(Malformed(T::EXPECTED)),
            Parsed::Known | Parsed::Open => Ok(formatted),
        }
    }
}

impl<T: PartialEq> PartialEq for Formatted<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Formatted<T> {}

impl<T: PartialOrd> PartialOrd for Formatted<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        self.value.partial_cmp(&other.value)
    }
}

impl<T: Ord> Ord for Formatted<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.value.cmp(&other.value)
    }
}

impl<T: Hash> Hash for Formatted<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

impl<T: Format> Parse for Formatted<T> {
    fn parse(&mut self, text: &str) -> Parsed {
        match T::read(text) {
            Some(value) => {
                let text = (!value.writes(text)).then(|| text.into());
                *self = Self { value, text };
                Parsed::Known
            }
            None => {
                *self = Self { value: T::zero(), text: Some(text.into()) };
                Parsed::Malformed
            }
        }
    }
    fn clear(&mut self) {
        *self = Self::blank();
    }
    fn expected(&self) -> &'static str {
        T::EXPECTED
    }
}

impl<T: Format> Model for Formatted<T> {
    fn open(&mut self) -> Open<'_> {
        Open::Parse(self)
    }
    fn view(&self) -> View<'_> {
        match &self.text {
            Some(text) => View::Text(text),
            None => View::Show(self),
        }
    }
    fn blank() -> Self {
        T::zero().into()
    }
}

impl<T: Format> Serialize for Formatted<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        encode(self, to)
    }
}

impl<'de, T: Format> Deserialize<'de> for Formatted<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        decode(from)
    }
}
