//! Sample operations that ask for credentials of every kind, or go to other servers.

use crate::runtime::emit::*;

/// Calls; from [`Client::secured`].
#[derive(Clone, Copy, Debug)]
pub struct Secured<'a>(&'a Client);

impl Client {
    /// Calls.
    pub fn secured(&self) -> Secured<'_> {
        Secured(self)
    }
}

impl Secured<'_> {
    /// Takes user and password.
    pub fn basic(&self) -> Call<Basic> {
        Call::new(self.0)
    }

    /// Takes an unusual `Authorization`.
    pub fn digest(&self) -> Call<Digest> {
        Call::new(self.0)
    }

    /// Takes a key in a header.
    pub fn header(&self) -> Call<Header> {
        Call::new(self.0)
    }

    /// Takes a key in the query.
    pub fn query(&self) -> Call<Query> {
        Call::new(self.0)
    }

    /// Takes a cookie, beside one of its own.
    pub fn cookie(&self, theme: impl Into<String>) -> Call<Cookie> {
        Call::new(self.0).cookie_arg("theme", theme.into())
    }

    /// Takes two credentials together, or another one, or none.
    pub fn either(&self) -> Call<Either> {
        Call::new(self.0)
    }

    /// Takes two credentials together.
    pub fn both(&self) -> Call<Both> {
        Call::new(self.0)
    }

    /// Is at the root of the origin.
    pub fn root(&self) -> Call<Root> {
        Call::new(self.0)
    }

    /// Is below the base URL.
    pub fn beta(&self) -> Call<Beta> {
        Call::new(self.0)
    }

    /// Has a server of its own, without TLS.
    pub fn plain(&self) -> Call<Plain> {
        Call::new(self.0)
    }
}

operations! {
    Basic { "basic", GET "/basic"
        security login
        Ok { 200: text } }
    Digest { "digest", GET "/digest"
        security digest
        Ok { 200: text } }
    Header { "header", GET "/header"
        security api_key
        Ok { 200: text } }
    Query { "query", GET "/query"
        security query_key
        Ok { 200: text } }
    Cookie { "cookie", GET "/cookie"
        security cookie
        Ok { 200: text } }
    Either { "either", GET "/either"
        security api_key & query_key | login | none
        accept "text/plain"
        Ok { 200: text } }
    Both { "both", GET "/both"
        security token & api_key
        Ok { 200: text } }
    Root { "root", GET "/root"
        server "/"
        Ok { 200: text } }
    Beta { "beta", GET "/beta"
        server "./beta"
        Ok { 200: text } }
    Plain { "plain", GET "/plain"
        server "http://plain.example.com"
        Ok { 200: text } }
}
