//! `src/config.rs`: what the runtime does not know, as it is the same in every crate.

use quote::quote;

use crate::emit::docs::{Doc, inline_code};
use crate::emit::{Contents, File, Item};
use crate::ir::{Api, Auth, Package};

/// `src/config.rs`.
pub fn config(api: &Api) -> File {
    let Package { base_url, token_env, auth, .. } = &api.package;
    let mut head = Doc::at(0);
    head.paragraph(
        "This API's place and how to prove who one is; the ways to a [`Client`].",
    );
    let head = head.inner();
    let auth = match auth {
        Auth::Bearer => quote!(Auth::Bearer),
        Auth::Basic => quote!(Auth::Basic),
        Auth::Header(name) => quote!(Auth::Header(#name)),
        Auth::Query(name) => quote!(Auth::Query(#name)),
        Auth::None => quote!(Auth::None),
    };
    let defaults = quote! {
        pub(crate) const DEFAULTS: Defaults = Defaults {
            base_url: #base_url,
            token_env: #token_env,
            user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
            auth: #auth,
        };
    };
    let mut from_env = Doc::at(4);
    from_env
        .paragraph(&format!("A client with the token in {}.", inline_code(token_env)));
    let from_env = from_env.outer();
    let new = quote! {
        /// A client with this token and every default.
        pub fn new(token: impl Into<String>) -> Result<Client, Error> {
            Client::builder().token(token).build()
        }
    };
    let from_env = quote! {
        #from_env
        pub fn from_env() -> Result<Client, Error> {
            Client::builder().token_from_env().build()
        }
    };
    let builder = quote! {
        /// A client that is set up step by step.
        pub fn builder() -> ClientBuilder {
            ClientBuilder::with_defaults(DEFAULTS)
        }
    };
    let ways =
        Item::Block { head: quote!(impl Client), members: vec![new, from_env, builder] };
    let import = quote!(
        use crate::runtime::{Auth, Client, ClientBuilder, Defaults, Error};
    );
    let items = vec![Item::Rust(head), Item::Rust(import), Item::Rust(defaults), ways];
    File { path: "src/config.rs".to_owned(), contents: Contents::Rust(items) }
}
