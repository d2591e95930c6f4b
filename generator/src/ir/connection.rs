//! What a client has to know to reach its API.

use std::ops::Index;

use super::{Requirement, Scheme, SchemeId, Server};

/// Where the API is, and how callers prove who they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Connection {
    /// Where requests go unless the user says otherwise, if anybody knows. No trailing
    /// slash.
    pub base_url: Option<String>,
    /// What the document says where it does not say it whole: `/api/v3`, or nothing.
    pub base_path: String,
    /// The environment variable that `Client::from_env` reads the base URL from, where
    /// there is no other.
    pub base_url_env: String,
    /// The servers that are offered by name.
    pub servers: Vec<Server>,
    /// How callers prove who they are.
    pub schemes: Vec<Scheme>,
    /// What `Client::new` takes and `Client::from_env` reads: the scheme that most
    /// operations take, and those that it is never taken without.
    pub primary: Vec<SchemeId>,
    /// What operations ask for that say nothing else. Without scopes.
    pub usual_security: Vec<Requirement>,
    /// The header by which the API knows a call that it gets twice.
    pub idempotency_header: Option<String>,
}

impl Index<SchemeId> for Connection {
    type Output = Scheme;

    fn index(&self, SchemeId(at): SchemeId) -> &Scheme {
        &self.schemes[at as usize]
    }
}
