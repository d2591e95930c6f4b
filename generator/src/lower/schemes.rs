//! The security schemes that a document declares, and what is wrong with them.

use std::collections::HashSet;

use indexmap::IndexMap;
use openapiv3::{APIKeyLocation, ReferenceOr, SecurityScheme};

use super::component::escaped;
use super::context::Lowering;
use super::drafts::Draft;
use super::shape;
use crate::diag::Code;
use crate::ir::{Docs, Ident, Scheme, SchemeKind};
use crate::normalise::MUTUAL_TLS;

/// The schemes of a document, by name.
pub type Declared = IndexMap<String, ReferenceOr<SecurityScheme>>;

/// A scheme, before it has a name in Rust.
pub fn lower(declared: &Declared, name: &str) -> Scheme {
    let text = match resolved(declared, name) {
        Some(
            SecurityScheme::HTTP { description, .. }
            | SecurityScheme::APIKey { description, .. }
            | SecurityScheme::OAuth2 { description, .. }
            | SecurityScheme::OpenIDConnect { description, .. },
        ) => description.clone(),
        None => None,
    };
    Scheme {
        name: name.to_owned(),
        ident: Ident::plain(""),
        kind: kind(declared, name),
        docs: Docs { text, ..Docs::default() },
        env: Vec::new(),
    }
}

fn resolved<'a>(declared: &'a Declared, name: &str) -> Option<&'a SecurityScheme> {
    match declared.get(name)? {
        ReferenceOr::Item(scheme) => Some(scheme),
        ReferenceOr::Reference { reference } => {
            declared.get(shape::component(reference))?.as_item()
        }
    }
}

/// What a scheme sends.
pub fn kind(declared: &Declared, name: &str) -> SchemeKind {
    match resolved(declared, name) {
        Some(SecurityScheme::HTTP { scheme, .. }) => {
            let is = |known: &str| scheme.eq_ignore_ascii_case(known);
            match () {
                () if is("bearer") => SchemeKind::Bearer,
                () if is("basic") => SchemeKind::Basic,
                () if is(MUTUAL_TLS) => SchemeKind::MutualTls,
                () => SchemeKind::Http(scheme.clone()),
            }
        }
        Some(SecurityScheme::APIKey { location, name, .. }) => match location {
            APIKeyLocation::Header => SchemeKind::Header(name.clone()),
            APIKeyLocation::Query => SchemeKind::Query(name.clone()),
            APIKeyLocation::Cookie => SchemeKind::Cookie(name.clone()),
        },
        Some(SecurityScheme::OpenIDConnect { open_id_connect_url, .. }) => {
            SchemeKind::OpenIdConnect(open_id_connect_url.clone())
        }
        Some(SecurityScheme::OAuth2 { .. }) | None => SchemeKind::OAuth2,
    }
}

/// What operations ask for has to be declared.
pub fn report_undeclared(
    lowering: &mut Lowering<'_>,
    declared: &Declared,
    drafts: &[Draft<'_>],
) {
    let document = lowering.document;
    let global = document.openapi.security.iter().map(|all| (String::new(), all));
    let own = drafts.iter().filter_map(|draft| {
        Some((draft.pointer.clone(), draft.operation.security.as_ref()?))
    });
    let mut seen = HashSet::new();
    let mut unknown = Vec::new();
    for (pointer, alternatives) in global.chain(own) {
        for (at, name) in (0..)
            .zip(alternatives)
            .flat_map(|(at, one)| one.keys().map(move |name| (at, name)))
        {
            if !declared.contains_key(name) && seen.insert(name) {
                unknown.push((format!("{pointer}/security/{at}"), name));
            }
        }
    }
    for (pointer, name) in unknown {
        lowering.report(
            Code::UnknownScheme,
            &pointer,
            format!("there is no security scheme `{name}`"),
            "what asks for it is left out; declare it in `components.securitySchemes`",
        );
    }
}

/// What no request can carry is said here, since the runtime has to leave it out.
pub fn report_unusable(lowering: &mut Lowering<'_>, declared: &Declared) {
    let token = |name: &str| {
        let sound = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
        !name.is_empty() && name.chars().all(sound)
    };
    for scheme in declared.keys() {
        let (what, name) = match kind(declared, scheme) {
            SchemeKind::Header(name) => ("header", name),
            SchemeKind::Cookie(name) => ("cookie", name),
            SchemeKind::Http(name) => ("scheme of HTTP", name),
            _ => continue,
        };
        if !token(&name) {
            let pointer = format!("/components/securitySchemes/{}", escaped(scheme));
            lowering.report(
                Code::UnusableScheme,
                &pointer,
                format!("{name:?} can't be the name of a {what}"),
                "calls go without this credential; correct the name",
            );
        }
    }
}
