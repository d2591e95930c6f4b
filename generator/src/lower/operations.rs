//! Lowers an operation: one look at it, the parts in files of their own.

use super::context::Lowering;
use super::drafts::Draft;
use super::names;
use super::resources::Resources;
use super::responses::Answers;
use crate::diag::Code;
use crate::ir::{Docs, Operation, Streaming, Type};

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
    if !operation.callbacks.is_empty() {
        lowering.report(
            Code::CallbacksLeftOut,
            &format!("{}/callbacks", draft.pointer),
            format!("the callbacks of `{}` are not part of the crate", draft.id),
            "what the API sends to your server has to be decoded by hand",
        );
    }
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
