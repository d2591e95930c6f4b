//! Reads `names.lock`, with the place of everything that is wrong in it. Never looks at the
//! document: whether a name still stands for something is seen by `lower`.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::path::Path;

use super::item::Item;
use super::members::{Check, Entry, Members};
use super::reader::Reader;
use super::{check, file};
use crate::diag::{Code, Fault, Faults, Place};
use crate::load::Sources;
use crate::names::{self, FORMAT, Lock, Names, Operation, OperationKey, Resource, Type};

/// In MiB: the names of 20,000 operations and their types.
const LARGEST: u64 = 16;

/// Reads the file, which is added to `sources` so that its lines can be shown.
pub fn run(path: &Path, sources: &mut Sources, faults: &mut Faults) -> Option<Lock> {
    let mut found = Faults::new();
    let lock = file::read(path, LARGEST, sources, &mut found, |root, reader| {
        let lock = lock(root.called(names::NAME.to_owned()), reader);
        twice(&lock, reader);
        lock
    });
    let sound = !found.has_errors();
    faults.extend(found.into_iter().map(as_of_lock));
    lock.filter(|_| sound)
}

/// What the readers of `client.toml` say, said of this file.
fn as_of_lock(fault: Fault) -> Fault {
    let code = match fault.code {
        Code::ConfigSyntax => Code::LockSyntax,
        Code::ConfigKey | Code::ConfigValue => Code::LockValue,
        other => other,
    };
    let twice = code == Code::LockSyntax && fault.message == "duplicate key";
    let hint = "a merge may have left the lines of both sides: keep one";
    let message = fault.message.replace("`[names.lock]`", "`names.lock`");
    Fault { code, message, ..fault }.maybe_hint(twice.then(|| hint.to_owned()))
}

fn lock(mut root: Members<'_, '_>, reader: &mut Reader<'_>) -> Lock {
    // Another format has other keys: one fault is enough.
    let Some(item) = root.needed("format", reader) else { return Lock::default() };
    match item.number(0..=u64::from(u32::MAX), reader) {
        Some(FORMAT) => {}
        Some(_) => {
            let message = "this format is not known: a newer Oasmith wrote it";
            reader.refuse(&item.span(), message);
            return Lock::default();
        }
        None => return Lock::default(),
    }
    let mut part = |key, reader: &mut Reader<'_>| root.table(key, reader).free();
    let resources = part("resources", reader);
    let operations = part("operations", reader);
    let types = part("types", reader);
    let webhooks = part("webhooks", reader);
    let credentials = part("credentials", reader);
    let servers = part("servers", reader);
    root.finish(reader);
    Lock {
        resources: entries(resources, reader, |key, span, item, reader| {
            let key = checked(key, modules, span, reader)?;
            Some((key, resource(item, reader)?))
        }),
        operations: entries(operations, reader, |key, span, item, reader| {
            let Some(key) = OperationKey::read(key) else {
                let wish = "a method and a path, such as \"GET /v2/droplets\"";
                reader.refuse(span, format!("`{key}` has to be {wish}"));
                return None;
            };
            Some((key, operation(item, reader)?))
        }),
        types: entries(types, reader, |key, _, item, reader| {
            Some((key.to_owned(), type_(item, reader)?))
        }),
        webhooks: named(webhooks, pascal, reader),
        credentials: named(credentials, snake, reader),
        servers: named(servers, name_of_part, reader),
    }
}

fn entries<K: Ord, T>(
    entries: Vec<Entry<'_, '_>>,
    reader: &mut Reader<'_>,
    read: impl Fn(&str, &Range<usize>, &Item<'_, '_>, &mut Reader<'_>) -> Option<(K, T)>,
) -> BTreeMap<K, T> {
    let all = entries.into_iter();
    all.filter_map(|Entry { key, key_span, item }| read(key, &key_span, &item, reader))
        .collect()
}

fn resource(item: &Item<'_, '_>, reader: &mut Reader<'_>) -> Option<Resource> {
    let place = Some(reader.place(&item.span()));
    let mut table = item.table(reader);
    let handle = needed(&mut table, "handle", pascal, reader);
    let feature = needed(&mut table, "feature", feature, reader);
    let aliases = aliases(&mut table, modules, reader);
    table.finish(reader);
    Some(Resource { handle: handle?, feature: feature?, aliases, place })
}

fn operation(item: &Item<'_, '_>, reader: &mut Reader<'_>) -> Option<Operation> {
    let place = Some(reader.place(&item.span()));
    let mut table = item.table(reader);
    let id = text(&mut table, "id", check::line, reader);
    let called = needed(&mut table, "call", call, reader);
    let marker = text(&mut table, "marker", pascal, reader);
    let outcome = text(&mut table, "outcome", pascal, reader);
    let parameters = named(table.table("parameters", reader).free(), snake, reader);
    let alternates = named(table.table("alternates", reader).free(), twin, reader);
    let aliases = aliases(&mut table, call, reader);
    table.finish(reader);
    let called = called?;
    let (resource, method) = called.rsplit_once('.')?;
    Some(Operation {
        id,
        resource: resource.to_owned(),
        marker: marker.unwrap_or_else(|| names::plain::marker(method)),
        method: method.to_owned(),
        outcome,
        parameters,
        alternates,
        aliases,
        place,
    })
}

fn type_(item: &Item<'_, '_>, reader: &mut Reader<'_>) -> Option<Type> {
    let place = Some(reader.place(&item.span()));
    let mut table = item.table(reader);
    let name = needed(&mut table, "name", pascal, reader);
    let shape = needed(&mut table, "shape", check::line, reader);
    let at = text(&mut table, "at", check::line, reader);
    let members = named(table.table("members", reader).free(), name_of_part, reader);
    let rest = text(&mut table, "rest", snake, reader);
    let unknown = text(&mut table, "unknown", pascal, reader);
    let aliases = aliases(&mut table, pascal, reader);
    table.finish(reader);
    let (name, shape) = (name?, shape?);
    Some(Type { name, shape, at, members, rest, unknown, aliases, place })
}

fn text(
    table: &mut Members<'_, '_>,
    key: &'static str,
    check: Check,
    reader: &mut Reader<'_>,
) -> Option<String> {
    table.text(key, check, reader)
}

fn needed(
    table: &mut Members<'_, '_>,
    key: &'static str,
    check: Check,
    reader: &mut Reader<'_>,
) -> Option<String> {
    table.needed(key, reader)?.text(check, reader).map(|spot| spot.value)
}

fn aliases(
    table: &mut Members<'_, '_>,
    check: Check,
    reader: &mut Reader<'_>,
) -> Vec<String> {
    let texts = table.texts("aliases", reader).into_iter();
    texts.filter_map(|(text, span)| checked(text, check, &span, reader)).collect()
}

fn named(entries: Vec<Entry<'_, '_>>, check: Check, reader: &mut Reader<'_>) -> Names {
    let all = entries.into_iter();
    all.filter_map(|Entry { key, item, .. }| {
        Some((key.to_owned(), item.text(check, reader)?.value))
    })
    .collect()
}

fn checked(
    text: &str,
    check: Check,
    span: &Range<usize>,
    reader: &mut Reader<'_>,
) -> Option<String> {
    match check(text) {
        Ok(()) => Some(text.to_owned()),
        Err(wish) => {
            reader.refuse(span, format!("`{text}` has to be {wish}"));
            None
        }
    }
}

/// One name for two things: what two branches may each have given to a new one of theirs.
fn twice(lock: &Lock, reader: &mut Reader<'_>) {
    let mut calls = Seen::default();
    for (key, of) in &lock.operations {
        let names = [of.call()].into_iter().chain(of.aliases.iter().cloned());
        calls.add(names, &key.to_string(), of.place.as_ref(), reader);
    }
    let mut types = Seen::default();
    for (key, of) in &lock.types {
        let names = [of.name.clone()].into_iter().chain(of.aliases.iter().cloned());
        types.add(names, key, of.place.as_ref(), reader);
    }
    let (mut paths, mut handles, mut features) =
        (Seen::default(), Seen::default(), Seen::default());
    for (key, of) in &lock.resources {
        let place = of.place.as_ref();
        let names = [key.clone()].into_iter().chain(of.aliases.iter().cloned());
        paths.add(names, key, place, reader);
        handles.add([of.handle.clone()], key, place, reader);
        features.add([of.feature.clone()], key, place, reader);
    }
}

/// The names of one kind, each with what it is the name of.
#[derive(Default)]
struct Seen(HashMap<String, String>);

impl Seen {
    fn add(
        &mut self,
        names: impl IntoIterator<Item = String>,
        of: &str,
        place: Option<&Place>,
        reader: &mut Reader<'_>,
    ) {
        for name in names {
            if let Some(other) = self.0.get(&name) {
                let message = format!("`{name}` is the name of `{other}` already");
                let fault = match place {
                    Some(place) => {
                        Fault::new(Code::LockConflict, place.clone(), message)
                    }
                    None => Fault::placeless(Code::LockConflict, message),
                };
                reader.push(fault.hint("give one of the two another name"));
            }
            self.0.insert(name, of.to_owned());
        }
    }
}

fn is_name(name: &str) -> bool {
    let mut letters = name.chars();
    letters.next().is_some_and(unicode_ident::is_xid_start)
        && letters.all(unicode_ident::is_xid_continue)
        && !["self", "super", "crate", "Self"].contains(&name)
}

fn snake(name: &str) -> Result<(), &'static str> {
    match is_name(name) && !name.chars().any(char::is_uppercase) {
        true => Ok(()),
        false => Err("a Rust name in snake case"),
    }
}

fn pascal(name: &str) -> Result<(), &'static str> {
    match is_name(name) && !name.starts_with(char::is_lowercase) {
        true => Ok(()),
        false => Err("a Rust name in camel case, a capital first"),
    }
}

fn name_of_part(name: &str) -> Result<(), &'static str> {
    if is_name(name) { Ok(()) } else { Err("a Rust name") }
}

fn modules(path: &str) -> Result<(), &'static str> {
    match path.is_ascii() && path.split('.').all(|part| snake(part).is_ok()) {
        true => Ok(()),
        false => Err("modules with dots between them, such as \"droplets.actions\""),
    }
}

fn call(text: &str) -> Result<(), &'static str> {
    let sound = text
        .rsplit_once('.')
        .is_some_and(|(path, name)| modules(path).is_ok() && snake(name).is_ok());
    if sound { Ok(()) } else { Err("a resource and a method, such as \"droplets.get\"") }
}

fn twin(text: &str) -> Result<(), &'static str> {
    let sound = text
        .split_once(' ')
        .is_some_and(|(method, marker)| snake(method).is_ok() && pascal(marker).is_ok());
    if sound {
        Ok(())
    } else {
        Err("a method and a type, such as \"get_as_csv GetAsCsv\"")
    }
}

fn feature(name: &str) -> Result<(), &'static str> {
    let letters = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    match name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(letters)
    {
        true => Ok(()),
        false => Err("a feature's name: ASCII letters, digits, `-` and `_`"),
    }
}
