//! Which changes are tried, and what has to come of each.

use oasmith::ir::{Api, Type};
use serde_json::Value;

use super::types::{self, Null};
use super::walk::{self, Kind};
use super::{Change, Expected, Step, To, path};
use crate::corpus::examples::Example;

/// What is to be tried, and what the types of the crate and the document don't agree on.
#[derive(Debug, Default)]
pub struct Plan {
    /// Changes of examples, in their order; before those of each, one that changes nothing.
    pub changes: Vec<Change>,
    /// Places where the crate asks for more or for less than the document.
    pub differences: Vec<(String, String)>,
}

/// Every member of every response.
pub fn plan(examples: &[Example<'_>], api: &Api, index: &Value) -> Plan {
    let types = types::of_responses(api, index);
    let mut plan = Plan::default();
    for (number, example) in examples.iter().enumerate() {
        if let Some(ty) = types.get(&example.rust_type).filter(|_| example.is_response())
        {
            plan.example(number, example, api, ty);
        }
    }
    plan
}

impl Plan {
    fn example(&mut self, number: usize, example: &Example<'_>, api: &Api, ty: &Type) {
        let mut changes = Vec::new();
        for member in walk::members(api, example.value, ty) {
            let valid = without(example, &member.at);
            if let Some(words) = difference(&member.kind, valid) {
                let place = format!("{} as {}", example.place, example.rust_type);
                let words = format!("{:?} {words}", path(&member.at));
                self.differences.push((place, words));
            }
            let is_null = lookup(example.value, &member.at).is_none_or(Value::is_null);
            let (missing, null) = expected(member.kind, member.null, valid);
            let null = null.filter(|_| !is_null);
            for (to, expected) in [(To::Nothing, missing), (To::Null, null)] {
                let Some(expected) = expected else { continue };
                let at = member.at.clone();
                changes.push(Change { example: number, at, to, expected });
            }
        }
        if !changes.is_empty() {
            let (at, to, expected) = (Vec::new(), To::Nothing, Expected::Base);
            self.changes.push(Change { example: number, at, to, expected });
            self.changes.append(&mut changes);
        }
    }
}

/// What has to come of a member that is missing, and of one that is null; nothing, if that
/// need not be tried. `valid` is what the example's own schema says of the rest.
fn expected(
    kind: Kind,
    null: Null,
    valid: Option<bool>,
) -> (Option<Expected>, Option<Expected>) {
    let missing = match kind {
        Kind::Optional => None,
        Kind::Required => Some(Expected::Correction),
        Kind::Needed => Some(Expected::Failure),
        Kind::Tag => Some(Expected::Unknown),
        Kind::InUnion(unions) => valid.map(|valid| Expected::InUnion { unions, valid }),
    };
    let of_null = match (&missing, null) {
        // Null for what may be missing says nothing.
        (None | Some(Expected::InUnion { valid: true, .. }), _) => None,
        (Some(Expected::InUnion { .. } | Expected::Unknown), _) => missing.clone(),
        (_, Null::Taken | Null::Unsaid) => None,
        (_, Null::Corrected) => Some(Expected::Correction),
        (_, Null::Refused) => Some(Expected::Failure),
    };
    (missing, of_null)
}

/// Where the crate asks for what the document does not ask for, or the other way around.
fn difference(kind: &Kind, valid: Option<bool>) -> Option<&'static str> {
    match (kind, valid?) {
        (Kind::Optional, false) => Some("is required by the document, not by the crate"),
        (Kind::Required | Kind::Needed | Kind::Tag, true) => {
            Some("is required by the crate, not by the document")
        }
        _ => None,
    }
}

/// Whether an example that is valid still is without some member.
fn without(example: &Example<'_>, at: &[Step]) -> Option<bool> {
    if !example.valid {
        return None;
    }
    let mut rest = example.value.clone();
    let (name, owner) = at.split_last()?;
    let owner = owner.iter().try_fold(&mut rest, |value, step| match step {
        Step::Member(name) => value.get_mut(name),
        Step::Item(index) => value.get_mut(index),
    });
    match (owner?, name) {
        (Value::Object(members), Step::Member(name)) => members.remove(name)?,
        _ => return None,
    };
    example.takes(&rest)
}

fn lookup<'v>(value: &'v Value, at: &[Step]) -> Option<&'v Value> {
    at.iter().try_fold(value, |value, step| match step {
        Step::Member(name) => value.get(name),
        Step::Item(index) => value.get(index),
    })
}
