//! Which shape of a union an example was meant for.

use serde_json::Value;

use crate::ir::{Api, EnumValues, Presence, Struct, Type, TypeKind};

/// Whether a value looks like one of this type.
pub fn fits(api: &Api, ty: &Type, from: &Value, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else { return false };
    let inside = |ty: &Type, from: &Value| fits(api, ty, from, depth);
    match ty {
        Type::Bool => from.is_boolean(),
        Type::Int(_) => from.is_i64() || from.is_u64(),
        Type::Float(_) => from.is_number(),
        Type::String | Type::Format(_) | Type::Bytes | Type::File => from.is_string(),
        Type::Any | Type::External(_) => true,
        Type::Tuple(items) => from.as_array().is_some_and(|values| {
            let mut pairs = items.iter().zip(values);
            items.len() == values.len() && pairs.all(|(ty, from)| inside(ty, from))
        }),
        Type::List(item) => from
            .as_array()
            .is_some_and(|items| items.iter().all(|from| inside(item, from))),
        Type::Map(item) => from
            .as_object()
            .is_some_and(|items| items.values().all(|from| inside(item, from))),
        Type::Nullable(inner) => from.is_null() || inside(inner, from),
        Type::Boxed(inner) => inside(inner, from),
        Type::Named(id) => match &api[*id].kind {
            TypeKind::Struct(strukt) => is_struct(strukt, from),
            TypeKind::Enum(values) => match values.values {
                EnumValues::Strings(_) => from.is_string(),
                EnumValues::Ints(_) => from.is_i64(),
            },
            TypeKind::Union(union) => {
                union.variants.iter().any(|one| inside(&one.ty, from))
            }
            TypeKind::Tagged(tagged) => from.get(&tagged.property).is_some(),
            TypeKind::Alias(ty) => inside(ty, from),
        },
    }
}

/// Whether it has what is required and nothing that is unknown.
fn is_struct(strukt: &Struct, from: &Value) -> bool {
    let Some(members) = from.as_object() else { return false };
    let mut required =
        strukt.fields.iter().filter(|field| field.presence == Presence::Required);
    let mut constants = strukt.constants.iter();
    let constant = |key: &String| strukt.constants.iter().any(|one| one.wire == *key);
    let field = |key: &String| strukt.fields.iter().any(|field| field.wire == *key);
    let known = |key: &String| field(key) || constant(key);
    required.all(|field| members.contains_key(&field.wire))
        && constants
            .all(|one| members.get(&one.wire).is_some_and(|from| one.value.is(from)))
        && members.keys().all(known)
}
