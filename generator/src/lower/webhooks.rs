//! What the API sends to its user's server: webhooks, and the callbacks of operations.

use std::collections::HashMap;

use openapiv3::{
    MediaType, Operation as Declared, Parameter, ParameterData, PathItem, ReferenceOr,
    RequestBody,
};

use super::component::escaped;
use super::context::Lowering;
use super::drafts::{Draft, method};
use super::names::{self, Scope};
use super::schema::Site;
use super::shape;
use super::wish::Wish;
use crate::diag::Code;
use crate::ir::{
    Docs, Location, Operation, Type, Webhook, WebhookBody, WebhookKind, WebhookParameter,
};

/// Names that mean something in the file of webhooks.
const TAKEN: &[&str] = &[
    "Self", "String", "Vec", "Option", "Some", "None", "Result", "Ok", "Err", "Box",
    "Default", "Clone", "Debug",
];

/// The document's webhooks, unless only some resources are wanted, and the callbacks of
/// these operations.
pub fn lower<'a>(
    lowering: &mut Lowering<'a>,
    drafts: &[Draft<'a>],
    operations: &[Operation],
    all: bool,
) -> Vec<Webhook> {
    let mut scope = Scope::reserving(TAKEN.iter().copied());
    let locked = lowering.held.iter().flat_map(|held| held.lock.webhooks.values());
    scope.reserve(locked.cloned());
    let document = lowering.document;
    let mut webhooks = Vec::new();
    for (name, item) in document.webhooks.iter().filter(|_| all) {
        let at = Place {
            pointer: format!("/webhooks/{}", escaped(name)),
            name,
            owner: "",
            kind: WebhookKind::Webhook,
        };
        webhooks.extend(requests(lowering, &mut scope, item, &at));
    }
    let places: HashMap<&str, usize> = operations
        .iter()
        .enumerate()
        .map(|(at, operation)| (operation.pointer.as_str(), at))
        .collect();
    for draft in drafts {
        let Some(&operation) = places.get(draft.pointer.as_str()) else { continue };
        for (name, callback) in &draft.operation.callbacks {
            for (expression, item) in callback {
                let (name_token, token) = (escaped(name), escaped(expression));
                let pointer =
                    format!("{}/callbacks/{name_token}/{token}", draft.pointer);
                let expression = expression.clone();
                let kind = WebhookKind::Callback { operation, expression };
                let at = Place { pointer, name, owner: &draft.id, kind };
                webhooks.extend(requests(lowering, &mut scope, item, &at));
            }
        }
    }
    webhooks
}

/// Where requests are described.
struct Place<'a> {
    pointer: String,
    name: &'a str,
    /// The operation that a callback belongs to.
    owner: &'a str,
    kind: WebhookKind,
}

fn requests<'a>(
    lowering: &mut Lowering<'a>,
    scope: &mut Scope,
    item: &'a PathItem,
    at: &Place<'_>,
) -> Vec<Webhook> {
    let short = names::pascal(at.name);
    let long = names::joined(&names::pascal(at.owner), &short);
    let alone = item.iter().count() == 1;
    let mut found = Vec::new();
    for (verb, declared) in item.iter() {
        let Some(method) = method(verb) else { continue };
        let ending = if alone { String::new() } else { names::pascal(verb) };
        let candidates = [&short, &long].map(|name| format!("{name}{ending}"));
        let pointer = format!("{}/{verb}", at.pointer);
        let locked = lowering.held.as_ref().and_then(|held| held.webhook(&pointer));
        let ident = match locked {
            Some(name) if !TAKEN.contains(&name) => name.to_owned(),
            _ => scope.claim(candidates),
        };
        let parameters = item.parameters.iter().chain(&declared.parameters);
        let parameters: Vec<_> =
            parameters.filter_map(|one| parameter(lowering, one)).collect();
        found.push(Webhook {
            name: at.name.to_owned(),
            body: body(lowering, declared, &pointer, &ident),
            ident: names::ident(ident),
            pointer,
            kind: at.kind.clone(),
            method,
            docs: Docs {
                summary: declared.summary.clone().or_else(|| item.summary.clone()),
                text: declared.description.clone().or_else(|| item.description.clone()),
                facts: Vec::new(),
            },
            deprecated: declared.deprecated,
            parameters,
        });
    }
    found
}

fn parameter(
    lowering: &Lowering<'_>,
    declared: &ReferenceOr<Parameter>,
) -> Option<WebhookParameter> {
    let declared = match declared {
        ReferenceOr::Item(parameter) => parameter,
        ReferenceOr::Reference { reference } => {
            let components = lowering.document.openapi.components.as_ref()?;
            components.parameters.get(shape::component(reference))?.as_item()?
        }
    };
    let location = match declared {
        Parameter::Query { .. } => Location::Query,
        Parameter::Header { .. } => Location::Header,
        Parameter::Path { .. } => Location::Path,
        Parameter::Cookie { .. } => Location::Cookie,
    };
    let ParameterData { name, description, .. } = declared.parameter_data_ref();
    let docs = Docs { text: description.clone(), ..Docs::default() };
    Some(WebhookParameter { wire: name.clone(), location, docs })
}

fn body<'a>(
    lowering: &mut Lowering<'a>,
    declared: &'a Declared,
    pointer: &str,
    ident: &str,
) -> Option<WebhookBody> {
    let (body, pointer) = match declared.request_body.as_ref()? {
        ReferenceOr::Item(body) => (body, format!("{pointer}/requestBody")),
        ReferenceOr::Reference { reference } => {
            let name = shape::component(reference);
            let components = lowering.document.openapi.components.as_ref()?;
            let body: &RequestBody = components.request_bodies.get(name)?.as_item()?;
            (body, format!("/components/requestBodies/{}", escaped(name)))
        }
    };
    let json = body.content.iter().find(|(media_type, _)| is_json(media_type));
    let (media_type, media) = json.or_else(|| body.content.first())?;
    for other in body.content.keys().filter(|other| *other != media_type) {
        let place = format!("{pointer}/content/{}", escaped(other));
        let message =
            format!("the type of a webhook's `{other}` is not part of the crate");
        let hint = format!("only that of its `{media_type}` is");
        lowering.report(Code::MediaTypeLeftOut, &place, message, &hint);
    }
    let site = Site::inline(
        format!("{pointer}/content/{}/schema", escaped(media_type)),
        Wish::Named(vec![ident.to_owned(), format!("{ident}Event")]),
    );
    Some(WebhookBody {
        media_type: media_type.clone(),
        ty: ty(lowering, media_type, media, &site),
        json: is_json(media_type),
        docs: Docs { text: body.description.clone(), ..Docs::default() },
    })
}

fn ty<'a>(
    lowering: &mut Lowering<'a>,
    media_type: &str,
    media: &'a MediaType,
    site: &Site,
) -> Type {
    let structured = is_json(media_type)
        || media_type.starts_with("application/x-www-form-urlencoded")
        || media_type.starts_with("multipart/");
    match &media.schema {
        Some(schema) if structured => lowering.schema_or_ref(schema, site).item(),
        None if is_json(media_type) => Type::Any,
        _ if media_type.starts_with("text/") => Type::String,
        _ => Type::Bytes,
    }
}

fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let essence = essence.to_ascii_lowercase();
    essence == "application/json" || essence == "*/*" || essence.ends_with("+json")
}
