//! What a generated `src/config.rs` holds.

use crate::runtime::{
    Auth, Client, ClientBuilder, Defaults, Error, Failure, Scheme, TokenProvider, body,
};
use crate::sample::models;

pub(crate) const DEFAULTS: Defaults = Defaults {
    base_url: Some("https://api.example.com"),
    user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
    schemes: &[
        Scheme::new("token", Auth::Bearer),
        Scheme::new("login", Auth::Basic),
        Scheme::new("digest", Auth::Http("Digest")),
        Scheme::new("api_key", Auth::Header("X-Api-Key")),
        Scheme::new("query_key", Auth::Query("api_key")),
        Scheme::new("cookie", Auth::Cookie("sid")),
    ],
    security: &[&["token"]],
    failures: &[Failure::new::<body::json<models::Error>>(&["default"])],
    idempotency_header: None,
};

impl Client {
    /// A client with this token and every default.
    pub fn new(token: impl Into<String>) -> Result<Client, Error> {
        Client::builder().token(token).build()
    }

    /// A client with the token of `OASMITH_SAMPLE_TOKEN`.
    pub fn from_env() -> Result<Client, Error> {
        Client::builder().token_from_env().build()
    }

    /// Sets up a client.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::with_defaults(DEFAULTS)
    }
}

impl ClientBuilder {
    /// The token; none unless set.
    pub fn token(self, token: impl Into<String>) -> Self {
        self.credential("token", token)
    }

    /// The token, as it is fetched.
    pub fn token_provider(self, provider: impl TokenProvider) -> Self {
        self.credential_provider("token", provider)
    }

    /// The token in `OASMITH_SAMPLE_TOKEN`, which must be set.
    pub fn token_from_env(self) -> Self {
        self.credential_from_env("token", "OASMITH_SAMPLE_TOKEN")
    }

    /// User and password.
    pub fn login(self, user: impl Into<String>, password: impl Into<String>) -> Self {
        self.user_credential("login", user, password)
    }

    /// User and password, from the environment.
    pub fn login_from_env(self) -> Self {
        self.user_from_env("login", "OASMITH_SAMPLE_USER", "OASMITH_SAMPLE_PASSWORD")
    }

    /// What `Authorization: Digest` takes.
    pub fn digest(self, digest: impl Into<String>) -> Self {
        self.credential("digest", digest)
    }

    /// The key.
    pub fn api_key(self, api_key: impl Into<String>) -> Self {
        self.credential("api_key", api_key)
    }

    /// The key, as it is fetched.
    pub fn api_key_provider(self, provider: impl TokenProvider) -> Self {
        self.credential_provider("api_key", provider)
    }

    /// The key, in the query.
    pub fn query_key(self, query_key: impl Into<String>) -> Self {
        self.credential("query_key", query_key)
    }

    /// The session.
    pub fn cookie(self, cookie: impl Into<String>) -> Self {
        self.credential("cookie", cookie)
    }
}
