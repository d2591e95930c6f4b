//! `api.json`: the machine-readable index of the crate, for tools and tests.

use serde_json::{Map, Value, json};

use crate::emit::scope::Scope;
use crate::emit::tokens::compact;
use crate::ir::{
    Alternate, Api, Body, Encoding, Location, Operation, Parameter, Response, Status,
    Success, TypeDef, TypeId, Webhook, WebhookKind,
};

/// `api.json`: a line for each operation and each type, so that a change shows as one.
pub fn index(api: &Api) -> String {
    let scope = Scope::root(api);
    let operations = api.operations.iter().map(|one| operation(&scope, one));
    let webhooks = api.webhooks.iter().map(|one| webhook(&scope, one));
    let types =
        (0..).zip(&api.types).filter_map(|(at, def)| named(&scope, TypeId(at), def));
    let (name, openapi) = (json!(api.package.name), json!(api.info.openapi));
    format!(
        "{{\"format\":1,\"crate\":{name},\"openapi\":{openapi},\n\"operations\":[\n{}\n],\n\
         \"webhooks\":[\n{}\n],\n\"types\":[\n{}\n]}}\n",
        lines(operations),
        lines(webhooks),
        lines(types),
    )
}

fn lines(values: impl Iterator<Item = Value>) -> String {
    values.map(|value| value.to_string()).collect::<Vec<_>>().join(",\n")
}

fn operation(scope: &Scope<'_>, operation: &Operation) -> Value {
    let Operation { id, method, path, resource, name, parameters, .. } = operation;
    let (feature, calls) =
        (&scope.api[*resource].feature, scope.api.path_of(*resource, "()."));
    let responses =
        operation.responses.iter().map(|one| (status(one.status), response(scope, one)));
    json!({
        "id": id,
        "method": method.as_str(),
        "path": path,
        "call": format!("{calls}().{name}"),
        "feature": feature,
        "parameters": parameters.iter().map(|one| parameter(scope, one)).collect::<Vec<_>>(),
        "body": operation.body.as_ref().map(|one| body(scope, one)),
        "responses": responses.collect::<Map<_, _>>(),
        "alternates": operation.alternates.iter().map(|one| alternate(scope, one)).collect::<Vec<_>>(),
        "paginated": operation.pagination.is_some(),
        "deprecated": operation.deprecated,
    })
}

fn webhook(scope: &Scope<'_>, webhook: &Webhook) -> Value {
    let Webhook { name, ident, kind, method, body, .. } = webhook;
    let (kind, operation) = match kind {
        WebhookKind::Webhook => ("webhook", None),
        WebhookKind::Callback { operation, .. } => {
            ("callback", scope.api.operations.get(*operation).map(|one| &one.id))
        }
    };
    json!({
        "name": name,
        "kind": kind,
        "operation": operation,
        "method": method.as_str(),
        "rust_path": format!("webhooks::{ident}"),
        "feature": Webhook::FEATURE,
        "media_type": body.as_ref().map(|body| &body.media_type),
        "rust_type": body.as_ref().map(|body| compact(&scope.ty(&body.ty))),
    })
}

fn parameter(scope: &Scope<'_>, parameter: &Parameter) -> Value {
    let place = match parameter.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    };
    json!({
        "name": parameter.wire,
        "in": place,
        "required": parameter.required,
        "argument": parameter.required,
        "rust_name": parameter.ident.to_string(),
        "rust_type": compact(&scope.ty(&parameter.ty)),
    })
}

fn body(scope: &Scope<'_>, body: &Body) -> Value {
    let ty = match body.encoding {
        Encoding::Json | Encoding::Form | Encoding::Multipart | Encoding::Lines => {
            compact(&scope.ty(&body.ty))
        }
        Encoding::Text => "String".to_owned(),
        Encoding::Bytes => "types::Bytes".to_owned(),
    };
    json!({
        "media_type": body.media_type,
        "required": body.required,
        "argument": body.argument,
        "rust_type": ty,
    })
}

/// Another method of the same operation.
fn alternate(scope: &Scope<'_>, alternate: &Alternate) -> Value {
    let result = match &alternate.success {
        Success::One(content) => json!(compact(&scope.content(content))),
        Success::Several(_) => Value::Null,
    };
    json!({
        "rust_name": alternate.name.to_string(),
        "body": alternate.body.as_ref().map(|one| body(scope, one)),
        "accept": alternate.accept,
        "rust_type": result,
    })
}

fn response(scope: &Scope<'_>, response: &Response) -> Value {
    json!({
        "media_type": response.media_type,
        "rust_type": compact(&scope.content(&response.content)),
    })
}

fn status(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Range(first) => format!("{first}XX"),
        Status::Default => "default".to_owned(),
    }
}

/// A type that is a component of the document.
fn named(scope: &Scope<'_>, id: TypeId, def: &TypeDef) -> Option<Value> {
    let schema = def.schema.as_ref()?;
    let features = scope.api.features_of(def.home);
    Some(json!({
        "schema": schema,
        "rust_path": compact(&scope.model(id)),
        "feature": match features.as_slice() {
            [one] => json!(one),
            _ => Value::Null,
        },
        "features": features,
    }))
}
