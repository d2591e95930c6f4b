//! `api.json`: the machine-readable index of the crate, for tools and tests.

use serde_json::{Map, Value, json};

use crate::emit::scope::Scope;
use crate::emit::tokens::compact;
use crate::emit::{Contents, File};
use crate::ir::{
    Api, Body, Encoding, Location, Operation, Parameter, Response, Status, TypeDef,
    TypeId,
};

/// `api.json`: a line for each operation and each type, so that a change shows as one.
pub fn index(api: &Api) -> File {
    let scope = Scope::root(api);
    let operations = api.operations.iter().map(|one| operation(&scope, one));
    let types =
        (0..).zip(&api.types).filter_map(|(at, def)| named(&scope, TypeId(at), def));
    let (name, openapi) = (json!(api.package.name), json!(api.info.openapi));
    let text = format!(
        "{{\"format\":1,\"crate\":{name},\"openapi\":{openapi},\n\"operations\":[\n{}\n],\n\
         \"types\":[\n{}\n]}}\n",
        lines(operations),
        lines(types),
    );
    File { path: "api.json".to_owned(), contents: Contents::Text(text) }
}

fn lines(values: impl Iterator<Item = Value>) -> String {
    values.map(|value| value.to_string()).collect::<Vec<_>>().join(",\n")
}

fn operation(scope: &Scope<'_>, operation: &Operation) -> Value {
    let Operation { id, method, path, resource, name, parameters, .. } = operation;
    let resource = &scope.api[*resource];
    let responses =
        operation.responses.iter().map(|one| (status(one.status), response(scope, one)));
    json!({
        "id": id,
        "method": method.as_str(),
        "path": path,
        "call": format!("{}().{name}", resource.module),
        "feature": resource.feature,
        "parameters": parameters.iter().map(|one| parameter(scope, one)).collect::<Vec<_>>(),
        "body": operation.body.as_ref().map(|one| body(scope, one)),
        "responses": responses.collect::<Map<_, _>>(),
        "paginated": operation.paginated,
        "deprecated": operation.deprecated,
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
        Encoding::Json | Encoding::Form | Encoding::Multipart => {
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
    Some(json!({
        "schema": schema,
        "rust_path": compact(&scope.model(id)),
        "feature": scope.feature(def.home),
    }))
}
