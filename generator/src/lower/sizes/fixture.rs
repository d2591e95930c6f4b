//! Types for the tests of what depends on sizes.

use crate::ir::{Access, Field, Home, Presence, Rest, Struct, Type, TypeDef, TypeKind};
use crate::lower::names;

/// A member.
pub fn field(wire: &str, ty: Type, presence: Presence) -> Field {
    Field {
        wire: wire.to_owned(),
        ident: names::ident(wire.to_owned()),
        docs: Default::default(),
        ty,
        presence,
        access: Access::Both,
        limits: Vec::new(),
        example: None,
        deprecated: false,
    }
}

/// An object of these members and no others.
pub fn strukt(fields: Vec<Field>) -> TypeDef {
    TypeDef {
        name: names::ident("Name".to_owned()),
        schema: None,
        pointer: String::new(),
        home: Home::Shared,
        docs: Default::default(),
        deprecated: false,
        kind: TypeKind::Struct(Struct {
            constants: Vec::new(),
            fields,
            rest: Rest::Ignored,
        }),
    }
}
