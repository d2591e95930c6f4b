//! `[types]`, `[formats]` and `[optional]`: what the document says otherwise.

use super::item::Item;
use super::members::{Entry, Members};
use super::reader::Reader;
use super::renames::{member, schema};
use super::{DateTimeCrate, Dependency, Source, Spot, Types, check};
use crate::diag::{Code, Fault, nearest};
use crate::emit::RuntimeSources;

/// Roots of paths that every crate has.
const BUILT_IN: [&str; 4] = ["std", "core", "alloc", "crate"];

/// Reads the user's own types; each comes from a crate that is a dependency.
pub(super) fn types(
    schemas: Members<'_, '_>,
    formats: Members<'_, '_>,
    crates: &[String],
    reader: &mut Reader<'_>,
) -> Types {
    let mut types = Types::default();
    for Entry { key, key_span, item } in schemas.free() {
        let source = match key.contains('.') {
            // A member may have a type of its own, too; names of schemas have dots as well,
            // so both readings are tried when it is looked up.
            true => member(key),
            false => schema(key),
        };
        match source {
            Ok(source) => {
                let path = rust_type(&item, crates, reader);
                types.schemas.extend(path.map(|path| (source, path)));
            }
            Err(wish) => {
                reader.refuse(&key_span, format!("`{key}` has to be {wish}"));
            }
        }
    }
    for Entry { key, item, .. } in formats.free() {
        let path = rust_type(&item, crates, reader);
        types.formats.extend(path.map(|path| (key.to_owned(), path)));
    }
    types
}

/// The crates that types may come from, as paths begin with them.
pub(super) fn crates(dependencies: &[Dependency], dates: DateTimeCrate) -> Vec<String> {
    let named = dependencies.iter().map(|one| one.name.as_str());
    let built_on = RuntimeSources::embedded().manifest(dates).dependencies;
    // Others are not there for each target or without each feature.
    let built_on = built_on.iter().filter(|one| !one.optional && one.target.is_none());
    let built_on = built_on.map(|one| one.name.as_str());
    named.chain(built_on).map(|name| name.replace('-', "_")).collect()
}

fn rust_type(
    item: &Item<'_, '_>,
    crates: &[String],
    reader: &mut Reader<'_>,
) -> Option<Spot<String>> {
    let path = item.text(check::type_path, reader)?;
    let root = path.value.trim_start_matches("::").split("::").next().unwrap_or("");
    if BUILT_IN.contains(&root) || crates.iter().any(|name| name == root) {
        return Some(path);
    }
    let hint = match nearest(root, crates.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("say where it comes from: `[dependencies] {root} = \"1\"`"),
    };
    let message = format!("`{root}` is not among the crate's `[dependencies]`");
    reader.push(Fault::new(Code::ConfigValue, path.place, message).hint(hint));
    None
}

/// Reads `[optional] fields`.
pub(super) fn optional(
    mut table: Members<'_, '_>,
    reader: &mut Reader<'_>,
) -> Vec<Spot<Source>> {
    let texts = table.texts("fields", reader);
    table.finish(reader);
    let mut fields = Vec::new();
    for (text, span) in texts {
        match member(text) {
            Ok(source) => fields.push(reader.spot(source, &span)),
            Err(wish) => reader.refuse(&span, format!("`{text}` has to be {wish}")),
        }
    }
    fields
}
