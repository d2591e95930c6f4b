//! What `names.lock` says when all names are given: all that there is, and nothing that is
//! gone. A name that was given up stays as an alias.

use std::collections::BTreeMap;

use super::calls::alternate_key;
use super::keys::may_move;
use super::{Held, Known, Notes, Outer, keys, parts, path};
use crate::ir::{Api, Ident, Operation, ResourceId, Success, TypeDef, TypeKind};
use crate::names::{self, Lock, Names};

/// The names of an API, for the file.
pub fn run(api: &mut Api, held: &Held<'_>, notes: &Notes<'_>) -> Lock {
    let mut lock = Lock {
        resources: resources(api, held),
        webhooks: webhooks(api, held),
        credentials: credentials(api),
        servers: servers(api),
        ..Lock::default()
    };
    let mut from = names::From::default();
    let paths = api.operations.iter().map(|one| path(api, one.resource));
    let paths: Vec<String> = paths.collect();
    for (operation, path) in api.operations.iter_mut().zip(paths) {
        let Some(known) = held.operations.get(&operation.pointer) else { continue };
        let Known { key, id, line } = known;
        let before = held.operation(&operation.pointer);
        let of = of_operation(operation, id.clone(), path, before);
        lock.operations.insert(key.clone(), of);
        from.operations.extend(line.map(|line| (key.clone(), line.clone())));
    }
    let keys = api.types.iter().map(|def| notes.of(def).map(|note| note.key.clone()));
    let keys: Vec<String> = keys.map(Option::unwrap_or_default).collect();
    for def in &mut api.types {
        let Some(note) = notes.of(def) else { continue };
        let (then, before) = note.line.unzip();
        let at = place(&note.uses, before.and_then(|of| of.at.as_ref()));
        let at = at.filter(|_| may_move(&note.key));
        let of = of_type(def, note.shape.clone(), at, before, &keys);
        lock.types.insert(note.key.clone(), of);
        from.types.extend(then.map(|then| (note.key.clone(), then.to_owned())));
    }
    lock.note_changes(held.lock, &from);
    lock
}

fn resources(api: &Api, held: &Held<'_>) -> BTreeMap<String, names::Resource> {
    let all = api.resources.iter().enumerate().map(|(at, resource)| {
        let path = path(api, ResourceId(at as u32));
        let before = held.lock.resources.get(&path);
        let of = names::Resource {
            handle: resource.handle.text().to_owned(),
            feature: resource.feature.clone(),
            aliases: before.map(|of| of.aliases.clone()).unwrap_or_default(),
            place: None,
        };
        (path, of)
    });
    all.collect()
}

fn of_operation(
    operation: &mut Operation,
    id: Option<String>,
    resource: String,
    before: Option<&names::Operation>,
) -> names::Operation {
    let twins = operation.alternates.iter().filter_map(|one| {
        let key = alternate_key(&Outer::of(one)?);
        Some((key, format!("{} {}", one.name.text(), one.marker.text())))
    });
    let alternates: Names = twins.collect();
    let outcome = match &operation.success {
        Success::Several(of) => Some(of.name.text().to_owned()),
        Success::One(_) => None,
    };
    names::Operation {
        id,
        resource,
        method: operation.name.text().to_owned(),
        marker: operation.marker.text().to_owned(),
        outcome,
        alternates,
        parameters: parts::listed(parts::of_operation(operation)),
        aliases: before.map(|of| of.aliases.clone()).unwrap_or_default(),
        place: None,
    }
}

fn of_type(
    def: &mut TypeDef,
    shape: String,
    at: Option<String>,
    before: Option<&names::Type>,
    keys: &[String],
) -> names::Type {
    let unusual = |of: Option<(&mut Ident, &str)>| {
        let (ident, usual) = of?;
        (ident.text() != usual).then(|| ident.text().to_owned())
    };
    let is_struct = matches!(def.kind, TypeKind::Struct(_));
    let rest = unusual(parts::rest(def));
    let (rest, unknown) = if is_struct { (rest, None) } else { (None, rest) };
    names::Type {
        name: def.name.text().to_owned(),
        shape,
        at,
        members: parts::listed(parts::of_type(def, keys)),
        rest,
        unknown,
        aliases: before.map(|of| of.aliases.clone()).unwrap_or_default(),
        place: None,
    }
}

/// The place that is known already, if the type is still used there, else the first.
fn place(uses: &[String], known: Option<&String>) -> Option<String> {
    let known = known.filter(|place| uses.contains(place));
    known.or(uses.first()).cloned()
}

fn webhooks(api: &Api, held: &Held<'_>) -> Names {
    let all = api.webhooks.iter();
    all.map(|one| (keys::of(held, &one.pointer).now, one.ident.text().to_owned()))
        .collect()
}

fn servers(api: &Api) -> Names {
    let all = api.connection.servers.iter();
    all.map(|one| (one.url.clone(), one.name.text().to_owned())).collect()
}

fn credentials(api: &Api) -> Names {
    let all = api.connection.schemes.iter();
    all.map(|one| (one.name.clone(), one.ident.text().to_owned())).collect()
}
