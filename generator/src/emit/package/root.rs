//! `src/lib.rs`.

use quote::quote;

use crate::emit::docs::{Doc, inline_code};
use crate::emit::example;
use crate::emit::{Contents, File, Item};
use crate::ir::{Api, Docs};

/// `src/lib.rs`.
pub fn root(api: &Api) -> File {
    let doc = docs(api).inner();
    let allowed = quote! {
        #![forbid(unsafe_code)]
        #![warn(missing_docs)]
        // Names and shapes are the document's.
        #![allow(
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
    let modules = quote! {
        mod config;
        pub mod models;
        pub mod resources;
        #[doc(hidden)]
        pub mod runtime;
    };
    // In two lines, since rustfmt and prettyplease break a longer one differently.
    let exports = quote! {
        pub use runtime::types;
        pub use runtime::{Call, Client, ClientBuilder, Error, ErrorKind};
        pub use runtime::{Correction, EventStream, Meta, RateLimit, RawResponse, Response};
    };
    let readme = quote! {
        #[cfg(doctest)]
        #[doc = include_str!("../README.md")]
        struct Readme;
    };
    let head = quote!(#doc #allowed);
    let items = [head, modules, exports, readme].map(Item::Rust).into();
    File { path: "src/lib.rs".to_owned(), contents: Contents::Rust(items) }
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
    doc.paragraph(
        "Start with [`Client::from_env`] or [`Client::new`]. Each group of operations is a \
         method of the client, behind a cargo feature, see [`resources`]; what is sent and \
         received is in [`models`]. What an operation requires is an argument, what it does \
         not is a setter of the [`Call`], which is sent by `.await`.",
    );
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

fn doc_has_more(api: &Api) -> bool {
    api.info
        .docs
        .text
        .as_deref()
        .is_some_and(|text| text.trim() != api.package.description)
}
