//! `[rename] fields` and `variants`: the user's names, once all others are given.

use std::collections::HashSet;

use super::names;
use super::objects::TAKEN;
use crate::config::{Renames, Source, Spot};
use crate::diag::{Code, Fault, Faults, nearest};
use crate::ir::{Api, EnumValues, Ident, Rest, TypeDef, TypeKind};

/// Something that has a name within a type.
struct Named<'a> {
    wire: String,
    ident: &'a mut Ident,
}

/// Renames members and values; says which of the user's names mean nothing or are taken.
pub fn run(api: &mut Api, renames: &Renames, faults: &mut Faults) {
    for (source, name) in &renames.fields {
        rename(api, source, name, fields, faults);
    }
    for (source, name) in &renames.variants {
        rename(api, source, name, variants, faults);
    }
}

fn rename(
    api: &mut Api,
    source: &Source,
    Spot { value, place }: &Spot<String>,
    parts: fn(&mut TypeDef) -> (Vec<Named<'_>>, Vec<String>),
    faults: &mut Faults,
) {
    let wanted = names::ident(value.clone());
    let (mut found, mut near) = (false, Vec::new());
    for def in &mut api.types {
        let schema = def.schema.clone();
        let name = def.name.text().to_owned();
        let known: Vec<&str> =
            schema.iter().map(String::as_str).chain([&*name]).collect();
        let (mut parts, mut taken) = parts(def);
        let Some(at) =
            parts.iter().position(|one| source.means_member(&known, &one.wire))
        else {
            let owner = schema.as_deref().unwrap_or(&name);
            near.extend(parts.iter().map(|one| format!("{owner}.{}", one.wire)));
            continue;
        };
        found = true;
        let one = parts.swap_remove(at);
        taken.extend(parts.iter().map(|other| other.ident.text().to_owned()));
        if taken.contains(value) {
            let message = format!("`{value}` means something else in `{name}` already");
            faults.push(Fault::new(Code::ConfigValue, place.clone(), message));
        } else {
            *one.ident = wanted.clone();
        }
    }
    if !found {
        let text = source.text();
        let hint = match nearest(&text, near.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "it has no effect; remove it".to_owned(),
        };
        let message = format!("there is no `{text}`");
        let fault = Fault::new(Code::ConfigNoEffect, place.clone(), message);
        faults.push(fault.hint(hint));
    }
}

/// The members of a struct, and the names that none of them can have.
fn fields(def: &mut TypeDef) -> (Vec<Named<'_>>, Vec<String>) {
    let TypeKind::Struct(of) = &mut def.kind else { return (Vec::new(), Vec::new()) };
    let mut taken: HashSet<String> =
        TAKEN.iter().map(|name| (*name).to_owned()).collect();
    if let Rest::Typed(ident, _) | Rest::Extra(ident) = &of.rest {
        taken.insert(ident.text().to_owned());
    }
    let fields = of.fields.iter_mut();
    let fields =
        fields.map(|field| Named { wire: field.wire.clone(), ident: &mut field.ident });
    (fields.collect(), taken.into_iter().collect())
}

/// The values of an enum, or the keys of a discriminated union.
fn variants(def: &mut TypeDef) -> (Vec<Named<'_>>, Vec<String>) {
    match &mut def.kind {
        TypeKind::Enum(of) => {
            let unknown = vec![of.unknown.text().to_owned()];
            let values = match &mut of.values {
                EnumValues::Strings(values) => values
                    .iter_mut()
                    .map(|one| Named { wire: one.wire.clone(), ident: &mut one.ident })
                    .collect(),
                EnumValues::Ints(values) => values
                    .iter_mut()
                    .map(|one| Named {
                        wire: one.wire.to_string(),
                        ident: &mut one.ident,
                    })
                    .collect(),
            };
            (values, unknown)
        }
        TypeKind::Tagged(of) => {
            let unknown = vec![of.unknown.text().to_owned()];
            let keys = of.variants.iter_mut();
            let keys =
                keys.map(|one| Named { wire: one.wire.clone(), ident: &mut one.ident });
            (keys.collect(), unknown)
        }
        _ => (Vec::new(), Vec::new()),
    }
}
