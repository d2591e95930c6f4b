//! Today, as it stands in a changelog.

use std::env;
use std::time::{SystemTime, UNIX_EPOCH};

/// `2026-11-21`, in UTC. `SOURCE_DATE_EPOCH` counts more than the clock, so that a run can
/// be repeated to the byte (<https://reproducible-builds.org/specs/source-date-epoch/>).
pub fn today() -> String {
    let given = env::var("SOURCE_DATE_EPOCH").ok().and_then(|text| text.parse().ok());
    let now = || SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    of(given.unwrap_or_else(|| now().as_secs()))
}

/// The day of a time in seconds since 1970.
fn of(seconds: u64) -> String {
    const DAY: u64 = 24 * 60 * 60;
    // Years begin in March here, so that the day that some years have more is the last.
    let days = seconds / DAY + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, later) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    format!("{:04}-{month:02}-{day:02}", 400 * era + year + later)
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn days_are_those_of_the_calendar() {
        for (seconds, day) in [
            (0, "1970-01-01"),
            (951_782_400, "2000-02-29"),
            (1_709_164_800, "2024-02-29"),
            (1_735_689_599, "2024-12-31"),
            (1_795_219_200, "2026-11-21"),
            (4_107_542_400, "2100-03-01"),
        ] {
            assert_eq!(of(seconds), day);
        }
    }
}
