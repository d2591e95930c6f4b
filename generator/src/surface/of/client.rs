//! The client: how it is made, where it calls, what it proves.

use super::spell;
use crate::ir::{Api, Connection, DateTimeCrate, Scheme, SchemeKind};
use crate::surface::{Client, Credential, Sent, Server, ServerVariable};

pub fn of(api: &Api) -> Client {
    let Connection { base_url, base_url_env, schemes, primary, .. } = &api.connection;
    let Connection { usual_security, idempotency_header, servers, .. } = &api.connection;
    let primary: Vec<&Scheme> = primary.iter().map(|id| &api.connection[*id]).collect();
    let url = base_url.is_none().then(|| base_url_env.clone());
    let secrets = primary.iter().flat_map(|scheme| scheme.env.iter().cloned());
    let dates = DateTimeCrate::ALL.iter().find(|(_, one)| *one == api.package.date_time);
    Client {
        base_url: base_url.clone(),
        arguments: primary.iter().flat_map(|scheme| arguments(scheme)).collect(),
        variables: url.into_iter().chain(secrets).collect(),
        security: spell::security(api, usual_security),
        idempotency: idempotency_header.clone(),
        date_time: dates.map(|(name, _)| (*name).to_owned()).unwrap_or_default(),
        credentials: schemes.iter().filter_map(credential).collect(),
        servers: servers.iter().map(server).collect(),
    }
}

/// What `Client::new` takes for a scheme.
fn arguments(scheme: &Scheme) -> Vec<String> {
    let name = scheme.ident.text();
    match scheme.kind {
        SchemeKind::Basic => vec![format!("{name} user"), format!("{name} password")],
        _ => vec![name.to_owned()],
    }
}

/// The methods of a scheme that puts something into requests.
fn credential(scheme: &Scheme) -> Option<Credential> {
    let sent = match &scheme.kind {
        SchemeKind::Bearer | SchemeKind::OAuth2 | SchemeKind::OpenIdConnect(_) => {
            Sent::Bearer
        }
        SchemeKind::Basic => Sent::Basic,
        SchemeKind::Http(name) => Sent::Http(name.clone()),
        SchemeKind::Header(name) => Sent::Header(name.clone()),
        SchemeKind::Query(name) => Sent::Query(name.clone()),
        SchemeKind::Cookie(name) => Sent::Cookie(name.clone()),
        SchemeKind::MutualTls => return None,
    };
    Some(Credential {
        name: scheme.ident.text().to_owned(),
        scheme: scheme.name.clone(),
        sent,
        variables: scheme.env.clone(),
    })
}

fn server(server: &crate::ir::Server) -> Server {
    let variables = server.variables.iter().map(|one| ServerVariable {
        name: one.ident.to_string(),
        default: one.default.clone(),
        values: one.values.clone(),
    });
    Server {
        name: server.name.to_string(),
        url: server.url.clone(),
        variables: variables.collect(),
    }
}
