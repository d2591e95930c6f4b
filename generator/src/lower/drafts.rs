//! Finds the operations, and tells which resource each belongs to.

use std::collections::HashSet;

use openapiv3::{PathItem, ReferenceOr};
use rayon::prelude::*;

use super::context::Lowering;
use super::grouping::{self, Call, Known};
use super::habits::Habits;
use super::names::{self, Scope};
use super::segments;
use crate::config::Selected;
use crate::diag::{Code, Fault, Faults};
use crate::ir::Method;

/// An operation before it is lowered: found, and told which resource it belongs to.
pub struct Draft<'a> {
    pub id: String,
    pub pointer: String,
    pub method: Method,
    pub path: &'a str,
    pub item: &'a PathItem,
    pub operation: &'a openapiv3::Operation,
    /// The id that the document gives, whether or not another operation has it too.
    pub declared: Option<&'a str>,
    /// The resource's path from the client on: `gpu_droplets.actions`.
    pub module: String,
    /// What it is called there; the first that is free is taken.
    pub names: Vec<String>,
    /// Whether the first name is the user's own, which nothing else may have.
    pub chosen: bool,
    /// Whether the user has said which resource it belongs to.
    pub placed: bool,
    /// Its line of `names.lock`, where it is called as that says.
    pub locked: Option<&'a crate::names::Operation>,
}

impl Draft<'_> {
    /// What selectors of `client.toml` look at.
    pub fn selected(&self) -> Selected<'_> {
        Selected {
            ids: [self.declared, Some(&self.id)],
            tags: &self.operation.tags,
            method: self.method.as_str(),
            path: self.path,
        }
    }
}

/// Finds all operations, in document order.
pub fn find<'a>(lowering: &mut Lowering<'a>) -> Vec<Draft<'a>> {
    let document = lowering.document;
    let found: Vec<Found<'a>> =
        document.openapi.paths.iter().flat_map(in_path).collect();
    let known: Vec<Known<'a>> = found.iter().map(Found::known).collect();
    let habits = Habits::of(&known);
    let places = known.par_iter().map(|known| grouping::place(habits, *known));
    let calls: Vec<Call> = places.collect();
    // A made-up id is never one that another operation has by right.
    let mut made_up = Scope::reserving(known.iter().filter_map(|known| known.id));
    let mut seen = HashSet::new();
    let mut drafts = Vec::with_capacity(found.len());
    for ((found, known), call) in found.into_iter().zip(known).zip(calls) {
        let Found { path, item, verb, method, operation } = found;
        let Known { id: declared, .. } = known;
        let pointer = format!("/paths/{}/{verb}", super::component::escaped(path));
        let given = declared.filter(|id| seen.insert(*id));
        let id = given.map(str::to_owned).unwrap_or_else(|| {
            let made = made_up.claim([made_id(method, path)]);
            report(lowering, declared, (method, path), &made, &pointer);
            made
        });
        let Call { group: module, mut names } = call;
        if declared.is_some() && given.is_none() {
            // The id's name is another operation's.
            names.extend(grouping::place(habits, Known { id: None, ..known }).names);
        }
        drafts.push(Draft {
            id,
            pointer,
            method,
            path,
            item,
            operation,
            declared,
            module,
            names,
            chosen: false,
            placed: false,
            locked: None,
        });
    }
    drafts
}

/// An operation where it stands.
struct Found<'a> {
    path: &'a str,
    item: &'a PathItem,
    verb: &'a str,
    method: Method,
    operation: &'a openapiv3::Operation,
}

impl<'a> Found<'a> {
    fn known(&self) -> Known<'a> {
        Known {
            id: self.operation.operation_id.as_deref().filter(|id| !id.is_empty()),
            tags: &self.operation.tags,
            method: self.method,
            path: self.path,
        }
    }
}

fn in_path<'a>(
    (path, item): (&'a String, &'a ReferenceOr<PathItem>),
) -> impl Iterator<Item = Found<'a>> {
    item.as_item().into_iter().flat_map(move |item| {
        item.iter().filter_map(move |(verb, operation)| {
            Some(Found { path, item, verb, method: method(verb)?, operation })
        })
    })
}

/// The parameters that all operations have together: a path item's are those of each of its
/// operations, and one component may be named without end, so they multiply.
const MOST_PARAMETERS: usize = 250_000;

/// Nothing if the operations are too much to be lowered in reasonable time and space.
pub fn bounded(drafts: &[Draft<'_>], faults: &mut Faults) -> Option<()> {
    let parameters = |draft: &Draft<'_>| {
        draft.operation.parameters.len() + draft.item.parameters.len()
    };
    let count: usize = drafts.iter().map(parameters).sum();
    if count <= MOST_PARAMETERS {
        return Some(());
    }
    let message = format!(
        "the operations have {count} parameters together, and at most {MOST_PARAMETERS} \
         are read"
    );
    let hint =
        "pick operations with `only` or `skip` below `[operations]` in `client.toml`";
    faults.push(Fault::placeless(Code::TooBig, message).hint(hint));
    None
}

/// A word about an operation that goes by a made-up id.
fn report(
    lowering: &mut Lowering<'_>,
    declared: Option<&str>,
    (method, path): (Method, &str),
    made: &str,
    pointer: &str,
) {
    match declared {
        Some(id) => lowering.report(
            Code::DuplicateOperationId,
            &format!("{pointer}/operationId"),
            format!("two operations are called `{id}`"),
            &format!("this one goes by `{made}`; give it an id of its own"),
        ),
        None => lowering.report(
            Code::MissingOperationId,
            pointer,
            format!("`{} {path}` has no operationId", method.as_str()),
            &format!("it goes by `{made}`; give it an id that may stay"),
        ),
    }
}

pub fn method(verb: &str) -> Option<Method> {
    let method = match verb {
        "get" => Method::Get,
        "put" => Method::Put,
        "post" => Method::Post,
        "delete" => Method::Delete,
        "options" => Method::Options,
        "head" => Method::Head,
        "patch" => Method::Patch,
        "trace" => Method::Trace,
        _ => return None,
    };
    Some(method)
}

/// A name from method and path: `get_droplets_by_droplet_id`.
fn made_id(method: Method, path: &str) -> String {
    let mut id = method.as_str().to_ascii_lowercase();
    for segment in path.split('/').filter(|segment| !segment.is_empty()) {
        if segments::is_version(segment) {
            continue;
        }
        let word = names::snake(segment.trim_matches(['{', '}']));
        id.push('_');
        if segment.starts_with('{') {
            id.push_str("by_");
        }
        id.push_str(word.text());
    }
    id
}
