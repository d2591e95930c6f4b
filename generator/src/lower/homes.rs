//! Decides which file, and so which cargo feature, each type belongs to.

use crate::ir::{Api, Few, Home, ResourceId, Type, TypeId, Webhook};

/// A type that one resource reaches is at home there; what several reach is shared. With
/// few of them it is compiled with any; with many, or with none, always.
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

/// Gives `owner` what these lead to. A home changes five times at most, and nothing is
/// looked into whose home stays: however many owners there are, this is linear. So what a
/// type refers to is compiled wherever the type is.
fn settle(api: &Api, homes: &mut [Option<Home>], owner: Home, mut left: Vec<TypeId>) {
    while let Some(id) = left.pop() {
        let Some(home) = homes.get_mut(id.0 as usize) else { continue };
        let new = match *home {
            None => owner,
            Some(old) => match with(old, owner) {
                new if new == old => continue,
                new => new,
            },
        };
        *home = Some(new);
        left.extend(api[id].parts().into_iter().flat_map(Type::named));
    }
}

/// The home of a type that one more owner needs; owners come in their order.
fn with(home: Home, owner: Home) -> Home {
    match (home, owner) {
        (home, owner) if home == owner => home,
        (Home::Resource(one), Home::Resource(other)) => Home::Few(Few::of(one, other)),
        (Home::Few(few), Home::Resource(id)) if few.iter().any(|one| one == id) => home,
        (Home::Few(few), Home::Resource(id)) => {
            few.and(id).map_or(Home::Shared, Home::Few)
        }
        _ => Home::Shared,
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

#[cfg(test)]
mod tests {
    use super::with;
    use crate::ir::{Few, Home, ResourceId};

    #[test]
    fn few_owners_share_and_many_have_it_always() {
        let owner = |at| Home::Resource(ResourceId(at));
        let after = |owners: &[u32]| owners.iter().map(|&at| owner(at)).reduce(with);
        let two = Few::of(ResourceId(0), ResourceId(3));
        assert_eq!(after(&[0, 0]), Some(owner(0)));
        assert_eq!(after(&[0, 3, 0]), Some(Home::Few(two)));
        let four = after(&[0, 3, 4, 7]);
        assert!(matches!(four, Some(Home::Few(few)) if few.iter().count() == 4));
        assert_eq!(after(&[0, 3, 4, 7, 8]), Some(Home::Shared));
        assert_eq!(with(owner(0), Home::Webhooks), Home::Shared);
        assert_eq!(with(Home::Few(two), Home::Shared), Home::Shared);
    }
}
