//! The builder's methods that take credentials, one for each security scheme.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use crate::emit::docs::{Doc, inline_code};
use crate::emit::scope::ident;
use crate::ir::{Connection, Scheme, SchemeKind};

/// What `Client::new` takes.
pub struct Argument<'a> {
    /// The method of the scheme that it belongs to.
    pub scheme: &'a str,
    pub name: Ident,
}

/// Whether a scheme puts anything into requests.
pub fn is_sent(scheme: &Scheme) -> bool {
    scheme.kind != SchemeKind::MutualTls
}

/// Whether what a scheme sends can be fetched: one secret.
pub fn is_provided(scheme: &Scheme) -> bool {
    is_sent(scheme) && scheme.kind != SchemeKind::Basic
}

/// The arguments of several schemes together, none called like another.
pub fn arguments<'a>(schemes: &[&'a Scheme]) -> Vec<Argument<'a>> {
    let alone = schemes.len() == 1;
    let of = |scheme: &'a Scheme| {
        let base = scheme.ident.text();
        let names = match (&scheme.kind, alone) {
            (SchemeKind::Basic, true) => vec!["user".to_owned(), "password".to_owned()],
            (SchemeKind::Basic, false) => {
                vec![format!("{base}_user"), format!("{base}_password")]
            }
            _ => vec![base.to_owned()],
        };
        let argument = move |name: String| Argument {
            scheme: base,
            name: Ident::new(&name, Span::call_site()),
        };
        names.into_iter().map(argument)
    };
    let mut taken = HashSet::new();
    let mut all: Vec<Argument<'a>> =
        schemes.iter().flat_map(|scheme| of(scheme)).collect();
    for argument in &mut all {
        while !taken.insert(argument.name.clone()) {
            argument.name = format_ident!("{}_", argument.name);
        }
    }
    all
}

/// The method that reads a scheme's variables.
pub fn from_env(scheme: &Scheme) -> Ident {
    format_ident!("{}_from_env", scheme.ident.text())
}

/// The methods of all schemes.
pub fn setters(connection: &Connection) -> Vec<TokenStream> {
    let sent = connection.schemes.iter().filter(|scheme| is_sent(scheme));
    sent.flat_map(|scheme| {
        let setters = [Some(setter(scheme)), provider(scheme), env_setter(scheme)];
        setters.into_iter().flatten()
    })
    .collect()
}

fn setter(scheme: &Scheme) -> TokenStream {
    let name = scheme.ident.text();
    let method = ident(&scheme.ident);
    let doc = doc(scheme).outer();
    match &scheme.kind {
        SchemeKind::Basic => quote! {
            #doc
            pub fn #method(
                self,
                user: impl Into<String>,
                password: impl Into<String>,
            ) -> Self {
                self.user_credential(#name, user, password)
            }
        },
        kind => {
            let value = match kind {
                SchemeKind::Header(_) | SchemeKind::Query(_) if name != "token" => "key",
                SchemeKind::Cookie(_) | SchemeKind::Http(_) if name != "token" => {
                    "value"
                }
                _ => "token",
            };
            let value = Ident::new(value, Span::call_site());
            quote! {
                #doc
                pub fn #method(self, #value: impl Into<String>) -> Self {
                    self.credential(#name, #value)
                }
            }
        }
    }
}

fn provider(scheme: &Scheme) -> Option<TokenStream> {
    let name = scheme.ident.text();
    let method = format_ident!("{name}_provider");
    let mut doc = Doc::at(4);
    doc.paragraph(&format!(
        "As [`{name}`](Self::{name}), fetched anew when it ends or is refused."
    ));
    let doc = doc.outer();
    is_provided(scheme).then(|| {
        quote! {
            #doc
            pub fn #method(self, provider: impl TokenProvider) -> Self {
                self.credential_provider(#name, provider)
            }
        }
    })
}

fn env_setter(scheme: &Scheme) -> Option<TokenStream> {
    let name = scheme.ident.text();
    let method = from_env(scheme);
    let mut doc = Doc::at(4);
    let variables: Vec<String> =
        scheme.env.iter().map(|name| inline_code(name)).collect();
    match scheme.env.as_slice() {
        [] => None,
        [user, password] => {
            doc.paragraph(&format!(
                "As in {}, which must be set.",
                variables.join(" and ")
            ));
            let doc = doc.outer();
            Some(quote! {
                #doc
                pub fn #method(self) -> Self {
                    self.user_from_env(#name, #user, #password)
                }
            })
        }
        [variable, ..] => {
            doc.paragraph(&format!(
                "As in {}, which must be set.",
                variables.join(", ")
            ));
            let doc = doc.outer();
            Some(quote! {
                #doc
                pub fn #method(self) -> Self {
                    self.credential_from_env(#name, #variable)
                }
            })
        }
    }
}

fn doc(scheme: &Scheme) -> Doc {
    let mut doc = Doc::at(4);
    doc.paragraph(&match &scheme.kind {
        SchemeKind::Bearer => "The token, sent as `Authorization: Bearer`.".to_owned(),
        SchemeKind::OAuth2 => "An access token of OAuth 2, sent as `Authorization: Bearer`. \
                               To get one is the application's part."
            .to_owned(),
        SchemeKind::OpenIdConnect(url) => format!(
            "An access token of OpenID Connect ({}), sent as `Authorization: Bearer`. To get \
             one is the application's part.",
            inline_code(url),
        ),
        SchemeKind::Basic => "User and password, sent as `Authorization: Basic`.".to_owned(),
        SchemeKind::Http(name) => {
            let header = inline_code(&format!("Authorization: {name}"));
            format!("What comes after {header}, sent as it is.")
        }
        SchemeKind::Header(name) if name.eq_ignore_ascii_case("authorization") => {
            "The whole of the header `Authorization`, sent as it is.".to_owned()
        }
        SchemeKind::Header(name) => {
            format!("The key, sent in the header {}.", inline_code(name))
        }
        SchemeKind::Query(name) => {
            format!("The key, sent in the query parameter {}.", inline_code(name))
        }
        SchemeKind::Cookie(name) => format!("Sent in the cookie {}.", inline_code(name)),
        SchemeKind::MutualTls => String::new(),
    });
    doc.text(&scheme.docs);
    doc
}
