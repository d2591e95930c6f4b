//! That pauses double, and that a server is never asked before it wants.

use super::{asked, pause};
use crate::runtime::clock::SystemClock;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use std::time::Duration;

fn millis(attempt: u32, chance: f64) -> u128 {
    pause(attempt, None, chance).unwrap_or_default().as_millis()
}

#[test]
fn pauses_double_up_to_eight_seconds() {
    let pauses: Vec<_> = (1..=7).map(|attempt| millis(attempt, 1.0)).collect();
    assert_eq!(pauses, [500, 1000, 2000, 4000, 8000, 8000, 8000]);
    assert_eq!(millis(1, 0.0), 250);
    assert_eq!(millis(u32::MAX, 1.0), 8000);
}

#[test]
fn a_server_is_never_asked_before_it_wants_and_not_awaited_for_long() {
    let secs = Duration::from_secs;
    assert_eq!(pause(1, Some(secs(7)), 0.0), Some(secs(7)));
    assert_eq!(pause(1, Some(secs(7)), 1.0), Some(Duration::from_millis(7250)));
    assert_eq!(pause(1, Some(secs(61)), 0.0), None);
}

fn asked_with(status: u16, pairs: &[(&'static str, &'static str)]) -> Option<u64> {
    let pairs = pairs.iter().map(|(name, value)| {
        (HeaderName::from_static(name), HeaderValue::from_static(value))
    });
    let headers: HeaderMap = pairs.collect();
    let status = StatusCode::from_u16(status).unwrap_or_default();
    let asked = asked(status, &headers, &SystemClock::default());
    asked.map(|asked| asked.as_secs())
}

#[test]
fn servers_ask_in_several_ways() {
    let date = ("date", "Wed, 21 Oct 2026 07:28:00 GMT");
    let later = ("retry-after", "Wed, 21 Oct 2026 07:28:30 GMT");
    assert_eq!(asked_with(503, &[("retry-after", "12")]), Some(12));
    assert_eq!(asked_with(503, &[date, later]), Some(30));
    assert_eq!(asked_with(503, &[later, ("retry-after-ms", "2000")]), Some(2));
    assert_eq!(asked_with(503, &[("retry-after", "-1")]), None);
    assert_eq!(asked_with(503, &[("retry-after", "soon")]), None);
    assert_eq!(asked_with(503, &[("retry-after", "NaN")]), None);
    assert_eq!(
        asked_with(503, &[("retry-after", "9".repeat(99).leak())]),
        Some(u64::MAX)
    );
}

#[test]
fn a_rate_limit_tells_when_its_window_ends() {
    let left = |reset| {
        [
            ("ratelimit-limit", "5"),
            ("ratelimit-remaining", "0"),
            ("ratelimit-reset", reset),
            ("date", "Sun, 09 Sep 2001 01:46:40 GMT"),
        ]
    };
    assert_eq!(asked_with(429, &left("1000000020")), Some(20));
    assert_eq!(asked_with(429, &left("20")), Some(20));
    assert_eq!(asked_with(503, &left("20")), None);
}
