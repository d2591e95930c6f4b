//! The dates and times of crates that are generated for another crate than `time`: the
//! files that stand in the place of `runtime/types/dates.rs` there, held to its promises.

use std::fmt::Display;
use std::str::FromStr;

use crate::runtime::types::{Format, Formatted};

#[path = "../dates/chrono.rs"]
mod chrono;
#[path = "../dates/jiff.rs"]
mod jiff;
#[path = "../dates/text.rs"]
mod text;

/// What is read is written as it came, whether or not the value would be written so.
fn round_trips<T: FromStr + Display + serde::Serialize + serde::de::DeserializeOwned>(
    texts: &[&str],
) {
    for text in texts {
        let value = T::from_str(text).ok().expect(text);
        assert_eq!(value.to_string(), *text);
        let json = serde_json::to_string(&value).expect(text);
        assert_eq!(json, format!("\"{text}\""));
        let again: T = serde_json::from_str(&json).expect(text);
        assert_eq!(again.to_string(), *text);
    }
}

const MOMENTS: [&str; 6] = [
    "2026-01-31T12:00:00Z",
    "2026-01-31T12:00:00.000Z",
    "2026-01-31T12:00:00.123456Z",
    "2026-01-31T12:00:00+02:00",
    "2026-01-31t12:00:00z",
    "1969-12-31T23:59:59.5-08:00",
];

const DAYS: [&str; 3] = ["2026-01-31", "0001-01-01", "9999-12-31"];

/// What has not the format is refused where the user wrote it.
fn refuses<T: FromStr>(texts: &[&str]) {
    for text in texts {
        assert!(T::from_str(text).is_err(), "{text}");
    }
}

const NO_MOMENTS: [&str; 4] = ["", "yesterday", "2026-01-31", "2026-13-31T12:00:00Z"];
const NO_DAYS: [&str; 6] =
    ["", "2026-1-31", "20260131", "2026-02-30", "2026-01-31T12:00:00Z", "26-01-31"];

#[test]
fn texts_are_kept() {
    round_trips::<crate::runtime::types::DateTime>(&MOMENTS);
    round_trips::<chrono::DateTime>(&MOMENTS);
    round_trips::<jiff::DateTime>(&MOMENTS);
    round_trips::<text::DateTime>(&MOMENTS);
    round_trips::<crate::runtime::types::Date>(&DAYS);
    round_trips::<chrono::Date>(&DAYS);
    round_trips::<jiff::Date>(&DAYS);
    round_trips::<text::Date>(&DAYS);
}

#[test]
fn what_has_not_the_format_is_refused() {
    refuses::<crate::runtime::types::DateTime>(&NO_MOMENTS);
    refuses::<chrono::DateTime>(&NO_MOMENTS);
    refuses::<jiff::DateTime>(&NO_MOMENTS);
    refuses::<crate::runtime::types::Date>(&NO_DAYS);
    refuses::<chrono::Date>(&NO_DAYS);
    refuses::<jiff::Date>(&NO_DAYS);
}

#[test]
fn the_zero_value_is_the_epoch() {
    fn zero<T: Format>() -> String {
        Formatted::from(T::zero()).to_string()
    }
    assert_eq!(zero::<time::OffsetDateTime>(), "1970-01-01T00:00:00Z");
    assert_eq!(
        zero::<::chrono::DateTime<::chrono::FixedOffset>>(),
        "1970-01-01T00:00:00Z"
    );
    assert_eq!(zero::<::jiff::Timestamp>(), "1970-01-01T00:00:00Z");
    assert_eq!(zero::<time::Date>(), "1970-01-01");
    assert_eq!(zero::<::chrono::NaiveDate>(), "1970-01-01");
    assert_eq!(zero::<::jiff::civil::Date>(), "1970-01-01");
}

#[test]
fn values_are_written_as_the_standard_has_them() {
    let moment = ::chrono::DateTime::parse_from_rfc3339("2026-01-31T12:00:00.5+02:00");
    let moment: chrono::DateTime = moment.expect("a moment").into();
    assert_eq!(moment.to_string(), "2026-01-31T12:00:00.500+02:00");
    let moment: ::jiff::Timestamp =
        "2026-01-31T12:00:00.5+02:00".parse().expect("a moment");
    assert_eq!(jiff::DateTime::from(moment).to_string(), "2026-01-31T10:00:00.5Z");
}
