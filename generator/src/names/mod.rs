//! `names.lock`: what users of the crate call, by what the document calls it. Data, its
//! text, and what becomes of a name that changes; reading it is `config`'s, and giving
//! names `lower`'s.

mod accept;
mod changed;
mod text;

use std::collections::BTreeMap;
use std::fmt;

pub use accept::{Accepted, Wanted, accept};
pub(crate) use changed::From;

use crate::diag::Place;

/// The file's name, beside the document.
pub const NAME: &str = "names.lock";

/// The version of what the file says. It pins the rule by which members that the file
/// leaves out are called ([`plain`]): another rule is another format.
pub const FORMAT: u64 = 1;

/// Names by what the document calls the thing, in the order in which they are written.
pub type Names = BTreeMap<String, String>;

/// Everything that the file says.
#[derive(Clone, Debug, Default)]
pub struct Lock {
    /// `[resources]`, by the modules that lead there: `gpu_droplets.actions`.
    pub resources: BTreeMap<String, Resource>,
    /// `[operations]`
    pub operations: BTreeMap<OperationKey, Operation>,
    /// `[types]`: a component by its name, a schema in place by where it stands.
    pub types: BTreeMap<String, Type>,
    /// `[webhooks]`: the type of each, by where it stands.
    pub webhooks: Names,
    /// `[credentials]`: the builder's method of each security scheme.
    pub credentials: Names,
    /// `[servers]`: the constant or the type of each, by its URL.
    pub servers: Names,
}

/// A resource's names beside its module.
#[derive(Clone, Debug)]
pub struct Resource {
    /// The type of its handle.
    pub handle: String,
    /// Its cargo feature.
    pub feature: String,
    /// What it was called before, as modules with dots between them.
    pub aliases: Vec<String>,
    /// Where the file says so.
    pub place: Option<Place>,
}

/// What an operation is known by first of all. Ordered by path, so that what belongs
/// together stands together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OperationKey {
    /// The path template.
    pub path: String,
    /// The method, upper case.
    pub method: String,
}

impl OperationKey {
    /// Reads `GET /v2/droplets`.
    pub fn read(text: &str) -> Option<Self> {
        let (method, path) = text.split_once(' ')?;
        let sound = !method.is_empty() && method.chars().all(|c| c.is_ascii_uppercase());
        sound.then(|| Self { path: path.to_owned(), method: method.to_owned() })
    }
}

impl fmt::Display for OperationKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}

/// An operation's names.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The document's `operationId`: what it is known by where method or path change.
    pub id: Option<String>,
    /// The resource that it is called through: `gpu_droplets.actions`.
    pub resource: String,
    /// Its method there.
    pub method: String,
    /// The type that stands for it in `Call<..>`.
    pub marker: String,
    /// The enum of its results, if there are several.
    pub outcome: Option<String>,
    /// Its parameters, as `query.page`; none if all are called as [`plain`] says.
    pub parameters: Names,
    /// Its methods for other media types: method and type, with a space between them.
    pub alternates: Names,
    /// What it was called before, with its resource: `droplets.fetch`.
    pub aliases: Vec<String>,
    /// Where the file says so.
    pub place: Option<Place>,
}

impl Operation {
    /// How it is called from the client on: `droplets.get`.
    pub fn call(&self) -> String {
        format!("{}.{}", self.resource, self.method)
    }
}

/// A type's names.
#[derive(Clone, Debug)]
pub struct Type {
    /// Its own.
    pub name: String,
    /// What sort of type it is and a hash of what it consists of: `struct 3fa9c01b`. By
    /// this it is known where it has moved.
    pub shape: String,
    /// A place that uses it: by this a component is known that the document has renamed.
    pub at: Option<String>,
    /// Its fields or variants; none if all are called as [`plain`] says.
    pub members: Names,
    /// The field of what it does not name, unless it is called as usual.
    pub rest: Option<String>,
    /// The variant of what it does not name, unless it is `Unknown`.
    pub unknown: Option<String>,
    /// What it was called before.
    pub aliases: Vec<String>,
    /// Where the file says so.
    pub place: Option<Place>,
}

/// A name that stays although the document calls the thing otherwise by now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What users call: `droplets().get`, `models::Droplet`.
    pub name: String,
    /// What the document called the thing.
    pub was: String,
    /// What it calls it now.
    pub now: String,
}

impl fmt::Display for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, was, now } = self;
        write!(f, "`{name}` stays, though `{was}` is `{now}` in the document now")
    }
}

/// The rule by which members are called that the file does not list. Part of the format:
/// it may never change under one format.
pub mod plain {
    use crate::lower::names;

    /// A field, or a parameter.
    pub fn field(wire: &str) -> String {
        names::snake(wire).text().to_owned()
    }

    /// A value of an enum, or the key of a tagged union.
    pub fn value(wire: &str) -> String {
        names::variant(wire)
    }

    /// An integer of an enum.
    pub fn integer(value: i64) -> String {
        match value {
            0.. => format!("Value{value}"),
            _ => format!("Minus{}", value.unsigned_abs()),
        }
    }

    /// A type by the name of a method: what stands for an operation.
    pub fn marker(method: &str) -> String {
        names::pascal(method)
    }

    /// The variant of what an enum does not name.
    pub const UNKNOWN: &str = "Unknown";
}
