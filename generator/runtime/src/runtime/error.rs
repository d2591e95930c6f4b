//! The one error of the crate: what went wrong, where, and what the server said. It never
//! holds or prints a token or a query.

use super::codec::Fault;
use super::reply::Meta;
use super::spec::{FailureBody, Spec};
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde_json::Value;
use std::error::Error as StdError;
use std::fmt::{self, Debug, Display, Formatter};

/// What kind of thing went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// There was no connection, so the server has not seen the call.
    Connect,
    /// The connection broke while the call was under way.
    Transport,
    /// The time limit ran out.
    Timeout,
    /// The server answered with a status that is no success.
    Status,
    /// The server's answer is not what the document says.
    Decode,
    /// The server's answer is larger than the limit.
    BodyTooLarge,
    /// The server sent the call to another origin, or round in circles.
    Redirect,
    /// What was waited for has failed, as the last result says.
    Failed,
    /// An argument or a setting is not allowed; nothing was sent.
    InvalidArgument,
}

/// Why a call failed.
pub struct Error(Box<Inner>);

#[derive(Default)]
struct Inner {
    kind: Option<ErrorKind>,
    spec: Option<&'static Spec>,
    what: String,
    meta: Option<Meta>,
    raw: Bytes,
    body: Option<FailureBody>,
    fault: Option<Fault>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Error {
    pub(super) fn new(kind: ErrorKind, what: impl Into<String>) -> Self {
        Self(Box::new(Inner { kind: Some(kind), what: what.into(), ..Inner::default() }))
    }

    pub(super) fn argument(what: impl Into<String>) -> Self {
        Self::new(ErrorKind::InvalidArgument, what)
    }

    pub(super) fn status_of(spec: &'static Spec, meta: Meta, raw: Bytes) -> Self {
        let what = said(&raw).unwrap_or_default();
        let mut error =
            Self::new(ErrorKind::Status, what).of(spec).with_reply(meta, raw);
        let failure = error.status().and_then(|status| spec.failure(status));
        error.0.body = failure.and_then(|failure| (failure.decode)(&error.0.raw));
        error
    }

    pub(super) fn decode(fault: Fault) -> Self {
        let mut error = Self::new(ErrorKind::Decode, fault.to_string());
        error.0.fault = Some(fault);
        error
    }

    pub(super) fn of(mut self, spec: &'static Spec) -> Self {
        self.0.spec = Some(spec);
        self
    }

    pub(super) fn with_reply(mut self, meta: Meta, raw: Bytes) -> Self {
        self.0.meta = Some(meta);
        self.0.raw = raw;
        self
    }

    pub(super) fn with_body(mut self, body: FailureBody) -> Self {
        self.0.body = Some(body);
        self
    }

    pub(super) fn with_source(
        mut self,
        source: Box<dyn StdError + Send + Sync>,
    ) -> Self {
        self.0.source = Some(source);
        self
    }

    /// What kind of thing went wrong.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind.unwrap_or(ErrorKind::Transport)
    }

    /// The status, if the server answered.
    pub fn status(&self) -> Option<StatusCode> {
        self.0.meta.as_ref().map(Meta::status)
    }

    /// The headers, if the server answered.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.0.meta.as_ref().map(Meta::headers)
    }

    /// Status, headers and what they say, if the server answered.
    pub fn meta(&self) -> Option<&Meta> {
        self.0.meta.as_ref()
    }

    /// The server's name for the call, to quote to its support.
    pub fn request_id(&self) -> Option<&str> {
        self.0.meta.as_ref().and_then(Meta::request_id)
    }

    /// The body that the document has for this status, or the last result of a wait; if it
    /// came and `T` is its type.
    pub fn body<T: 'static>(&self) -> Option<&T> {
        self.0.body.as_ref()?.downcast_ref()
    }

    /// The body as it came.
    pub fn raw_body(&self) -> &[u8] {
        &self.0.raw
    }

    /// What the server says, or what is wrong.
    pub fn message(&self) -> &str {
        &self.0.what
    }

    /// The `operationId` of the call.
    pub fn operation(&self) -> Option<&'static str> {
        self.0.spec.map(|spec| spec.id)
    }

    /// Where in the body a decode error is, like `droplets[3].id`.
    pub fn json_path(&self) -> Option<&str> {
        self.0.fault.as_ref().map(|fault| fault.path.as_str())
    }

    /// What a decode error expected there.
    pub fn expected(&self) -> Option<&str> {
        self.0.fault.as_ref().map(|fault| fault.expected.as_str())
    }

    /// Status 400 or 422: the server refuses the arguments.
    pub fn is_bad_request(&self) -> bool {
        self.is(400) || self.is(422)
    }

    /// Status 401: the token is missing or wrong.
    pub fn is_unauthorized(&self) -> bool {
        self.is(401)
    }

    /// Status 403: the token may not do this.
    pub fn is_forbidden(&self) -> bool {
        self.is(403)
    }

    /// Status 404: there is no such thing.
    pub fn is_not_found(&self) -> bool {
        self.is(404)
    }

    /// Status 409: the thing is in a state that does not allow this.
    pub fn is_conflict(&self) -> bool {
        self.is(409)
    }

    /// Status 429: too many calls.
    pub fn is_rate_limited(&self) -> bool {
        self.is(429)
    }

    /// Status 5xx.
    pub fn is_server_error(&self) -> bool {
        self.kind() == ErrorKind::Status
            && self.status().is_some_and(|s| s.is_server_error())
    }

    /// The time limit ran out.
    pub fn is_timeout(&self) -> bool {
        self.kind() == ErrorKind::Timeout
    }

    /// There was no connection.
    pub fn is_connect(&self) -> bool {
        self.kind() == ErrorKind::Connect
    }

    /// The answer is not what the document says.
    pub fn is_decode(&self) -> bool {
        self.kind() == ErrorKind::Decode
    }

    /// The same call may succeed later: no connection, a broken one, a time limit, or status
    /// 408, 429 or 5xx. Whether it is safe to repeat is another question.
    pub fn is_retryable(&self) -> bool {
        match self.kind() {
            ErrorKind::Connect | ErrorKind::Transport | ErrorKind::Timeout => true,
            ErrorKind::Status => self.is(408) || self.is(429) || self.is_server_error(),
            _ => false,
        }
    }

    fn is(&self, status: u16) -> bool {
        self.kind() == ErrorKind::Status
            && self.status().is_some_and(|s| s.as_u16() == status)
    }
}

/// What an error body says to people, in the ways that servers say it.
fn said(body: &[u8]) -> Option<String> {
    let body: Value = serde_json::from_slice(body).ok()?;
    let error = body.get("error");
    let first = body.get("errors").and_then(|errors| errors.get(0));
    let places = [
        body.get("message"),
        error.and_then(|error| error.get("message")),
        body.get("detail"),
        body.get("error_description"),
        first.and_then(|first| first.get("message")),
        first,
        error,
        body.get("title"),
    ];
    let text = places.into_iter().flatten().find_map(Value::as_str)?;
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

impl Display for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let Some(spec) = self.0.spec {
            write!(f, "{} {}: ", spec.method, spec.path)?;
        }
        let what = &self.0.what;
        match (self.kind(), self.status()) {
            (ErrorKind::Status, Some(status)) if what.is_empty() => {
                write!(f, "{status}")?
            }
            (ErrorKind::Status, Some(status)) => write!(f, "{status}: {what}")?,
            (ErrorKind::Decode, Some(status)) => {
                write!(f, "{status}, but the body is not as documented: {what}")?;
            }
            _ => f.write_str(what)?,
        }
        match self.request_id() {
            Some(id) => write!(f, " (request id {id})"),
            None => Ok(()),
        }
    }
}

impl Debug for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.kind())
            .field("operation", &self.operation())
            .field("status", &self.status())
            .field("message", &self.0.what)
            .field("request_id", &self.request_id())
            .field("source", &self.0.source)
            .finish_non_exhaustive()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}
