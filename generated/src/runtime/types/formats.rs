//! The formats of strings that have a type: how each is read and written.

use super::{Bytes, Format, Formatted};
use base64::Engine;
use base64::engine::general_purpose::{
    STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD,
};
use std::fmt::{self, Display, Formatter};
use std::net::{Ipv4Addr, Ipv6Addr};
use time::format_description::well_known::Rfc3339;
use time::{Month, OffsetDateTime};

impl Format for OffsetDateTime {
    const EXPECTED: &'static str = "a date-time";

    fn zero() -> Self {
        OffsetDateTime::UNIX_EPOCH
    }

    fn read(text: &str) -> Option<Self> {
        OffsetDateTime::parse(text, &Rfc3339).ok()
    }

    fn write(&self, f: &mut Formatter<'_>) -> fmt::Result {
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

impl Format for Ipv4Addr {
    const EXPECTED: &'static str = "an IPv4 address";

    fn zero() -> Self {
        Ipv4Addr::UNSPECIFIED
    }

    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn write(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(self, f)
    }
}

impl Format for Ipv6Addr {
    const EXPECTED: &'static str = "an IPv6 address";

    fn zero() -> Self {
        Ipv6Addr::UNSPECIFIED
    }

    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn write(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(self, f)
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
