//! Groups operations into resources: by the prefix of the `operationId`
//! (`droplets_get`), else by tag, else by path. Each operation is looked at alone, so that
//! a new one never moves another.

use std::collections::HashSet;

use super::context::Lowering;
use super::drafts::Draft;
use super::names::{self, Scope};
use crate::diag::{self, Code, Fault};
use crate::ir::{Docs, Ident, Operation, Resource, ResourceId};

/// First words of an `operationId` that say what is done, not to what.
const VERBS: &[&str] = &[
    "add",
    "apply",
    "assign",
    "attach",
    "cancel",
    "check",
    "clear",
    "confirm",
    "copy",
    "count",
    "create",
    "deactivate",
    "delete",
    "destroy",
    "detach",
    "disable",
    "download",
    "edit",
    "enable",
    "execute",
    "export",
    "fetch",
    "find",
    "generate",
    "get",
    "import",
    "insert",
    "invite",
    "invoke",
    "list",
    "lookup",
    "make",
    "merge",
    "modify",
    "move",
    "open",
    "patch",
    "post",
    "publish",
    "put",
    "query",
    "read",
    "remove",
    "rename",
    "replace",
    "request",
    "reset",
    "restart",
    "restore",
    "retrieve",
    "revoke",
    "run",
    "save",
    "search",
    "send",
    "set",
    "show",
    "start",
    "stop",
    "submit",
    "subscribe",
    "sync",
    "test",
    "track",
    "transfer",
    "unassign",
    "unlink",
    "update",
    "upload",
    "upsert",
    "validate",
    "verify",
    "watch",
];

/// Names that the client's own methods have.
const TAKEN_MODULES: &[&str] =
    &["new", "from_env", "builder", "base_url", "request", "clone", "shared", "mod"];

/// Names that mean something in every resource's file.
const TAKEN_MARKERS: &[&str] = &[
    "Call",
    "Client",
    "Style",
    "Extra",
    "Nullable",
    "Map",
    "Value",
    "DateTime",
    "Date",
    "Uuid",
    "Ipv4",
    "Ipv6",
    "Base64",
    "Bytes",
    "EventStream",
    "Self",
    "String",
    "Vec",
    "Option",
    "Some",
    "None",
    "Result",
    "Ok",
    "Err",
    "Into",
    "IntoIterator",
    "Box",
    "Default",
    "Clone",
    "Copy",
    "Debug",
    "Send",
    "Sync",
    "From",
    "Iterator",
    "Drop",
    "Fn",
];

/// Which resource an operation belongs to, and what is left of its name.
pub fn split(id: &str, tags: &[String], path: &str) -> (String, String) {
    if let Some((prefix, rest)) = id.split_once(['_', '.', '/', '-', ':', ' ']) {
        let group = names::snake(prefix);
        let rest = names::snake(rest);
        if !VERBS.contains(&group.text()) && !rest.text().is_empty() {
            return (group.text().to_owned(), rest.text().to_owned());
        }
    }
    let group = match tags.first() {
        Some(tag) => names::snake(tag).text().to_owned(),
        None => path_group(path),
    };
    let name = names::snake(id).text().to_owned();
    let without = without_group(&name, &group).map(str::to_owned);
    (group, without.unwrap_or(name))
}

/// The first fixed segment of a path that is not a version.
fn path_group(path: &str) -> String {
    let version = |segment: &&str| {
        let digits = segment.strip_prefix('v').unwrap_or_default();
        !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
    };
    let fixed =
        path.split('/').filter(|part| !part.is_empty() && !part.starts_with('{'));
    let group = fixed.filter(|part| !version(part)).find(|part| *part != "api");
    names::snake(group.unwrap_or("root")).text().to_owned()
}

/// `list_pets` of `pets` is `list`.
fn without_group<'a>(name: &'a str, group: &str) -> Option<&'a str> {
    let singular = names::singular(group);
    let ends = [Some(group.to_owned()), singular];
    let verb = ends.iter().flatten().find_map(|end| {
        name.strip_suffix(end.as_str()).and_then(|verb| verb.strip_suffix('_'))
    });
    verb.filter(|verb| VERBS.contains(verb))
}

/// The resources, with the names that are taken inside each.
pub struct Resources {
    entries: Vec<Entry>,
}

struct Entry {
    group: String,
    resource: Resource,
    methods: Scope,
    markers: Scope,
}

/// Finds the resources of all operations.
pub fn group(lowering: &mut Lowering<'_>, drafts: &[Draft<'_>]) -> Resources {
    let mut modules = Scope::reserving(TAKEN_MODULES.iter().copied());
    let mut handles = Scope::reserving(TAKEN_MARKERS.iter().copied());
    let mut entries: Vec<Entry> = Vec::new();
    for draft in drafts {
        if entries.iter().any(|entry| entry.group == draft.module) {
            continue;
        }
        let wanted = [draft.module.clone(), format!("{}_resource", draft.module)];
        let module = names::ident(modules.claim(wanted));
        let name = names::pascal(&draft.module);
        let handle = handles.claim([name.clone(), format!("{name}Resource")]);
        let mut markers = Scope::reserving(TAKEN_MARKERS.iter().copied());
        markers.claim([handle.clone()]);
        entries.push(Entry {
            group: draft.module.clone(),
            resource: Resource {
                feature: module.text().replace('_', "-"),
                handle: names::ident(handle),
                docs: docs(lowering, draft),
                module,
            },
            methods: Scope::default(),
            markers,
        });
    }
    Resources { entries }
}

/// The groups that `only` asks for, all if it asks for none.
pub fn wanted(
    lowering: &mut Lowering<'_>,
    resources: &Resources,
    only: &[String],
) -> Option<HashSet<String>> {
    if only.is_empty() {
        return Some(
            resources.entries.iter().map(|entry| entry.group.clone()).collect(),
        );
    }
    let mut wanted = HashSet::new();
    let mut all_known = true;
    for name in only {
        let module = name.replace('-', "_");
        let known = resources
            .entries
            .iter()
            .find(|entry| entry.resource.module.text() == module);
        if let Some(entry) = known {
            wanted.insert(entry.group.clone());
            continue;
        }
        all_known = false;
        let names =
            || resources.entries.iter().map(|entry| entry.resource.module.text());
        let hint = match diag::nearest(&module, names()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("there are: {}", names().collect::<Vec<_>>().join(", ")),
        };
        let message = format!("the document has no resource `{name}`");
        lowering
            .faults
            .push(Fault::placeless(Code::UnknownResource, message).hint(hint));
    }
    all_known.then_some(wanted)
}

impl Resources {
    /// The resource of a draft, and its method and marker there.
    pub fn claim(&mut self, draft: &Draft<'_>) -> (ResourceId, Ident, Ident) {
        let at = self.entries.iter().position(|entry| entry.group == draft.module);
        let at = at.unwrap_or_default();
        let id = ResourceId(at as u32);
        let Some(entry) = self.entries.get_mut(at) else {
            return (id, names::snake(&draft.name), names::snake(&draft.name));
        };
        let (method, marker) = entry.claim(&draft.name);
        (id, method, marker)
    }

    /// A second method beside an operation's own.
    pub fn claim_twin(
        &mut self,
        ResourceId(at): ResourceId,
        name: &str,
    ) -> (Ident, Ident) {
        match self.entries.get_mut(at as usize) {
            Some(entry) => entry.claim(name),
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

    /// The name that a resource's types begin with.
    pub fn handle(&self, ResourceId(at): ResourceId) -> &str {
        self.entries.get(at as usize).map_or("", |entry| entry.resource.handle.text())
    }

    /// The resources that are used, and the operations pointed at their new places.
    pub fn finish(self, operations: &mut [Operation]) -> Vec<Resource> {
        let mut kept = Vec::new();
        for (at, entry) in self.entries.into_iter().enumerate() {
            let old = ResourceId(at as u32);
            let new = ResourceId(kept.len() as u32);
            let mut used = false;
            for operation in operations.iter_mut().filter(|op| op.resource == old) {
                operation.resource = new;
                used = true;
            }
            if used {
                kept.push(entry.resource);
            }
        }
        kept
    }
}

impl Entry {
    fn claim(&mut self, name: &str) -> (Ident, Ident) {
        let method = self.methods.claim_ident(&names::snake(name));
        let wanted = names::pascal(method.text());
        let marker = self.markers.claim([wanted.clone(), format!("{wanted}Operation")]);
        (method, names::ident(marker))
    }
}

/// A resource is described by the tag of its first operation.
fn docs(lowering: &Lowering<'_>, draft: &Draft<'_>) -> Docs {
    let first = draft.operation.tags.first();
    let tag = lowering.document.openapi.tags.iter().find(|tag| Some(&tag.name) == first);
    let text = tag.and_then(|tag| tag.description.clone());
    Docs { summary: first.cloned(), text, facts: Vec::new() }
}
