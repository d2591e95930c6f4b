//! Lowers an operation: one look at it, the parts in files of their own.

use super::bodies::Bodies;
use super::context::Lowering;
use super::drafts::Draft;
use super::idempotency;
use super::names;
use super::resources::Resources;
use super::responses::Answers;
use super::templates;
use super::twins::Alternates;
use crate::ir::{Docs, Operation};

/// Lowers one operation.
pub fn lower<'a>(
    lowering: &mut Lowering<'a>,
    draft: &Draft<'a>,
    resources: &mut Resources,
) -> Operation {
    let (resource, name, marker) = resources.claim(draft);
    let base = names::joined(resources.handle(resource), &names::pascal(name.text()));
    let parameters = lowering.parameters(draft, &base);
    let template = templates::plain(draft.path, |name| {
        parameters.iter().any(|known| known.wire == name)
    });
    let Bodies { main: body, others: bodies } = lowering.bodies(draft, &base);
    let Answers { success, accept, errors, responses, others } = lowering.answers(
        draft,
        &base,
        |name| match draft.locked.and_then(|locked| locked.outcome.clone()) {
            Some(outcome) => names::ident(outcome),
            None => resources.claim_type(resource, name),
        },
        &marker,
    );
    let locked = draft.locked;
    let alternates = Alternates { resource, resources, name: &name, locked };
    let alternates =
        alternates.all(bodies, others, (body.as_ref(), &success, accept.as_ref()));
    let idempotency_header = idempotency::header(lowering, draft.method, &parameters);
    let operation = draft.operation;
    Operation {
        id: draft.id.clone(),
        pointer: draft.pointer.clone(),
        method: draft.method,
        path: draft.path.to_owned(),
        template,
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
        // Filled by `failures::settle`, which has to see all operations.
        failures: None,
        responses,
        accept,
        idempotency_header,
        alternates,
        server: super::servers::own(lowering, draft),
        // Filled by `security::settle`, which has to see them, too.
        security: Vec::new(),
        // Filled by `paging` and `waiters`, when all types are what they will be.
        pagination: None,
        waiters: Vec::new(),
    }
}
