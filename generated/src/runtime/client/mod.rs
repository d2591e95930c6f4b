//! The client: where calls are sent and with what. Shared, immutable after it is built, and
//! it never prints its token.

mod builder;
mod secret;

pub use self::builder::ClientBuilder;
pub(super) use self::builder::parse_base;
pub(super) use self::secret::Secret;
use super::Transport;
use http::HeaderMap;
use reqwest::Url;
use std::fmt::{self, Debug, Formatter};
use std::sync::Arc;
use std::time::Duration;

/// How an API takes its token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Auth {
    /// `Authorization: Bearer TOKEN`.
    Bearer,
    /// `Authorization: Basic TOKEN`, where the token is `user:password`.
    Basic,
    /// A header of this name.
    Header(&'static str),
    /// A query parameter of this name.
    Query(&'static str),
    /// Not at all.
    None,
}

/// What a generated crate knows about its API.
#[derive(Clone, Copy, Debug)]
pub struct Defaults {
    /// Where the API is.
    pub base_url: &'static str,
    /// The environment variable that holds the token.
    pub token_env: &'static str,
    /// The crate's name and version.
    pub user_agent: &'static str,
    /// How the API takes its token.
    pub auth: Auth,
}

/// A client of the API. Cloning it is cheap, and clones share their connections.
#[derive(Clone)]
pub struct Client(pub(super) Arc<Settings>);

/// What a client was built with.
pub(super) struct Settings {
    pub(super) base_url: Url,
    /// The user chose the base URL, so it wins over an operation's own server.
    pub(super) base_url_chosen: bool,
    pub(super) secret: Option<Secret>,
    pub(super) auth: Auth,
    pub(super) headers: HeaderMap,
    pub(super) timeout: Option<Duration>,
    pub(super) max_body_size: usize,
    pub(super) max_retries: u32,
    pub(super) strict: bool,
    pub(super) allow_insecure_http: bool,
    pub(super) transport: Arc<dyn Transport>,
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
            .field("token", &self.0.secret)
            .field("timeout", &self.0.timeout)
            .finish_non_exhaustive()
    }
}
