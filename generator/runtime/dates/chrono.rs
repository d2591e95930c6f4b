//! Dates and times, as the crate `chrono` has them.

use super::{Format, Formatted};
use chrono::{FixedOffset, NaiveDate, SecondsFormat, Timelike};
use std::fmt::{self, Formatter};

/// A moment, as RFC 3339 writes it.
pub type DateTime = Formatted<chrono::DateTime<FixedOffset>>;

/// A day.
pub type Date = Formatted<NaiveDate>;

impl Format for chrono::DateTime<FixedOffset> {
    const EXPECTED: &'static str = "a date-time";

    fn zero() -> Self {
        chrono::DateTime::UNIX_EPOCH.fixed_offset()
    }

    fn read(text: &str) -> Option<Self> {
        chrono::DateTime::parse_from_rfc3339(text).ok()
    }

    fn write(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_rfc3339_opts(SecondsFormat::AutoSi, true))
    }

    // Nearly all servers write this form, so most texts need no printing to compare.
    fn writes(&self, text: &str) -> bool {
        text.len() == 20
            && text.ends_with('Z')
            && text.as_bytes().get(10) == Some(&b'T')
            && self.nanosecond() == 0
    }
}

impl Format for NaiveDate {
    const EXPECTED: &'static str = "a date";

    fn zero() -> Self {
        chrono::DateTime::UNIX_EPOCH.date_naive()
    }

    fn read(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if (year.len(), month.len(), day.len()) != (4, 2, 2)
            || ![year, month, day].map(digits).iter().all(|ok| *ok)
        {
            return None;
        }
        NaiveDate::from_ymd_opt(
            year.parse().ok()?,
            month.parse().ok()?,
            day.parse().ok()?,
        )
    }

    fn write(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.format("%Y-%m-%d"))
    }
}
