//! Deprecated names: the second step of a rename is that the old name goes.

use std::collections::HashSet;

use super::{Compare, Thing, resource};
use crate::diff::collect::At;
use crate::diff::{Kind, What};
use crate::surface::{Named, Surface};

/// The deprecated names of the old crate that mean nothing any more.
pub fn aliases(compare: &mut Compare<'_, '_>, old: &Surface, new: &Surface) {
    let kept: HashSet<_> =
        new.aliases.iter().map(|one| (one.named, one.old.as_str())).collect();
    for one in &old.aliases {
        let name = one.old.as_str();
        if kept.contains(&(one.named, name)) || is_real(new, one.named, name) {
            continue;
        }
        let (what, name) = match one.named {
            Named::Type => (What::Type, name.to_owned()),
            Named::Call => (What::Operation, name.to_owned()),
            Named::Resource => (What::Resource, resource::client(name)),
            Named::Feature => (What::Feature, name.to_owned()),
        };
        let thing = Thing { at: At::CRATE, what, owner: None, name: &name };
        compare.push(thing, Kind::Removed);
    }
}

/// Whether something else has the name by now.
fn is_real(new: &Surface, named: Named, name: &str) -> bool {
    match named {
        Named::Type => new.types.iter().any(|one| one.name == name),
        Named::Call => new.operations.iter().any(|one| one.call() == name),
        Named::Resource => new.resources.iter().any(|one| one.path == name),
        Named::Feature => new.resources.iter().any(|one| one.feature == name),
    }
}
