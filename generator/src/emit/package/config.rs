//! `src/config.rs`: what the runtime does not know, as it is the same in every crate.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::credentials::{self, Argument};
use crate::emit::docs::{Doc, inline_code};
use crate::emit::resource::{body_kind, grouped, status_name};
use crate::emit::scope::{Scope, ident, runtime_name};
use crate::emit::{Item, security};
use crate::ir::{Api, Connection, Content, Scheme, SchemeKind, Type};

/// `src/config.rs`.
pub fn config(api: &Api) -> Vec<Item> {
    let connection = &api.connection;
    let mut head = Doc::at(0);
    head.paragraph(
        "This API's place and how to prove who one is; the ways to a [`Client`].",
    );
    let ways = [Some(new(connection)), from_env(connection), Some(builder())];
    let ways = Item::Block {
        head: quote!(impl Client),
        members: ways.into_iter().flatten().collect(),
    };
    let mut items =
        vec![head.inner(), imports(api), defaults(api)].into_iter().map(Item::Rust);
    let mut items: Vec<Item> = items.by_ref().chain([ways]).collect();
    let members = credentials::setters(connection);
    if !members.is_empty() {
        items.push(Item::Block { head: quote!(impl ClientBuilder), members });
    }
    items
}

fn imports(api: &Api) -> TokenStream {
    let connection = &api.connection;
    let base_url = connection.base_url.is_none().then(|| quote!(BaseUrl,));
    let provider = connection
        .schemes
        .iter()
        .any(credentials::is_provided)
        .then(|| quote!(TokenProvider,));
    let sent = connection.schemes.iter().any(credentials::is_sent);
    let auth = sent.then(|| quote!(Auth,));
    let scheme = sent.then(|| quote!(Scheme,));
    let fails = !api.usual_failures.is_empty();
    let failure = fails.then(|| quote!(Failure,));
    let body = fails.then(|| quote!(body,));
    let contents = api.usual_failures.iter().filter_map(|one| one.content.ty());
    let layers: Vec<&Type> = contents.flat_map(Type::layers).collect();
    let models = layers.iter().any(|ty| matches!(ty, Type::Named(_))).then(|| {
        quote!(
            use crate::models;
        )
    });
    let types = layers.iter().any(|ty| runtime_name(ty).is_some());
    let types = types.then(|| quote!(types,));
    quote! {
        #models
        use crate::runtime::{
            #auth #base_url Client, ClientBuilder, Defaults, Error, #failure #scheme
            #provider #body #types
        };
    }
}

fn defaults(api: &Api) -> TokenStream {
    let connection = &api.connection;
    let Connection { base_url, schemes, usual_security, .. } = connection;
    let maybe = |text: &Option<String>| match text {
        Some(text) => quote!(Some(#text)),
        None => quote!(None),
    };
    let base_url = maybe(base_url);
    let idempotency_header = maybe(&connection.idempotency_header);
    let schemes =
        schemes.iter().filter(|scheme| credentials::is_sent(scheme)).map(scheme);
    let spelled = security::spelled(connection, usual_security);
    let alternatives = spelled.split(" | ").filter(|_| spelled != "none");
    let alternatives = alternatives.map(|alternative| {
        let names = alternative.split(" & ");
        quote!(&[#(#names),*])
    });
    let failures = grouped(&api.usual_failures).into_iter();
    let failures = failures.map(|(statuses, content)| {
        let statuses = statuses.into_iter().map(status_name);
        let body = body(api, content);
        quote!(Failure::new::<body::#body>(&[#(#statuses),*]))
    });
    quote! {
        pub(crate) const DEFAULTS: Defaults = Defaults {
            base_url: #base_url,
            user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
            schemes: &[#(#schemes),*],
            security: &[#(#alternatives),*],
            failures: &[#(#failures),*],
            idempotency_header: #idempotency_header,
        };
    }
}

/// How the body of a failure is read.
fn body(api: &Api, content: &Content) -> TokenStream {
    let kind = format_ident!("{}", body_kind(content));
    let ty = content.ty().map(|ty| Scope::root(api).ty(ty));
    let ty = ty.map(|ty| quote!(<#ty>));
    quote!(#kind #ty)
}

fn scheme(scheme: &Scheme) -> TokenStream {
    let Scheme { ident, kind, .. } = scheme;
    let auth = match kind {
        SchemeKind::Basic => quote!(Auth::Basic),
        SchemeKind::Http(name) => quote!(Auth::Http(#name)),
        SchemeKind::Header(name) => quote!(Auth::Header(#name)),
        SchemeKind::Query(name) => quote!(Auth::Query(#name)),
        SchemeKind::Cookie(name) => quote!(Auth::Cookie(#name)),
        SchemeKind::Bearer
        | SchemeKind::OAuth2
        | SchemeKind::OpenIdConnect(_)
        | SchemeKind::MutualTls => quote!(Auth::Bearer),
    };
    let name = ident.text();
    quote!(Scheme::new(#name, #auth))
}

/// `Client::new`, with what every client needs.
fn new(connection: &Connection) -> TokenStream {
    let base_url = connection.base_url.is_none();
    let primary: Vec<&Scheme> =
        connection.primary.iter().map(|id| &connection[*id]).collect();
    let arguments = credentials::arguments(&primary);
    let mut doc = Doc::at(4);
    let given = match primary.as_slice() {
        [] => String::new(),
        [Scheme { kind: SchemeKind::Basic, .. }] => {
            " with this user and password".to_owned()
        }
        [one] if one.ident.text() == "token" => " with this token".to_owned(),
        _ => " with these credentials".to_owned(),
    };
    doc.paragraph(&match (base_url, given.as_str()) {
        (false, "") => "A client with every default.".to_owned(),
        (false, given) => format!("A client{given} and every default."),
        (true, given) => format!("A client of the API at this URL{given}."),
    });
    if base_url {
        let example = format!("https://example.com{}", connection.base_path);
        doc.paragraph(&format!(
            "The API's document does not say where the API is: `base_url` is what comes \
             before the paths of its operations, such as {}.",
            inline_code(&example),
        ));
    }
    let doc = doc.outer();
    let first = base_url.then(|| quote!(base_url: impl Into<BaseUrl>));
    let rest =
        arguments.iter().map(|Argument { name, .. }| quote!(#name: impl Into<String>));
    let parameters = first.into_iter().chain(rest);
    let set_url = base_url.then(|| quote!(.base_url(base_url)));
    let setters = primary.iter().map(|scheme| {
        let method = ident(&scheme.ident);
        let names = arguments.iter().filter(|one| one.scheme == scheme.ident.text());
        let names = names.map(|one| &one.name);
        quote!(.#method(#(#names),*))
    });
    quote! {
        #doc
        pub fn new(#(#parameters),*) -> Result<Client, Error> {
            Client::builder()#set_url #(#setters)*.build()
        }
    }
}

/// `Client::from_env`, where there is anything to read.
fn from_env(connection: &Connection) -> Option<TokenStream> {
    let variables = variables(connection);
    let names: Vec<String> = variables.iter().map(|name| inline_code(name)).collect();
    let mut doc = Doc::at(4);
    match names.as_slice() {
        [] => return None,
        [one] if connection.base_url.is_some() => {
            doc.paragraph(&format!("A client with the token in {one}."));
        }
        _ => doc.paragraph(&format!("A client with what is in {}.", names.join(", "))),
    }
    let doc = doc.outer();
    let url = connection.base_url_env.as_str();
    let set_url =
        connection.base_url.is_none().then(|| quote!(.base_url_from_env(#url)));
    let setters = connection.primary.iter().map(|id| {
        let method = credentials::from_env(&connection[*id]);
        quote!(.#method())
    });
    Some(quote! {
        #doc
        pub fn from_env() -> Result<Client, Error> {
            Client::builder()#set_url #(#setters)*.build()
        }
    })
}

/// The environment variables that `Client::from_env` reads.
pub fn variables(connection: &Connection) -> Vec<&str> {
    let url = connection.base_url.is_none().then_some(connection.base_url_env.as_str());
    let secrets = connection.primary.iter().flat_map(|id| &connection[*id].env);
    url.into_iter().chain(secrets.map(String::as_str)).collect()
}

fn builder() -> TokenStream {
    quote! {
        /// A client that is set up step by step.
        pub fn builder() -> ClientBuilder {
            ClientBuilder::with_defaults(DEFAULTS)
        }
    }
}
