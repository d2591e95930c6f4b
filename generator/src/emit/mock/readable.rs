//! Whether a client can read an example at all: documents show what is of another kind than
//! their schema says, and an answer that no client reads helps nobody. What only lacks
//! something is read, and corrected.

use serde_json::Value;

use crate::ir::{Api, EnumValues, Int, Payload, Struct, Tagged, Type, TypeKind};

/// How deep is looked. JSON of documents is read to a depth of 128.
const DEPTH: usize = 256;

/// Whether a value is read as this type.
pub fn reads(api: &Api, ty: &Type, value: &Value) -> bool {
    reads_at(api, ty, value, DEPTH)
}

fn reads_at(api: &Api, ty: &Type, value: &Value, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else { return true };
    let inside = |ty: &Type, value: &Value| reads_at(api, ty, value, depth);
    match ty {
        Type::Bool => value.is_boolean(),
        Type::Int(int) => is_int(*int, value),
        Type::Float(_) => value.is_number(),
        Type::String | Type::Format(_) | Type::Bytes | Type::File => value.is_string(),
        Type::Any | Type::External(_) => true,
        Type::Tuple(places) => value.as_array().is_some_and(|items| {
            let mut pairs = places.iter().zip(items);
            items.len() == places.len() && pairs.all(|(ty, item)| inside(ty, item))
        }),
        Type::List(of) => {
            value.as_array().is_some_and(|items| items.iter().all(|one| inside(of, one)))
        }
        Type::Map(of) => {
            value.as_object().is_some_and(|all| all.values().all(|one| inside(of, one)))
        }
        Type::Nullable(of) => value.is_null() || inside(of, value),
        Type::Boxed(of) => inside(of, value),
        Type::Named(id) => match &api[*id].kind {
            TypeKind::Struct(of) => members(of, value, &inside),
            TypeKind::Enum(of) => match of.values {
                EnumValues::Strings(_) => value.is_string(),
                EnumValues::Ints(_) => value.is_i64(),
            },
            // A value of none of the shapes is kept as it is.
            TypeKind::Union(_) => true,
            TypeKind::Tagged(of) => tagged(of, value, &inside),
            TypeKind::Alias(ty) => inside(ty, value),
        },
    }
}

fn is_int(int: Int, value: &Value) -> bool {
    let number = value.as_i64().map(i128::from).or(value.as_u64().map(i128::from));
    number.is_some_and(|number| match int {
        Int::I32 => i32::try_from(number).is_ok(),
        Int::I64 => i64::try_from(number).is_ok(),
        Int::U32 => u32::try_from(number).is_ok(),
        Int::U64 => u64::try_from(number).is_ok(),
    })
}

fn members(of: &Struct, value: &Value, inside: &dyn Fn(&Type, &Value) -> bool) -> bool {
    value.is_object()
        && of.fields.iter().all(|field| match value.get(&field.wire) {
            None | Some(Value::Null) => true,
            Some(member) => inside(&field.ty, member),
        })
}

fn tagged(of: &Tagged, value: &Value, inside: &dyn Fn(&Type, &Value) -> bool) -> bool {
    let tag = value.get(&of.property).and_then(Value::as_str);
    let known = of.variants.iter().find(|one| Some(one.wire.as_str()) == tag);
    value.is_object()
        && match known.map(|one| &one.payload) {
            Some(Payload::Struct(ty)) => inside(ty, value),
            Some(Payload::Unit) | None => true,
        }
}
