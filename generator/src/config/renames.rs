//! `[rename]`: what the document calls otherwise.

use super::members::{Check, Entry, Members};
use super::reader::Reader;
use super::resources::selector;
use super::{Renames, Source, Spot, check};

/// Reads the four tables.
pub(super) fn read(mut table: Members<'_, '_>, reader: &mut Reader<'_>) -> Renames {
    let mut part = |key, reader: &mut Reader<'_>| table.table(key, reader).free();
    let operations = part("operations", reader);
    let types = part("types", reader);
    let fields = part("fields", reader);
    let variants = part("variants", reader);
    table.finish(reader);
    let operations =
        operations.into_iter().filter_map(|Entry { key, key_span, item }| {
            let from = selector(key, &key_span, reader)?.value;
            Some((from, item.text(check::snake_ident, reader)?))
        });
    Renames {
        operations: operations.collect(),
        types: sources(types, schema, check::pascal_ident, reader),
        fields: sources(fields, member, check::snake_ident, reader),
        variants: sources(variants, member, check::pascal_ident, reader),
    }
}

fn sources(
    entries: Vec<Entry<'_, '_>>,
    source: fn(&str) -> Result<Source, &'static str>,
    check: Check,
    reader: &mut Reader<'_>,
) -> Vec<(Source, Spot<String>)> {
    let one = |Entry { key, key_span, item }: Entry<'_, '_>| match source(key) {
        Ok(source) => Some((source, item.text(check, reader)?)),
        Err(wish) => {
            reader.refuse(&key_span, format!("`{key}` has to be {wish}"));
            None
        }
    };
    entries.into_iter().filter_map(one).collect()
}

/// A schema as a whole.
pub(super) fn schema(text: &str) -> Result<Source, &'static str> {
    match text.is_empty() {
        true => Err("the name of a schema"),
        false => Ok(Source::schema(text)),
    }
}

/// A member, or a value, of a schema.
pub(super) fn member(text: &str) -> Result<Source, &'static str> {
    Source::member(text).ok_or("a schema and what is in it, such as \"Droplet.size\"")
}
