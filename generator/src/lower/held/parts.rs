//! What has a name within something else that has one: fields, variants, parameters.

use std::collections::HashMap;

use crate::ir::{
    EnumValues, Ident, Location, Operation, Parameter, Rest, Type, TypeDef, TypeKind,
    Union,
};
use crate::names::{Names, plain};

/// A part: what it goes by, what it is called unless the file says otherwise, and what it
/// is called.
pub struct Part<'a> {
    pub key: String,
    /// Nothing where the file always says what it is called.
    pub plain: Option<String>,
    pub ident: &'a mut Ident,
}

/// The fields or variants of a type. `keys` are those of all types.
pub fn of_type<'a>(def: &'a mut TypeDef, keys: &[String]) -> Vec<Part<'a>> {
    match &mut def.kind {
        TypeKind::Struct(of) => of
            .fields
            .iter_mut()
            .map(|one| part(&one.wire, plain::field, &mut one.ident))
            .collect(),
        TypeKind::Enum(of) => match &mut of.values {
            EnumValues::Strings(all) => all
                .iter_mut()
                .map(|one| part(&one.wire, plain::value, &mut one.ident))
                .collect(),
            EnumValues::Ints(all) => all
                .iter_mut()
                .map(|one| Part {
                    key: one.wire.to_string(),
                    plain: Some(plain::integer(one.wire)),
                    ident: &mut one.ident,
                })
                .collect(),
        },
        TypeKind::Tagged(of) => of
            .variants
            .iter_mut()
            .map(|one| part(&one.wire, plain::value, &mut one.ident))
            .collect(),
        TypeKind::Union(of) => alternatives(of, keys),
        TypeKind::Alias(_) => Vec::new(),
    }
}

/// The alternatives of a union, by what they hold; of those that hold the same all but the
/// first have a number.
fn alternatives<'a>(of: &'a mut Union, keys: &[String]) -> Vec<Part<'a>> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let all = of.variants.iter_mut().map(|one| {
        let key = spelled(&one.ty, keys);
        let number = seen.entry(key.clone()).or_default();
        *number += 1;
        let key = if *number > 1 { format!("{key} {number}") } else { key };
        Part { key, plain: None, ident: &mut one.ident }
    });
    all.collect()
}

/// The parameters of an operation.
pub fn of_operation(operation: &mut Operation) -> Vec<Part<'_>> {
    let all = operation.parameters.iter_mut();
    all.map(|Parameter { wire, ident, location, .. }| {
        let place = match location {
            Location::Path => "path",
            Location::Query => "query",
            Location::Header => "header",
            Location::Cookie => "cookie",
        };
        Part { key: format!("{place}.{wire}"), plain: Some(plain::field(wire)), ident }
    })
    .collect()
}

/// What the file says of parts: nothing where all of them are called as goes without
/// saying, else all.
pub fn listed(parts: Vec<Part<'_>>) -> Names {
    let unsaid = |part: &Part<'_>| {
        part.plain.as_deref().is_some_and(|name| name == part.ident.text())
    };
    if parts.iter().all(unsaid) {
        return Names::new();
    }
    parts.into_iter().map(|part| (part.key, part.ident.text().to_owned())).collect()
}

/// The name of what a type does not name, and what it is called unless the file says
/// otherwise.
pub fn rest(def: &mut TypeDef) -> Option<(&mut Ident, &'static str)> {
    match &mut def.kind {
        TypeKind::Struct(of) => match &mut of.rest {
            Rest::Extra(ident) => Some((ident, "extra")),
            Rest::Typed(ident, _) => Some((ident, "additional_properties")),
            Rest::Ignored => None,
        },
        TypeKind::Enum(of) => Some((&mut of.unknown, plain::UNKNOWN)),
        TypeKind::Union(of) => Some((&mut of.unknown, plain::UNKNOWN)),
        TypeKind::Tagged(of) => Some((&mut of.unknown, plain::UNKNOWN)),
        TypeKind::Alias(_) => None,
    }
}

fn part<'a>(wire: &str, plain: fn(&str) -> String, ident: &'a mut Ident) -> Part<'a> {
    Part { key: wire.to_owned(), plain: Some(plain(wire)), ident }
}

/// What an alternative holds, by the keys of its types.
fn spelled(ty: &Type, keys: &[String]) -> String {
    let inner = |word: &str, of: &Type| format!("{word} of {}", spelled(of, keys));
    match ty {
        Type::Named(id) => {
            keys.get(id.0 as usize).cloned().unwrap_or_else(|| "type".to_owned())
        }
        Type::Bool => "bool".to_owned(),
        Type::Int(_) => "integer".to_owned(),
        Type::Float(_) => "number".to_owned(),
        // Whether a string is a file is decided between the two looks at it.
        Type::String | Type::File => "string".to_owned(),
        Type::Format(format) => format!("{format:?}").to_lowercase(),
        Type::Bytes => "bytes".to_owned(),
        Type::Any => "any".to_owned(),
        Type::List(of) => inner("list", of),
        Type::Map(of) => inner("map", of),
        Type::Nullable(of) => inner("nullable", of),
        Type::Boxed(of) => spelled(of, keys),
        Type::Tuple(items) => {
            let items: Vec<String> =
                items.iter().map(|item| spelled(item, keys)).collect();
            format!("({})", items.join(", "))
        }
        Type::External(path) => path.clone(),
    }
}
