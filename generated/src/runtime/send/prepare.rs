//! What a call's draft stands for: where it goes, and what each of its attempts is sent with
//! but for credentials.

use super::retry::is_idempotent;
use super::{key, members};
use crate::runtime::call::{Draft, target};
use crate::runtime::client::Settings;
use crate::runtime::spec::Spec;
use crate::runtime::{Client, Error};
use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE, HeaderValue};
use http::{HeaderMap, HeaderName, Method};
use reqwest::Url;

/// How many headers a request has beside those that were set: what it accepts, mostly one
/// that authorises it, and room for one more, as `reqwest` asks for that.
const USUAL: usize = 3;

/// What is known of a call before its first attempt.
pub struct Prepared {
    pub method: Method,
    pub url: Url,
    /// Whether it may get credentials.
    pub trusted: bool,
    /// Whether it does the same if the server gets it twice.
    pub idempotent: bool,
}

/// Completes a draft; an error if an argument is not allowed.
pub fn prepare(client: &Client, draft: &mut Draft) -> Result<Prepared, Error> {
    let settings = &client.0;
    if let Some(fault) = draft.fault.take() {
        return Err(Error::argument(fault));
    }
    let target = target(client, draft)?;
    // It is in the URL now.
    draft.path = Vec::new();
    let method = draft.method();
    let method = Method::from_bytes(method.as_bytes())
        .map_err(|_| Error::argument(format!("{method:?} is not a method")))?;
    key::add(settings, draft.spec, &method, &mut draft.headers);
    let known =
        || is_idempotent(&method) || key::stands(settings, draft.spec, &draft.headers);
    let idempotent = draft.options.idempotent.unwrap_or_else(known);
    members::join(draft, &settings.headers)?;
    Ok(Prepared { method, url: target.url, trusted: target.trusted, idempotent })
}

/// The headers of an attempt: the call's own, and what the client adds. There is room for
/// credentials, as it is dear to have headers move when more come.
pub fn headers(settings: &Settings, draft: &Draft) -> HeaderMap {
    let own = &draft.headers;
    let more = usize::from(draft.media_type.is_some()) + USUAL;
    let mut all = HeaderMap::with_capacity(own.len() + settings.headers.len() + more);
    for (name, value) in own {
        all.append(name, value.clone());
    }
    let media_type = draft.media_type.as_ref();
    let media_type = media_type.filter(|_| !own.contains_key(CONTENT_TYPE));
    if let Some(media_type) = media_type {
        all.append(CONTENT_TYPE, media_type.clone());
    }
    let is_own = |name: &HeaderName| {
        own.contains_key(name) || media_type.is_some() && *name == CONTENT_TYPE
    };
    for (name, value) in &settings.headers {
        if !is_own(name) {
            all.append(name, value.clone());
        }
    }
    all.entry(ACCEPT).or_insert_with(|| accept(draft.spec));
    all
}

fn accept(spec: &Spec) -> HeaderValue {
    let documented = spec.successes.first().map(|success| success.accept);
    // A media type of the document may be no header's value.
    let value = spec.accept.or(documented).map(str::as_bytes).map(Bytes::from_static);
    let value = value.map(HeaderValue::from_maybe_shared).and_then(Result::ok);
    value.unwrap_or(HeaderValue::from_static("*/*"))
}
