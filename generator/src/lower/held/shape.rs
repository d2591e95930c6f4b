//! What a type consists of, as a short text: by it a type is known that has moved. Part of
//! the format of `names.lock`: another way to compute it finds nothing that has moved.

use crate::ir::{
    Constant, EnumValues, Fixed, Payload, Presence, Rest, Struct, Type, TypeDef,
    TypeKind,
};

/// The sort of type, and a hash of its parts. Neither their order counts nor what the
/// types inside are called.
pub fn of(def: &TypeDef) -> String {
    let (sort, mut parts) = parts(def);
    parts.sort_unstable();
    format!("{sort} {:08x}", hash(&parts.join("\n")))
}

/// The sort of type that a shape is of.
pub fn sort(shape: &str) -> &str {
    shape.split(' ').next().unwrap_or(shape)
}

fn parts(def: &TypeDef) -> (&'static str, Vec<String>) {
    match &def.kind {
        TypeKind::Struct(of) => ("struct", members(of)),
        TypeKind::Enum(of) => match &of.values {
            EnumValues::Strings(all) => {
                ("enum", all.iter().map(|one| format!("{:?}", one.wire)).collect())
            }
            EnumValues::Ints(all) => {
                ("integers", all.iter().map(|one| one.wire.to_string()).collect())
            }
        },
        TypeKind::Union(of) => {
            ("union", of.variants.iter().map(|one| ty(&one.ty)).collect())
        }
        TypeKind::Tagged(of) => {
            let keys = of.variants.iter().map(|one| match &one.payload {
                Payload::Unit | Payload::Struct(_) => one.wire.clone(),
            });
            ("tagged", keys.chain([format!("by {}", of.property)]).collect())
        }
        TypeKind::Alias(of) => ("alias", vec![ty(of)]),
    }
}

fn members(of: &Struct) -> Vec<String> {
    let fields = of.fields.iter().map(|field| {
        let presence = match field.presence {
            Presence::Required => "!",
            Presence::Optional => "",
            Presence::RequiredNullable => "!?",
            Presence::OptionalNullable => "?",
        };
        format!("{}{presence}: {}", field.wire, ty(&field.ty))
    });
    let constants = of.constants.iter().map(|Constant { wire, value, .. }| {
        let value = match value {
            Fixed::Text(text) => format!("{text:?}"),
            Fixed::Int(number) => number.to_string(),
            Fixed::Bool(truth) => truth.to_string(),
        };
        format!("{wire} = {value}")
    });
    let rest = match &of.rest {
        Rest::Typed(_, rest) => Some(format!("*: {}", ty(rest))),
        // Whether unknown members are kept is the crate's matter, not the document's.
        Rest::Extra(_) | Rest::Ignored => None,
    };
    fields.chain(constants).chain(rest).collect()
}

fn ty(ty: &Type) -> String {
    let inner = |word: &str, of: &Type| format!("{word} of {}", self::ty(of));
    match ty {
        Type::Bool => "bool".to_owned(),
        Type::Int(_) => "integer".to_owned(),
        Type::Float(_) => "number".to_owned(),
        // Where the two are told apart is decided later than names are.
        Type::String | Type::Bytes | Type::File => "string".to_owned(),
        Type::Format(format) => format!("{format:?}").to_lowercase(),
        Type::Any => "any".to_owned(),
        Type::Named(_) => "type".to_owned(),
        Type::List(of) => inner("list", of),
        Type::Map(of) => inner("map", of),
        Type::Nullable(of) => inner("nullable", of),
        Type::Boxed(of) => self::ty(of),
        Type::Tuple(items) => {
            let items: Vec<String> = items.iter().map(self::ty).collect();
            format!("({})", items.join(", "))
        }
        Type::External(path) => path.clone(),
    }
}

/// FNV-1a with 64 bits, folded. The standard library's hashers may change.
fn hash(text: &str) -> u32 {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let (high, low) = ((hash >> 32) as u32, hash as u32);
    high ^ low
}
