//! Failures that go without saying: most operations of an API have the same.

use indexmap::IndexMap;

use crate::ir::{Api, ErrorBody, Home, Status, Type};

/// Finds what the API's failures usually are, and what each operation has to say beside.
/// Types have their homes.
pub fn settle(api: &mut Api) {
    let said: Vec<Vec<ErrorBody>> =
        api.operations.iter().map(|operation| said(&operation.errors)).collect();
    let usual = usual(api, &said);
    for (operation, said) in api.operations.iter_mut().zip(said) {
        operation.failures = (said != usual).then_some(said);
    }
    api.usual_failures = usual;
}

/// The failures without statuses that are read in the same way if they are not named: a
/// code like its range or `default`, a range like `default`.
fn said(errors: &[ErrorBody]) -> Vec<ErrorBody> {
    let content = |status: Status| {
        errors.iter().find(|one| one.status == status).map(|one| &one.content)
    };
    let default = || content(Status::Default);
    let otherwise = |status: Status| match status {
        Status::Code(code) => content(Status::Range(range_of(code))).or_else(default),
        Status::Range(_) => default(),
        Status::Default => None,
    };
    let named = errors.iter().filter(|one| otherwise(one.status) != Some(&one.content));
    named.cloned().collect()
}

fn range_of(code: u16) -> u8 {
    u8::try_from(code / 100).unwrap_or_default()
}

/// What most operations have. It is said where every choice of features compiles it, so
/// where a type is not always there, each operation says its own.
fn usual(api: &Api, said: &[Vec<ErrorBody>]) -> Vec<ErrorBody> {
    let mut counts: IndexMap<&[ErrorBody], usize> = IndexMap::new();
    for errors in said {
        *counts.entry(errors).or_default() += 1;
    }
    let most = counts.into_iter().rev().max_by_key(|(_, count)| *count);
    let most = most.map(|(errors, _)| errors).unwrap_or_default();
    let types = most.iter().filter_map(|error| error.content.ty());
    let always = types.flat_map(Type::named).all(|id| api[id].home == Home::Shared);
    if always { most.to_vec() } else { Vec::new() }
}

#[cfg(test)]
mod tests;
