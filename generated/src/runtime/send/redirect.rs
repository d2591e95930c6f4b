//! Which redirects are followed: to the same origin, and only where the call stays the same
//! call. Any other would carry the token away or turn a POST into a GET.

use super::{Incoming, Request};
use crate::runtime::{Error, ErrorKind};
use http::Method;
use http::header::LOCATION;
use reqwest::Url;

/// How many requests one call may become.
pub const LIMIT: usize = 10;

/// Where to send the request again, if the response says so.
pub fn next(request: &Request, incoming: &Incoming) -> Result<Option<Url>, Error> {
    let keeps = matches!(request.method, Method::GET | Method::HEAD);
    let follow = match incoming.status.as_u16() {
        301..=303 => keeps,
        307 | 308 => true,
        _ => false,
    };
    let location = incoming.headers.get(LOCATION).and_then(|to| to.to_str().ok());
    let (true, Some(location)) = (follow, location) else { return Ok(None) };
    let to = request.url.join(location).map_err(|_| {
        Error::new(ErrorKind::Redirect, "the server redirects to what is no URL")
    })?;
    same_origin(&request.url, &to)?;
    Ok(Some(to))
}

/// Refuses another origin.
pub fn same_origin(from: &Url, to: &Url) -> Result<(), Error> {
    if from.origin() == to.origin() {
        return Ok(());
    }
    let to = to.origin().ascii_serialization();
    let what =
        format!("the server redirects to another origin ({to}), which is not followed");
    Err(Error::new(ErrorKind::Redirect, what))
}

/// Refuses to go on.
pub fn too_many() -> Error {
    Error::new(
        ErrorKind::Redirect,
        format!("the server redirects more than {LIMIT} times"),
    )
}
