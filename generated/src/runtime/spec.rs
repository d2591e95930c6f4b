//! What the document says about one operation, as a constant. It is data: nothing here
//! sends or decodes.

use super::Error;
use super::body::{Body, Reply, failure};
use super::client::Security;
use http::StatusCode;
use std::any::Any;

/// One operation of the document.
pub trait Operation: 'static {
    /// What a successful call gives. Not bound to be `Send`, though it is: to prove that of
    /// a large recursive model for each operation takes the compiler long, and beyond a
    /// depth of 128 it gives up.
    type Output: 'static;
    /// What the document says.
    const SPEC: &'static Spec;
    /// Reads a reply that matched the success of this index.
    fn decode(success: usize, reply: &mut Reply) -> Result<Self::Output, Error>;
}

/// What the document says about an operation.
#[derive(Debug)]
pub struct Spec {
    /// Its `operationId`.
    pub id: &'static str,
    /// The method, upper case.
    pub method: &'static str,
    /// The path template.
    pub path: &'static str,
    /// Whether that is nothing but segments and arguments: no dots, query or fragment.
    pub plain: bool,
    /// The server that it alone has: a URL, or a path to be taken from the client's.
    pub server: Option<&'static str>,
    /// What authorises it, if not what the API usually asks for.
    pub security: Option<Security>,
    /// What to accept, if not what the successes say.
    pub accept: Option<&'static str>,
    /// The header that names a call of it, if it has one of its own.
    pub idempotency_header: Option<&'static str>,
    /// The documented successes.
    pub successes: &'static [Success],
    /// The documented failures, if not those that the API usually has.
    pub failures: Option<&'static [Failure]>,
}

/// A documented success.
#[derive(Debug)]
pub struct Success {
    /// `200`, `2XX` or `default`.
    pub statuses: &'static [&'static str],
    /// The media type to ask for.
    pub accept: &'static str,
    /// Whether the body is handed on while it still comes.
    pub streams: bool,
}

/// The decoded body of a failure.
pub type FailureBody = Box<dyn Any + Send + Sync>;

/// A documented failure.
#[derive(Debug)]
pub struct Failure {
    /// `404`, `4XX` or `default`.
    pub statuses: &'static [&'static str],
    /// Decodes the body, if it is what was documented.
    pub decode: fn(&bytes::Bytes) -> Option<FailureBody>,
}

impl Spec {
    /// An operation with the usual security and failures, and no server of its own.
    pub const fn new(
        id: &'static str,
        method: &'static str,
        path: &'static str,
        successes: &'static [Success],
    ) -> Self {
        Self {
            id,
            method,
            path,
            plain: is_plain(path),
            server: None,
            security: None,
            accept: None,
            idempotency_header: None,
            successes,
            failures: None,
        }
    }

    /// Sets its own server.
    pub const fn server(mut self, server: &'static str) -> Self {
        self.server = Some(server);
        self
    }

    /// Sets its own security.
    pub const fn security(mut self, security: Security) -> Self {
        self.security = Some(security);
        self
    }

    /// Sets what to accept.
    pub const fn accept(mut self, accept: &'static str) -> Self {
        self.accept = Some(accept);
        self
    }

    /// Sets the header that names a call of it.
    pub const fn idempotency_header(mut self, name: &'static str) -> Self {
        self.idempotency_header = Some(name);
        self
    }

    /// Sets its own failures.
    pub const fn failures(mut self, failures: &'static [Failure]) -> Self {
        self.failures = Some(failures);
        self
    }

    /// The success that a status is, if it is one: a documented one by the closest match,
    /// and any 2xx where there is only one success.
    pub(super) fn success(&self, status: StatusCode) -> Option<usize> {
        let found =
            closest(self.successes.iter().map(|success| success.statuses), status);
        match found {
            Some((index, closeness)) if closeness > DEFAULT || status.is_success() => {
                Some(index)
            }
            _ if status.is_success() && self.successes.len() == 1 => Some(0),
            // Several bodies and none for this status: the decoder says so.
            _ if status.is_success() => Some(usize::MAX),
            _ => None,
        }
    }

    /// The documented body of a failure; `usual` are the API's.
    pub(super) fn failure(
        &self,
        status: StatusCode,
        usual: &'static [Failure],
    ) -> Option<&'static Failure> {
        let failures = self.failures.unwrap_or(usual);
        let found = closest(failures.iter().map(|failure| failure.statuses), status);
        failures.get(found?.0)
    }

    /// Whether a success may go on for as long as the server likes.
    pub(super) fn streams(&self) -> bool {
        self.successes.iter().any(|success| success.streams)
    }
}

impl Failure {
    /// These statuses with a body that is read as `B`.
    pub const fn new<B>(statuses: &'static [&'static str]) -> Self
    where
        B: Body,
        B::Output: Send + Sync,
    {
        Self { statuses, decode: failure::<B> }
    }
}

const fn is_plain(path: &str) -> bool {
    let mut rest = path.as_bytes();
    while let [byte, others @ ..] = rest {
        if matches!(byte, b'.' | b'?' | b'#') {
            return false;
        }
        rest = others;
    }
    true
}

const EXACT: u8 = 3;
const RANGE: u8 = 2;
const DEFAULT: u8 = 1;

fn closest<'s>(
    entries: impl Iterator<Item = &'s [&'s str]>,
    status: StatusCode,
) -> Option<(usize, u8)> {
    let rated = entries.enumerate().filter_map(|(index, statuses)| {
        let best = statuses.iter().map(|pattern| closeness(pattern, status)).max()?;
        (best > 0).then_some((index, best))
    });
    rated.reduce(|best, next| if next.1 > best.1 { next } else { best })
}

fn closeness(pattern: &str, status: StatusCode) -> u8 {
    if pattern == status.as_str() {
        EXACT
    } else if pattern == "default" {
        DEFAULT
    } else if pattern.ends_with("XX") && pattern.get(..1) == status.as_str().get(..1) {
        RANGE
    } else {
        0
    }
}
