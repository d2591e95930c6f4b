//! Operations: one look at each, the parts in files of their own.

use openapiv3::{PathItem, ReferenceOr};

use super::context::Lowering;
use super::names;
use super::resources::{self, Resources};
use super::responses::Answers;
use crate::diag::Code;
use crate::ir::{Docs, Method, Operation, Streaming, Type};

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
pub fn drafts<'a>(lowering: &mut Lowering<'a>) -> Vec<Draft<'a>> {
    let mut drafts: Vec<Draft<'a>> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    let document = lowering.document;
    for (path, item) in &document.openapi.paths.paths {
        let ReferenceOr::Item(item) = item else { continue };
        for (verb, operation) in item.iter() {
            let Some(method) = method(verb) else { continue };
            let token = super::component::escaped(path);
            let pointer = format!("/paths/{token}/{verb}");
            let made = || made_id(verb, path);
            let id = match operation.operation_id.as_deref().filter(|id| !id.is_empty())
            {
                Some(id) if !seen.contains(id) => id.to_owned(),
                Some(id) => {
                    let made = made();
                    let message = format!("two operations are called `{id}`");
                    let hint =
                        format!("this one goes by `{made}`; give it an id of its own");
                    let at = format!("{pointer}/operationId");
                    lowering.report(Code::DuplicateOperationId, &at, message, &hint);
                    made
                }
                None => {
                    let made = made();
                    let message =
                        format!("`{} {path}` has no operationId", method.as_str());
                    let hint =
                        format!("it goes by `{made}`; give it an id that may stay");
                    lowering.report(Code::MissingOperationId, &pointer, message, &hint);
                    made
                }
            };
            seen.insert(id.clone());
            let named = operation.operation_id.as_deref() == Some(id.as_str());
            let (module, name) = if named {
                resources::split(&id, &operation.tags, path)
            } else {
                let (module, _) = resources::split(verb, &operation.tags, path);
                (module, id.clone())
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

/// Lowers one operation.
pub fn lower<'a>(
    lowering: &mut Lowering<'a>,
    draft: &Draft<'a>,
    resources: &mut Resources,
) -> Operation {
    let (resource, name, marker) = resources.claim(draft);
    let base = names::joined(resources.handle(resource), &names::pascal(name.text()));
    let parameters = lowering.parameters(draft, &base);
    let body = lowering.body(draft, &base);
    let Answers { success, errors, responses, events } = lowering.answers(
        draft,
        &base,
        |name| resources.claim_type(resource, name),
        &marker,
    );
    let streaming = events.map(|item| streaming(item, resource, &name, resources));
    let paginated = super::parameters::paginated(draft.method, &parameters, &success);
    let operation = draft.operation;
    Operation {
        id: draft.id.clone(),
        pointer: draft.pointer.clone(),
        method: draft.method,
        path: draft.path.to_owned(),
        resource,
        name,
        marker,
        docs: Docs {
            summary: operation.summary.clone().or_else(|| draft.item.summary.clone()),
            text: operation.description.clone(),
            facts: Vec::new(),
        },
        deprecated: operation.deprecated,
        parameters,
        body,
        success,
        errors,
        responses,
        streaming,
        server: super::package::own_server(draft),
        security: super::security::of(lowering.document, operation),
        paginated,
    }
}

fn streaming(
    item: Type,
    resource: crate::ir::ResourceId,
    name: &crate::ir::Ident,
    resources: &mut Resources,
) -> Streaming {
    let (name, marker) =
        resources.claim_twin(resource, &format!("{}_events", name.text()));
    Streaming { name, marker, item }
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
fn made_id(verb: &str, path: &str) -> String {
    let mut id = verb.to_owned();
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
