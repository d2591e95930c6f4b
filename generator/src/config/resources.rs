//! `[resources."gpu_droplets.actions"]`: where operations are called from. A resource in a
//! resource may be written with a dot in its key or as a table of its own.

use std::ops::Range;

use super::item::Item;
use super::members::{Entry, Members};
use super::reader::Reader;
use super::{Placed, Resource, Selector, Spot, check};

/// Reads the tables, in the file's order, each resource once.
pub(super) fn read(table: Members<'_, '_>, reader: &mut Reader<'_>) -> Vec<Resource> {
    let mut found: Vec<Resource> = Vec::new();
    // Tables in tables, without recursion: TOML has no limit to their depth.
    let mut left: Vec<(Vec<String>, Entry<'_, '_>)> =
        table.free().into_iter().rev().map(|entry| (Vec::new(), entry)).collect();
    while let Some((above, Entry { key, key_span, item })) = left.pop() {
        let Some(path) = path(above, key, &key_span, reader) else { continue };
        let (resource, below) = resource(path, &key_span, &item, reader);
        let path = resource.path.clone();
        left.extend(below.into_iter().rev().map(|entry| (path.clone(), entry)));
        if found.iter().any(|one| one.path == resource.path) {
            let name = resource.path.join(".");
            reader.refuse(&key_span, format!("`{name}` is described twice"));
        } else {
            found.push(resource);
        }
    }
    found
}

fn path(
    mut above: Vec<String>,
    key: &str,
    span: &Range<usize>,
    reader: &mut Reader<'_>,
) -> Option<Vec<String>> {
    for part in key.split('.') {
        if let Err(wish) = check::snake_ident(part) {
            reader.refuse(span, format!("`{part}` has to be {wish}"));
            return None;
        }
        above.push(part.to_owned());
    }
    Some(above)
}

/// A resource, and the tables in it that are resources themselves.
fn resource<'a, 'v>(
    path: Vec<String>,
    span: &Range<usize>,
    item: &Item<'a, 'v>,
    reader: &mut Reader<'_>,
) -> (Resource, Vec<Entry<'a, 'v>>) {
    let mut members = item.table(reader);
    let groups = members.texts("from", reader);
    let from = groups.into_iter().map(|(group, span)| reader.spot(group.into(), &span));
    let mut resource = Resource {
        from: from.collect(),
        path,
        place: reader.place(span),
        operations: vec![],
    };
    let mut below = Vec::new();
    for entry in members.free() {
        match entry.item.is_table() {
            true => below.push(entry),
            false => resource.operations.extend(placed(entry, reader)),
        }
    }
    (resource, below)
}

fn placed(entry: Entry<'_, '_>, reader: &mut Reader<'_>) -> Option<Placed> {
    let Entry { key, key_span, item } = entry;
    if let Err(wish) = check::snake_ident(key) {
        reader.refuse(&key_span, format!("`{key}` has to be {wish}"));
        return None;
    }
    Some(Placed { method: key.to_owned(), operation: operation(&item, reader)? })
}

/// A selector that means one operation.
pub(super) fn operation(
    item: &Item<'_, '_>,
    reader: &mut Reader<'_>,
) -> Option<Spot<Selector>> {
    let text = item.any_text(reader)?;
    selector(text, &item.span(), reader)
}

/// A selector at a place.
pub(super) fn selector(
    text: &str,
    span: &Range<usize>,
    reader: &mut Reader<'_>,
) -> Option<Spot<Selector>> {
    match Selector::parse(text) {
        Ok(selector) => Some(reader.spot(selector, span)),
        Err(wish) => {
            reader.refuse(span, format!("`{text}` has to be {wish}"));
            None
        }
    }
}
