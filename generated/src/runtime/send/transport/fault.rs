//! Why a request brought no response, sorted by what it means for the caller. No URL is
//! kept, since a query may hold what is private.

use crate::runtime::{Error, ErrorKind};
use std::error::Error as StdError;
use std::fmt::{self, Display, Formatter};

/// Why a request brought no response.
#[derive(Debug)]
pub struct TransportFault {
    kind: ErrorKind,
    source: Box<dyn StdError + Send + Sync>,
}

impl TransportFault {
    /// There was no connection: the server has seen nothing.
    pub fn connect(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { kind: ErrorKind::Connect, source: source.into() }
    }

    /// The time limit ran out.
    pub fn timeout(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { kind: ErrorKind::Timeout, source: source.into() }
    }

    /// The connection broke: the server may have seen the request.
    pub fn broken(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { kind: ErrorKind::Transport, source: source.into() }
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
            ErrorKind::Timeout => return f.write_str("the time limit ran out"),
            _ => "the connection broke",
        })?;
        // The innermost cause is the one that a person can act on.
        let mut cause: &dyn StdError = &*self.source;
        while let Some(inner) = cause.source() {
            cause = inner;
        }
        write!(f, ": {cause}")
    }
}

impl StdError for TransportFault {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.source)
    }
}

impl From<reqwest::Error> for TransportFault {
    fn from(error: reqwest::Error) -> Self {
        let error = error.without_url();
        if error.is_timeout() {
            Self::timeout(error)
        } else if error.is_connect() {
            Self::connect(error)
        } else {
            Self::broken(error)
        }
    }
}
