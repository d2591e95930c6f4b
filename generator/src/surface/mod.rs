//! What a user of a generated crate can see of it: its names, its types, and what it does
//! on the wire. `emit` writes it into each crate as `surface.json`, so that the next run
//! can say what a new document changes for those who call the crate.

mod brief;
mod client;
mod model;
mod of;
mod operation;
mod pointers;
mod text;

pub use client::{Client, Credential, Sent, Server, ServerVariable};
pub use model::{Case, Choice, Field, Model, ModelKind, Struct, Ty, Values};
pub use operation::{
    Alternate, Body, ErrorBody, Operation, Parameter, Resource, Result, Waiter, Webhook,
};
pub(crate) use pointers::escaped as segment;
pub use text::{Unreadable, committed};

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

/// The name of the file that has a crate's surface.
pub const FILE: &str = "surface.json";

/// All that a user of a generated crate can name or rely on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Surface {
    /// The crate's name. No part of what is compared.
    pub name: String,
    /// The crate's version. No part of what is compared.
    pub version: String,
    /// How clients are made.
    pub client: Client,
    /// The groups of operations, parents before their children.
    pub resources: Vec<Resource>,
    /// In document order.
    pub operations: Vec<Operation>,
    /// What the API sends.
    pub webhooks: Vec<Webhook>,
    /// The items of the module `models`.
    pub types: Vec<Model>,
    /// What things were called before: deprecated names that still work.
    #[serde(default)]
    pub aliases: Vec<Alias>,
}

/// A deprecated name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Alias {
    /// What has it.
    #[serde(rename = "k")]
    pub named: Named,
    /// The old name: of a type, a call (`droplets().get`), a path of modules, a feature.
    #[serde(rename = "n")]
    pub old: String,
    /// The name that it has now.
    #[serde(rename = "to")]
    pub new: String,
}

/// What can have a deprecated name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Named {
    /// A type of `models`.
    Type,
    /// An operation.
    Call,
    /// A resource.
    Resource,
    /// A cargo feature.
    Feature,
}

impl Surface {
    /// The names that things have by now, by their deprecated ones.
    pub(crate) fn kept(&self, named: Named) -> HashMap<&str, &str> {
        let aliases = self.aliases.iter().filter(|one| one.named == named);
        aliases.map(|one| (one.old.as_str(), one.new.as_str())).collect()
    }
}
