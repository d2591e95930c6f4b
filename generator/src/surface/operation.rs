//! What there is to see of an operation: the call, what it takes, what it gives.

use serde::{Deserialize, Serialize};

use super::Ty;
use super::brief::is_default;
use crate::ir::{Location, Method};

/// A group of operations: a method of the client or of another group, a module, a feature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resource {
    /// The modules that lead to it: `gpu_droplets::actions`.
    #[serde(rename = "n")]
    pub path: String,
    /// The handle's type.
    #[serde(rename = "h")]
    pub handle: String,
    /// The cargo feature.
    #[serde(rename = "f")]
    pub feature: String,
}

/// A method of a handle, and the call that it makes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Operation {
    /// The modules that lead to its resource.
    #[serde(rename = "in")]
    pub resource: String,
    /// The handle's method.
    #[serde(rename = "n")]
    pub name: String,
    /// The type that stands for it in `Call<..>`.
    #[serde(rename = "m")]
    pub marker: String,
    /// The document's `operationId`, or one made from method and path.
    pub id: String,
    /// The HTTP method.
    #[serde(rename = "verb")]
    pub method: Method,
    /// The path template.
    pub path: String,
    /// Where it stands in the bundled document, as a JSON pointer.
    #[serde(default, skip_serializing_if = "is_default")]
    pub at: String,
    /// Whether the document calls it deprecated.
    #[serde(rename = "old", default, skip_serializing_if = "is_default")]
    pub deprecated: bool,
    /// The required ones are arguments, in this order; the others are setters.
    #[serde(rename = "p", default, skip_serializing_if = "is_default")]
    pub parameters: Vec<Parameter>,
    /// The body: an argument, after all others, or the setter `body`.
    #[serde(rename = "b", default, skip_serializing_if = "is_default")]
    pub body: Option<Body>,
    /// What a call gives.
    #[serde(rename = "r")]
    pub result: Result,
    /// What errors carry.
    #[serde(rename = "err", default, skip_serializing_if = "is_default")]
    pub errors: Vec<ErrorBody>,
    /// What pages are full of: the type of an item.
    #[serde(rename = "i", default, skip_serializing_if = "is_default")]
    pub items: Option<Ty>,
    /// How one page leads to the next.
    #[serde(rename = "pg", default, skip_serializing_if = "is_default")]
    pub paging: String,
    /// Methods of the call that wait.
    #[serde(rename = "w", default, skip_serializing_if = "is_default")]
    pub waiters: Vec<Waiter>,
    /// Other methods of the handle that make the same call with another media type.
    #[serde(rename = "alt", default, skip_serializing_if = "is_default")]
    pub alternates: Vec<Alternate>,
    /// What has to be proven, where it is not what most calls need.
    #[serde(rename = "sec", default, skip_serializing_if = "is_default")]
    pub security: Option<String>,
    /// Its own server.
    #[serde(rename = "srv", default, skip_serializing_if = "is_default")]
    pub server: Option<String>,
    /// The header by which the API knows a call that it gets twice, if it has its own.
    #[serde(rename = "key", default, skip_serializing_if = "is_default")]
    pub idempotency: Option<String>,
    /// What is asked for, where the result does not say it.
    #[serde(rename = "acc", default, skip_serializing_if = "is_default")]
    pub accept: Option<String>,
    /// A fingerprint of its documentation.
    #[serde(rename = "d", default, skip_serializing_if = "is_default")]
    pub docs: String,
}

/// An argument of a method, or a setter of its call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parameter {
    /// Its name in Rust.
    #[serde(rename = "n")]
    pub name: String,
    /// Its name in the request, where it is another.
    #[serde(rename = "w", default, skip_serializing_if = "is_default")]
    pub wire: Option<String>,
    /// Where it stands in the bundled document, as a JSON pointer.
    #[serde(default, skip_serializing_if = "is_default")]
    pub at: String,
    /// Where it goes.
    #[serde(rename = "l")]
    pub location: Location,
    /// Its type.
    #[serde(rename = "t")]
    pub ty: Ty,
    /// Whether it is an argument.
    #[serde(rename = "r", default, skip_serializing_if = "is_default")]
    pub required: bool,
    /// Whether the document calls it deprecated.
    #[serde(rename = "old", default, skip_serializing_if = "is_default")]
    pub deprecated: bool,
    /// How it is written, where that is not as usual.
    #[serde(rename = "s", default, skip_serializing_if = "is_default")]
    pub style: String,
    /// Bounds and default, in words.
    #[serde(rename = "f", default, skip_serializing_if = "is_default")]
    pub facts: Vec<String>,
}

/// The body of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// What it may be made of.
    #[serde(rename = "t")]
    pub ty: Ty,
    /// Whether it is an argument; else it is the setter `body`.
    #[serde(rename = "r", default, skip_serializing_if = "is_default")]
    pub argument: bool,
    /// As it goes into `Content-Type`, where it is not `application/json`.
    #[serde(rename = "m", default, skip_serializing_if = "is_default")]
    pub media_type: Option<String>,
    /// How members of a form are written, where the document says so.
    #[serde(rename = "s", default, skip_serializing_if = "is_default")]
    pub style: String,
}

/// What a call gives.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Result {
    /// A value of a type.
    One(Ty),
    /// An enum beside the operation's marker, with a variant for each success: its name,
    /// and what it holds.
    Several(String, Vec<(String, Ty)>),
}

/// What the errors of some statuses carry, by `Error::body`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorBody {
    /// `404`, `4XX` or `default`.
    #[serde(rename = "s")]
    pub statuses: Vec<String>,
    /// The type.
    #[serde(rename = "t")]
    pub ty: Ty,
}

/// A method of a call that waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiter {
    /// Its name.
    #[serde(rename = "n")]
    pub name: String,
    /// What it waits for, and what makes it give up.
    #[serde(rename = "for")]
    pub until: String,
}

/// Another method of the handle for the same operation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alternate {
    /// Its name.
    #[serde(rename = "n")]
    pub name: String,
    /// The type that stands for it in `Call<..>`.
    #[serde(rename = "m")]
    pub marker: String,
    /// The body that it sends.
    #[serde(rename = "b", default, skip_serializing_if = "is_default")]
    pub body: Option<Body>,
    /// What it gives.
    #[serde(rename = "r")]
    pub result: Result,
    /// What is asked for, where the result does not say it.
    #[serde(rename = "acc", default, skip_serializing_if = "is_default")]
    pub accept: Option<String>,
}

/// An item of the module `webhooks`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Webhook {
    /// Its name in Rust.
    #[serde(rename = "n")]
    pub name: String,
    /// The document's name for it.
    #[serde(rename = "s")]
    pub event: String,
    /// Where it stands in the bundled document, as a JSON pointer.
    pub at: String,
    /// What it is another name for.
    #[serde(rename = "t")]
    pub ty: Ty,
    /// Whether the document calls it deprecated.
    #[serde(rename = "old", default, skip_serializing_if = "is_default")]
    pub deprecated: bool,
    /// A fingerprint of its documentation.
    #[serde(rename = "d", default, skip_serializing_if = "is_default")]
    pub docs: String,
}

impl Operation {
    /// As users write it: `droplets().get`.
    pub fn call(&self) -> String {
        format!("{}().{}", self.resource.replace("::", "()."), self.name)
    }
}

impl Parameter {
    /// Its name in the request.
    pub fn wire(&self) -> &str {
        self.wire.as_deref().unwrap_or(&self.name)
    }
}

impl Body {
    /// As it goes into `Content-Type`.
    pub fn media_type(&self) -> &str {
        self.media_type.as_deref().unwrap_or("application/json")
    }
}
