//! Gives fields, variants and parameters their locked names.

use super::parts::{self, Part};
use super::{Held, Notes, name_lost};
use crate::diag::{Faults, Place};
use crate::ir::{Api, TypeDef, TypeKind};
use crate::lower::names::{self, Scope};
use crate::lower::{self, objects, parameters};
use crate::names::Names;

/// Gives them in all types and operations that are locked.
pub fn run(api: &mut Api, held: &Held<'_>, notes: &Notes<'_>, faults: &mut Faults) {
    // What is new can stand where something else stood: it has no key in the file.
    let then = |def: &TypeDef| notes.of(def)?.line.map(|(key, _)| key.to_owned());
    let keys: Vec<String> =
        api.types.iter().map(|def| then(def).unwrap_or_default()).collect();
    for def in &mut api.types {
        let Some((_, of)) = notes.of(def).and_then(|note| note.line) else { continue };
        let name = def.name.text().to_owned();
        let mut scope = reserved(def);
        let mut lost = Vec::new();
        let own = match def.kind {
            TypeKind::Struct(_) => of.rest.as_deref(),
            _ => of.unknown.as_deref(),
        };
        // What is for the rest comes first: it is not the document's.
        if let Some((ident, usual)) = parts::rest(def) {
            *ident = names::ident(scope.claim([own.unwrap_or(usual)]));
        }
        give(parts::of_type(def, &keys), &of.members, &mut scope, &mut lost);
        report(lost, &format!("models::{name}"), of.place.as_ref(), faults);
    }
    for operation in &mut api.operations {
        let Some(of) = held.operation(&operation.pointer) else { continue };
        let mut scope = Scope::reserving(parameters::TAKEN.iter().copied());
        let mut lost = Vec::new();
        give(parts::of_operation(operation), &of.parameters, &mut scope, &mut lost);
        report(lost, &of.call(), of.place.as_ref(), faults);
    }
    servers(api, held, faults);
}

/// Gives servers their locked names.
fn servers(api: &mut Api, held: &Held<'_>, faults: &mut Faults) {
    let all = api.connection.servers.iter_mut();
    let all = all.map(|server| Part {
        key: server.url.clone(),
        plain: None,
        ident: &mut server.name,
    });
    let mut scope = Scope::reserving(lower::servers::TAKEN.iter().copied());
    let mut lost = Vec::new();
    give(all.collect(), &held.lock.servers, &mut scope, &mut lost);
    report(lost, "servers", None, faults);
}

fn reserved(def: &TypeDef) -> Scope {
    match def.kind {
        TypeKind::Struct(_) => Scope::reserving(objects::TAKEN.iter().copied()),
        _ => Scope::default(),
    }
}

/// Locked names first, then what the rule of the format says, then what is new.
fn give(
    mut parts: Vec<Part<'_>>,
    listed: &Names,
    scope: &mut Scope,
    lost: &mut Vec<String>,
) {
    let mut done = vec![false; parts.len()];
    for (part, done) in parts.iter_mut().zip(&mut done) {
        let Some(name) = listed.get(&part.key) else { continue };
        *done = scope.take(name);
        match *done {
            true => *part.ident = names::ident(name.clone()),
            false => lost.push(name.clone()),
        }
    }
    // Where the file lists some, it lists all that there were.
    let unsaid = listed.is_empty();
    for (part, done) in parts.iter_mut().zip(&mut done).filter(|_| unsaid) {
        let Some(name) = &part.plain else { continue };
        *done = scope.take(name);
        if *done {
            *part.ident = names::ident(name.clone());
        }
    }
    for (part, _) in parts.iter_mut().zip(done).filter(|(_, done)| !done) {
        let own = part.ident.text().to_owned();
        let wished = [Some(own), part.plain.clone()].into_iter().flatten();
        *part.ident = names::ident(scope.claim(wished));
    }
}

fn report(lost: Vec<String>, owner: &str, place: Option<&Place>, faults: &mut Faults) {
    let why = "something else is called so";
    let all = lost.into_iter().map(|name| format!("{owner}.{name}"));
    faults.extend(all.map(|name| name_lost(&name, why, place)));
}
