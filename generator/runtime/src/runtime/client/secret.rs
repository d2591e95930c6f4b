//! A credential: it can be put on a request and into nothing else.

use super::{Auth, Tokens};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::header::{AUTHORIZATION, COOKIE, HeaderName};
use http::{HeaderMap, HeaderValue};
use reqwest::Url;
use std::fmt::{self, Debug, Formatter};
use std::sync::OnceLock;

/// What is known of a scheme: a secret that was set, or where it is fetched.
#[derive(Debug)]
pub enum Credential {
    Set(Secret),
    Fetched(Tokens),
}

/// A credential that does not print itself.
#[derive(Clone)]
pub struct Secret {
    text: String,
    /// The value of `Authorization`, written when it is first sent.
    authorization: OnceLock<HeaderValue>,
}

impl Secret {
    /// Keeps a token, if it can travel in a header.
    pub fn new(token: &str) -> Option<Self> {
        let token = token.trim();
        (!token.is_empty() && HeaderValue::from_str(token).is_ok())
            .then(|| Self::of(token.to_owned()))
    }

    /// Keeps a user and a password as RFC 7617 writes them, if that is possible.
    pub fn basic(user: &str, password: &str) -> Option<Self> {
        let unsound = user.contains(':')
            || (user.is_empty() && password.is_empty())
            || user.chars().chain(password.chars()).any(char::is_control);
        (!unsound).then(|| Self::of(STANDARD.encode(format!("{user}:{password}"))))
    }

    fn of(text: String) -> Self {
        Self { text, authorization: OnceLock::new() }
    }

    /// Puts the credential on a request, where nothing [`stands`] yet.
    pub fn attach(&self, auth: Auth, url: &mut Url, headers: &mut HeaderMap) {
        match auth {
            Auth::Bearer => self.authorization("Bearer", headers),
            Auth::Basic => self.authorization("Basic", headers),
            Auth::Http(scheme) => self.authorization(scheme, headers),
            Auth::Header(name) => {
                if let Ok(name) = HeaderName::from_bytes(name.as_bytes()) {
                    insert(headers, name, self.text.clone());
                }
            }
            Auth::Query(name) => {
                url.query_pairs_mut().append_pair(name, &self.text);
            }
            Auth::Cookie(name) => self.cookie(name, headers),
        }
    }

    fn authorization(&self, scheme: &str, headers: &mut HeaderMap) {
        if let Some(value) = self.authorization.get() {
            headers.insert(AUTHORIZATION, value.clone());
        } else {
            insert(headers, AUTHORIZATION, [scheme, " ", &self.text].concat());
            let written = headers.get(AUTHORIZATION).cloned();
            written.into_iter().for_each(|value| drop(self.authorization.set(value)));
        }
    }

    /// Beside the cookies that the call has already: all of them are one header.
    fn cookie(&self, name: &str, headers: &mut HeaderMap) {
        let before = cookies(headers).to_owned();
        let gap = if before.is_empty() { "" } else { "; " };
        headers.remove(COOKIE);
        insert(headers, COOKIE, format!("{before}{gap}{name}={}", self.text));
    }
}

/// Whether the caller has put something there already.
pub fn stands(auth: Auth, url: &Url, headers: &HeaderMap) -> bool {
    match auth {
        Auth::Bearer | Auth::Basic | Auth::Http(_) => {
            headers.contains_key(AUTHORIZATION)
        }
        Auth::Header(name) => headers.contains_key(name),
        Auth::Query(name) => url.query_pairs().any(|(known, _)| known == name),
        Auth::Cookie(name) => {
            let mut names = cookies(headers).split(';');
            names.any(|pair| pair.split_once('=').is_some_and(|(k, _)| k.trim() == name))
        }
    }
}

fn cookies(headers: &HeaderMap) -> &str {
    headers.get(COOKIE).and_then(|all| all.to_str().ok()).unwrap_or_default()
}

fn insert(headers: &mut HeaderMap, name: HeaderName, text: String) {
    if let Ok(mut value) = HeaderValue::try_from(text) {
        value.set_sensitive(true);
        headers.insert(name, value);
    }
}

impl Debug for Secret {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}
