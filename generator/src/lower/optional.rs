//! `[optional] fields`: members that the document requires and real servers leave out.

use crate::config::{Source, Spot};
use crate::diag::{Code, Fault, Faults, nearest};
use crate::ir::{Api, Field, Presence, TypeDef, TypeKind};

/// Makes the named members optional; says which of the names mean nothing.
pub fn relax(api: &mut Api, fields: &[Spot<Source>], faults: &mut Faults) {
    for Spot { value: source, place } in fields {
        let owners = api.types.iter_mut().filter(|def| is_meant(def, &source.schema));
        let members = owners.flat_map(members_mut);
        let found = members.filter(|field| field.wire == source.member).map(relaxed);
        if found.count() == 0 {
            let message = match source.schema.as_str() {
                "*" => format!("no schema has a member `{}`", source.member),
                schema => format!("there is no `{schema}.{}`", source.member),
            };
            let fault = Fault::new(Code::ConfigNoEffect, place.clone(), message);
            faults.push(fault.hint(hint(api, source)));
        }
    }
}

/// Whether a type goes by this name, in the document or in the crate.
fn is_meant(def: &TypeDef, name: &str) -> bool {
    name == "*" || def.schema.as_deref() == Some(name) || def.name.text() == name
}

fn members_mut(def: &mut TypeDef) -> impl Iterator<Item = &mut Field> {
    let fields = match &mut def.kind {
        TypeKind::Struct(of) => Some(&mut of.fields),
        _ => None,
    };
    fields.into_iter().flatten()
}

fn relaxed(field: &mut Field) {
    field.presence = match field.presence {
        Presence::Required | Presence::Optional => Presence::Optional,
        Presence::RequiredNullable | Presence::OptionalNullable => {
            Presence::OptionalNullable
        }
    };
}

/// What was probably meant: another member of the schema, or another schema.
fn hint(api: &Api, source: &Source) -> String {
    let fields = |def: &TypeDef| match &def.kind {
        TypeKind::Struct(of) => {
            of.fields.iter().map(|field| field.wire.clone()).collect()
        }
        _ => Vec::new(),
    };
    let owners: Vec<&TypeDef> =
        api.types.iter().filter(|def| is_meant(def, &source.schema)).collect();
    let members: Vec<String> = owners.iter().copied().flat_map(fields).collect();
    let schemas = api
        .types
        .iter()
        .flat_map(|def| def.schema.as_deref().into_iter().chain([def.name.text()]));
    let near = match owners.is_empty() {
        true => nearest(&source.schema, schemas),
        false => nearest(&source.member, members.iter().map(String::as_str)),
    };
    match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "it has no effect; remove it".to_owned(),
    }
}
