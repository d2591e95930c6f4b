//! Whether names of a crate have letters that are no ASCII: rustc warns of those that look
//! alike, and of rare ones.

use crate::ir::{Api, EnumValues, Ident, Operation, TypeDef, TypeKind};

/// Whether any does.
pub fn foreign(api: &Api) -> bool {
    let foreign = |ident: &Ident| !ident.text().is_ascii();
    let connection = &api.connection;
    let schemes = connection.schemes.iter().map(|one| &one.ident);
    let servers = connection.servers.iter().flat_map(|one| {
        one.variables.iter().map(|variable| &variable.ident).chain([&one.name])
    });
    let resources = api.resources.iter().map(|one| &one.handle);
    let webhooks = api.webhooks.iter().map(|one| &one.ident);
    schemes.chain(servers).chain(resources).chain(webhooks).any(foreign)
        || api.operations.iter().flat_map(of_operation).any(foreign)
        || api.types.iter().flat_map(of_type).any(foreign)
}

fn of_operation(operation: &Operation) -> impl Iterator<Item = &Ident> {
    let parameters = operation.parameters.iter().map(|one| &one.ident);
    let alternates = operation.alternates.iter().map(|one| &one.name);
    parameters.chain(alternates).chain([&operation.name, &operation.marker])
}

fn of_type(def: &TypeDef) -> Vec<&Ident> {
    let mut all = vec![&def.name];
    match &def.kind {
        TypeKind::Struct(of) => all.extend(of.fields.iter().map(|one| &one.ident)),
        TypeKind::Enum(of) => match &of.values {
            EnumValues::Strings(of) => all.extend(of.iter().map(|one| &one.ident)),
            EnumValues::Ints(of) => all.extend(of.iter().map(|one| &one.ident)),
        },
        TypeKind::Union(of) => all.extend(of.variants.iter().map(|one| &one.ident)),
        TypeKind::Tagged(of) => all.extend(of.variants.iter().map(|one| &one.ident)),
        TypeKind::Alias(_) => {}
    }
    all
}
