//! Dates and times, as the crate `jiff` has them.

use super::{Format, Formatted};
use jiff::Timestamp;
use std::fmt::{self, Display, Formatter};

/// A moment, as RFC 3339 writes it. Its offset is in its text only.
pub type DateTime = Formatted<Timestamp>;

/// A day.
pub type Date = Formatted<jiff::civil::Date>;

impl Format for Timestamp {
    const EXPECTED: &'static str = "a date-time";

    fn zero() -> Self {
        Timestamp::UNIX_EPOCH
    }

    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn write(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(self, f)
    }
}

impl Format for jiff::civil::Date {
    const EXPECTED: &'static str = "a date";

    fn zero() -> Self {
        jiff::civil::Date::constant(1970, 1, 1)
    }

    fn read(text: &str) -> Option<Self> {
        // Jiff takes `20260131` as well, and a date with a time.
        let form =
            text.len() == 10 && text.bytes().filter(|byte| *byte == b'-').count() == 2;
        text.parse().ok().filter(|_| form)
    }

    fn write(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(self, f)
    }
}
