//! The client: where calls are sent and with what. Shared, immutable after it is built, and
//! it never prints its credentials.

mod auth;
mod builder;
mod credentials;
mod secret;
mod server;
mod timing;
mod token;
mod tokens;

pub(super) use self::auth::NONE;
pub use self::auth::{Auth, Scheme, Security};
pub use self::builder::ClientBuilder;
pub(super) use self::builder::parse_base;
pub(super) use self::secret::{Credential, Secret, stands};
pub use self::server::{BaseUrl, ServerTemplate};
pub use self::token::{Fetching, Token, TokenProvider};
pub(super) use self::tokens::Granted;
use self::tokens::Tokens;
use super::send::{Budget, Line};
use super::{Clock, Failure, Hook, Transport};
use http::{HeaderMap, HeaderName};
use reqwest::Url;
use std::fmt::{self, Debug, Formatter};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

/// What a generated crate knows about its API.
#[derive(Clone, Copy, Debug)]
pub struct Defaults {
    /// Where the API is, if its document says so.
    pub base_url: Option<&'static str>,
    /// The crate's name and version.
    pub user_agent: &'static str,
    /// How the API takes credentials.
    pub schemes: &'static [Scheme],
    /// What operations ask for that say nothing else.
    pub security: Security,
    /// What comes with failures of operations that say nothing else.
    pub failures: &'static [Failure],
    /// The header that names a call, if the API knows such names.
    pub idempotency_header: Option<&'static str>,
}

/// A client of the API. Cloning it is cheap, and clones share their connections.
#[derive(Clone)]
pub struct Client(pub(super) Arc<Settings>);

/// What a client was built with.
pub(super) struct Settings {
    pub(super) base_url: Url,
    /// The same with a long path, whose clones have room for any usual one.
    pub(super) roomy_url: Url,
    /// The user chose the base URL, so it wins over an operation's own server.
    pub(super) base_url_chosen: bool,
    pub(super) schemes: &'static [Scheme],
    pub(super) security: Security,
    pub(super) failures: &'static [Failure],
    pub(super) idempotency_header: Option<HeaderName>,
    pub(super) secrets: Vec<(&'static str, Credential)>,
    pub(super) headers: HeaderMap,
    pub(super) timeout: Option<Duration>,
    pub(super) attempt_timeout: Option<Duration>,
    pub(super) max_body_size: usize,
    pub(super) max_retries: u32,
    pub(super) strict: bool,
    pub(super) allow_insecure_http: bool,
    pub(super) transport: Arc<dyn Transport>,
    pub(super) hooks: Vec<Box<dyn Hook>>,
    /// How many calls there have been.
    pub(super) calls: AtomicU64,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) chance: Chance,
    pub(super) budget: Budget,
    pub(super) line: Option<Line>,
}

/// Gives a number from 0 to 1 that nobody expects.
pub(super) type Chance = Box<dyn Fn() -> f64 + Send + Sync>;

impl Settings {
    /// The credential of a scheme, if it was set, and where it goes.
    pub(super) fn secret(&self, name: &str) -> Option<(Scheme, &Credential)> {
        let scheme = self.schemes.iter().find(|scheme| scheme.name == name)?;
        let (_, secret) = self.secrets.iter().find(|(known, _)| *known == name)?;
        Some((*scheme, secret))
    }

    /// Whether there are credentials that are fetched.
    pub(super) fn fetches(&self) -> bool {
        let mut secrets = self.secrets.iter();
        secrets.any(|(_, secret)| matches!(secret, Credential::Fetched(_)))
    }
}

impl Client {
    /// Where calls are sent.
    pub fn base_url(&self) -> &str {
        self.0.base_url.as_str()
    }
}

impl Debug for Client {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("base_url", &self.0.base_url.as_str())
            .field("credentials", &self.0.secrets)
            .field("timeout", &self.0.timeout)
            .finish_non_exhaustive()
    }
}
