//! The ways to call an operation: its own method, and those for other media types.

use crate::ir::{Alternate, Body, Content, Differs, Ident, Operation, Success};

/// A method of an operation.
#[derive(Clone, Copy, Debug)]
pub struct Way<'a> {
    pub name: &'a Ident,
    pub marker: &'a Ident,
    pub body: Option<&'a Body>,
    pub success: &'a Success,
    pub accept: Option<&'a str>,
    /// What differs from the operation's own method, if it is another.
    pub differs: Option<Differs>,
}

impl<'a> Way<'a> {
    /// The operation's own.
    pub fn own(operation: &'a Operation) -> Self {
        let Operation { name, marker, body, success, accept, .. } = operation;
        let (body, accept) = (body.as_ref(), accept.as_deref());
        Self { name, marker, body, success, accept, differs: None }
    }

    /// Another.
    pub fn other(alternate: &'a Alternate) -> Self {
        let Alternate { name, marker, differs, body, success, accept } = alternate;
        let (body, accept) = (body.as_ref(), accept.as_deref());
        Self { name, marker, body, success, accept, differs: Some(*differs) }
    }

    /// All of them, the own first.
    pub fn all(operation: &'a Operation) -> impl Iterator<Item = Self> {
        let others = operation.alternates.iter().map(Self::other);
        [Self::own(operation)].into_iter().chain(others)
    }

    /// What it gives, where that is one thing.
    pub fn content(&self) -> Option<&'a Content> {
        match self.success {
            Success::One(content) => Some(content),
            Success::Several(_) => None,
        }
    }
}
