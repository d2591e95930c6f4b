//! `[dependencies]`: what types of the user's own come from.

use std::ops::Range;

use toml::{Table, Value};

use super::check;
use super::item::Item;
use super::members::{Entry, Members};
use super::reader::Reader;
use super::{DateTimeCrate, Dependency};
use crate::emit::{Requirement, RuntimeSources};

/// Reads the table, in the file's order.
pub(super) fn read(
    table: Members<'_, '_>,
    dates: DateTimeCrate,
    reader: &mut Reader<'_>,
) -> Vec<Dependency> {
    let known = RuntimeSources::embedded().manifest(dates).dependencies;
    let entries = table.free().into_iter();
    entries.filter_map(|entry| dependency(entry, &known, reader)).collect()
}

fn dependency(
    entry: Entry<'_, '_>,
    known: &[Requirement],
    reader: &mut Reader<'_>,
) -> Option<Dependency> {
    let Entry { key, key_span, item } = entry;
    if let Err(wish) = check::crate_name(key) {
        reader.refuse(&key_span, format!("`{key}` has to be {wish}"));
        return None;
    }
    let requirement = match item.is_table() {
        true => Value::Table(requirement(key, &item, reader)),
        false => Value::String(item.text(check::version_requirement, reader)?.value),
    };
    placed_once(key, &key_span, &requirement, known, reader)?;
    Some(Dependency { name: key.to_owned(), requirement })
}

fn requirement(name: &str, item: &Item<'_, '_>, reader: &mut Reader<'_>) -> Table {
    let mut members = item.table(reader).called(format!("dependencies.{name}"));
    let mut table = Table::new();
    let version = members.text("version", check::version_requirement, reader);
    table.extend(version.map(|version| ("version".to_owned(), Value::String(version))));
    for key in ["path", "git", "branch", "tag", "rev", "package", "registry"] {
        let text = members.text(key, check::line, reader);
        table.extend(text.map(|text| (key.to_owned(), Value::String(text))));
    }
    let defaults = members.truth("default-features", reader);
    table.extend(defaults.map(|on| ("default-features".to_owned(), Value::Boolean(on))));
    let features = members.texts("features", reader);
    if !features.is_empty() {
        let texts = features.into_iter().map(|(text, _)| Value::String(text.to_owned()));
        table.insert("features".to_owned(), Value::Array(texts.collect()));
    }
    members.finish(reader);
    table
}

/// What the runtime depends on anyway can get features, and nothing else; what it does
/// not depend on has to come from somewhere.
fn placed_once(
    name: &str,
    span: &Range<usize>,
    requirement: &Value,
    known: &[Requirement],
    reader: &mut Reader<'_>,
) -> Option<()> {
    let has = |key: &str| requirement.get(key).is_some();
    if known.iter().any(|known| known.name == name) {
        let only_features = requirement
            .as_table()
            .is_some_and(|table| table.keys().all(|key| key == "features"));
        if !only_features {
            let message = format!(
                "the crate depends on `{name}` anyway: only `features` can be said of it"
            );
            reader.refuse(span, message);
            return None;
        }
    } else if requirement.is_table() && !["version", "path", "git"].into_iter().any(has)
    {
        let message = format!("`{name}` needs a `version`, a `path` or a `git`");
        reader.refuse(span, message);
        return None;
    }
    Some(())
}
