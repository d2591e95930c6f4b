//! The methods of a handle: each makes a call of what the operation requires.

use proc_macro2::TokenStream;
use quote::quote;

use super::argument::{Argument, skip};
use super::docs;
use crate::emit::scope::{Scope, ident};
use crate::ir::{Ident, Operation};

/// The method of an operation, and its streaming twin if there is one.
pub fn methods(scope: &Scope<'_>, operation: &Operation) -> Vec<TokenStream> {
    let doc = docs::method(scope, operation).outer();
    let plain = method(scope, operation, &operation.name, &operation.marker, &doc);
    let streaming = operation.streaming.as_ref().map(|streaming| {
        let doc = docs::streaming(operation).outer();
        method(scope, operation, &streaming.name, &streaming.marker, &doc)
    });
    [plain].into_iter().chain(streaming).collect()
}

fn method(
    scope: &Scope<'_>,
    operation: &Operation,
    name: &Ident,
    marker: &Ident,
    doc: &TokenStream,
) -> TokenStream {
    let (name, marker) = (ident(name), ident(marker));
    let deprecated = operation.deprecated.then(|| quote!(#[deprecated]));
    let arguments = arguments(scope, operation);
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

/// Required parameters, then the body if it is an argument.
fn arguments(scope: &Scope<'_>, operation: &Operation) -> Vec<Argument> {
    let required = operation.parameters.iter().filter(|parameter| parameter.required);
    let parameters = required.map(|parameter| Argument::parameter(scope, parameter));
    let body = operation.body.iter().filter(|body| body.argument);
    parameters.chain(body.map(|body| Argument::body(scope, body))).collect()
}
