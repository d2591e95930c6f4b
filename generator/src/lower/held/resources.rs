//! Which names are taken in each resource before anything new gets one.

use std::collections::{BTreeMap, BTreeSet};

use super::Held;
use crate::lower::drafts::Draft;
use crate::lower::names;
use crate::names::Resource;

/// What is taken in a resource, and what it is called itself.
#[derive(Clone, Debug, Default)]
pub struct Preset<'a> {
    /// Methods of operations, and of resources below it.
    pub methods: BTreeSet<String>,
    /// Types in its file.
    pub types: BTreeSet<String>,
    /// Its names, where they are locked.
    pub own: Option<&'a Resource>,
}

/// The resources by their modules.
#[derive(Clone, Debug, Default)]
pub struct Presets<'a> {
    pub of: BTreeMap<String, Preset<'a>>,
    /// What resources were called before, as modules.
    pub aliases: Vec<&'a str>,
}

/// What the user and the file have decided.
pub fn presets<'a>(held: Option<&Held<'a>>, drafts: &[Draft<'a>]) -> Presets<'a> {
    let mut presets = Presets::default();
    for draft in drafts.iter().filter(|draft| draft.chosen) {
        let preset = presets.of.entry(draft.module.clone()).or_default();
        preset.methods.extend(draft.names.first().cloned());
        let Some(of) = draft.locked else { continue };
        preset.types.extend([of.marker.clone()].into_iter().chain(of.outcome.clone()));
        let twins = of.alternates.values().filter_map(|names| names.split_once(' '));
        for (method, marker) in twins {
            preset.methods.insert(method.to_owned());
            preset.types.insert(marker.to_owned());
        }
    }
    let Some(held) = held else { return presets };
    let in_use = |path: &str| {
        let below = format!("{path}.");
        drafts.iter().any(|one| one.module == path || one.module.starts_with(&below))
    };
    let mut renamed = BTreeMap::new();
    for (path, of) in held.lock.resources.iter().filter(|(path, _)| in_use(path)) {
        presets.of.entry(path.clone()).or_default().own = Some(of);
        for alias in of.aliases.iter().chain([path]) {
            renamed.insert(alias.as_str(), path.as_str());
            if let Some((above, method)) = alias.rsplit_once('.') {
                let above = presets.of.entry(above.to_owned()).or_default();
                above.methods.insert(method.to_owned());
            }
        }
        presets.aliases.extend(of.aliases.iter().map(String::as_str));
    }
    let found = drafts.iter().filter_map(|draft| held.operation(&draft.pointer));
    for alias in found.flat_map(|of| &of.aliases) {
        let Some((resource, method)) = alias.rsplit_once('.') else { continue };
        let resource = renamed.get(resource).copied().unwrap_or(resource);
        let preset = presets.of.entry(resource.to_owned()).or_default();
        preset.methods.insert(method.to_owned());
        preset.types.insert(names::pascal(method));
    }
    presets
}
