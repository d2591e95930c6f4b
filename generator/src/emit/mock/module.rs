//! `src/mock.rs`: the way to the stand-in, and what is said of it.

use quote::quote;

use super::FEATURE;
use crate::emit::Item;
use crate::emit::docs::{Doc, inline_code};
use crate::emit::example;
use crate::ir::Api;

/// `src/mock.rs`.
pub fn module(api: &Api) -> Vec<Item> {
    let doc = docs(api).inner();
    let imports = quote! {
        pub use crate::runtime::mock::*;
    };
    let source = quote! {
        static SOURCE: Source = Source::new(crate::config::DEFAULTS, include_str!("mock.json"));
    };
    let new = quote! {
        /// A stand-in that answers every operation with the document's example.
        pub fn new() -> Self {
            Self::of(&SOURCE)
        }
    };
    let default = quote! {
        fn default() -> Self {
            Self::new()
        }
    };
    vec![
        Item::Rust(quote!(#doc)),
        Item::Rust(imports),
        Item::Rust(source),
        Item::Block { head: quote!(impl Mock), members: vec![new] },
        Item::Block { head: quote!(impl Default for Mock), members: vec![default] },
    ]
}

fn docs(api: &Api) -> Doc {
    let mut doc = Doc::at(0);
    doc.paragraph(&format!(
        "A stand-in for {}, in the same process: no network, no account, no token.",
        inline_code(&api.info.title),
    ));
    doc.paragraph(
        "Every operation is answered with the example of the API's document, or with what \
         the test says by [`Mock::answer`]. Each request is checked against the document; \
         what breaks it is answered with status 400 and is kept, so that \
         [`Mock::assert_clean`] fails.",
    );
    if let Some((imports, lines)) = sample(api) {
        let package = api.package.name.replace('-', "_");
        let result = "Result<(), Box<dyn std::error::Error>>";
        let head = format!("# use {package}::*; async fn example() -> {result} {{");
        let start = [imports, String::new(), head].into_iter();
        doc.code("no_run", start.chain(lines).chain(["# Ok(()) }".to_owned()]));
    }
    doc
}

/// The import of a test, and what it does; nothing if the API has no operation.
pub fn sample(api: &Api) -> Option<(String, Vec<String>)> {
    let operation = example::first(api)?;
    let package = api.package.name.replace('-', "_");
    let id = &operation.id;
    let mut lines = vec![
        "let mock = Mock::new();".to_owned(),
        "let client = mock.client();".to_owned(),
    ];
    lines.extend(example::statements(api, operation));
    lines.extend([
        format!("assert_eq!(mock.calls_of({id:?}).len(), 1);"),
        "mock.assert_clean();".to_owned(),
        String::new(),
        "// From now on the API is down.".to_owned(),
        format!("mock.answer({id:?}, Answer::status(503));"),
    ]);
    Some((format!("use {package}::mock::{{Answer, Mock}};"), lines))
}

/// The line of `src/lib.rs`.
pub fn declaration() -> proc_macro2::TokenStream {
    quote! {
        #[cfg(feature = #FEATURE)]
        pub mod mock;
    }
}
