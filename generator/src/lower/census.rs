//! The census of places that can hold any JSON: noted where it is decided, counted over
//! what has become of the document.

use std::collections::HashSet;

use super::context::{Lowered, Lowering};
use crate::diag::Code;
use crate::ir::{Api, Operation, Type, TypeDef, Untyped, UntypedReason};

/// The places that were met so far.
#[derive(Debug, Default)]
pub struct Census {
    seen: HashSet<String>,
    untyped: Vec<Untyped>,
}

impl Census {
    /// All places, in the order in which they were met.
    pub fn finish(self) -> Vec<Untyped> {
        self.untyped
    }
}

impl Lowering<'_> {
    /// Any JSON, at a place of the document. Where the document gives a type, that is
    /// something to tell its author.
    pub fn any(&mut self, pointer: &str, reason: UntypedReason) -> Lowered {
        if !self.census.seen.insert(pointer.to_owned()) {
            return Lowered::plain(Type::Any);
        }
        self.census.untyped.push(Untyped { pointer: pointer.to_owned(), reason });
        let message = match reason {
            UntypedReason::Unmerged => "the parts of this `allOf` can't be one type",
            UntypedReason::Mixed => "keywords of several types stand here, and no type",
            // A circle has been reported where it closes; the others give no type.
            _ => return Lowered::plain(Type::Any),
        };
        let hint = "any JSON value is used; give it one type here, or in `client.toml`";
        self.report(Code::Untyped, pointer, message.to_owned(), hint);
        Lowered::plain(Type::Any)
    }
}

/// How many places with a type there are.
pub fn places(api: &Api) -> usize {
    let parts: usize = api.types.iter().map(|def| TypeDef::parts(def).len()).sum();
    let of = |operation: &Operation| {
        operation.request_types().count() + operation.response_types().count()
    };
    parts + api.operations.iter().map(of).sum::<usize>()
}
