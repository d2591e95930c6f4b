//! The setters of a call: optional parameters, and the body where it can be left out.

use proc_macro2::TokenStream;
use quote::quote;

use super::argument::{Argument, skip};
use super::waiter;
use super::way::Way;
use crate::emit::Item;
use crate::emit::docs::{Doc, inline_code};
use crate::emit::scope::{Scope, ident};
use crate::ir::{Body, Location, Operation, Parameter};

/// `impl Call<Marker>`, if there is anything to set.
pub fn block(scope: &Scope<'_>, operation: &Operation, way: Way<'_>) -> Option<Item> {
    let optional = operation.parameters.iter().filter(|parameter| !parameter.required);
    let parameters = optional.map(|one| parameter(scope, one));
    let body = way.body.iter().filter(|body| !body.argument);
    let mut members: Vec<_> =
        parameters.chain(body.map(|one| self::body(scope, one))).collect();
    if way.differs.is_none() {
        members.extend(waiter::methods(operation));
    }
    let marker = ident(way.marker);
    (!members.is_empty())
        .then(|| Item::Block { head: quote!(impl Call<#marker>), members })
}

fn parameter(scope: &Scope<'_>, parameter: &Parameter) -> TokenStream {
    let mut doc = Doc::at(4);
    if !doc.text(&parameter.docs) {
        let place = match parameter.location {
            Location::Path => "path",
            Location::Query => "query",
            Location::Header => "header",
            Location::Cookie => "cookie",
        };
        doc.paragraph(&format!(
            "The {place} parameter {}.",
            inline_code(&parameter.wire)
        ));
    }
    setter(&doc, parameter.deprecated, Argument::parameter(scope, parameter))
}

fn body(scope: &Scope<'_>, body: &Body) -> TokenStream {
    let mut doc = Doc::at(4);
    if !doc.text(&body.docs) {
        doc.paragraph("The request's body; without this call there is none.");
    }
    setter(&doc, false, Argument::body(scope, body))
}

fn setter(doc: &Doc, deprecated: bool, argument: Argument) -> TokenStream {
    let all = [argument];
    let [Argument { name, signature, call }] = &all;
    let skip = skip(name, &quote!(Self), &quote!(self), &all);
    let doc = doc.outer();
    let deprecated = deprecated.then(|| quote!(#[deprecated]));
    quote! {
        #doc
        #deprecated
        #skip
        pub fn #name(self, #name: #signature) -> Self {
            self.#call
        }
    }
}
