//! What a generated `src/config.rs` holds.

use crate::runtime::{Auth, Client, ClientBuilder, Defaults, Error};

pub(crate) const DEFAULTS: Defaults = Defaults {
    base_url: "https://api.example.com",
    token_env: "OASMITH_SAMPLE_TOKEN",
    user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
    auth: Auth::Bearer,
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
