//! The vocabulary that `lower`, `emit` and `diff` share: what a client crate consists of,
//! with every decision taken. Data only: no `openapiv3`, no tokens, no file, and nothing
//! that has to be looked up by name.

mod alias;
mod census;
mod connection;
mod constant;
mod limit;
mod names;
mod operation;
mod paging;
mod security;
mod server;
mod types;
mod visit;
mod webhook;

pub use alias::Alias;
pub use census::{Untyped, UntypedReason};
pub use connection::Connection;
pub use constant::{Constant, Fixed};
pub use limit::{Bound, Limit};
pub use names::Ident;
pub use operation::{
    Alternate, Body, Content, Differs, Encoding, ErrorBody, Header, Location, Method,
    Operation, Outcome, OutcomeCase, Parameter, Response, Spelling, Status, Style,
    Success, Written,
};
pub use paging::{PageItems, Pagination, Place, Sign, Test, Turn, Waiter};
pub use security::{Need, Requirement, Scheme, SchemeId, SchemeKind};
pub use server::{Server, ServerVariable};
pub use types::{
    Access, Enum, EnumValues, Few, Field, Float, Format, Home, Int, Payload, Presence,
    Rest, Struct, Tagged, TaggedVariant, Type, TypeDef, TypeKind, Union, UnionVariant,
    Variant,
};
pub use webhook::{Webhook, WebhookBody, WebhookKind, WebhookParameter};

use std::ops::Index;

/// A client crate, ready to be written out.
#[derive(Clone, Debug, PartialEq)]
pub struct Api {
    /// The crate's own facts, from `client.toml`.
    pub package: Package,
    /// How a client reaches the API.
    pub connection: Connection,
    /// What the document says about itself.
    pub info: Info,
    /// Groups of operations, in the order in which the document first names them.
    pub resources: Vec<Resource>,
    /// All operations, in document order.
    pub operations: Vec<Operation>,
    /// What the API sends to its user's server, webhooks before callbacks.
    pub webhooks: Vec<Webhook>,
    /// All types, in the order in which the operations reach them.
    pub types: Vec<TypeDef>,
    /// The places that can hold any JSON, in the order in which they were met.
    pub untyped: Vec<Untyped>,
    /// How many places with a type there are: members, items of unions, parameters,
    /// bodies. What the census is measured against.
    pub fields: usize,
    /// Response headers that go without saying: most responses carry them.
    pub usual_headers: Vec<String>,
    /// What errors of an operation carry that says nothing else. Their types are always
    /// compiled.
    pub usual_failures: Vec<ErrorBody>,
    /// What things were called before, as `names.lock` says it.
    pub aliases: Vec<Alias>,
}

/// Points at a [`TypeDef`] of an [`Api`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub u32);

/// Points at a [`Resource`] of an [`Api`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ResourceId(pub u32);

impl Api {
    /// A resource after those that it is in, from the client on.
    pub fn lineage(&self, resource: ResourceId) -> Vec<&Resource> {
        let mut line = Vec::new();
        let mut next = Some(resource);
        // A parent stands before its children, so this ends; the bound makes sure.
        while let Some(id) = next.filter(|_| line.len() <= self.resources.len()) {
            let resource = &self[id];
            line.push(resource);
            next = resource.parent;
        }
        line.reverse();
        line
    }

    /// The features that its operations and webhooks are compiled with.
    pub fn features(&self) -> Vec<&str> {
        let resources = self.resources.iter();
        let mut all: Vec<&str> = resources.map(|one| one.feature.as_str()).collect();
        // A resource that is called so has the same feature.
        if !self.webhooks.is_empty() && !all.contains(&Webhook::FEATURE) {
            all.push(Webhook::FEATURE);
        }
        all
    }

    /// The cargo features that the types of a home are compiled with, any of them;
    /// without one, they always are.
    pub fn features_of(&self, home: Home) -> Vec<&str> {
        let ids = match home {
            Home::Shared => Vec::new(),
            Home::Few(few) => few.iter().collect(),
            Home::Resource(id) => vec![id],
            Home::Webhooks => return vec![Webhook::FEATURE],
        };
        let mut features: Vec<&str> = Vec::with_capacity(ids.len());
        for id in ids {
            let feature = self[id].feature.as_str();
            if !features.contains(&feature) {
                features.push(feature);
            }
        }
        features
    }

    /// The modules that lead to a resource, with something between them:
    /// `gpu_droplets::actions`.
    pub fn path_of(&self, resource: ResourceId, between: &str) -> String {
        let modules =
            self.lineage(resource).into_iter().map(|one| one.module.to_string());
        modules.collect::<Vec<_>>().join(between)
    }
}

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

/// The crate whose types dates and times have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateTimeCrate {
    /// `time`
    #[default]
    Time,
    /// `chrono`
    Chrono,
    /// `jiff`
    Jiff,
    /// None: dates and times are plain text.
    Text,
}

impl DateTimeCrate {
    /// Each by the name that `client.toml` and Cargo know it by.
    pub const ALL: [(&'static str, Self); 4] = [
        ("time", Self::Time),
        ("chrono", Self::Chrono),
        ("jiff", Self::Jiff),
        ("text", Self::Text),
    ];
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
    /// What it depends on besides the runtime's dependencies, or asks more of them.
    pub dependencies: Vec<Dependency>,
    /// The crate whose types dates and times have.
    pub date_time: DateTimeCrate,
    /// Examples that not every choice of features can compile.
    pub examples: Vec<Example>,
}

/// An example that needs some of the crate's features.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Its name, as Cargo knows it.
    pub name: String,
    /// The features, at least one.
    pub features: Vec<String>,
}

/// A crate that types of the owner's come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dependency {
    /// Its name, as in `Cargo.toml`.
    pub name: String,
    /// What stands behind the name there: an inline value of TOML.
    pub requirement: String,
    /// The features that are asked for, where the runtime depends on the crate anyway.
    pub features: Vec<String>,
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
    /// The resource that it is in; the client's own otherwise.
    pub parent: Option<ResourceId>,
    /// The client's or the parent's method, and the module: `droplet_actions`.
    pub module: Ident,
    /// The module of the models that only it reaches.
    pub models: Ident,
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
