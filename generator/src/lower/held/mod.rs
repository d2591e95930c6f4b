//! Names that users call already: which things of the document `names.lock` means, what
//! they are therefore called, and what the file says when all names are given. A locked
//! name is taken before any other, so that nothing new can have it.

mod aliases;
mod calls;
mod keys;
mod members;
mod operations;
mod parts;
mod resources;
mod settle;
mod shape;
mod types;
mod uses;

pub use crate::names::Resource;
pub use aliases::build as aliases;
pub use calls::{Outer, alternate_key};
pub use members::run as members;
pub use operations::run as operations;
pub use resources::{Preset, presets};
pub use settle::run as settle;
pub use types::{Notes, find as types};

use std::collections::HashMap;

use super::context::Lowering;
use crate::diag::{Code, Fault, Place};
use crate::ir::{Api, ResourceId};
use crate::names::{Kept, Lock, OperationKey};

/// What is known of locked names while a document is lowered.
#[derive(Debug)]
pub struct Held<'a> {
    /// The names.
    pub lock: &'a Lock,
    /// Each operation by its pointer.
    pub operations: HashMap<String, Known<'a>>,
    /// Names that stay although the document calls the things otherwise.
    pub kept: Vec<Kept>,
}

/// An operation, as the file would know it.
#[derive(Clone, Debug)]
pub struct Known<'a> {
    /// What it is known by.
    pub key: OperationKey,
    /// The document's id for it.
    pub id: Option<String>,
    /// The line that the file has of it.
    pub line: Option<&'a OperationKey>,
}

impl<'a> Held<'a> {
    /// As it is before anything is known of the document.
    pub fn new(lock: &'a Lock) -> Self {
        Self { lock, operations: HashMap::new(), kept: Vec::new() }
    }

    /// The name of what is sent at a pointer.
    pub fn webhook(&self, pointer: &str) -> Option<&'a str> {
        let key = keys::of(self, pointer).then;
        self.lock.webhooks.get(&key).map(String::as_str)
    }

    /// The names of the operation at a pointer.
    pub fn operation(&self, pointer: &str) -> Option<&'a crate::names::Operation> {
        self.lock.operations.get(self.operations.get(pointer)?.line?)
    }
}

impl Lowering<'_> {
    /// A locked name that something else has by right.
    pub fn name_lost(&mut self, name: &str, why: &str, place: Option<&Place>) {
        self.faults.push(name_lost(name, why, place));
    }
}

/// The modules that lead to a resource, as the file has them.
fn path(api: &Api, id: ResourceId) -> String {
    let line = api.lineage(id);
    line.into_iter().map(|one| one.module.text()).collect::<Vec<_>>().join(".")
}

/// A locked name that something else has by right.
pub fn name_lost(name: &str, why: &str, place: Option<&Place>) -> Fault {
    let message = format!("`{name}` can't stay: {why}");
    let hint = "users have to follow; this is a breaking change";
    let fault = match place {
        Some(place) => Fault::new(Code::NameLost, place.clone(), message),
        None => Fault::placeless(Code::NameLost, message),
    };
    fault.hint(hint)
}
