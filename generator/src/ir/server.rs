//! Where the API is: OpenAPI's servers.

use super::{Docs, Ident};

/// A server that the crate offers by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// Its name: of a constant where there are no variables, of a type where there are.
    pub name: Ident,
    /// What it is for.
    pub docs: Docs,
    /// Its URL, with `{variables}`. No trailing slash.
    pub url: String,
    /// The variables, in the order in which the URL names them first.
    pub variables: Vec<ServerVariable>,
}

/// A variable of a server's URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerVariable {
    /// Its name in the URL.
    pub wire: String,
    /// The setter's or the argument's name.
    pub ident: Ident,
    /// What it is for.
    pub docs: Docs,
    /// Its value unless it is set; without one it is an argument.
    pub default: Option<String>,
    /// The values that it may have; any, if none is named.
    pub values: Vec<String>,
}
