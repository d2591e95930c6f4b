//! What whoever called may do about an error: which limit ran out and what sets it, which
//! credentials were missing.

use super::Delivery;
use crate::runtime::send::authorize;
use crate::runtime::{Error, ErrorKind};
use http::header::AUTHORIZATION;

/// A hint, where there is one.
pub fn of(error: &Error, delivery: &Delivery<'_>) -> Option<String> {
    match error.kind() {
        ErrorKind::Timeout => limit(delivery),
        ErrorKind::Connect => {
            let cause = error.get_ref()?.downcast_ref::<reqwest::Error>()?;
            let hint = "`ClientBuilder::connect_timeout` allows more time";
            cause.is_timeout().then(|| hint.to_owned())
        }
        ErrorKind::Status if error.is_unauthorized() => missing(delivery),
        _ => None,
    }
}

/// The limit that ended first.
fn limit(delivery: &Delivery<'_>) -> Option<String> {
    let Delivery { timeout, attempt_timeout, idle_timeout, deadline, .. } = delivery;
    // Attempts before this one have taken their part of the whole.
    let left = deadline.map(|deadline| deadline.saturating_sub(delivery.started));
    let attempt = attempt_timeout.or(*idle_timeout);
    let (limit, name) = match attempt {
        Some(attempt) if left.is_none_or(|left| attempt < left) => {
            (attempt, "attempt_timeout")
        }
        _ => ((*timeout)?, "timeout"),
    };
    Some(format!("`{name}` is {limit:?}"))
}

/// How to set the credentials that the call did not have.
fn missing(delivery: &Delivery<'_>) -> Option<String> {
    let headers = [&delivery.draft.headers, &delivery.settings.headers];
    if headers.iter().any(|headers| headers.contains_key(AUTHORIZATION)) {
        return None;
    }
    if !delivery.trusted {
        return Some("a base URL of its own gets no credentials".to_owned());
    }
    let setters = authorize::missing(delivery.settings, delivery.spec)
        .map(|name| format!(".{name}(..)"))
        .collect::<String>();
    (!setters.is_empty())
        .then(|| format!("no credentials are set: `Client::builder(){setters}`"))
}
