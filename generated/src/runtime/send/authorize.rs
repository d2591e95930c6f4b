//! The one place where credentials meet a request.

use crate::runtime::client::{
    Credential, Granted, NONE, Scheme, Security, Settings, stands,
};
use crate::runtime::clock::within;
use crate::runtime::send::Request;
use crate::runtime::spec::Spec;
use crate::runtime::{Error, ErrorKind};
use reqwest::Url;

/// A fetched token, for a request to carry; its refusal is told to its provider.
pub struct Grant {
    scheme: &'static str,
    token: Granted,
}

/// The tokens of providers that a request needs: those at hand, and others fetched, none of
/// them one that was refused.
pub async fn tokens(
    settings: &Settings,
    spec: &Spec,
    refused: &[Grant],
    request: &Request,
) -> Result<Vec<Grant>, Error> {
    let Request { url, headers, timeout, .. } = request;
    let mut granted = Vec::new();
    // Lent, or the iterator would be held twice over the pause below.
    for (Scheme { name, auth }, credential) in secrets(settings, spec, url)?.by_ref() {
        let Credential::Fetched(tokens) = credential else { continue };
        if stands(auth, url, headers) {
            continue;
        }
        let refused = refused.iter().find(|grant| grant.scheme == name);
        let (clock, refused) =
            (&*settings.clock, refused.map(|grant| grant.token.number));
        let token = match tokens.at_hand(clock, refused) {
            Some(token) => token,
            None => within(clock, *timeout, tokens.get(clock, refused))
                .await
                .ok_or_else(|| {
                    let what = "the time limit ran out while a token was fetched";
                    Error::new(ErrorKind::Timeout, what)
                })??,
        };
        granted.push(Grant { scheme: name, token });
    }
    Ok(granted)
}

/// Puts on the request what the operation asks for, as far as the client has it.
pub fn authorize(
    settings: &Settings,
    spec: &Spec,
    granted: &[Grant],
    request: &mut Request,
) -> Result<(), Error> {
    let Request { url, headers, .. } = request;
    for (Scheme { name, auth }, credential) in secrets(settings, spec, url)? {
        let fetched = || granted.iter().find(|grant| grant.scheme == name);
        let secret = match credential {
            Credential::Set(secret) => Some(secret),
            Credential::Fetched(_) => fetched().map(|grant| &grant.token.secret),
        };
        // What the caller has put there stays.
        if let Some(secret) = secret.filter(|_| !stands(auth, url, headers)) {
            secret.attach(auth, url, headers);
        }
    }
    Ok(())
}

/// The credentials for a request; an error if they may not travel there.
fn secrets<'s>(
    settings: &'s Settings,
    spec: &Spec,
    url: &Url,
) -> Result<impl Iterator<Item = (Scheme, &'s Credential)> + Send + use<'s>, Error> {
    let chosen = chosen(settings, spec.security.unwrap_or(settings.security));
    let mut chosen = chosen.peekable();
    let open = url.scheme() != "https" && !settings.allow_insecure_http;
    if open && chosen.peek().is_some() && !is_loopback(url) {
        return Err(Error::argument(
            "the token would travel over plain http; use https, or allow_insecure_http(true)",
        ));
    }
    Ok(chosen)
}

/// The credentials of the first alternative that is complete. If none is, the call goes
/// with what there is: a proxy or a transport may add the rest, and if not, the server
/// says best what it misses.
fn chosen(
    settings: &Settings,
    alternatives: Security,
) -> impl Iterator<Item = (Scheme, &Credential)> + Send {
    let held = |alternative: &'static [&'static str]| {
        alternative.iter().filter_map(|name| settings.secret(name))
    };
    let complete = |alternative: &&&[&str]| {
        alternative.iter().all(|name| *name == NONE || settings.secret(name).is_some())
    };
    let first = alternatives.iter().find(complete);
    // The last of equals is taken, and the first is meant.
    let best = || alternatives.iter().rev().max_by_key(|one| held(one).count());
    first.or_else(best).into_iter().flat_map(move |alternative| held(alternative))
}

/// The credentials that a call lacks: those of the alternative that is closest to complete.
pub fn missing(settings: &Settings, spec: &Spec) -> impl Iterator<Item = &'static str> {
    let alternatives = spec.security.unwrap_or(settings.security);
    let has = |name: &&&str| settings.secret(name).is_some();
    let wanted = |one: &&&[&str]| one.iter().any(|name| *name != NONE);
    let closest = alternatives.iter().filter(wanted).rev();
    let closest = closest.max_by_key(|one| one.iter().filter(has).count());
    let names = closest.copied().unwrap_or_default().iter().copied();
    names.filter(|name| settings.secret(name).is_none())
}

/// Whether a URL leads to this machine, so that nobody can listen in between.
pub fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let inner = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    let host = inner.unwrap_or(host);
    host == "localhost"
        || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}
