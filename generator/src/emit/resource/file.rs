//! The files of `resources` and what they import.

use quote::quote;

use super::{handle, marker, method, setter};
use crate::emit::docs::Doc;
use crate::emit::scope::{Scope, ident};
use crate::emit::{Contents, File, Item, Part, Table, walk};
use crate::ir::{Api, Content, Operation, Resource, ResourceId, Success, Type};

/// `resources/mod.rs`.
pub fn root(api: &Api) -> File {
    let mut doc = Doc::at(0);
    doc.paragraph(
        "What the API can do: a module for each resource, with its handle, and for each \
         operation a type that stands for it in [`Call`](crate::Call).",
    );
    let modules = api.resources.iter().map(|resource| {
        let (feature, module) = (&resource.feature, ident(&resource.module));
        quote! {
            #[cfg(feature = #feature)]
            pub mod #module;
        }
    });
    let items = vec![Item::Rust(doc.inner()), Item::Rust(quote!(#(#modules)*))];
    File { path: "src/resources/mod.rs".to_owned(), contents: Contents::Rust(items) }
}

/// A file for each resource.
pub fn files(api: &Api) -> Vec<File> {
    (0..)
        .zip(&api.resources)
        .map(|(at, resource)| file(api, ResourceId(at), resource))
        .collect()
}

fn file(api: &Api, id: ResourceId, resource: &Resource) -> File {
    let scope = Scope::resources(api);
    let operations: Vec<&Operation> =
        api.operations.iter().filter(|operation| operation.resource == id).collect();
    let mut doc = Doc::at(0);
    if !doc.text(&resource.docs) {
        doc.paragraph(&format!("{}.", handle::title(resource)));
    }
    let models = operations.iter().any(|operation| names_models(operation));
    let models = models.then(|| {
        quote!(
            use crate::models;
        )
    });
    let mut items = vec![
        Item::Rust(doc.inner()),
        Item::Rust(quote!(#models use crate::runtime::emit::*;)),
    ];
    items.extend(handle::items(resource).map(Item::Rust));
    let handle = ident(&resource.handle);
    let members: Vec<_> = operations
        .iter()
        .flat_map(|operation| method::methods(&scope, operation))
        .collect();
    if !members.is_empty() {
        items.push(Item::Block { head: quote!(impl #handle<'_>), members });
    }
    items.extend(operations.iter().flat_map(|operation| setters(&scope, operation)));
    let entries = operations.iter().flat_map(|operation| entries(&scope, operation));
    items.push(Item::Table(Table::new("operations", entries.collect())));
    let path = format!("src/resources/{}.rs", resource.module.text());
    File { path, contents: Contents::Rust(items) }
}

/// The setters of an operation and of its streaming twin.
fn setters(scope: &Scope<'_>, operation: &Operation) -> Vec<Item> {
    let twin = operation.streaming.iter().map(|twin| &twin.marker);
    let markers = [&operation.marker].into_iter().chain(twin);
    markers.filter_map(|marker| setter::block(scope, operation, marker)).collect()
}

/// What the runtime has to know of an operation and of its streaming twin.
fn entries(scope: &Scope<'_>, operation: &Operation) -> Vec<Part> {
    let twin = operation.streaming.iter();
    let twin = twin.map(|twin| marker::streaming_entry(scope, operation, twin));
    [marker::entry(scope, operation)].into_iter().chain(twin).collect()
}

/// Whether the code of an operation names a model.
fn names_models(operation: &Operation) -> bool {
    let parameters = operation.parameters.iter().map(|parameter| &parameter.ty);
    let body = operation.body.iter().map(|body| &body.ty);
    let twin = operation.streaming.iter().map(|streaming| &streaming.item);
    let successes: Vec<&Content> = match &operation.success {
        Success::One(content) => vec![content],
        Success::Several(outcome) => {
            outcome.cases.iter().map(|case| &case.content).collect()
        }
    };
    let errors = operation.errors.iter().map(|error| &error.content);
    let contents =
        successes.into_iter().chain(errors).filter_map(|content| match content {
            Content::Json(ty) | Content::Events(ty) => Some(ty),
            Content::Empty | Content::Text | Content::Bytes => None,
        });
    let mut layers =
        parameters.chain(body).chain(twin).chain(contents).flat_map(walk::layers);
    layers.any(|ty| matches!(ty, Type::Named(_)))
}
