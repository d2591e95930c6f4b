//! A resource's handle, and the client's method that gives it.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::docs::{Doc, clean, inline_code};
use crate::emit::scope::ident;
use crate::ir::{Api, Resource};

/// The handle's type and how to get one.
pub fn items(api: &Api, resource: &Resource) -> [TokenStream; 2] {
    let Resource { parent, module, handle, models: _, feature: _, docs: _ } = resource;
    let title = title(resource);
    let above = parent.map(|id| &api[id].handle);
    let owner = above.map_or("Client", |handle| handle.text());
    let mut doc = Doc::at(0);
    doc.paragraph(&format!(
        "{title}; from [`{owner}::{module}`].",
        module = module.text()
    ));
    let (doc, handle_name, module) = (doc.outer(), ident(handle), ident(module));
    let definition = quote! {
        #doc
        #[derive(Clone, Copy, Debug)]
        pub struct #handle_name<'a>(&'a Client);
    };
    let mut doc = Doc::at(4);
    doc.paragraph(&format!("{title}."));
    let doc = doc.outer();
    let entry = match above.map(ident) {
        None => quote! {
            impl Client {
                #doc
                pub fn #module(&self) -> #handle_name<'_> {
                    #handle_name(self)
                }
            }
        },
        Some(above) => quote! {
            impl<'a> #above<'a> {
                #doc
                pub fn #module(&self) -> #handle_name<'a> {
                    #handle_name(self.0)
                }
            }
        },
    };
    [definition, entry]
}

/// What the resource is: the document's word for it, else the module's name.
pub fn title(resource: &Resource) -> String {
    let Resource { module, docs, .. } = resource;
    match docs.summary.as_deref().map(clean) {
        Some(name) => format!("The operations of {}", inline_code(&name)),
        None => format!("The operations of `{}`", module.text()),
    }
}
