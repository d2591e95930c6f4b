//! What may be sent again, after which trouble. It knows no clock and sends nothing.

use crate::runtime::{Error, ErrorKind};
use http::{Method, StatusCode};

/// What went wrong with an attempt, sorted by what the server may have done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The server has not seen the request.
    Unsent,
    /// The connection broke: the server may have seen the request, and acted on it.
    Broken,
    /// The time ran out, and the rest is as with a broken connection.
    TimedOut,
    /// The server answered with a status that may be another one the next time.
    Refused {
        /// The status.
        status: StatusCode,
        /// Whether it said when to come again.
        asked: bool,
    },
}

impl Trouble {
    /// What an error means for another attempt; nothing if there is no point in one.
    pub fn of(error: &Error) -> Option<Self> {
        match error.kind() {
            ErrorKind::Connect => Some(Self::Unsent),
            ErrorKind::Transport => Some(Self::Broken),
            ErrorKind::Timeout => Some(Self::TimedOut),
            _ => None,
        }
    }

    /// What a status means for another attempt; nothing if there is no point in one.
    pub fn of_status(status: StatusCode, asked: bool) -> Option<Self> {
        may_pass(status).then_some(Self::Refused { status, asked })
    }

    /// Whether another attempt cannot do what the caller asked for once twice over. That is
    /// so if the server has not seen the request or says that it has not acted on it, and
    /// always if the call is idempotent.
    pub fn is_safe(self, idempotent: bool) -> bool {
        match self {
            Self::Unsent => true,
            Self::Refused { status: StatusCode::TOO_MANY_REQUESTS, .. } => true,
            Self::Refused { status: StatusCode::SERVICE_UNAVAILABLE, asked: true } => {
                true
            }
            Self::Broken | Self::TimedOut | Self::Refused { .. } => idempotent,
        }
    }
}

/// Whether the same request may get another status later: 408, 429 and 5xx, but for those
/// that say what the server never does.
pub fn may_pass(status: StatusCode) -> bool {
    match status {
        StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS => true,
        StatusCode::NOT_IMPLEMENTED | StatusCode::HTTP_VERSION_NOT_SUPPORTED => false,
        status => status.is_server_error(),
    }
}

/// Whether a method does the same if it is sent twice (RFC 9110, section 9.2.2).
pub fn is_idempotent(method: &Method) -> bool {
    matches!(
        *method,
        Method::GET
            | Method::HEAD
            | Method::OPTIONS
            | Method::TRACE
            | Method::PUT
            | Method::DELETE
    )
}
