//! The crate's own facts: `client.toml` first, the document where that is silent.

use openapiv3::Server;

use super::context::Lowering;
use super::drafts::Draft;
use crate::config;
use crate::ir::{Info, Package};

pub fn lower(lowering: &Lowering<'_>, info: &Info) -> Package {
    let server = lowering.document.openapi.servers.first().map(url).unwrap_or_default();
    let auth = super::security::auth(lowering.document);
    config::package(&lowering.config.package, info, &server, auth)
}

/// The server of an operation or its path, where that differs from the document's.
pub fn own_server(draft: &Draft<'_>) -> Option<String> {
    let servers = draft.operation.servers.as_slice();
    let server = servers.first().or_else(|| draft.item.servers.first());
    server.map(url)
}

/// A server's URL with the defaults of its variables, without a slash at the end.
fn url(server: &Server) -> String {
    let mut url = server.url.clone();
    for (name, variable) in server.variables.iter().flatten() {
        url = url.replace(&format!("{{{name}}}"), &variable.default);
    }
    url.trim_end_matches('/').to_owned()
}
