//! The methods of a handle: each makes a call of what the operation requires.

use proc_macro2::TokenStream;
use quote::quote;

use super::argument::{Argument, skip};
use super::docs;
use super::way::Way;
use crate::emit::scope::{Scope, ident};
use crate::ir::Operation;

/// The methods of an operation, its own first.
pub fn methods(scope: &Scope<'_>, operation: &Operation) -> Vec<TokenStream> {
    Way::all(operation)
        .map(|way| {
            let doc = match way.differs {
                None => docs::method(scope, operation),
                Some(differs) => docs::alternate(scope, operation, way, differs),
            };
            method(scope, operation, way, &doc.outer())
        })
        .collect()
}

fn method(
    scope: &Scope<'_>,
    operation: &Operation,
    way: Way<'_>,
    doc: &TokenStream,
) -> TokenStream {
    let (name, marker) = (ident(way.name), ident(way.marker));
    let deprecated = operation.deprecated.then(|| quote!(#[deprecated]));
    let arguments = arguments(scope, operation, way);
    let parameters = arguments.iter().map(|argument| {
        let Argument { name, signature, .. } = argument;
        quote!(, #name: #signature)
    });
    let steps = arguments.iter().map(|argument| &argument.call);
    let skip =
        skip(&name, &quote!(Call<#marker>), &quote!(Call::new(self.0)), &arguments);
    quote! {
        #doc
        #deprecated
        #skip
        pub fn #name(&self #(#parameters)*) -> Call<#marker> {
            Call::new(self.0)#(.#steps)*
        }
    }
}

/// What the operation's own method takes: each with its type, and alone.
pub fn signature(
    scope: &Scope<'_>,
    operation: &Operation,
) -> Vec<(TokenStream, TokenStream)> {
    let all = arguments(scope, operation, Way::own(operation)).into_iter();
    all.map(|Argument { name, signature, .. }| {
        (quote!(#name: #signature), quote!(#name))
    })
    .collect()
}

/// Required parameters, then the body if it is an argument.
fn arguments(scope: &Scope<'_>, operation: &Operation, way: Way<'_>) -> Vec<Argument> {
    let required = operation.parameters.iter().filter(|parameter| parameter.required);
    let parameters = required.map(|parameter| Argument::parameter(scope, parameter));
    let body = way.body.iter().filter(|body| body.argument);
    parameters.chain(body.map(|body| Argument::body(scope, body))).collect()
}
