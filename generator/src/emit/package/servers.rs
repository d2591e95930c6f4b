//! `src/servers.rs`: the servers of the document, by name.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::Item;
use crate::emit::docs::{Doc, inline_code};
use crate::emit::scope::ident;
use crate::emit::tokens::compact;
use crate::ir::{Api, Docs, Server, ServerVariable};

/// `src/servers.rs`, where there is a choice of servers.
pub fn servers(api: &Api) -> Vec<Item> {
    let servers = &api.connection.servers;
    let mut head = Doc::at(0);
    head.paragraph(
        "The servers that the API's document names, for \
         [`ClientBuilder::base_url`](crate::ClientBuilder::base_url).",
    );
    if let Some(url) = &api.connection.base_url {
        head.paragraph(&format!("Unless one is set, calls go to {}.", inline_code(url)));
    }
    let mut items = vec![Item::Rust(head.inner())];
    if servers.iter().any(|server| !server.variables.is_empty()) {
        items.push(Item::Rust(quote!(
            use crate::runtime::{BaseUrl, ServerTemplate};
        )));
    }
    items.extend(servers.iter().flat_map(server));
    items
}

fn server(server: &Server) -> Vec<Item> {
    let Server { name, docs, url, variables } = server;
    let name = ident(name);
    let mut doc = Doc::at(0);
    let said = doc.text(docs);
    if variables.is_empty() {
        if !said {
            doc.paragraph(&format!("{}.", inline_code(url)));
        }
        let doc = doc.outer();
        return vec![Item::Rust(quote!(#doc pub const #name: &str = #url;))];
    }
    doc.paragraph(&format!("{}.", inline_code(url)));
    let doc = doc.outer();
    let definition = quote! {
        #doc
        #[derive(Clone, Debug)]
        pub struct #name(ServerTemplate);
    };
    let setters = variables.iter().filter(|one| one.default.is_some()).map(setter);
    let members = [new(url, variables)].into_iter().chain(setters).collect();
    let mut items = vec![
        Item::Rust(definition),
        Item::Block { head: quote!(impl #name), members },
        Item::Rust(quote! {
            impl From<#name> for BaseUrl {
                fn from(server: #name) -> Self {
                    server.0.into()
                }
            }
        }),
    ];
    if variables.iter().all(|variable| variable.default.is_some()) {
        items.push(Item::Rust(quote! {
            impl Default for #name {
                fn default() -> Self {
                    Self::new()
                }
            }
        }));
    }
    items
}

/// The constructor: what has no default is an argument.
fn new(url: &str, variables: &[ServerVariable]) -> TokenStream {
    let required: Vec<&ServerVariable> =
        variables.iter().filter(|one| one.default.is_none()).collect();
    let mut doc = Doc::at(4);
    doc.paragraph(match required.is_empty() {
        true => "With every variable as the document sets it.",
        false => "With what the document sets no value for; the rest is as it says.",
    });
    for variable in &required {
        let docs = described(variable);
        if docs != Docs::default() {
            doc.item(&format!("`{}`", variable.ident.text()), &docs, "");
        }
    }
    let doc = doc.outer();
    let arguments = required.iter().map(|variable| {
        let name = ident(&variable.ident);
        quote!(#name: impl Into<String>)
    });
    // A statement for each: chains of this length are broken differently by the printers.
    let values = variables.iter().map(|variable| {
        let ServerVariable { wire, ident: name, default, .. } = variable;
        let name = ident(name);
        let set = match default {
            Some(value) => quote!(.set(#wire, #value)),
            None => set(variable, &quote!(#name)),
        };
        quote!(let server = server #set;)
    });
    quote! {
        #doc
        pub fn new(#(#arguments),*) -> Self {
            let url = #url;
            let server = ServerTemplate::new(url);
            #(#values)*
            Self(server)
        }
    }
}

fn setter(variable: &ServerVariable) -> TokenStream {
    let name = ident(&variable.ident);
    let mut doc = Doc::at(4);
    let mut docs = described(variable);
    if docs.text.is_none() {
        docs.text = Some(format!("Sets `{}`.", variable.wire.replace('`', "")));
    }
    doc.text(&docs);
    let doc = doc.outer();
    let set = set(variable, &quote!(#name));
    let line = compact(&quote!(Self(self.0 #set)));
    // Which rustfmt and prettyplease break differently.
    let skip = (line.chars().count() > 80).then(|| quote!(#[rustfmt::skip]));
    quote! {
        #doc
        #skip
        pub fn #name(self, #name: impl Into<String>) -> Self {
            Self(self.0 #set)
        }
    }
}

fn set(variable: &ServerVariable, value: &TokenStream) -> TokenStream {
    let ServerVariable { wire, values, .. } = variable;
    match values.is_empty() {
        true => quote!(.set(#wire, #value)),
        false => quote!(.set_one_of(#wire, #value, &[#(#values),*])),
    }
}

/// What the document says of a variable, with its values and its default.
fn described(variable: &ServerVariable) -> Docs {
    let ServerVariable { docs, default, values, .. } = variable;
    let values: Vec<String> = values.iter().map(|value| inline_code(value)).collect();
    let mut facts = docs.facts.clone();
    match values.as_slice() {
        [] => {}
        [one] => facts.push(format!("only {one}")),
        _ => facts.push(format!("one of {}", values.join(", "))),
    }
    facts.extend(
        default.iter().map(|value| format!("{} by default", inline_code(value))),
    );
    Docs { facts, ..docs.clone() }
}
