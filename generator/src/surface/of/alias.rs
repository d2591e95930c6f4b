//! What things were called before.

use crate::ir::{self, Api};
use crate::surface::{Alias, Named};

pub fn all(api: &Api) -> Vec<Alias> {
    api.aliases.iter().flat_map(|alias| names(api, alias)).collect()
}

/// The names that an alias keeps alive.
fn names(api: &Api, alias: &ir::Alias) -> Vec<Alias> {
    match alias {
        ir::Alias::Type { old, of } => {
            let (old, new) = (old.to_string(), api[*of].name.to_string());
            vec![Alias { named: Named::Type, old, new }]
        }
        ir::Alias::Operation { resource, name, of, .. } => {
            let Some(one) = api.operations.get(*of) else { return Vec::new() };
            let call = |id, name| format!("{}().{name}", api.path_of(id, "()."));
            let (old, new) = (call(*resource, name), call(one.resource, &one.name));
            vec![Alias { named: Named::Call, old, new }]
        }
        ir::Alias::Resource { parent, module, feature, of, .. } => {
            let outer = parent.map(|id| format!("{}::", api.path_of(id, "::")));
            let path = Alias {
                named: Named::Resource,
                old: format!("{}{module}", outer.unwrap_or_default()),
                new: api.path_of(*of, "::"),
            };
            let feature = feature.as_ref().map(|old| {
                let (old, new) = (old.clone(), api[*of].feature.clone());
                Alias { named: Named::Feature, old, new }
            });
            let all = [Some(path), feature].into_iter().flatten();
            all.filter(|one| one.old != one.new).collect()
        }
    }
}
