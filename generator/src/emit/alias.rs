//! What things were called before: deprecated, and nothing but another name. Beside what
//! they stand for, so that the older path leads there, too.

use proc_macro2::TokenStream;
use quote::quote;

use super::Item;
use super::docs::Doc;
use super::scope::{gate, ident};
use crate::ir::{Alias, Api, Ident, Operation, Resource, ResourceId};

/// Older names of types, for `models/mod.rs`.
pub fn types(api: &Api) -> Vec<Item> {
    let all = api.aliases.iter().filter_map(|alias| match alias {
        Alias::Type { old, of } => {
            let def = &api[*of];
            let gate = gate(&api.features_of(def.home));
            let (name, old) = (ident(&def.name), ident(old));
            let head = head(0, &format!("models::{name}"));
            Some(Item::Rust(quote!(#head #gate pub type #old = #name;)))
        }
        Alias::Operation { .. } | Alias::Resource { .. } => None,
    });
    all.collect()
}

/// Older modules of resources: of those that the client gave, or that a resource gave.
pub fn modules(api: &Api, within: Option<ResourceId>) -> Vec<Item> {
    let all = api.aliases.iter().filter_map(|alias| match alias {
        Alias::Resource { parent, module, of, .. } if *parent == within => {
            let (gate, old) = (gate(&[&api[*of].feature]), ident(module));
            let path = path(api, *of);
            let head = head(0, &api.path_of(*of, "::"));
            Some(Item::Rust(quote!(#head #gate pub mod #old { pub use #path::*; })))
        }
        _ => None,
    });
    all.collect()
}

/// Older names for the file of a resource: of its operations, of itself, and of others that
/// it gave.
pub fn resource(
    api: &Api,
    id: ResourceId,
    method: impl Fn(&Operation) -> Vec<(TokenStream, TokenStream)>,
) -> Vec<Item> {
    let mut items = Vec::new();
    let mut methods = Vec::new();
    for alias in &api.aliases {
        match alias {
            Alias::Operation { resource, name, marker, of } if *resource == id => {
                let Some(operation) = api.operations.get(*of) else { continue };
                methods.push(call(api, id, name, operation, method(operation)));
                items.extend(marker.as_ref().map(|old| mark(api, id, old, operation)));
            }
            Alias::Resource { parent, module, handle, of, .. } => {
                if *of == id {
                    items.extend(own(
                        &api[id],
                        handle.as_ref(),
                        parent.is_none(),
                        module,
                    ));
                }
                if *parent == Some(id) {
                    methods.push(given(api, module, *of));
                }
            }
            _ => {}
        }
    }
    if !methods.is_empty() {
        let handle = ident(&api[id].handle);
        let gives = |alias: &Alias| match alias {
            Alias::Resource { parent, .. } => *parent == Some(id),
            Alias::Type { .. } | Alias::Operation { .. } => false,
        };
        // A lifetime has a name only where one is needed, or clippy complains.
        let head = match api.aliases.iter().any(gives) {
            true => quote!(impl<'a> #handle<'a>),
            false => quote!(impl #handle<'_>),
        };
        items.push(Item::Block { head, members: methods });
    }
    items.extend(modules(api, Some(id)));
    items
}

/// Older features, as lines of `Cargo.toml`.
pub fn features(api: &Api) -> String {
    let all = api.aliases.iter().filter_map(|alias| match alias {
        Alias::Resource { feature, of, .. } => {
            let feature = feature.as_ref()?;
            Some(format!("{feature} = [\"{}\"]\n", api[*of].feature))
        }
        Alias::Type { .. } | Alias::Operation { .. } => None,
    });
    all.collect()
}

/// An operation's older method, which calls the one that it has.
fn call(
    api: &Api,
    here: ResourceId,
    old: &Ident,
    operation: &Operation,
    arguments: Vec<(TokenStream, TokenStream)>,
) -> TokenStream {
    let Operation { resource, name, marker, .. } = operation;
    let (signature, names): (Vec<_>, Vec<_>) = arguments.into_iter().unzip();
    let (old, name, marker) = (ident(old), ident(name), ident(marker));
    let elsewhere = *resource != here;
    let gate = gate(of_other(api, *resource, here).as_slice());
    let (receiver, marker) = match elsewhere {
        true => {
            let (steps, path) = (steps(api, *resource), path(api, *resource));
            (quote!(self.0 #steps), quote!(#path::#marker))
        }
        false => (quote!(self), quote!(#marker)),
    };
    let called = format!("{}.{name}", api.path_of(*resource, "."));
    let head = head(4, &called);
    // Two printers need not agree on how a line is broken that nobody reads.
    quote! {
        #head
        #gate
        #[rustfmt::skip]
        pub fn #old(&self #(, #signature)*) -> Call<#marker> {
            #receiver.#name(#(#names),*)
        }
    }
}

/// The older name of what stands for an operation.
fn mark(api: &Api, here: ResourceId, old: &Ident, operation: &Operation) -> Item {
    let Operation { resource, marker, .. } = operation;
    let elsewhere = *resource != here;
    let gate = gate(of_other(api, *resource, here).as_slice());
    let (old, marker) = (ident(old), ident(marker));
    let head = head(0, &marker.to_string());
    let marker = match elsewhere {
        true => {
            let path = path(api, *resource);
            quote!(#path::#marker)
        }
        false => quote!(#marker),
    };
    Item::Rust(quote!(#head #gate #[rustfmt::skip] pub type #old = #marker;))
}

/// A resource's older handle, and the client's method that gave it.
fn own(
    resource: &Resource,
    old: Option<&Ident>,
    of_client: bool,
    module: &Ident,
) -> Vec<Item> {
    let handle = ident(&resource.handle);
    let mut items = Vec::new();
    if let Some(old) = old.map(ident) {
        let head = head(0, &handle.to_string());
        items.push(Item::Rust(quote!(#head pub type #old<'a> = #handle<'a>;)));
    }
    if of_client {
        let head = head(4, &resource.module.to_string());
        let module = ident(module);
        let method = quote! {
            #head
            pub fn #module(&self) -> #handle<'_> {
                #handle(self)
            }
        };
        items.push(Item::Block { head: quote!(impl Client), members: vec![method] });
    }
    items
}

/// A resource's older method that gave another.
fn given(api: &Api, old: &Ident, of: ResourceId) -> TokenStream {
    let (head, gate) = (head(4, &api.path_of(of, ".")), gate(&[&api[of].feature]));
    let (old, handle) = (ident(old), ident(&api[of].handle));
    let (steps, path) = (steps(api, of), path(api, of));
    quote! {
        #head
        #gate
        #[rustfmt::skip]
        pub fn #old(&self) -> #path::#handle<'a> {
            self.0 #steps
        }
    }
}

/// From the client to a resource's handle.
fn steps(api: &Api, id: ResourceId) -> TokenStream {
    let steps = api.lineage(id).into_iter().map(|one| ident(&one.module));
    quote!(#(.#steps())*)
}

/// The module of a resource.
fn path(api: &Api, id: ResourceId) -> TokenStream {
    let modules = api.lineage(id).into_iter().map(|one| ident(&one.module));
    quote!(crate::resources #(::#modules)*)
}

/// The feature that another resource is compiled with.
fn of_other(api: &Api, of: ResourceId, here: ResourceId) -> Option<&str> {
    (of != here).then_some(api[of].feature.as_str())
}

fn head(indent: usize, now: &str) -> TokenStream {
    let mut doc = Doc::at(indent);
    doc.paragraph(&format!("What `{now}` was called before."));
    let (doc, note) = (doc.outer(), format!("renamed to `{now}`"));
    quote!(#doc #[deprecated(note = #note)])
}
