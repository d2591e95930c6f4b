//! A credential: it can be put on a request and into nothing else.

use super::Auth;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::header::{AUTHORIZATION, COOKIE, HeaderName};
use http::{HeaderMap, HeaderValue};
use reqwest::Url;
use std::fmt::{self, Debug, Formatter};

/// A credential that does not print itself.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// Keeps a token, if it can travel in a header.
    pub fn new(token: &str) -> Option<Self> {
        let token = token.trim();
        (!token.is_empty() && HeaderValue::from_str(token).is_ok())
            .then(|| Self(token.to_owned()))
    }

    /// Keeps a user and a password as RFC 7617 writes them, if that is possible.
    pub fn basic(user: &str, password: &str) -> Option<Self> {
        let unsound = user.contains(':')
            || (user.is_empty() && password.is_empty())
            || user.chars().chain(password.chars()).any(char::is_control);
        (!unsound).then(|| Self(STANDARD.encode(format!("{user}:{password}"))))
    }

    /// Puts the credential on a request, unless the caller has put something there.
    pub fn attach(&self, auth: Auth, url: &mut Url, headers: &mut HeaderMap) {
        match auth {
            Auth::Bearer => self.authorization("Bearer", headers),
            Auth::Basic => self.authorization("Basic", headers),
            Auth::Http(scheme) => self.authorization(scheme, headers),
            Auth::Header(name) => {
                if let Ok(name) = HeaderName::from_bytes(name.as_bytes()) {
                    insert(headers, name, &self.0);
                }
            }
            Auth::Query(name) => {
                if !url.query_pairs().any(|(known, _)| known == name) {
                    url.query_pairs_mut().append_pair(name, &self.0);
                }
            }
            Auth::Cookie(name) => self.cookie(name, headers),
        }
    }

    fn authorization(&self, scheme: &str, headers: &mut HeaderMap) {
        insert(headers, AUTHORIZATION, &format!("{scheme} {}", self.0));
    }

    /// Beside the cookies that the call has already: all of them are one header.
    fn cookie(&self, name: &str, headers: &mut HeaderMap) {
        let before = headers.get(COOKIE).and_then(|all| all.to_str().ok());
        let before = before.map(str::to_owned).unwrap_or_default();
        let mut names = before.split(';').filter_map(|pair| pair.split_once('='));
        if names.any(|(known, _)| known.trim() == name) {
            return;
        }
        let gap = if before.is_empty() { "" } else { "; " };
        headers.remove(COOKIE);
        insert(headers, COOKIE, &format!("{before}{gap}{name}={}", self.0));
    }
}

fn insert(headers: &mut HeaderMap, name: HeaderName, text: &str) {
    if let (false, Ok(mut value)) =
        (headers.contains_key(&name), HeaderValue::from_str(text))
    {
        value.set_sensitive(true);
        headers.insert(name, value);
    }
}

impl Debug for Secret {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}
