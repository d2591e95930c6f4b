//! What comes back from a call beside the value: status, headers and what they say.

use super::Error;
use super::codec::{self, Context, Correction, Slot};
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use reqwest::Url;
use std::ops::Deref;
use std::str::FromStr;

const REQUEST_ID: [&str; 4] =
    ["x-request-id", "request-id", "x-amzn-requestid", "x-correlation-id"];

/// Status and headers of a response.
#[derive(Clone, Debug)]
pub struct Meta {
    status: StatusCode,
    headers: HeaderMap,
    url: String,
    corrections: Vec<Correction>,
}

/// How many calls the server still takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RateLimit {
    /// How many calls the window has.
    pub limit: u64,
    /// How many of them are left.
    pub remaining: u64,
    /// When the window ends, in the server's measure: mostly seconds since 1970.
    pub reset: Option<u64>,
}

impl Meta {
    pub(super) fn new(status: StatusCode, headers: HeaderMap, url: &Url) -> Self {
        let mut url = url.clone();
        url.set_query(None);
        url.set_fragment(None);
        Self { status, headers, url: url.into(), corrections: Vec::new() }
    }

    pub(super) fn correct(&mut self, corrections: Vec<Correction>) {
        self.corrections.extend(corrections);
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// A header, if it is there and is a `T`.
    pub fn header<T: FromStr>(&self, name: &str) -> Option<T> {
        self.headers.get(name)?.to_str().ok()?.trim().parse().ok()
    }

    /// The URL that answered, without its query.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The server's name for the call, to quote to its support.
    pub fn request_id(&self) -> Option<&str> {
        REQUEST_ID.iter().find_map(|name| self.headers.get(*name)?.to_str().ok())
    }

    /// How many calls the server still takes, if it says so.
    pub fn rate_limit(&self) -> Option<RateLimit> {
        let one = |name: &str| {
            self.header(&format!("ratelimit-{name}"))
                .or_else(|| self.header(&format!("x-ratelimit-{name}")))
        };
        let (limit, remaining) = (one("limit")?, one("remaining")?);
        Some(RateLimit { limit, remaining, reset: one("reset") })
    }

    /// What the body lacked and was corrected.
    pub fn corrections(&self) -> &[Correction] {
        &self.corrections
    }

    pub(super) fn content_type(&self) -> Option<&str> {
        self.headers.get(http::header::CONTENT_TYPE)?.to_str().ok()
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

/// A response as it came: any status, nothing decoded.
#[derive(Clone, Debug)]
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
