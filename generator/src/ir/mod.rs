//! The vocabulary that `lower`, `emit` and `diff` share: what a client crate consists of,
//! with every decision taken. Data only: no `openapiv3`, no tokens, no file, and nothing
//! that has to be looked up by name.

mod names;
mod operation;
mod types;
mod visit;

pub use names::Ident;
pub use operation::{
    Body, Content, Encoding, ErrorBody, Header, Location, Method, Operation, Outcome,
    OutcomeCase, Parameter, Response, Security, Status, Streaming, Style, Success,
};
pub use types::{
    Access, Enum, EnumValues, Field, Float, Format, Home, Int, Payload, Presence, Rest,
    Struct, Tagged, TaggedVariant, Type, TypeDef, TypeKind, Union, UnionVariant,
    Variant,
};

use std::ops::Index;

/// A client crate, ready to be written out.
#[derive(Clone, Debug, PartialEq)]
pub struct Api {
    /// The crate's own facts, from `client.toml`.
    pub package: Package,
    /// What the document says about itself.
    pub info: Info,
    /// Groups of operations, in the order in which the document first names them.
    pub resources: Vec<Resource>,
    /// All operations, in document order.
    pub operations: Vec<Operation>,
    /// All types, in the order in which the operations reach them.
    pub types: Vec<TypeDef>,
    /// Response headers that go without saying: most responses carry them.
    pub usual_headers: Vec<String>,
}

/// Points at a [`TypeDef`] of an [`Api`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub u32);

/// Points at a [`Resource`] of an [`Api`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ResourceId(pub u32);

impl Index<TypeId> for Api {
    type Output = TypeDef;

    fn index(&self, TypeId(at): TypeId) -> &TypeDef {
        &self.types[at as usize]
    }
}

impl Index<ResourceId> for Api {
    type Output = Resource;

    fn index(&self, ResourceId(at): ResourceId) -> &Resource {
        &self.resources[at as usize]
    }
}

/// The generated crate as Cargo knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// Its name, as in `Cargo.toml`.
    pub name: String,
    /// Its version.
    pub version: String,
    /// One sentence for `Cargo.toml` and the top of the docs.
    pub description: String,
    /// An SPDX expression.
    pub license: Option<String>,
    /// Where its source lives.
    pub repository: Option<String>,
    /// The environment variable that `Client::from_env` reads the token from.
    pub token_env: String,
    /// Where requests go unless the user says otherwise. No trailing slash.
    pub base_url: String,
    /// How the client proves who it is.
    pub auth: Auth,
}

/// How a client proves who it is: OpenAPI's security schemes, as far as one secret serves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Auth {
    /// `Authorization: Bearer` (RFC 6750); also for OAuth 2 and OpenID Connect.
    Bearer,
    /// `Authorization: Basic` (RFC 7617).
    Basic,
    /// The secret in a header of this name.
    Header(String),
    /// The secret in a query parameter of this name.
    Query(String),
    /// The document names no scheme.
    None,
}

/// The document's `info` object, as far as the crate repeats it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Info {
    /// The API's name.
    pub title: String,
    /// The API's version, which is not the crate's.
    pub version: String,
    /// The version of the OpenAPI Specification that the document declares.
    pub openapi: String,
    /// What the API is for.
    pub docs: Docs,
}

/// A group of operations: a method of the client, a module, a cargo feature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource {
    /// The client's method and the module: `droplet_actions`.
    pub module: Ident,
    /// The handle's type: `DropletActions`.
    pub handle: Ident,
    /// The cargo feature: `droplet-actions`.
    pub feature: String,
    /// What it groups.
    pub docs: Docs,
}

/// Text of the document, as CommonMark that has not been looked at yet: only
/// `emit` knows what rustdoc would make of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    /// One line.
    pub summary: Option<String>,
    /// Everything else.
    pub text: Option<String>,
    /// Facts that the type does not say: bounds, defaults, formats; each a short phrase
    /// such as `1 to 200`, `20 by default` or `at most 255 characters`.
    pub facts: Vec<String>,
}
