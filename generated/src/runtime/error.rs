//! The one error of the crate: what went wrong, where, and what the server said. It never
//! holds or prints a token or a query.

mod kind;
mod words;

pub use self::kind::ErrorKind;
pub(super) use self::words::{beyond, line};
use super::call::Endpoint;
use super::codec::Fault;
use super::reply::Meta;
use super::spec::{Failure, FailureBody, Spec};
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use std::error::Error as StdError;
use std::fmt::{self, Debug, Formatter};
use std::sync::Arc;
use std::time::Duration;

/// Why a call failed.
pub struct Error(Box<Inner>);

#[derive(Default)]
struct Inner {
    kind: Option<ErrorKind>,
    spec: Option<&'static Spec>,
    endpoint: Option<Arc<Endpoint>>,
    what: String,
    /// What whoever called may do about it.
    hint: Option<String>,
    meta: Option<Meta>,
    raw: Bytes,
    body: Option<FailureBody>,
    fault: Option<Fault>,
    /// The server's name for the call, if its body says it.
    request_id: Option<String>,
    attempts: u32,
    retry_after: Option<Duration>,
    source: Option<Arc<dyn StdError + Send + Sync>>,
}

impl Error {
    pub(super) fn new(kind: ErrorKind, what: impl Into<String>) -> Self {
        let what = line(&what.into());
        Self(Box::new(Inner { kind: Some(kind), what, ..Inner::default() }))
    }

    pub(super) fn argument(what: impl Into<String>) -> Self {
        Self::new(ErrorKind::InvalidArgument, what)
    }

    /// `usual` are the failures that the API usually has.
    pub(super) fn status_of(
        spec: &'static Spec,
        usual: &'static [Failure],
        meta: Meta,
        raw: Bytes,
    ) -> Self {
        let json = serde_json::from_slice(&raw).ok();
        let what = words::said(meta.status(), json.as_ref(), &raw);
        let mut error =
            Self::new(ErrorKind::Status, what).of(spec).with_reply(meta, raw);
        error.0.request_id = json.as_ref().and_then(words::request_id);
        let failure = error.status().and_then(|status| spec.failure(status, usual));
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

    /// Where the call went, if the document does not say it.
    pub(super) fn at(mut self, endpoint: Option<&Arc<Endpoint>>) -> Self {
        if let Some(own) = endpoint {
            self.0.endpoint = Some(own.clone());
        }
        self
    }

    pub(super) fn with_reply(mut self, meta: Meta, raw: Bytes) -> Self {
        self.0.attempts = meta.attempts();
        self.0.meta = Some(meta);
        self.0.raw = raw;
        self
    }

    pub(super) fn with_body(mut self, body: FailureBody) -> Self {
        self.0.body = Some(body);
        self
    }

    pub(super) fn with_source(self, source: Box<dyn StdError + Send + Sync>) -> Self {
        self.with_shared_source(Arc::from(source))
    }

    pub(super) fn with_shared_source(
        mut self,
        source: Arc<dyn StdError + Send + Sync>,
    ) -> Self {
        self.0.source = Some(source);
        self
    }

    pub(super) fn with_hint(mut self, hint: Option<String>) -> Self {
        self.0.hint = hint;
        self
    }

    pub(super) fn after(mut self, attempts: u32, retry_after: Option<Duration>) -> Self {
        self.0.attempts = attempts;
        self.0.retry_after = retry_after;
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
        let told = || self.0.request_id.as_deref();
        self.0.meta.as_ref().and_then(Meta::request_id).or_else(told)
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

    /// The `operationId` of the call, if the document has it.
    pub fn operation(&self) -> Option<&'static str> {
        self.0.spec.map(|spec| spec.id).filter(|id| !id.is_empty())
    }

    /// The method of the call.
    pub fn method(&self) -> Option<&str> {
        let own = self.0.endpoint.as_ref().map(|own| own.method.as_str());
        let documented = self.0.spec.map(|spec| spec.method);
        own.or(documented).filter(|method| !method.is_empty())
    }

    /// The path of the call as the document writes it, without arguments.
    pub fn path(&self) -> Option<&str> {
        let own = self.0.endpoint.as_ref().map(|own| own.path.as_str());
        let documented = self.0.spec.map(|spec| spec.path);
        own.or(documented).filter(|path| !path.is_empty())
    }

    /// How many attempts were made; none if nothing was sent.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// How long the server asks to be left alone, from the moment of its answer.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// What lies beneath: an error of the transport, the system or the application.
    pub fn get_ref(&self) -> Option<&(dyn StdError + Send + Sync + 'static)> {
        self.0.source.as_deref()
    }

    /// Where in the body a decode error is, like `droplets[3].id`.
    pub fn json_path(&self) -> Option<&str> {
        self.0.fault.as_ref().map(|fault| fault.path.as_str())
    }

    /// What a decode error expected there.
    pub fn expected(&self) -> Option<&str> {
        self.0.fault.as_ref().map(|fault| fault.expected.as_str())
    }
}

impl Debug for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.kind())
            .field("method", &self.method())
            .field("path", &self.path())
            .field("status", &self.status())
            .field("message", &self.0.what)
            .field("request_id", &self.request_id())
            .field("attempts", &self.0.attempts)
            .field("source", &self.0.source)
            .finish_non_exhaustive()
    }
}

impl StdError for Error {
    /// The cause behind what this error says itself, so that whoever prints the whole chain
    /// reads nothing twice; [`Error::get_ref`] is the first cause.
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        beyond(&self.0.what, self.0.source.as_deref()?)
    }
}
