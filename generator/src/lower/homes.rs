//! Decides which file, and so which cargo feature, each type belongs to.

use crate::ir::{Api, Home, ResourceId, Type, TypeId, Webhook};

/// A type that one resource reaches is at home there; what several reach, or none, is
/// shared and always compiled.
pub fn assign(api: &mut Api) {
    let mut homes: Vec<Option<Home>> = vec![None; api.types.len()];
    for (owner, roots) in owners(api) {
        settle(api, &mut homes, owner, roots);
    }
    // What nothing reaches is shared, and so is all that it refers to: a shared type
    // can't name one that is compiled with a resource only.
    let loose = (0..).zip(&homes).filter(|(_, home)| home.is_none());
    let loose: Vec<TypeId> = loose.map(|(at, _)| TypeId(at)).collect();
    settle(api, &mut homes, Home::Shared, loose);
    for (def, home) in api.types.iter_mut().zip(homes) {
        def.home = home.unwrap_or(Home::Shared);
    }
}

/// Gives `owner` what these lead to. A home changes twice at most, and nothing is looked
/// into whose home stays: however many owners there are, this is linear.
fn settle(api: &Api, homes: &mut [Option<Home>], owner: Home, mut left: Vec<TypeId>) {
    while let Some(id) = left.pop() {
        let Some(home) = homes.get_mut(id.0 as usize) else { continue };
        let new = match *home {
            None => owner,
            Some(old) if old == owner => continue,
            Some(Home::Shared) => continue,
            Some(_) => Home::Shared,
        };
        *home = Some(new);
        left.extend(api[id].parts().into_iter().flat_map(Type::named));
    }
}

/// Who may own types, with the types that it names. Webhooks are a resource of their own,
/// unless the API has one that is called so: that has their feature, too.
fn owners(api: &Api) -> Vec<(Home, Vec<TypeId>)> {
    let mut named: Vec<Vec<TypeId>> = vec![Vec::new(); api.resources.len()];
    for operation in &api.operations {
        let types = operation.request_types().chain(operation.response_types());
        if let Some(named) = named.get_mut(operation.resource.0 as usize) {
            named.extend(types.flat_map(Type::named));
        }
    }
    let mut webhooks: Vec<TypeId> = api.webhook_types().flat_map(Type::named).collect();
    let mut owners = Vec::with_capacity(api.resources.len() + 1);
    for ((at, of), mut roots) in (0..).zip(&api.resources).zip(named) {
        if of.feature == Webhook::FEATURE {
            roots.append(&mut webhooks);
        }
        owners.push((Home::Resource(ResourceId(at)), roots));
    }
    owners.push((Home::Webhooks, webhooks));
    owners
}
