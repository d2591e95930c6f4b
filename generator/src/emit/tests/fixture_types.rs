//! The types of the fixture.

use super::fixture::{docs, facts, name, named};
use crate::ir::*;

const PETS: Home = Home::Resource(ResourceId(0));

fn def(title: &str, home: Home, kind: TypeKind) -> TypeDef {
    TypeDef {
        name: name(title),
        schema: Some(title.to_lowercase()),
        pointer: format!("/components/schemas/{title}"),
        home,
        docs: docs(if title == "Pet" {
            "A pet, see [its page](https://pets.example.com)."
        } else {
            ""
        }),
        deprecated: title == "Old",
        kind,
    }
}

fn field(wire: &str, ty: Type, presence: Presence) -> Field {
    Field {
        wire: wire.to_owned(),
        ident: name(wire),
        docs: docs(""),
        ty,
        presence,
        access: Access::Both,
        limits: Vec::new(),
        example: None,
        deprecated: false,
    }
}

/// One of each kind.
pub fn types() -> Vec<TypeDef> {
    vec![
        def("Pet", PETS, TypeKind::Struct(pet())),
        def("Kind", PETS, strings()),
        def("Size", PETS, ints()),
        def("Owner", PETS, union()),
        def("Event", PETS, tagged()),
        def(
            "Error",
            Home::Shared,
            TypeKind::Struct(strukt(
                vec![field("message", Type::String, Presence::Required)],
                Rest::Ignored,
            )),
        ),
        def("Names", PETS, TypeKind::Alias(Type::List(Box::new(Type::String)))),
        def(
            "Fed",
            PETS,
            TypeKind::Struct(strukt(
                vec![field("at", Type::Format(Format::DateTime), Presence::Optional)],
                Rest::Typed(name("rest"), Type::Int(Int::I64)),
            )),
        ),
        def(
            "Old",
            PETS,
            TypeKind::Struct(strukt(
                vec![field("id", Type::Int(Int::I64), Presence::Required)],
                Rest::Extra(name("extra")),
            )),
        ),
    ]
}

fn strukt(fields: Vec<Field>, rest: Rest) -> Struct {
    Struct { constants: Vec::new(), fields, rest }
}

fn pet() -> Struct {
    let mut fields = vec![
        field("id", Type::Int(Int::I64), Presence::Required),
        field("type", named(1), Presence::Required),
        field("born", Type::Format(Format::Date), Presence::RequiredNullable),
        field("weight", Type::Float(Float::F64), Presence::Optional),
        field("tags", Type::List(Box::new(Type::String)), Presence::Optional),
        field("note", Type::String, Presence::OptionalNullable),
        field("mother", Type::Boxed(Box::new(named(0))), Presence::Optional),
        field("owner", named(3), Presence::Optional),
        field(
            "seen",
            Type::Map(Box::new(Type::Nullable(Box::new(Type::Bool)))),
            Presence::Optional,
        ),
        field("old", named(8), Presence::Optional),
    ];
    fields[0].docs = facts("The ID.", &["at least 1"]);
    fields[0].access = Access::ReadOnly;
    fields[3].wire = "weight-in-kg".to_owned();
    fields[5].docs = facts(
        "Free text:\n\n- with <b>lists</b>\n- and `code`",
        &["at most 255 characters"],
    );
    fields[9].deprecated = true;
    strukt(fields, Rest::Extra(name("extra")))
}

fn strings() -> TypeKind {
    let variant = |wire: &str, ident: &str, text: &str| Variant {
        wire: wire.to_owned(),
        ident: name(ident),
        docs: docs(text),
    };
    let all = vec![
        variant("cat", "Cat", ""),
        variant("guinea-pig", "GuineaPig", "Not a pig."),
    ];
    let (values, unknown) = (EnumValues::Strings(all), name("Unknown"));
    TypeKind::Enum(Enum { values, open: false, unknown })
}

fn ints() -> TypeKind {
    let variant = |wire, ident| Variant { wire, ident: name(ident), docs: docs("") };
    let all = vec![variant(-1, "Tiny"), variant(1, "Small")];
    let (values, unknown) = (EnumValues::Ints(all), name("Unknown"));
    TypeKind::Enum(Enum { values, open: false, unknown })
}

fn union() -> TypeKind {
    let variant =
        |ident, ty, from| UnionVariant { ident: name(ident), docs: docs(""), ty, from };
    let variants = vec![
        variant("String", Type::String, true),
        variant("Integer", Type::Int(Int::I64), false),
        variant("Pet", Type::Boxed(Box::new(named(0))), true),
    ];
    TypeKind::Union(Union { variants, unknown: name("Unknown") })
}

fn tagged() -> TypeKind {
    let variant = |wire: &str, ident, payload| TaggedVariant {
        wire: wire.to_owned(),
        ident: name(ident),
        docs: docs(""),
        payload,
    };
    let variants = vec![
        variant("fed", "Fed", Payload::Struct(named(7))),
        variant("slept", "Slept", Payload::Unit),
    ];
    let (property, unknown) = ("kind".to_owned(), name("Unknown"));
    TypeKind::Tagged(Tagged { property, variants, unknown })
}
