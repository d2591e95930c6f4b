//! Which redirects are followed: to the same origin, and only where the call stays the same
//! call. Any other would carry the token away or turn a POST into a GET.

use super::Incoming;
use crate::runtime::{Error, ErrorKind, Payload, trace};
use http::header::LOCATION;
use http::{Method, Uri};
use reqwest::Url;

/// How many requests one call may become.
pub const LIMIT: usize = 10;

/// Where to send the request again, if the response says so.
pub fn next(
    method: &Method,
    body: Option<&Payload>,
    incoming: &Incoming,
) -> Result<Option<Url>, Error> {
    let keeps = matches!(*method, Method::GET | Method::HEAD);
    let follow = match incoming.status.as_u16() {
        301..=303 => keeps,
        307 | 308 => true,
        _ => false,
    };
    let location = incoming.headers.get(LOCATION).and_then(|to| to.to_str().ok());
    let (true, Some(location)) = (follow, location) else { return Ok(None) };
    let to = incoming.url.join(location).map_err(|_| no_url())?;
    Uri::try_from(to.as_str()).map_err(|_| no_url())?;
    same_origin(&incoming.url, &to)?;
    if body.is_some_and(|body| !body.is_replayable()) {
        let what = "the server redirects a body that can be sent only once";
        return Err(Error::new(ErrorKind::Redirect, what));
    }
    Ok(Some(to))
}

/// Refuses another origin.
pub fn same_origin(from: &Url, to: &Url) -> Result<(), Error> {
    // Mostly it is the very same.
    if from == to || is_same_origin(from, to) {
        return Ok(());
    }
    trace::redirect_refused(from, to);
    let to = to.origin().ascii_serialization();
    let what =
        format!("the server redirects to another origin ({to}), which is not followed");
    Err(Error::new(ErrorKind::Redirect, what))
}

/// Whether two `http` or `https` URLs have the same origin (RFC 6454, section 5).
pub fn is_same_origin(one: &Url, other: &Url) -> bool {
    one.scheme() == other.scheme()
        && one.host_str() == other.host_str()
        && one.port_or_known_default() == other.port_or_known_default()
}

fn no_url() -> Error {
    Error::new(ErrorKind::Redirect, "the server redirects to what is no URL")
}

/// Refuses to go on.
pub fn too_many() -> Error {
    Error::new(
        ErrorKind::Redirect,
        format!("the server redirects more than {} times", LIMIT - 1),
    )
}
