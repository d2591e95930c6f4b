//! Where types are used, as `names.lock` says it: `GET /v2/droplets 200`,
//! `droplet -> size`.

use super::{Held, Known};
use crate::ir::{Operation, Payload, Rest, Status, Type, TypeDef, TypeId, TypeKind};

/// Between a type and the member of it that uses another.
pub const INSIDE: &str = " -> ";

/// Who names each type, with operations before types. `keys` are those of `types`.
pub fn of(
    held: &Held<'_>,
    types: &[&TypeDef],
    keys: &[String],
    operations: &[Operation],
) -> Vec<Vec<String>> {
    let mut uses = vec![Vec::new(); types.len()];
    let mut note = |ty: &Type, place: String| {
        for TypeId(at) in ty.named() {
            uses.get_mut(at as usize).into_iter().for_each(|all: &mut Vec<String>| {
                all.push(place.clone());
            });
        }
    };
    for operation in operations {
        let Some(Known { key, .. }) = held.operations.get(&operation.pointer) else {
            continue;
        };
        for parameter in &operation.parameters {
            note(&parameter.ty, format!("{key} ?{}", parameter.wire));
        }
        for body in operation.bodies() {
            note(&body.ty, format!("{key} body"));
        }
        for response in &operation.responses {
            if let Some(ty) = response.content.ty() {
                note(ty, format!("{key} {}", status(response.status)));
            }
        }
    }
    for (def, key) in types.iter().zip(keys) {
        for (ty, part) in parts(def) {
            note(ty, format!("{key}{INSIDE}{part}"));
        }
    }
    for all in &mut uses {
        all.sort_unstable_by_key(|place| (place.contains(INSIDE), place.clone()));
        all.dedup();
    }
    uses
}

fn parts(def: &TypeDef) -> Vec<(&Type, &str)> {
    match &def.kind {
        TypeKind::Struct(of) => {
            let fields = of.fields.iter().map(|field| (&field.ty, field.wire.as_str()));
            let rest = match &of.rest {
                Rest::Typed(_, ty) => Some((ty, "*")),
                Rest::Extra(_) | Rest::Ignored => None,
            };
            fields.chain(rest).collect()
        }
        TypeKind::Tagged(of) => of
            .variants
            .iter()
            .filter_map(|one| match &one.payload {
                Payload::Struct(ty) => Some((ty, one.wire.as_str())),
                Payload::Unit => None,
            })
            .collect(),
        TypeKind::Alias(ty) => vec![(ty, "=")],
        // The alternatives of a union have no keys: any of them may be the one.
        TypeKind::Union(_) | TypeKind::Enum(_) => Vec::new(),
    }
}

fn status(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Range(digit) => format!("{digit}XX"),
        Status::Default => "default".to_owned(),
    }
}
