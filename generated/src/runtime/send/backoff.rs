//! How long to pause before another attempt: what the server asks for, or else longer each
//! time, with some chance in it so that many clients do not come back at the same moment.

use crate::runtime::chance::bits;
use crate::runtime::{Clock, RateLimit};
use http::header::{DATE, HeaderName, RETRY_AFTER};
use http::{HeaderMap, StatusCode};
use std::time::{Duration, UNIX_EPOCH};

const FIRST: Duration = Duration::from_millis(500);
const LONGEST: Duration = Duration::from_secs(8);

/// A server that asks for more than this gets no second request: whoever called decides.
const MOST_ASKED: Duration = Duration::from_secs(60);

/// Whether a number is the time since 1970 and not the time from now: in 2001 it was this.
const UNIX: u64 = 1_000_000_000;

/// The pause before the attempt after this one; nothing if the server asks for too long a
/// one. `chance` is from 0 to 1.
pub fn pause(attempt: u32, asked: Option<Duration>, chance: f64) -> Option<Duration> {
    let chance = chance.clamp(0.0, 1.0);
    match asked {
        // Never less than what was asked for.
        Some(asked) => {
            (asked <= MOST_ASKED).then(|| asked + FIRST.mul_f64(chance / 2.0))
        }
        None => {
            let doublings = attempt.saturating_sub(1).min(16);
            let pause = FIRST.saturating_mul(1 << doublings).min(LONGEST);
            Some(pause.mul_f64(0.5 + chance / 2.0))
        }
    }
}

/// How long the server asks to be left alone: `Retry-After` as seconds or date (RFC 9110,
/// section 10.2.3), `retry-after-ms`, and the end of the rate limit's window where that is
/// what the call ran into.
pub fn asked(
    status: StatusCode,
    headers: &HeaderMap,
    clock: &dyn Clock,
) -> Option<Duration> {
    let text = |name: &HeaderName| headers.get(name)?.to_str().ok();
    // More than a number can hold is for ever.
    let seconds = |text: &str| {
        let seconds: f64 = text.trim().parse().ok()?;
        let after = || Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX);
        (seconds >= 0.0).then(after)
    };
    let millis = text(&HeaderName::from_static("retry-after-ms")).and_then(seconds);
    if let Some(millis) = millis {
        return Some(millis / 1000);
    }
    if let Some(after) = text(&RETRY_AFTER) {
        let until = || Some(date(after)?.saturating_sub(server_time(headers, clock)));
        return seconds(after).or_else(until);
    }
    if status != StatusCode::TOO_MANY_REQUESTS {
        return None;
    }
    reset_in(RateLimit::of(headers)?, headers, clock)
}

/// How long the window of a rate limit still lasts, if the server says so.
pub fn reset_in(
    limit: RateLimit,
    headers: &HeaderMap,
    clock: &dyn Clock,
) -> Option<Duration> {
    let reset = limit.reset?;
    let time = Duration::from_secs(reset);
    let since_1970 = reset >= UNIX;
    Some(if since_1970 {
        time.saturating_sub(server_time(headers, clock))
    } else {
        time
    })
}

/// The server's own clock, where it tells the time: this machine's may be wrong.
fn server_time(headers: &HeaderMap, clock: &dyn Clock) -> Duration {
    let told = headers.get(DATE).and_then(|told| date(told.to_str().ok()?));
    told.unwrap_or_else(|| clock.unix_time())
}

fn date(text: &str) -> Option<Duration> {
    httpdate::parse_http_date(text).ok()?.duration_since(UNIX_EPOCH).ok()
}

/// A number from 0 to 1 that nobody expects.
pub fn chance() -> f64 {
    (bits() >> 11) as f64 / (1_u64 << 53) as f64
}

#[cfg(test)]
mod tests {
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
}
