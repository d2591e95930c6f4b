//! The crate's own facts: `client.toml` first, the document where that is silent.

use super::context::Lowering;
use super::security::{self, Security};
use super::servers;
use crate::config;
use crate::ir::{self, Connection, Info, Package};

pub fn lower(
    lowering: &mut Lowering<'_>,
    info: &Info,
    security: Security,
) -> (Package, Connection) {
    let settings = &lowering.config.package;
    let dependencies = lowering.config.dependencies.iter().map(dependency).collect();
    let date_time = lowering.config.models.date_time;
    let package = Package { dependencies, date_time, ..config::package(settings, info) };
    let prefix = config::env_prefix(&package.name);
    let secret = settings.token_env.as_deref();
    let Security { mut schemes, primary, usual } = security;
    security::name_variables(&mut schemes, &primary, &prefix, secret);
    let connection = Connection {
        base_url: servers::default(lowering),
        base_path: servers::path(&lowering.document.openapi),
        base_url_env: format!("{prefix}_BASE_URL"),
        servers: servers::offered(&lowering.document.openapi),
        schemes,
        primary,
        usual_security: usual,
        idempotency_header: settings.idempotency_header.clone(),
    };
    (package, connection)
}

fn dependency(of: &config::Dependency) -> ir::Dependency {
    let features = of.requirement.get("features").and_then(toml::Value::as_array);
    let features = features.into_iter().flatten().filter_map(toml::Value::as_str);
    ir::Dependency {
        name: of.name.clone(),
        requirement: of.requirement.to_string(),
        features: features.map(str::to_owned).collect(),
    }
}
