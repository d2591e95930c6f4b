//! What there is to see of a client: how it is made, where it calls, what it proves.

use serde::{Deserialize, Serialize};

use super::brief::is_default;

/// How clients are made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Client {
    /// Where calls go, unless the user says otherwise. Without it, it is an argument.
    #[serde(rename = "url", default, skip_serializing_if = "is_default")]
    pub base_url: Option<String>,
    /// What `Client::new` takes besides the base URL, in order.
    #[serde(rename = "new", default, skip_serializing_if = "is_default")]
    pub arguments: Vec<String>,
    /// The environment variables that `Client::from_env` reads; without any there is none.
    #[serde(rename = "env", default, skip_serializing_if = "is_default")]
    pub variables: Vec<String>,
    /// What calls prove unless they say otherwise: `token | api_key & app_id`.
    #[serde(rename = "sec", default, skip_serializing_if = "is_default")]
    pub security: String,
    /// The header by which the API knows a call that it gets twice.
    #[serde(rename = "key", default, skip_serializing_if = "is_default")]
    pub idempotency: Option<String>,
    /// The crate whose types dates and times have.
    #[serde(rename = "dates", default, skip_serializing_if = "is_default")]
    pub date_time: String,
    /// The builder's methods that take credentials.
    #[serde(rename = "creds", default, skip_serializing_if = "is_default")]
    pub credentials: Vec<Credential>,
    /// The servers that are offered by name.
    #[serde(default, skip_serializing_if = "is_default")]
    pub servers: Vec<Server>,
}

/// A method of the builder that takes a credential.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credential {
    /// Its name.
    #[serde(rename = "n")]
    pub name: String,
    /// The document's name for the scheme.
    #[serde(rename = "s")]
    pub scheme: String,
    /// What is sent, and where.
    #[serde(rename = "k")]
    pub sent: Sent,
    /// The environment variables that `NAME_from_env` reads; without any there is none.
    #[serde(rename = "env", default, skip_serializing_if = "is_default")]
    pub variables: Vec<String>,
}

/// Where a credential is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sent {
    /// As `Authorization: Bearer`.
    Bearer,
    /// User and password, as `Authorization: Basic`.
    Basic,
    /// As `Authorization` with a scheme of this name.
    Http(String),
    /// In a header of this name.
    Header(String),
    /// In a query parameter of this name.
    Query(String),
    /// In a cookie of this name.
    Cookie(String),
}

/// An item of the module `servers`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Server {
    /// Its name: of a constant where there are no variables, of a type where there are.
    #[serde(rename = "n")]
    pub name: String,
    /// Its URL, with `{variables}`.
    pub url: String,
    /// The variables: setters, or arguments of `new` where they have no default.
    #[serde(rename = "v", default, skip_serializing_if = "is_default")]
    pub variables: Vec<ServerVariable>,
}

/// A variable of a server's URL.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServerVariable {
    /// The setter's or the argument's name.
    #[serde(rename = "n")]
    pub name: String,
    /// Its value unless it is set; without one it is an argument of `new`.
    #[serde(rename = "d", default, skip_serializing_if = "is_default")]
    pub default: Option<String>,
    /// The values that it may have; any, if none is named.
    #[serde(rename = "v", default, skip_serializing_if = "is_default")]
    pub values: Vec<String>,
}
