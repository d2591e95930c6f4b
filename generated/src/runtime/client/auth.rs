//! How an API wants its callers to prove who they are: OpenAPI's security schemes.

/// Where a credential stands in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Auth {
    /// `Authorization: Bearer TOKEN`.
    Bearer,
    /// `Authorization: Basic` with user and password.
    Basic,
    /// `Authorization` with another scheme of this name before the credential.
    Http(&'static str),
    /// A header of this name.
    Header(&'static str),
    /// A query parameter of this name.
    Query(&'static str),
    /// A cookie of this name.
    Cookie(&'static str),
}

/// One way to prove who one is.
#[derive(Clone, Copy, Debug)]
pub struct Scheme {
    /// What the builder's method is called that sets it.
    pub name: &'static str,
    /// Where the credential goes.
    pub auth: Auth,
}

impl Scheme {
    /// A scheme by its name.
    pub const fn new(name: &'static str, auth: Auth) -> Self {
        Self { name, auth }
    }
}

/// What a call is authorised by: any one of these alternatives, each the names of the
/// schemes that it takes together. `none` is the name of no credential at all.
pub type Security = &'static [&'static [&'static str]];

/// The name that stands for no credential.
pub(in crate::runtime) const NONE: &str = "none";
