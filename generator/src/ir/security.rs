//! How callers prove who they are: OpenAPI's security schemes and requirements.

use super::{Docs, Ident};

/// Points at a [`Scheme`] of a [`Connection`](super::Connection).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemeId(pub u32);

/// A way to prove who one is that some operation takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// The document's name for it.
    pub name: String,
    /// The builder's method.
    pub ident: Ident,
    /// What is sent, and where.
    pub kind: SchemeKind,
    /// What the document says about it.
    pub docs: Docs,
    /// The environment variables that it is read from: two for user and password. Empty
    /// unless [`Connection::primary`](super::Connection::primary) names it.
    pub env: Vec<String>,
}

/// What a scheme sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// `Authorization: Bearer` (RFC 6750).
    Bearer,
    /// An access token of OAuth 2, sent as [`SchemeKind::Bearer`].
    OAuth2,
    /// An access token of OpenID Connect, sent as [`SchemeKind::Bearer`]; and where its
    /// configuration is published.
    OpenIdConnect(String),
    /// `Authorization: Basic` (RFC 7617).
    Basic,
    /// `Authorization` with a scheme of this name.
    Http(String),
    /// A header of this name.
    Header(String),
    /// A query parameter of this name.
    Query(String),
    /// A cookie of this name.
    Cookie(String),
    /// A certificate of the connection: nothing is sent in the request.
    MutualTls,
}

/// One of the ways in which a call may be authorised: schemes that are needed together.
/// Without any, anonymous calls are fine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Requirement {
    /// In the document's order.
    pub needs: Vec<Need>,
}

/// A scheme that is needed, with what it must allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// The scheme.
    pub scheme: SchemeId,
    /// Its scopes or roles, as the document names them.
    pub scopes: Vec<String>,
}
