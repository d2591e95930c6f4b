//! Which types a model is made of, for the imports of its file.

use crate::ir::{Payload, Rest, Struct, Tagged, Type, TypeDef, TypeKind, Union};

/// The types that stand in a definition, as they are written there.
pub fn types(def: &TypeDef) -> Vec<&Type> {
    match &def.kind {
        TypeKind::Struct(Struct { fields, rest, .. }) => {
            let typed = match rest {
                Rest::Typed(_, ty) => Some(ty),
                Rest::Extra(_) | Rest::Ignored => None,
            };
            fields.iter().map(|field| &field.ty).chain(typed).collect()
        }
        TypeKind::Enum(_) => Vec::new(),
        TypeKind::Union(Union { variants, .. }) => {
            variants.iter().map(|variant| &variant.ty).collect()
        }
        TypeKind::Tagged(Tagged { variants, .. }) => {
            let payloads = variants.iter().map(|variant| &variant.payload);
            payloads
                .filter_map(|payload| match payload {
                    Payload::Unit => None,
                    Payload::Struct(ty) => Some(ty),
                })
                .collect()
        }
        TypeKind::Alias(ty) => vec![ty],
    }
}
