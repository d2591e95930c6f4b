//! The aliases of the file as the crate has them.

use std::collections::{BTreeSet, HashMap};

use super::{name_lost, path};
use crate::diag::Faults;
use crate::ir::{Alias, Api, Ident, ResourceId, Success, TypeId};
use crate::lower::names;
use crate::lower::resources::{TAKEN_MODULES, taken_types};
use crate::names::Lock;

/// What the names of the API were before. An alias that has nowhere to be is lost, which
/// is reported.
pub fn build(api: &Api, lock: &Lock, faults: &mut Faults) -> Vec<Alias> {
    let all = Places::of(api, lock);
    let mut taken = taken(api);
    let mut aliases = all.resources(api, lock, &mut taken, faults);
    aliases.extend(all.operations(api, lock, &mut taken, faults));
    let types: HashMap<&str, TypeId> =
        (0..).zip(&api.types).map(|(at, def)| (def.name.text(), TypeId(at))).collect();
    for of in lock.types.values() {
        let Some(id) = types.get(of.name.as_str()) else { continue };
        let olds = of.aliases.iter().map(|old| names::ident(old.clone()));
        aliases.extend(olds.map(|old| Alias::Type { old, of: *id }));
    }
    aliases
}

/// Where resources are, by the names that they have and had.
struct Places<'a> {
    of: HashMap<&'a str, ResourceId>,
}

impl<'a> Places<'a> {
    fn of(api: &Api, lock: &'a Lock) -> Self {
        let ids = (0..api.resources.len()).map(|at| ResourceId(at as u32));
        let paths: HashMap<String, ResourceId> =
            ids.map(|id| (path(api, id), id)).collect();
        let mut of = HashMap::new();
        for (key, resource) in &lock.resources {
            let Some(id) = paths.get(key) else { continue };
            let names = resource.aliases.iter().chain([key]);
            of.extend(names.map(|name| (name.as_str(), *id)));
        }
        Self { of }
    }

    fn resources(
        &self,
        api: &Api,
        lock: &Lock,
        taken: &mut [BTreeSet<String>],
        faults: &mut Faults,
    ) -> Vec<Alias> {
        let mut aliases = Vec::new();
        let mut features: BTreeSet<String> =
            api.features().into_iter().map(str::to_owned).collect();
        for (key, resource) in &lock.resources {
            let Some(of) = self.of.get(key.as_str()).copied() else { continue };
            for alias in &resource.aliases {
                let (above, own) = match alias.rsplit_once('.') {
                    Some((above, own)) => (Some(above), own),
                    None => (None, alias.as_str()),
                };
                let parent = above.and_then(|above| self.of.get(above).copied());
                if above.is_some() && parent.is_none() {
                    lost(alias, "the resource above it is gone", faults);
                    continue;
                }
                if above.is_none() && TAKEN_MODULES.contains(&own) {
                    lost(alias, "the client has a method that is called so", faults);
                    continue;
                }
                let handle = names::pascal(alias);
                let feature = alias.replace(['_', '.'], "-");
                let free = features.insert(feature.clone());
                aliases.push(Alias::Resource {
                    parent,
                    module: names::ident(own.to_owned()),
                    handle: claim(taken, of, handle),
                    feature: free.then_some(feature),
                    of,
                });
            }
        }
        aliases
    }

    fn operations(
        &self,
        api: &Api,
        lock: &Lock,
        taken: &mut [BTreeSet<String>],
        faults: &mut Faults,
    ) -> Vec<Alias> {
        let mut aliases = Vec::new();
        for (at, operation) in api.operations.iter().enumerate() {
            let key = crate::names::OperationKey {
                path: operation.path.clone(),
                method: operation.method.as_str().to_owned(),
            };
            let Some(line) = lock.operations.get(&key) else { continue };
            for alias in &line.aliases {
                let Some((resource, method)) = alias.rsplit_once('.') else { continue };
                let Some(resource) = self.of.get(resource).copied() else {
                    lost(alias, "the resource that had it is gone", faults);
                    continue;
                };
                aliases.push(Alias::Operation {
                    resource,
                    name: names::ident(method.to_owned()),
                    marker: claim(taken, resource, names::pascal(method)),
                    of: at,
                });
            }
        }
        aliases
    }
}

/// A name for a type in a resource's file, if it is free there.
fn claim(
    taken: &mut [BTreeSet<String>],
    ResourceId(at): ResourceId,
    name: String,
) -> Option<Ident> {
    let free = taken.get_mut(at as usize)?.insert(name.clone());
    free.then(|| names::ident(name))
}

fn lost(alias: &str, why: &str, faults: &mut Faults) {
    faults.push(name_lost(alias, why, None));
}

/// The types that each resource's file has already.
fn taken(api: &Api) -> Vec<BTreeSet<String>> {
    let own = api.resources.iter().map(|resource| {
        let own = [resource.handle.text().to_owned()];
        own.into_iter().chain(taken_types().map(str::to_owned)).collect()
    });
    let mut all: Vec<BTreeSet<String>> = own.collect();
    for operation in &api.operations {
        let Some(taken) = all.get_mut(operation.resource.0 as usize) else { continue };
        taken.insert(operation.marker.text().to_owned());
        let twins = operation.alternates.iter();
        taken.extend(twins.clone().map(|one| one.marker.text().to_owned()));
        let results =
            [&operation.success].into_iter().chain(twins.map(|one| &one.success));
        taken.extend(results.filter_map(|success| match success {
            Success::Several(of) => Some(of.name.text().to_owned()),
            Success::One(_) => None,
        }));
    }
    all
}
