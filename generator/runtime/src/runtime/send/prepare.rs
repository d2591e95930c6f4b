//! A call's draft as the request that it stands for, but for its credentials.

use super::retry::is_idempotent;
use super::{Request, key, members};
use crate::runtime::call::{Draft, target};
use crate::runtime::spec::Spec;
use crate::runtime::{Client, Error};
use bytes::Bytes;
use http::header::{ACCEPT, HeaderValue};
use http::{HeaderMap, Method};

/// How many headers a call has beside those that were set.
const USUAL: usize = 2;

/// A request.
pub struct Prepared {
    pub request: Request,
    /// Whether it may get credentials.
    pub trusted: bool,
    /// Whether it does the same if the server gets it twice.
    pub idempotent: bool,
}

/// The request of a call; an error if an argument is not allowed.
pub fn prepare(client: &Client, draft: Draft) -> Result<Prepared, Error> {
    let settings = &client.0;
    if let Some(fault) = draft.fault {
        return Err(Error::argument(fault));
    }
    let target = target(client, &draft)?;
    let spec = draft.spec;
    let method = draft.method();
    let method = Method::from_bytes(method.as_bytes())
        .map_err(|_| Error::argument(format!("{method:?} is not a method")))?;
    let mut headers = draft.headers;
    headers.reserve(settings.headers.len() + USUAL);
    for name in settings.headers.keys() {
        if !headers.contains_key(name) {
            for value in settings.headers.get_all(name) {
                headers.append(name, value.clone());
            }
        }
    }
    headers.entry(ACCEPT).or_insert_with(|| accept(spec));
    key::add(settings, spec, &method, &mut headers);
    let known = || is_idempotent(&method) || key::stands(settings, spec, &headers);
    let idempotent = draft.options.idempotent.unwrap_or_else(known);
    let body = members::join(draft.body, draft.members, &mut headers)?;
    let request = Request {
        method,
        url: target.url,
        headers,
        body,
        timeout: None,
        idle_timeout: None,
        streams: false,
    };
    Ok(Prepared { request, trusted: target.trusted, idempotent })
}

/// The same headers with room for more, so that these don't move when more come.
pub fn with_room(headers: &HeaderMap, more: usize) -> HeaderMap {
    let mut all = HeaderMap::with_capacity(headers.len() + more);
    for (name, value) in headers {
        all.append(name, value.clone());
    }
    all
}

fn accept(spec: &Spec) -> HeaderValue {
    let documented = spec.successes.first().map(|success| success.accept);
    // A media type of the document may be no header's value.
    let value = spec.accept.or(documented).map(str::as_bytes).map(Bytes::from_static);
    let value = value.map(HeaderValue::from_maybe_shared).and_then(Result::ok);
    value.unwrap_or(HeaderValue::from_static("*/*"))
}
