//! Decides which file, and so which cargo feature, each type belongs to.

use crate::ir::{Api, Home, ResourceId, Type, TypeId};

/// A type that one resource reaches is at home there; what several reach, or none, is
/// shared and always compiled.
pub fn assign(api: &mut Api) {
    let mut homes: Vec<Option<Home>> = vec![None; api.types.len()];
    for at in 0..api.resources.len() {
        let resource = ResourceId(at as u32);
        let operations = api.operations.iter().filter(|op| op.resource == resource);
        let roots: Vec<TypeId> = operations
            .flat_map(|op| op.request_types().chain(op.response_types()))
            .filter_map(Type::named)
            .collect();
        for (home, reached) in homes.iter_mut().zip(api.reach(roots)) {
            if reached {
                *home = Some(match home {
                    None => Home::Resource(resource),
                    Some(_) => Home::Shared,
                });
            }
        }
    }
    // What no operation reaches is shared, and so is all that it refers to: a shared type
    // can't name one that is compiled with a resource only.
    let loose = (0..).zip(&homes).filter(|(_, home)| home.is_none());
    let loose: Vec<TypeId> = loose.map(|(at, _)| TypeId(at)).collect();
    for (home, reached) in homes.iter_mut().zip(api.reach(loose)) {
        if reached {
            *home = Some(Home::Shared);
        }
    }
    for (def, home) in api.types.iter_mut().zip(homes) {
        def.home = home.unwrap_or(Home::Shared);
    }
}
