//! Dates and times, as the crate `time` has them.

use super::{Format, Formatted, Short};
use std::fmt::{self, Display, Formatter};
use time::format_description::well_known::Rfc3339;
use time::{Month, OffsetDateTime};

/// A moment, as RFC 3339 writes it.
pub type DateTime = Formatted<OffsetDateTime>;

/// A day.
pub type Date = Formatted<time::Date>;

impl Format for OffsetDateTime {
    const EXPECTED: &'static str = "a date-time";

    fn zero() -> Self {
        OffsetDateTime::UNIX_EPOCH
    }

    fn read(text: &str) -> Option<Self> {
        OffsetDateTime::parse(text, &Rfc3339).ok()
    }

    fn write(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.to_calendar_date();
        let (hour, minute, second) = self.to_hms();
        if let (0..=9999, true, 0) = (year, self.offset().is_utc(), self.nanosecond()) {
            let mut text = Short::new();
            text.number(year as u16, 4);
            let rest = [
                (b'-', month.into()),
                (b'-', day),
                (b'T', hour),
                (b':', minute),
                (b':', second),
            ];
            for (before, number) in rest {
                text.push(before);
                text.number(number.into(), 2);
            }
            text.push(b'Z');
            return f.write_str(text.as_str());
        }
        match self.format(&Rfc3339) {
            Ok(text) => f.write_str(&text),
            // A year or an offset that RFC 3339 cannot say.
            Err(_) => Display::fmt(self, f),
        }
    }

    // Nearly all servers write this form, so most texts need no printing to compare.
    fn writes(&self, text: &str) -> bool {
        text.len() == 20
            && text.ends_with('Z')
            && text.as_bytes().get(10) == Some(&b'T')
            && self.nanosecond() == 0
    }
}

impl Format for time::Date {
    const EXPECTED: &'static str = "a date";

    fn zero() -> Self {
        OffsetDateTime::UNIX_EPOCH.date()
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
        let month = Month::try_from(month.parse::<u8>().ok()?).ok()?;
        time::Date::from_calendar_date(year.parse().ok()?, month, day.parse().ok()?).ok()
    }

    fn write(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.to_calendar_date();
        write!(f, "{year:04}-{:02}-{day:02}", u8::from(month))
    }
}
