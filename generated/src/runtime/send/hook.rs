//! Hooks: code of the application that looks at each attempt, and may change or stop it.

use super::Request;
use crate::runtime::{Error, ErrorKind, Meta};
use http::Method;
use std::borrow::Cow;
use std::error::Error as StdError;
use std::time::Duration;

/// An error of the application.
pub type BoxError = Box<dyn StdError + Send + Sync>;

/// One attempt at a call.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Attempt {
    /// The `operationId`; none of an endpoint that the document has not.
    pub operation: Option<&'static str>,
    /// The method.
    pub method: Method,
    /// The path template, without arguments.
    pub path: Cow<'static, str>,
    /// Which call of the client this is: all its attempts have this number, and no other
    /// call has it.
    pub call: u64,
    /// 1 for the first attempt.
    pub number: u32,
    /// How long the attempt has taken, body included unless it streams; nothing yet
    /// [before](Hook::before) it.
    pub elapsed: Duration,
    /// [After](Hook::after) an attempt, the pause before the next one, if there will be
    /// one.
    pub retry_in: Option<Duration>,
}

/// Looks at every attempt. Set with `ClientBuilder::hook`; several are asked in the order
/// in which they were set. What has to wait, for a signature from afar or for a turn, is
/// better a [`Transport`](super::Transport) around the usual one.
///
/// A hook that panics takes its own call with it, and no other.
pub trait Hook: Send + Sync + 'static {
    /// Before a request goes out, complete with its credentials; also before each request
    /// that follows a redirect. It may change the request, for this attempt alone, but not
    /// where it goes: another origin is refused. Whether a call may be sent again depends
    /// on its own method, not on the hook's. An error stops the call, which fails as
    /// [`ErrorKind::Cancelled`] and gives the error back by [`Error::get_ref`].
    fn before(&self, attempt: &Attempt, request: &mut Request) -> Result<(), BoxError> {
        let _ = (attempt, request);
        Ok(())
    }

    /// After an attempt, whether or not there will be another: status and headers if the
    /// server answered with a success, and the error otherwise. Of a call that wants the
    /// raw response any status is a success.
    fn after(&self, attempt: &Attempt, outcome: Result<&Meta, &Error>) {
        let _ = (attempt, outcome);
    }
}

/// Shows a request to all hooks.
pub fn before(
    hooks: &[Box<dyn Hook>],
    attempt: &Attempt,
    request: &mut Request,
) -> Result<(), Error> {
    if hooks.is_empty() {
        return Ok(());
    }
    let origin = request.url.origin();
    for hook in hooks {
        hook.before(attempt, request).map_err(|error| {
            let what = format!("a hook stopped the call: {error}");
            Error::new(ErrorKind::Cancelled, what).with_source(error)
        })?;
    }
    if request.url.origin() == origin {
        return Ok(());
    }
    Err(Error::argument("a hook sends the call to another origin, which is refused"))
}
