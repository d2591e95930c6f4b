// Written by Oasmith from DigitalOcean API; changes are lost with the next run.
//! This API's place and how to prove who one is; the ways to a [`Client`].

use crate::runtime::{Auth, Client, ClientBuilder, Defaults, Error};

pub(crate) const DEFAULTS: Defaults = Defaults {
    base_url: "https://api.digitalocean.com",
    token_env: "DIGITALOCEAN_TOKEN",
    user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
    auth: Auth::Bearer,
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
