//! Why a request brought no response, sorted by what it means for the caller. No URL is
//! kept, since a query may hold what is private.

use crate::runtime::error::{beyond, line};
use crate::runtime::{Error, ErrorKind};
use std::error::Error as StdError;
use std::fmt::{self, Display, Formatter};

/// Why a request brought no response.
#[derive(Debug)]
pub struct TransportFault {
    kind: ErrorKind,
    /// What went wrong, where the kind does not say it.
    what: Option<String>,
    source: Box<dyn StdError + Send + Sync>,
}

impl TransportFault {
    /// There was no connection: the server has seen nothing.
    pub fn connect(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::new(ErrorKind::Connect, source)
    }

    /// The time limit ran out.
    pub fn timeout(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::new(ErrorKind::Timeout, source)
    }

    /// The connection broke: the server may have seen the request.
    pub fn broken(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::new(ErrorKind::Transport, source)
    }

    /// The server redirects, and that was not for the transport to follow.
    pub fn redirect(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::new(ErrorKind::Redirect, source)
    }

    /// What was to be sent could not be read: nothing that another attempt would change.
    /// `what` is its name, as in "the file big.iso".
    pub fn body(
        what: impl Display,
        source: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        let what = Some(format!("{what} cannot be sent"));
        Self { what, ..Self::new(ErrorKind::Io, source) }
    }

    fn new(kind: ErrorKind, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        // The words of a transport of the application are kept as well, but for the URL.
        let source = match source.into().downcast::<reqwest::Error>() {
            Ok(error) => Box::new(error.without_url()),
            Err(source) => source,
        };
        Self { kind, what: None, source }
    }

    /// What no server would understand, so that it was not sent.
    pub(super) fn unsound(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::new(ErrorKind::InvalidArgument, source)
    }

    pub(in crate::runtime) fn into_error(self) -> Error {
        let what = self.to_string();
        Error::new(self.kind, what).with_source(self.source)
    }
}

impl Display for TransportFault {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            ErrorKind::Connect => "no connection to the server",
            ErrorKind::InvalidArgument => "the request is not allowed in HTTP",
            ErrorKind::Timeout => return f.write_str("the time limit ran out"),
            ErrorKind::Io => self.what.as_deref().unwrap_or("the body cannot be sent"),
            ErrorKind::Redirect => "the server redirects",
            _ => "the connection broke",
        })?;
        // The innermost cause is the one that a person can act on.
        let mut cause: &dyn StdError = &*self.source;
        while let Some(inner) = cause.source() {
            cause = inner;
        }
        write!(f, ": {}", line(&cause.to_string()))
    }
}

impl StdError for TransportFault {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        beyond(&self.to_string(), &*self.source)
    }
}
