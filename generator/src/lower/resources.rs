//! The resources: a tree of handles, each with the names that are taken in it. Which
//! resource an operation belongs to is known before.

use std::collections::{HashMap, HashSet};

use super::context::Lowering;
use super::drafts::Draft;
use super::held::{self, Preset, name_lost};
use super::names::{self, Scope};
use crate::diag::{self, Code, Fault};
use crate::emit::RuntimeSources;
use crate::ir::{DateTimeCrate, Docs, Ident, Operation, Resource, ResourceId};

/// Names that the client's own methods have.
pub(super) const TAKEN_MODULES: &[&str] =
    &["new", "from_env", "builder", "base_url", "request", "clone", "shared", "mod"];

/// Features that have a meaning of their own, besides the runtime's: one is Cargo's, and
/// models are in a module that is called like the feature.
const TAKEN_FEATURES: &[&str] = &["default", "shared", "mod"];

/// Names that mean something in every resource's file.
const TAKEN_MARKERS: &str = "
    Call Client Style Extra Nullable Map Value DateTime Date Uuid Ipv4 Ipv6 Base64 Bytes
    EventStream Payload PollUntil Duration FilePart Written Self String Vec Option Some None Result Ok Err Into IntoIterator Box Default
    Clone Copy Debug Send Sync From Iterator Drop Fn
";

/// The resources, with the names that are taken inside each.
pub struct Resources {
    entries: Vec<Entry>,
    /// Where each group's entry is.
    places: HashMap<String, usize>,
}

struct Entry {
    /// The path from the client on, as drafts name it: `gpu_droplets.actions`.
    group: String,
    resource: Resource,
    methods: Scope,
    /// What operations are called where nothing is left out: theirs by right.
    whole: HashSet<String>,
    markers: Scope,
}

/// The names that must differ between resources.
struct Names {
    modules: Scope,
    handles: Scope,
    features: Scope,
}

/// Types that no operation can have in its resource's file.
pub(super) fn taken_types() -> impl Iterator<Item = &'static str> {
    TAKEN_MARKERS.split_whitespace()
}

/// Finds the resources of all operations. Names that the user chose come first, and those
/// that users call already.
pub fn group(lowering: &mut Lowering<'_>, drafts: &[Draft<'_>]) -> Resources {
    let mut presets = held::presets(lowering.held.as_ref(), drafts);
    // The first of those with one name counts.
    let tags = lowering.document.openapi.tags.iter().rev();
    let tags = tags.map(|tag| (tag.name.as_str(), tag)).collect();
    let runtime = RuntimeSources::embedded().manifest(DateTimeCrate::default());
    let of_runtime = runtime.features.iter().map(|(name, _)| name.as_str());
    let mut names = Names {
        modules: Scope::reserving(TAKEN_MODULES.iter().copied()),
        handles: markers(),
        features: Scope::reserving(of_runtime.chain(TAKEN_FEATURES.iter().copied())),
    };
    for (path, preset) in &mut presets.of {
        preset.own = preset.own.filter(|own| {
            let free = names.lock(path, own);
            if !free {
                let why = "something else has to be called so";
                lowering.faults.push(name_lost(path, why, own.place.as_ref()));
            }
            free
        });
    }
    presets.aliases.iter().for_each(|alias| names.reserve(alias));
    let mut resources = Resources { entries: Vec::new(), places: HashMap::new() };
    for draft in drafts {
        let mut parent = None;
        for (end, _) in draft.module.match_indices('.').chain([(draft.module.len(), "")])
        {
            let group = draft.module.get(..end).unwrap_or(&draft.module);
            parent = Some(match resources.at(group) {
                Some(found) => found,
                None => {
                    let own = (group == draft.module).then(|| docs(&tags, draft));
                    let preset = presets.of.remove(group).unwrap_or_default();
                    let docs = own.unwrap_or_default();
                    resources.add(group, parent, docs, preset, &mut names)
                }
            });
        }
    }
    for draft in drafts {
        let place = resources.places.get(&draft.module);
        let entry = place.and_then(|at| resources.entries.get_mut(*at));
        let Some(entry) = entry else { continue };
        if !draft.chosen {
            entry.whole.extend(draft.names.last().cloned());
        }
    }
    resources
}

/// The groups that `only` asks for, with what is in them; all if it asks for none.
pub fn wanted(
    lowering: &mut Lowering<'_>,
    resources: &Resources,
    only: &[String],
) -> Option<HashSet<String>> {
    let entries = || resources.entries.iter();
    if only.is_empty() {
        return Some(entries().map(|entry| entry.group.clone()).collect());
    }
    let mut wanted = HashSet::new();
    let mut all_known = true;
    for name in only {
        let plain = name.replace('-', "_");
        let known = entries().find(|entry| {
            entry.group == plain
                || entry.resource.feature == *name
                || (entry.resource.parent.is_none()
                    && entry.resource.module.text() == plain)
        });
        if let Some(Entry { group, .. }) = known {
            let below = format!("{group}.");
            let groups = entries().map(|entry| &entry.group);
            let within = groups.filter(|one| *one == group || one.starts_with(&below));
            wanted.extend(within.cloned());
            continue;
        }
        all_known = false;
        let names = || resources.entries.iter().map(|entry| entry.group.as_str());
        let hint = match diag::nearest(&plain, names()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("there are: {}", names().collect::<Vec<_>>().join(", ")),
        };
        let message = format!("the document has no resource `{name}`");
        let fault = Fault::placeless(Code::UnknownResource, message);
        lowering.faults.push(fault.hint(hint));
    }
    all_known.then_some(wanted)
}

impl Names {
    /// Takes the names of a locked resource, if all of them are free.
    fn lock(&mut self, path: &str, own: &held::Resource) -> bool {
        let module = path.contains('.') || self.modules.take(path);
        let handle = self.handles.take(&own.handle);
        let feature = self.features.take(&own.feature);
        module && handle && feature
    }

    /// Keeps the names free that a resource had.
    fn reserve(&mut self, alias: &str) {
        if !alias.contains('.') {
            self.modules.take(alias);
        }
        self.handles.take(&names::pascal(alias));
        self.features.take(&alias.replace(['_', '.'], "-"));
    }
}

impl Resources {
    fn at(&self, group: &str) -> Option<ResourceId> {
        self.places.get(group).map(|at| ResourceId(*at as u32))
    }

    fn add(
        &mut self,
        group: &str,
        parent: Option<ResourceId>,
        docs: Docs,
        preset: Preset<'_>,
        names: &mut Names,
    ) -> ResourceId {
        let own = group.rsplit('.').next().unwrap_or(group);
        let wished = [own.to_owned(), format!("{own}_resource")];
        let above = parent.and_then(|ResourceId(at)| self.entries.get_mut(at as usize));
        // Below another one, a resource is a method among that one's operations.
        let (module, handle, feature) = match preset.own {
            Some(locked) => {
                (own.to_owned(), locked.handle.clone(), locked.feature.clone())
            }
            None => {
                let module = match above {
                    Some(above) => above.methods.claim(wished),
                    None => names.modules.claim(wished),
                };
                let name = names::pascal(group);
                let handle =
                    names.handles.claim([name.clone(), format!("{name}Resource")]);
                let feature = group.replace(['_', '.'], "-");
                let feature = [feature.clone(), format!("{feature}-resource")];
                (module, handle, names.features.claim(feature))
            }
        };
        let (mut methods, mut markers) = (Scope::default(), markers());
        methods.reserve(preset.methods);
        markers.reserve(preset.types);
        markers.claim([handle.clone()]);
        self.places.insert(group.to_owned(), self.entries.len());
        self.entries.push(Entry {
            group: group.to_owned(),
            resource: Resource {
                parent,
                module: names::ident(module),
                models: names::ident(feature.replace('-', "_")),
                handle: names::ident(handle),
                feature,
                docs,
            },
            methods,
            whole: HashSet::new(),
            markers,
        });
        ResourceId(self.entries.len() as u32 - 1)
    }

    /// The resource of a draft, and its method and marker there.
    pub fn claim(&mut self, draft: &Draft<'_>) -> (ResourceId, Ident, Ident) {
        let id = self.at(&draft.module).unwrap_or(ResourceId(0));
        let ResourceId(at) = id;
        let first = draft.names.first().map_or("call", String::as_str);
        let Some(entry) = self.entries.get_mut(at as usize) else {
            return (id, names::snake(first), names::snake(first));
        };
        // What is chosen or locked is reserved already, before all others.
        let (method, marker) = match draft.locked {
            Some(locked) if taken_types().all(|taken| taken != locked.marker) => {
                let marker = names::ident(locked.marker.clone());
                (names::ident(first.to_owned()), marker)
            }
            _ if draft.chosen => entry.mark(names::ident(first.to_owned())),
            _ => entry.claim(&draft.names),
        };
        (id, method, marker)
    }

    /// A second method beside an operation's own.
    pub fn claim_twin(
        &mut self,
        ResourceId(at): ResourceId,
        name: &str,
    ) -> (Ident, Ident) {
        match self.entries.get_mut(at as usize) {
            Some(entry) => entry.claim(&[name.to_owned()]),
            None => (names::snake(name), names::snake(name)),
        }
    }

    /// Another type in a resource's file.
    pub fn claim_type(&mut self, ResourceId(at): ResourceId, name: &str) -> Ident {
        match self.entries.get_mut(at as usize) {
            Some(entry) => names::ident(entry.markers.claim([name])),
            None => names::ident(name.to_owned()),
        }
    }

    /// The features of all resources that the document has.
    pub fn features(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.resource.feature.as_str())
    }

    /// The name that a resource's types begin with.
    pub fn handle(&self, ResourceId(at): ResourceId) -> &str {
        self.entries.get(at as usize).map_or("", |entry| entry.resource.handle.text())
    }

    /// The resources that are used and those that they are in, and the operations pointed
    /// at their new places.
    pub fn finish(self, operations: &mut [Operation]) -> Vec<Resource> {
        let mut used = vec![false; self.entries.len()];
        for operation in operations.iter() {
            let mut next = Some(operation.resource);
            while let Some(ResourceId(at)) = next {
                let Some(slot) = used.get_mut(at as usize).filter(|slot| !**slot) else {
                    break;
                };
                *slot = true;
                next = self.entries.get(at as usize).and_then(|one| one.resource.parent);
            }
        }
        let mut kept = 0;
        let places: Vec<ResourceId> = used
            .iter()
            .map(|used| {
                kept += u32::from(*used);
                ResourceId(kept.saturating_sub(1))
            })
            .collect();
        let moved = |ResourceId(at): ResourceId| places.get(at as usize).copied();
        for operation in operations.iter_mut() {
            operation.resource = moved(operation.resource).unwrap_or(operation.resource);
        }
        let kept = self.entries.into_iter().zip(used).filter(|(_, used)| *used);
        kept.map(|(Entry { resource, .. }, _)| Resource {
            parent: resource.parent.and_then(moved),
            ..resource
        })
        .collect()
    }
}

impl Entry {
    fn claim(&mut self, wished: &[String]) -> (Ident, Ident) {
        let free =
            |name: &&String| wished.last() == Some(*name) || !self.whole.contains(*name);
        let wished = wished.iter().filter(free);
        let wished = wished.map(|name| names::snake(name).text().to_owned());
        let method = names::ident(self.methods.claim(wished));
        self.mark(method)
    }

    fn mark(&mut self, method: Ident) -> (Ident, Ident) {
        let wanted = names::pascal(method.text());
        let marker = self.markers.claim([wanted.clone(), format!("{wanted}Operation")]);
        (method, names::ident(marker))
    }
}

fn markers() -> Scope {
    Scope::reserving(TAKEN_MARKERS.split_whitespace())
}

/// A resource is described by the tag of its first operation.
fn docs(tags: &HashMap<&str, &openapiv3::Tag>, draft: &Draft<'_>) -> Docs {
    let first = draft.operation.tags.first();
    let tag = first.and_then(|name| tags.get(name.as_str()));
    let text = tag.and_then(|tag| tag.description.clone());
    Docs { summary: first.cloned(), text, facts: Vec::new() }
}
