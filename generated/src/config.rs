// Written by Oasmith from DigitalOcean API; changes are lost with the next run.
//! This API's place and how to prove who one is; the ways to a [`Client`].

use crate::models;
use crate::runtime::{
    Auth, Client, ClientBuilder, Defaults, Error, Failure, Scheme, TokenProvider, body,
};

pub(crate) const DEFAULTS: Defaults = Defaults {
    base_url: Some("https://api.digitalocean.com"),
    user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
    schemes: &[Scheme::new("token", Auth::Bearer)],
    security: &[&["token"]],
    failures: &[Failure::new::<body::json<models::Error>>(&["default"])],
    idempotency_header: None,
};

impl Client {
    /// A client with this token and every default.
    pub fn new(token: impl Into<String>) -> Result<Client, Error> {
        Client::builder().token(token).build()
    }

    /// A client with the token in `DIGITALOCEAN_TOKEN`.
    pub fn from_env() -> Result<Client, Error> {
        Client::builder().token_from_env().build()
    }

    /// A client that is set up step by step.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::with_defaults(DEFAULTS)
    }
}

impl ClientBuilder {
    /// The token, sent as `Authorization: Bearer`.
    ///
    /// A token sent in the header `Authorization` as `Bearer <token>`. Tokens are made
    /// in the control panel (prefix `dop_v1_`) or through OAuth (prefix `doo_v1_`);
    /// they are as good as a password and are shown only once.
    ///
    /// A token can be restricted to scopes of the form `<resource>:<verb>`, the verbs
    /// being `read`, `create`, `update` and `delete`, with a few `admin` ones. Each
    /// operation lists the scopes it needs.
    pub fn token(self, token: impl Into<String>) -> Self {
        self.credential("token", token)
    }

    /// As [`token`](Self::token), fetched anew when it ends or is refused.
    pub fn token_provider(self, provider: impl TokenProvider) -> Self {
        self.credential_provider("token", provider)
    }

    /// As in `DIGITALOCEAN_TOKEN`, which must be set.
    pub fn token_from_env(self) -> Self {
        self.credential_from_env("token", "DIGITALOCEAN_TOKEN")
    }
}
