//! What follows from where a type is used: in requests, in responses, or nowhere.

use crate::ir::{
    Access, Api, Operation, Payload, Presence, Type, TypeDef, TypeId, TypeKind,
};

/// Relaxes what a direction can't hold: members that only travel the other way are not
/// required, and in requests a variant without members of its own needs no payload. In
/// responses it keeps one, since a server may send members that nobody knows yet.
pub fn apply_direction(api: &mut Api) {
    let sent = reached(api, Operation::request_types, []);
    let received = reached(api, Operation::response_types, api.webhook_types());
    let bare: Vec<bool> = api.types.iter().map(is_bare).collect();
    for (at, def) in api.types.iter_mut().enumerate() {
        let is = |set: &[bool]| set.get(at).copied().unwrap_or(false);
        match &mut def.kind {
            TypeKind::Struct(of) => {
                for field in &mut of.fields {
                    let absent = (field.access == Access::ReadOnly && is(&sent))
                        || (field.access == Access::WriteOnly && is(&received));
                    if absent {
                        field.presence = relaxed(field.presence);
                    }
                }
            }
            TypeKind::Tagged(of) if !is(&received) => {
                for variant in &mut of.variants {
                    let Payload::Struct(ty) = &variant.payload else { continue };
                    let TypeId(at) = ty.named().next().unwrap_or(TypeId(u32::MAX));
                    if bare.get(at as usize).copied().unwrap_or(false) {
                        variant.payload = Payload::Unit;
                    }
                }
            }
            _ => {}
        }
    }
}

/// Drops the types that nothing reaches and that the document gave no name.
pub fn prune(api: &mut Api, keep_components: bool) {
    let used = api.operations.iter().flat_map(|operation| {
        operation.request_types().chain(operation.response_types()).flat_map(Type::named)
    });
    let mut roots: Vec<TypeId> = used.collect();
    roots.extend(api.webhook_types().flat_map(Type::named));
    if keep_components {
        let defs = api.types.iter().enumerate();
        let components = defs.filter(|(_, def)| def.schema.is_some() && !is_bare(def));
        roots.extend(components.map(|(at, _)| TypeId(at as u32)));
    }
    let keep = api.reach(roots);
    api.retain(&keep);
}

fn reached<'a, I: Iterator<Item = &'a Type>>(
    api: &'a Api,
    types: impl Fn(&'a Operation) -> I,
    others: impl IntoIterator<Item = &'a Type>,
) -> Vec<bool> {
    let roots =
        api.operations.iter().flat_map(types).chain(others).flat_map(Type::named);
    api.reach(roots.collect::<Vec<_>>())
}

fn is_bare(def: &TypeDef) -> bool {
    matches!(&def.kind, TypeKind::Struct(of) if of.fields.is_empty() && of.constants.is_empty())
}

fn relaxed(presence: Presence) -> Presence {
    match presence {
        Presence::Required => Presence::Optional,
        Presence::RequiredNullable => Presence::OptionalNullable,
        other => other,
    }
}
