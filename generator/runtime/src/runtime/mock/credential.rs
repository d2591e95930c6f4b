//! Whether a request carries the credentials that its operation asks for. Any value will
//! do: a stand-in has no accounts.

use super::document::Operation;
use super::received::Asked;
use crate::runtime::{Auth, Defaults};
use http::header::{AUTHORIZATION, COOKIE};
use serde_json::Value;

/// What is said of a request that nobody may make.
pub const MISSING: &str = "credentials: ";

/// The headers and query parameters that hold credentials.
pub fn names(defaults: &Defaults) -> impl Iterator<Item = &'static str> {
    defaults.schemes.iter().filter_map(|scheme| match scheme.auth {
        Auth::Header(name) | Auth::Query(name) => Some(name),
        _ => None,
    })
}

/// What is missing, unless one of the operation's alternatives is complete.
pub fn problem(
    defaults: &Defaults,
    operation: &Operation,
    asked: &Asked,
) -> Option<String> {
    let own = operation.data.get("security").and_then(Value::as_array);
    let alternatives: Vec<Vec<&str>> = match own {
        Some(own) => {
            let needs = own.iter().filter_map(Value::as_array);
            needs.map(|one| one.iter().filter_map(Value::as_str).collect()).collect()
        }
        None => defaults.security.iter().map(|one| one.to_vec()).collect(),
    };
    let there = |name: &&str| {
        let scheme = defaults.schemes.iter().find(|scheme| scheme.name == *name);
        scheme.is_none_or(|scheme| carries(asked, scheme.auth))
    };
    if alternatives.is_empty() || alternatives.iter().any(|one| one.iter().all(there)) {
        return None;
    }
    let wanted: Vec<String> = alternatives.iter().map(|one| one.join(" and ")).collect();
    Some(format!("{MISSING}the operation asks for {}", wanted.join(", or ")))
}

fn carries(asked: &Asked, auth: Auth) -> bool {
    match auth {
        Auth::Bearer => authorized(asked, "Bearer"),
        Auth::Basic => authorized(asked, "Basic"),
        Auth::Http(scheme) => authorized(asked, scheme),
        Auth::Header(name) => asked.headers.contains_key(name),
        Auth::Query(name) => asked.url.query_pairs().any(|(known, _)| known == name),
        Auth::Cookie(name) => cookies(asked).any(|(known, _)| known == name),
    }
}

fn authorized(asked: &Asked, scheme: &str) -> bool {
    let value = asked.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let value = value.and_then(|value| value.split_once(' '));
    value.is_some_and(|(known, rest)| {
        known.eq_ignore_ascii_case(scheme) && !rest.trim().is_empty()
    })
}

/// The cookies of a request, as they were written.
pub fn cookies(asked: &Asked) -> impl Iterator<Item = (&str, &str)> {
    let all = asked.headers.get_all(COOKIE).iter();
    let pairs = all.filter_map(|all| all.to_str().ok()).flat_map(|all| all.split(';'));
    pairs.filter_map(|pair| pair.trim().split_once('='))
}
