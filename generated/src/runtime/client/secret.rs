//! The token: it can be put on a request and into nothing else.

use super::Auth;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::header::{AUTHORIZATION, HeaderName};
use http::{HeaderMap, HeaderValue};
use reqwest::Url;
use std::fmt::{self, Debug, Formatter};

/// A token that does not print itself.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// Keeps a token, if it can travel in a header.
    pub fn new(token: &str) -> Option<Self> {
        let token = token.trim();
        (!token.is_empty() && HeaderValue::from_str(token).is_ok())
            .then(|| Self(token.to_owned()))
    }

    /// Puts the token on a request, unless the caller has put something there.
    pub fn attach(&self, auth: Auth, url: &mut Url, headers: &mut HeaderMap) {
        let (name, text) = match auth {
            Auth::Bearer => (AUTHORIZATION, format!("Bearer {}", self.0)),
            Auth::Basic => {
                (AUTHORIZATION, format!("Basic {}", STANDARD.encode(&self.0)))
            }
            Auth::Header(name) => match HeaderName::from_bytes(name.as_bytes()) {
                Ok(name) => (name, self.0.clone()),
                Err(_) => return,
            },
            Auth::Query(name) => {
                url.query_pairs_mut().append_pair(name, &self.0);
                return;
            }
            Auth::None => return,
        };
        if let (false, Ok(mut value)) =
            (headers.contains_key(&name), HeaderValue::from_str(&text))
        {
            value.set_sensitive(true);
            headers.insert(name, value);
        }
    }
}

impl Debug for Secret {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}
