//! Finds the operations, and tells which resource each belongs to.

use std::collections::HashSet;

use openapiv3::{PathItem, ReferenceOr};

use super::context::Lowering;
use super::names::{self, Scope};
use super::resources;
use crate::diag::Code;
use crate::ir::Method;

/// An operation before it is lowered: found, and told which resource it belongs to.
pub struct Draft<'a> {
    pub id: String,
    pub pointer: String,
    pub method: Method,
    pub path: &'a str,
    pub item: &'a PathItem,
    pub operation: &'a openapiv3::Operation,
    /// The resource's group, as `resources::split` names it.
    pub module: String,
    /// What is left of the name.
    pub name: String,
}

/// Finds all operations, in document order.
pub fn find<'a>(lowering: &mut Lowering<'a>) -> Vec<Draft<'a>> {
    let mut drafts: Vec<Draft<'a>> = Vec::new();
    let document = lowering.document;
    // A made-up id is never one that another operation has by right.
    let operations = document.openapi.operations();
    let mut made_up =
        Scope::reserving(operations.filter_map(|(.., one)| declared_id(one)));
    let mut seen = HashSet::new();
    for (path, item) in &document.openapi.paths.paths {
        let ReferenceOr::Item(item) = item else { continue };
        for (verb, operation) in item.iter() {
            let Some(method) = method(verb) else { continue };
            let pointer = format!("/paths/{}/{verb}", super::component::escaped(path));
            let declared = declared_id(operation);
            let given = declared.filter(|id| seen.insert(*id));
            let id = given.map(str::to_owned).unwrap_or_else(|| {
                let made = made_up.claim([made_id(method, path)]);
                report(lowering, declared, (method, path), &made, &pointer);
                made
            });
            let (module, name) = match given {
                Some(id) => resources::split(id, &operation.tags, path),
                None => (resources::split(verb, &operation.tags, path).0, id.clone()),
            };
            drafts.push(Draft {
                id,
                pointer,
                method,
                path,
                item,
                operation,
                module,
                name,
            });
        }
    }
    drafts
}

fn declared_id(operation: &openapiv3::Operation) -> Option<&str> {
    operation.operation_id.as_deref().filter(|id| !id.is_empty())
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

fn method(verb: &str) -> Option<Method> {
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
        let version = segment.len() <= 3
            && segment.starts_with('v')
            && segment[1..].chars().all(|c| c.is_ascii_digit());
        if version {
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
