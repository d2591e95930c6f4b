//! The kinds of errors, and the questions that callers ask of one.

use super::Error;
use crate::runtime::send::may_pass;

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
    /// The application's file or stream could not be read to its end, so that the server
    /// has not got all of the body; or what was to take the answer has not taken it.
    Io,
    /// Nothing is left of the rate limit, and the call may not wait until there is; from a
    /// client with a limiter. The call or its next attempt was not sent.
    RateLimited,
    /// The server sent the call to another origin, or round in circles.
    Redirect,
    /// No token could be fetched, so the call or its last attempt was not sent.
    Credentials,
    /// The application stopped the call.
    Cancelled,
    /// What was waited for has failed, as the last result says.
    Failed,
    /// An argument or a setting is not allowed; nothing was sent.
    InvalidArgument,
}

impl ErrorKind {
    /// The kind in a word that does not change: for metrics and logs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Connect => "connect",
            Self::Transport => "transport",
            Self::Timeout => "timeout",
            Self::Status => "status",
            Self::Decode => "decode",
            Self::BodyTooLarge => "body_too_large",
            Self::Io => "io",
            Self::RateLimited => "rate_limited",
            Self::Redirect => "redirect",
            Self::Credentials => "credentials",
            Self::Cancelled => "cancelled",
            Self::Failed => "failed",
            Self::InvalidArgument => "invalid_argument",
        }
    }
}

impl Error {
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

    /// Status 410: the thing was there, and will not be again.
    pub fn is_gone(&self) -> bool {
        self.is(410)
    }

    /// Too many calls: status 429, or the client's own limiter, which sent nothing.
    pub fn is_rate_limited(&self) -> bool {
        self.is(429) || self.kind() == ErrorKind::RateLimited
    }

    /// Status 4xx.
    pub fn is_client_error(&self) -> bool {
        self.kind() == ErrorKind::Status
            && self.status().is_some_and(|s| s.is_client_error())
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

    /// The answer is larger than the limit of the client.
    pub fn is_body_too_large(&self) -> bool {
        self.kind() == ErrorKind::BodyTooLarge
    }

    /// The application stopped the call.
    pub fn is_cancelled(&self) -> bool {
        self.kind() == ErrorKind::Cancelled
    }

    /// The same call may succeed later: no connection, a broken one, a time limit, a rate
    /// limit, or status 408, 429 or 5xx (but 501 and 505). Whether it is safe to repeat is
    /// another question.
    pub fn is_retryable(&self) -> bool {
        match self.kind() {
            ErrorKind::Connect
            | ErrorKind::Transport
            | ErrorKind::Timeout
            | ErrorKind::RateLimited => true,
            ErrorKind::Status => self.status().is_some_and(may_pass),
            _ => false,
        }
    }

    fn is(&self, status: u16) -> bool {
        self.kind() == ErrorKind::Status
            && self.status().is_some_and(|s| s.as_u16() == status)
    }
}
