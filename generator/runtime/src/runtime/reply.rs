//! What comes back from a call beside the value: status, headers and what they say.

use super::codec::{self, Context, Correction, Slot};
use super::{Error, RateLimit, trace};
use bytes::Bytes;
use http::header::{Entry, SET_COOKIE};
use http::{HeaderMap, HeaderName, StatusCode};
use reqwest::Url;
use std::fmt::{self, Debug, Formatter};
use std::ops::Deref;
use std::str::FromStr;

const REQUEST_ID: [&str; 4] =
    ["x-request-id", "request-id", "x-amzn-requestid", "x-correlation-id"];

/// Status and headers of a response. `Debug` leaves out what headers say, as it may be secret.
// Boxed, as it is handed on from the attempt to the call's result in a dozen moves.
#[derive(Clone)]
pub struct Meta(Box<Head>);

#[derive(Clone)]
struct Head {
    status: StatusCode,
    headers: HeaderMap,
    url: Url,
    corrections: Vec<Correction>,
    attempts: u32,
}

impl Meta {
    pub(super) fn new(status: StatusCode, mut headers: HeaderMap, mut url: Url) -> Self {
        // So that headers may be printed.
        if headers.contains_key(SET_COOKIE)
            && let Entry::Occupied(mut cookies) = headers.entry(SET_COOKIE)
        {
            cookies.iter_mut().for_each(|cookie| cookie.set_sensitive(true));
        }
        if url.query().is_some() {
            url.set_query(None);
        }
        url.set_fragment(None);
        let corrections = Vec::new();
        Self(Box::new(Head { status, headers, url, corrections, attempts: 1 }))
    }

    pub(super) fn correct(&mut self, corrections: Vec<Correction>) {
        trace::corrected(&corrections);
        self.0.corrections = corrections;
    }

    pub(super) fn attempted(&mut self, attempts: u32) {
        self.0.attempts = attempts;
    }

    /// How many attempts the call took.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// A header, if it is there and is a `T`.
    pub fn header<T: FromStr>(&self, name: &str) -> Option<T> {
        self.0.headers.get(name)?.to_str().ok()?.trim().parse().ok()
    }

    /// The URL that answered, without its query.
    pub fn url(&self) -> &str {
        self.0.url.as_str()
    }

    /// The server's name for the call, to quote to its support.
    pub fn request_id(&self) -> Option<&str> {
        REQUEST_ID.iter().find_map(|name| self.0.headers.get(*name)?.to_str().ok())
    }

    /// How many calls the server still takes, if it says so.
    pub fn rate_limit(&self) -> Option<RateLimit> {
        RateLimit::of(&self.0.headers)
    }

    /// What the body lacked and was corrected.
    pub fn corrections(&self) -> &[Correction] {
        &self.0.corrections
    }

    pub(super) fn content_type(&self) -> Option<&str> {
        self.0.headers.get(http::header::CONTENT_TYPE)?.to_str().ok()
    }
}

impl Debug for Meta {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.0.headers.keys().map(HeaderName::as_str).collect();
        f.debug_struct("Meta")
            .field("status", &self.0.status)
            .field("url", &self.url())
            .field("request_id", &self.request_id())
            .field("headers", &names)
            .field("corrections", &self.0.corrections)
            .field("attempts", &self.0.attempts)
            .finish()
    }
}

/// A decoded response: the value, which this derefs to, and the [`Meta`] that came with it.
#[derive(Clone, Debug)]
pub struct Response<T> {
    value: T,
    meta: Meta,
}

impl<T> Response<T> {
    pub(super) fn new(value: T, meta: Meta) -> Self {
        Self { value, meta }
    }

    /// The value.
    pub fn into_inner(self) -> T {
        self.value
    }

    /// Status, headers and what they say.
    pub fn meta(&self) -> &Meta {
        &self.meta
    }

    /// Both.
    pub fn into_parts(self) -> (T, Meta) {
        (self.value, self.meta)
    }
}

impl<T> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// A response as it came: any status, nothing decoded. `Debug` shows the body's size only.
#[derive(Clone)]
pub struct RawResponse {
    meta: Meta,
    body: Bytes,
}

impl RawResponse {
    pub(super) fn new(meta: Meta, body: Bytes) -> Self {
        Self { meta, body }
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.meta.status()
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        self.meta.headers()
    }

    /// Status, headers and what they say.
    pub fn meta(&self) -> &Meta {
        &self.meta
    }

    /// The body.
    pub fn bytes(&self) -> &Bytes {
        &self.body
    }

    /// The body as a model.
    pub fn json<T: Slot>(&self) -> Result<T, Error> {
        codec::from_slice(&self.body, &mut Context::default()).map_err(|fault| {
            Error::decode(fault).with_reply(self.meta.clone(), self.body.clone())
        })
    }
}

impl Debug for RawResponse {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawResponse")
            .field("meta", &self.meta)
            .field("bytes", &self.body.len())
            .finish()
    }
}
