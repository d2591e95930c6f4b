//! The one place where credentials meet a request.

use crate::runtime::Error;
use crate::runtime::client::{Auth, NONE, Secret, Security, Settings};
use crate::runtime::spec::Spec;
use http::HeaderMap;
use reqwest::Url;

/// Puts on the request what the operation asks for, as far as the client has it.
pub fn authorize(
    settings: &Settings,
    spec: &Spec,
    url: &mut Url,
    headers: &mut HeaderMap,
) -> Result<(), Error> {
    let secrets = chosen(settings, spec.security.unwrap_or(settings.security));
    if secrets.is_empty() {
        return Ok(());
    }
    if url.scheme() != "https" && !settings.allow_insecure_http && !is_loopback(url) {
        return Err(Error::argument(
            "the token would travel over plain http; use https, or allow_insecure_http(true)",
        ));
    }
    for (auth, secret) in secrets {
        secret.attach(auth, url, headers);
    }
    Ok(())
}

/// The credentials of the first alternative that is complete. If none is, the call goes
/// with what there is: a proxy or a transport may add the rest, and if not, the server
/// says best what it misses.
fn chosen(settings: &Settings, alternatives: Security) -> Vec<(Auth, &Secret)> {
    let held = |alternative: &[&str]| -> Vec<(Auth, &Secret)> {
        alternative.iter().filter_map(|name| settings.secret(name)).collect()
    };
    let complete = |alternative: &&&[&str]| {
        alternative.iter().all(|name| *name == NONE || settings.secret(name).is_some())
    };
    let first = alternatives.iter().find(complete);
    // The last of equals is taken, and the first is meant.
    let best = || alternatives.iter().rev().max_by_key(|one| held(one).len());
    first.or_else(best).map(|alternative| held(alternative)).unwrap_or_default()
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}
