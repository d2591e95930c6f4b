//! What of an [`Api`] its users see.

mod alias;
mod client;
mod finger;
mod model;
mod operation;
mod spell;

use super::Surface;
use crate::ir::Api;

impl Surface {
    /// What users of this crate will see.
    pub fn of(api: &Api) -> Self {
        Self {
            name: api.package.name.clone(),
            version: api.package.version.clone(),
            client: client::of(api),
            resources: operation::resources(api),
            operations: operation::all(api),
            webhooks: operation::webhooks(api),
            types: model::all(api),
            aliases: alias::all(api),
        }
    }
}
