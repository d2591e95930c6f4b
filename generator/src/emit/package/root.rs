//! `src/lib.rs`.

use quote::quote;

use crate::emit::docs::{Doc, inline_code};
use crate::emit::example;
use crate::emit::{Item, letters, mock, security};
use crate::ir::{Api, Connection, Docs, Requirement, SchemeKind, Webhook};

/// `src/lib.rs`.
pub fn root(api: &Api) -> Vec<Item> {
    let doc = docs(api).inner();
    let letters = letters::foreign(api).then(|| {
        quote!(confusable_idents, mixed_script_confusables, uncommon_codepoints,)
    });
    let allowed = quote! {
        #![forbid(unsafe_code)]
        #![warn(missing_docs)]
        // Names and shapes are the document's.
        #![allow(
            #letters
            deprecated,
            clippy::enum_variant_names,
            clippy::large_enum_variant,
            clippy::module_inception,
            clippy::new_ret_no_self,
            clippy::self_named_constructors,
            clippy::should_implement_trait,
            clippy::too_many_arguments,
            clippy::type_complexity,
            clippy::upper_case_acronyms,
            clippy::wrong_self_convention,
            reason = "names and shapes are the API's"
        )]
    };
    let servers = (!api.connection.servers.is_empty()).then(|| {
        quote!(
            pub mod servers;
        )
    });
    let feature = Webhook::FEATURE;
    let webhooks = (!api.webhooks.is_empty()).then(|| {
        quote! {
            #[cfg(feature = #feature)]
            pub mod webhooks;
        }
    });
    let mock = mock::declaration();
    let modules = quote! {
        mod config;
        #mock
        pub mod models;
        pub mod resources;
        #[doc(hidden)]
        pub mod runtime;
        #servers
        #webhooks
    };
    // In several lines, since rustfmt and prettyplease break a longer one differently.
    let exports = quote! {
        #[cfg(feature = "blocking")]
        pub use runtime::blocking;
        pub use runtime::extend;
        pub use runtime::types;
        pub use runtime::{BaseUrl, Call, Client, ClientBuilder, Error, ErrorKind};
        pub use runtime::{CancelOn, Download, Payload};
        pub use runtime::{Clock, Items, Limiter, Pages, PollUntil};
        pub use runtime::{Correction, EventStream, Meta, RateLimit, RawResponse, Response};
    };
    let readme = quote! {
        #[cfg(doctest)]
        #[doc = include_str!("../README.md")]
        struct Readme;
    };
    let head = quote!(#doc #allowed);
    [head, modules, exports, readme].map(Item::Rust).into()
}

fn docs(api: &Api) -> Doc {
    let mut doc = Doc::at(0);
    let description =
        Docs { text: Some(api.package.description.clone()), ..Docs::default() };
    if !doc.text(&description) {
        doc.paragraph(&format!("A client of {}.", inline_code(&api.info.title)));
    }
    if let Some(operation) = example::first(api) {
        doc.code("no_run", example::lines(api, operation));
    }
    let start = match super::variables(&api.connection).is_empty() {
        true => "[`Client::new`]",
        false => "[`Client::from_env`] or [`Client::new`]",
    };
    doc.paragraph(&format!(
        "Start with {start}. Each group of operations is a \
         method of the client, behind a cargo feature, see [`resources`]; what is sent and \
         received is in [`models`]. What an operation requires is an argument, what it does \
         not is a setter of the [`Call`], which is sent by `.await`. [`Client::request`] calls \
         what the document has not; hooks, transports and tokens that renew themselves are in \
         [`extend`].",
    ));
    if let Some(text) = authorisation(&api.connection) {
        doc.paragraph(&text);
    }
    let schemes = &api.connection.schemes;
    for scheme in schemes.iter().filter(|scheme| scheme.kind == SchemeKind::MutualTls) {
        doc.text(&scheme.docs);
    }
    if !api.usual_headers.is_empty() {
        let names: Vec<String> =
            api.usual_headers.iter().map(|name| inline_code(name)).collect();
        doc.paragraph(&format!(
            "Most responses carry the headers {}: [`Call::send`] gives them beside the \
             result, in a [`Meta`].",
            names.join(", "),
        ));
    }
    if doc_has_more(api) {
        doc.heading("The API");
        doc.text(&api.info.docs);
    }
    doc
}

/// How calls are authorised, where one token is not all there is to it.
fn authorisation(connection: &Connection) -> Option<String> {
    let Connection { schemes, usual_security, .. } = connection;
    let certificate = schemes.iter().any(|scheme| scheme.kind == SchemeKind::MutualTls);
    let usual = match usual_security.as_slice() {
        [] => None,
        [Requirement { needs }] if needs.len() < 2 && schemes.len() < 2 => None,
        usual => {
            let needed = security::needed(connection, usual);
            Some(format!("Unless its documentation says otherwise, a call {needed}."))
        }
    };
    let certificate = certificate.then(|| {
        "The certificate that some calls need is that of the `reqwest::Client` which \
         [`ClientBuilder::http_client`] takes."
            .to_owned()
    });
    let said: Vec<String> = usual.into_iter().chain(certificate).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

fn doc_has_more(api: &Api) -> bool {
    api.info
        .docs
        .text
        .as_deref()
        .is_some_and(|text| text.trim() != api.package.description)
}
