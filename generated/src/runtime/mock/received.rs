//! What a stand-in was asked.

use super::document::{Document, Operation};
use super::path::{Values, decoded};
use super::{credential, path};
use bytes::Bytes;
use http::header::{AUTHORIZATION, COOKIE, PROXY_AUTHORIZATION};
use http::{HeaderMap, Method};
use reqwest::Url;
use serde_json::Value;
use std::fmt::{self, Debug, Formatter};

/// A request that a [`Mock`](super::Mock) has received. `Debug` shows no credential, and of
/// the body its size.
#[derive(Clone)]
pub struct Received {
    pub(super) operation: Option<String>,
    pub(super) method: Method,
    pub(super) path: String,
    pub(super) arguments: Values,
    pub(super) query: Vec<(String, String)>,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
    pub(super) problems: Vec<String>,
    /// Names of query parameters and headers that hold credentials.
    pub(super) secret: Vec<&'static str>,
}

/// A request as it came.
pub struct Asked {
    pub method: Method,
    pub url: Url,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Received {
    /// A request, and what the document has to say of it.
    pub(super) fn new(source: &super::Source, asked: Asked) -> Self {
        let query = asked.url.query_pairs().into_owned().collect();
        let (operation, arguments, problems) =
            matched(source.document(), source, &asked);
        let Asked { method, url, headers, body } = asked;
        Self {
            operation: operation.map(|one| one.id.clone()),
            method,
            path: url.path().to_owned(),
            arguments,
            query,
            headers,
            body,
            problems,
            secret: credential::names(source.defaults()).collect(),
        }
    }

    /// The `operationId`, if the document has the path and the method.
    pub fn operation(&self) -> Option<&str> {
        self.operation.as_deref()
    }

    /// The method.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// The path, with its arguments and as it was encoded.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// An argument of the path, by its name in the document.
    pub fn path_arg(&self, name: &str) -> Option<String> {
        let found = self.arguments.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| decoded(value))
    }

    /// The pairs of the query, in order.
    pub fn query(&self) -> &[(String, String)] {
        &self.query
    }

    /// The first value of this name in the query.
    pub fn query_arg(&self, name: &str) -> Option<&str> {
        let found = self.query.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The headers, with the credentials.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// A header, if it is there and is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The body.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The body as JSON; null if it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// What the request breaks of what the document says.
    pub fn problems(&self) -> &[String] {
        &self.problems
    }

    fn hides(&self, name: &str) -> bool {
        let usual = [AUTHORIZATION, COOKIE, PROXY_AUTHORIZATION];
        usual.iter().any(|header| header.as_str().eq_ignore_ascii_case(name))
            || self.secret.iter().any(|secret| secret.eq_ignore_ascii_case(name))
    }
}

/// The operation that a request is for, its arguments, and what is wrong with it. Where a
/// document has several of one path and method, it is the one that fits best.
fn matched<'d>(
    document: &'d Document,
    source: &super::Source,
    asked: &Asked,
) -> (Option<&'d Operation>, path::Values, Vec<String>) {
    let found = match document.find(asked.method.as_str(), &asked.url) {
        Ok(found) => found,
        Err(problem) => return (None, Vec::new(), vec![problem]),
    };
    let checked = found.into_iter().map(|found| {
        let problems =
            super::check::problems(document, source.defaults(), &found, asked);
        (Some(found.operation), found.values, problems)
    });
    checked.min_by_key(|(_, _, problems)| problems.len()).unwrap_or_default()
}

impl Debug for Received {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        const HIDDEN: &str = "[redacted]";
        let query = self.query.iter().map(|(name, value)| {
            (name.as_str(), if self.hides(name) { HIDDEN } else { value.as_str() })
        });
        let headers = self.headers.iter().map(|(name, value)| {
            let hidden = value.is_sensitive() || self.hides(name.as_str());
            let text = value.to_str().unwrap_or("[not text]");
            (name.as_str(), if hidden { HIDDEN } else { text })
        });
        f.debug_struct("Received")
            .field("operation", &self.operation)
            .field("method", &self.method)
            .field("path", &self.path)
            .field("query", &query.collect::<Vec<_>>())
            .field("headers", &headers.collect::<Vec<_>>())
            .field("body", &format_args!("{} bytes", self.body.len()))
            .field("problems", &self.problems)
            .finish()
    }
}
