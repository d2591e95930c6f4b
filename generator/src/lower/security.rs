//! Which operations are called with the client's secret, and what kind of secret it is.

use indexmap::IndexMap;
use openapiv3::{APIKeyLocation, ReferenceOr, SecurityScheme};

use crate::ir::{Auth, Security};
use crate::normalise::Document;

/// Whether an operation asks for the secret, and for which scopes.
pub fn of(document: &Document, operation: &openapiv3::Operation) -> Security {
    let global = document.openapi.security.as_ref();
    let Some(alternatives) = operation.security.as_ref().or(global) else {
        return Security::None;
    };
    // An empty alternative makes the secret optional: then it is sent all the same.
    let named = alternatives.iter().find(|alternative| !alternative.is_empty());
    match named {
        Some(schemes) => Security::Bearer(schemes.values().flatten().cloned().collect()),
        None => Security::None,
    }
}

/// The kind of secret: that of the first scheme which one secret can serve.
pub fn auth(document: &Document) -> Auth {
    let schemes = document.openapi.components.as_ref().map(|all| &all.security_schemes);
    let empty = IndexMap::new();
    let schemes = schemes.unwrap_or(&empty).values();
    let known = schemes.filter_map(|scheme| match scheme {
        ReferenceOr::Item(scheme) => kind(scheme),
        ReferenceOr::Reference { .. } => None,
    });
    known.into_iter().next().unwrap_or(Auth::None)
}

fn kind(scheme: &SecurityScheme) -> Option<Auth> {
    match scheme {
        SecurityScheme::HTTP { scheme, .. } if scheme.eq_ignore_ascii_case("bearer") => {
            Some(Auth::Bearer)
        }
        SecurityScheme::HTTP { scheme, .. } if scheme.eq_ignore_ascii_case("basic") => {
            Some(Auth::Basic)
        }
        SecurityScheme::OAuth2 { .. } | SecurityScheme::OpenIDConnect { .. } => {
            Some(Auth::Bearer)
        }
        SecurityScheme::APIKey { location: APIKeyLocation::Header, name, .. } => {
            Some(Auth::Header(name.clone()))
        }
        SecurityScheme::APIKey { location: APIKeyLocation::Query, name, .. } => {
            Some(Auth::Query(name.clone()))
        }
        SecurityScheme::APIKey { .. } | SecurityScheme::HTTP { .. } => None,
    }
}
