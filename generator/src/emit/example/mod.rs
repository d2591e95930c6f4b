//! The example of an operation: a call that compiles, with values from the document.

mod fit;
mod scalar;
mod value;

use std::cmp::Reverse;

use serde_json::Value;

use super::layout::Layout;
use super::scope::Scope;
use super::tokens::compact;
use crate::ir::{
    Api, Body, Content, Encoding, Method, Operation, ResourceId, Success, Type,
};
pub use fit::fits;
use scalar::Want;
pub use scalar::sample;
use value::{Extent, Values};

/// How wide the code is.
const WIDTH: usize = 82;

/// How many lines a body may take before less of it is shown.
const LINES: usize = 20;

/// The code, with the lines that rustdoc hides.
pub fn lines(api: &Api, operation: &Operation) -> Vec<String> {
    let package = api.package.name.replace('-', "_");
    let result = "Result<(), Box<dyn std::error::Error>>";
    let mut lines = vec![format!(
        "# use {package}::*; async fn example(client: Client) -> {result} {{"
    )];
    lines.extend(statements(api, operation));
    lines.push("# Ok(()) }".to_owned());
    lines
}

/// The operation that shows best what a call looks like: one that only asks.
pub fn first(api: &Api) -> Option<&Operation> {
    let asks = |operation: &&Operation| {
        let required = operation.parameters.iter().any(|parameter| parameter.required);
        operation.method == Method::Get && !required && !operation.deprecated
    };
    // The largest resource is what the API is about.
    let mut sizes = vec![0_usize; api.resources.len()];
    for ResourceId(at) in api.operations.iter().map(|operation| operation.resource) {
        if let Some(size) = sizes.get_mut(at as usize) {
            *size += 1;
        }
    }
    let rank = |operation: &&Operation| {
        let ResourceId(at) = operation.resource;
        (operation.pagination.is_none(), Reverse(sizes.get(at as usize)))
    };
    let best = api.operations.iter().filter(asks).min_by_key(rank);
    best.or_else(|| api.operations.first())
}

/// The call alone.
pub fn statements(api: &Api, operation: &Operation) -> Vec<String> {
    let mut lines = Vec::new();
    let mut arguments = arguments(api, operation);
    if let Some(body) = operation.body.as_ref().filter(|body| body.argument) {
        let layout = self::body(api, body);
        let inline = call(api, operation, with(&arguments, layout.clone())).lines(WIDTH);
        if inline.len() == 1 {
            arguments.push(layout);
        } else {
            let binding = [Layout::text("let body = "), layout, Layout::text(";")];
            lines.extend(Layout::Seq(binding.into()).lines(WIDTH));
            arguments.push(Layout::text("body"));
        }
    }
    lines.extend(call(api, operation, arguments).lines(WIDTH));
    lines
}

fn with(arguments: &[Layout], last: Layout) -> Vec<Layout> {
    arguments.iter().cloned().chain([last]).collect()
}

/// Values for the required parameters.
fn arguments(api: &Api, operation: &Operation) -> Vec<Layout> {
    let values = Values { scope: Scope::root(api), extent: Extent::Required };
    let required = operation.parameters.iter().filter(|parameter| parameter.required);
    required
        .map(|parameter| {
            let ty = values.scope.resolved(&parameter.ty);
            let value = values.value(ty, parameter.example.as_ref(), Want::Into);
            value.unwrap_or_else(|| parsed(&values.scope, &parameter.ty, &Value::Null))
        })
        .collect()
}

/// The body: all of the example if that is short, else what is required.
fn body(api: &Api, body: &Body) -> Layout {
    let scope = Scope::root(api);
    let from = body.example.as_ref();
    match body.encoding {
        Encoding::Bytes | Encoding::Text => {
            let text = from.and_then(Value::as_str).unwrap_or("...");
            return Layout::Text(format!("{text:?}"));
        }
        Encoding::Json | Encoding::Form | Encoding::Multipart | Encoding::Lines => {}
    }
    let of = |extent| {
        let ty = scope.resolved(&body.ty);
        let value = Values { scope, extent }.value(ty, from, want(ty))?;
        (value.lines(WIDTH - "let body = ;".len()).len() <= LINES).then_some(value)
    };
    of(Extent::Full)
        .or_else(|| of(Extent::Required))
        .unwrap_or_else(|| parsed(&scope, &body.ty, from.unwrap_or(&Value::Null)))
}

/// A body may be bound to a name first, so that nothing tells its type.
fn want(ty: &Type) -> Want {
    match ty {
        Type::String => Want::Into,
        _ => Want::Owned,
    }
}

/// Where code can't build a value: JSON that is read.
fn parsed(scope: &Scope<'_>, ty: &Type, from: &Value) -> Layout {
    let ty = compact(&scope.ty(ty));
    let text = from.to_string();
    let text = if text.len() < 60 { format!("{text:?}") } else { "\"...\"".to_owned() };
    Layout::Text(format!("serde_json::from_str::<{ty}>({text})?"))
}

fn call(api: &Api, operation: &Operation, arguments: Vec<Layout>) -> Layout {
    let Operation { name, resource, success, .. } = operation;
    let result = match success {
        Success::One(Content::Empty) => "",
        Success::One(Content::Events(_)) => "let events = ",
        Success::One(Content::Lines(_)) => "let items = ",
        Success::One(Content::Bytes) => "let bytes = ",
        Success::One(Content::Text) => "let text = ",
        Success::One(Content::Json(_)) => "let result = ",
        Success::Several(_) => "let outcome = ",
    };
    let handles = api.lineage(*resource).into_iter();
    let handles = handles.map(|one| Layout::Text(format!(".{}()", one.module)));
    let mut chain: Vec<Layout> =
        [Layout::text("client")].into_iter().chain(handles).collect();
    chain.push(Layout::group(format!(".{name}("), arguments, ")"));
    chain.push(Layout::text(".await?"));
    let chain = Layout::Chain(chain);
    Layout::Seq(vec![Layout::text(result), chain, Layout::text(";")])
}
