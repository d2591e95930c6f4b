//! Tokens that end, and where new ones come from.

use crate::runtime::BoxError;
use std::fmt::{self, Debug, Formatter};
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

/// A token as a [`TokenProvider`] gives it. It does not print itself.
#[derive(Clone)]
pub struct Token {
    pub(super) text: String,
    pub(super) lasts: Option<Duration>,
}

impl Token {
    /// A token that is good until the server refuses it.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), lasts: None }
    }

    /// How long it is good for from now on, as OAuth's `expires_in` says.
    #[must_use]
    pub fn expires_in(mut self, time: Duration) -> Self {
        self.lasts = Some(time);
        self
    }
}

impl From<String> for Token {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl From<&str> for Token {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl Debug for Token {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Token").field("lasts", &self.lasts).finish_non_exhaustive()
    }
}

/// A token that is being fetched.
pub type Fetching<'a> =
    Pin<Box<dyn Future<Output = Result<Token, BoxError>> + Send + 'a>>;

/// Where tokens come from that do not last: a sign-in service, a file, a vault. A closure
/// that gives a future of a token is one, too:
///
/// ```ignore
/// builder.token_provider(|| async {
///     let grant = sign_in().await?;
///     Ok::<_, SignInError>(Token::new(grant.access_token).expires_in(grant.expires_in))
/// })
/// ```
///
/// The client keeps the token, and asks for another shortly before its end (a tenth of its
/// life, a minute at most) and once after a call was refused with status 401. However many
/// calls wait for it, it is asked once. A failure is the error of the calls that have
/// waited ([`Credentials`](crate::runtime::ErrorKind::Credentials)), unless the token
/// before is still good. If the call that asks is dropped, so is the future, and the next
/// call asks anew.
pub trait TokenProvider: Send + Sync + 'static {
    /// Fetches a token. Nothing bounds this but the time limits of the calls that wait.
    fn fetch(&self) -> Fetching<'_>;
}

impl<F, T, E, Coming> TokenProvider for F
where
    F: Fn() -> Coming + Send + Sync + 'static,
    Coming: Future<Output = Result<T, E>> + Send + 'static,
    T: Into<Token>,
    E: Into<BoxError>,
{
    fn fetch(&self) -> Fetching<'_> {
        let coming = self();
        Box::pin(async move { coming.await.map(Into::into).map_err(Into::into) })
    }
}
