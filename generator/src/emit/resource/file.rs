//! The files of `resources` and what they import.

use proc_macro2::TokenStream;
use quote::quote;

use super::way::Way;
use super::{handle, marker, method, setter};
use crate::emit::docs::Doc;
use crate::emit::scope::{Scope, ident};
use crate::emit::{File, Item, Part, Table, alias};
use crate::ir::{Api, Content, Operation, Resource, ResourceId, Type};

/// `resources/mod.rs`.
pub fn root(api: &Api) -> Vec<Item> {
    let mut doc = Doc::at(0);
    doc.paragraph(
        "What the API can do: a module for each resource, with its handle, and for each \
         operation a type that stands for it in [`Call`](crate::Call).",
    );
    let top = api.resources.iter().filter(|resource| resource.parent.is_none());
    let mut items = vec![Item::Rust(doc.inner()), Item::Rust(modules(top))];
    items.extend(alias::modules(api, None));
    items
}

/// The modules of resources.
fn modules<'a>(resources: impl Iterator<Item = &'a Resource>) -> TokenStream {
    let modules = resources.map(|resource| {
        let (feature, module) = (&resource.feature, ident(&resource.module));
        quote! {
            #[cfg(feature = #feature)]
            pub mod #module;
        }
    });
    quote!(#(#modules)*)
}

/// A file for each resource.
pub fn files(api: &Api) -> impl Iterator<Item = File<'_>> {
    let mut within = vec![Within::default(); api.resources.len()];
    for operation in &api.operations {
        if let Some(of) = within.get_mut(operation.resource.0 as usize) {
            of.operations.push(operation);
        }
    }
    for resource in &api.resources {
        let parent = resource.parent.and_then(|id| within.get_mut(id.0 as usize));
        parent.into_iter().for_each(|of| of.resources.push(resource));
    }
    let ids = (0..).map(ResourceId);
    ids.zip(within).map(move |(id, within)| {
        let modules = api.lineage(id).into_iter().map(|one| one.module.text());
        let path = format!("src/resources/{}.rs", modules.collect::<Vec<_>>().join("/"));
        File::rust(path, move || items(api, id, &within))
    })
}

/// What is in one resource, found for all of them at once: there may be very many.
#[derive(Clone, Default)]
struct Within<'a> {
    operations: Vec<&'a Operation>,
    resources: Vec<&'a Resource>,
}

fn items(api: &Api, id: ResourceId, within: &Within<'_>) -> Vec<Item> {
    let (scope, resource) = (Scope::resources(api), &api[id]);
    let Within { operations, resources } = within;
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
    let mut items = vec![Item::Rust(doc.inner())];
    let inner = modules(resources.iter().copied());
    if !inner.is_empty() {
        items.push(Item::Rust(inner));
    }
    let above = resource.parent.map(|parent| {
        let handle = ident(&api[parent].handle);
        quote!(
            use super::#handle;
        )
    });
    items.push(Item::Rust(quote!(#above #models use crate::runtime::emit::*;)));
    items.extend(handle::items(api, resource).map(Item::Rust));
    let handle = ident(&resource.handle);
    let members: Vec<_> = operations
        .iter()
        .flat_map(|operation| method::methods(&scope, operation))
        .collect();
    if !members.is_empty() {
        items.push(Item::Block { head: quote!(impl #handle<'_>), members });
    }
    items.extend(alias::resource(api, id, |of| method::signature(&scope, of)));
    items.extend(operations.iter().flat_map(|operation| setters(&scope, operation)));
    let entries: Vec<Part> =
        operations.iter().flat_map(|operation| entries(&scope, operation)).collect();
    if !entries.is_empty() {
        items.push(Item::Table(Table::new("operations", entries)));
    }
    items
}

/// The setters of each way to call an operation.
fn setters(scope: &Scope<'_>, operation: &Operation) -> Vec<Item> {
    Way::all(operation).filter_map(|way| setter::block(scope, operation, way)).collect()
}

/// What the runtime has to know of each way to call an operation.
fn entries(scope: &Scope<'_>, operation: &Operation) -> Vec<Part> {
    Way::all(operation).map(|way| marker::entry(scope, operation, way)).collect()
}

/// Whether the code of an operation names a model.
fn names_models(operation: &Operation) -> bool {
    let results = Way::all(operation).flat_map(|way| way.success.contents());
    let failures = operation.failures.iter().flatten().map(|error| &error.content);
    let contents = results.chain(failures).filter_map(Content::ty);
    let mut layers = operation.request_types().chain(contents).flat_map(Type::layers);
    layers.any(|ty| matches!(ty, Type::Named(_)))
}
