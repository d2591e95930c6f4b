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
mod tests;
