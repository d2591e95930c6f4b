//! Estimates against what rustc says of the runtime's types and its sample models.

use std::mem::size_of;

use oasmith_runtime::runtime::types::{
    Base64, Bytes, Date, DateTime, Extra, FilePart, Ipv4, Ipv6, Map, Nullable, Uuid,
    Value,
};
use oasmith_runtime::sample::models as sample;

use super::fixture::{field, strukt};
use super::*;

/// A type alone, and as a member that may be left out, and null too.
#[track_caller]
fn check<T>(ty: Type) {
    let of = |presence| Inline::of_field(&field("a", ty.clone(), presence), &[]).bytes;
    let estimates =
        [of(Presence::Required), of(Presence::Optional), of(Presence::OptionalNullable)];
    let sizes = [size_of::<T>(), size_of::<Option<T>>(), size_of::<Nullable<T>>()];
    assert_eq!(estimates, sizes.map(|size| size as u64), "{ty:?}");
}

fn boxed(ty: Type) -> Type {
    Type::Boxed(Box::new(ty))
}

fn list(ty: Type) -> Type {
    Type::List(Box::new(ty))
}

#[test]
fn types_take_what_they_are_said_to_take() {
    check::<bool>(Type::Bool);
    check::<i32>(Type::Int(Int::I32));
    check::<u64>(Type::Int(Int::U64));
    check::<f64>(Type::Float(Float::F64));
    check::<String>(Type::String);
    check::<Vec<i32>>(list(Type::Int(Int::I32)));
    check::<Map<i64>>(Type::Map(Box::new(Type::Int(Int::I64))));
    check::<Value>(Type::Any);
    check::<Bytes>(Type::Bytes);
    check::<FilePart>(Type::File);
    check::<DateTime>(Type::Format(Format::DateTime));
    check::<Date>(Type::Format(Format::Date));
    check::<Uuid>(Type::Format(Format::Uuid));
    check::<Ipv4>(Type::Format(Format::Ipv4));
    check::<Ipv6>(Type::Format(Format::Ipv6));
    check::<Base64>(Type::Format(Format::Byte));
    check::<Box<i64>>(boxed(Type::Int(Int::I64)));
    check::<Option<i64>>(Type::Nullable(Box::new(Type::Int(Int::I64))));
    check::<(bool, String, i32)>(Type::Tuple(vec![
        Type::Bool,
        Type::String,
        Type::Int(Int::I32),
    ]));
    assert_eq!(size_of::<Extra>() as u64, EXTRA.bytes);
}

#[test]
fn enums_take_what_they_are_said_to_take() {
    let def = |values| TypeDef {
        kind: TypeKind::Enum(crate::ir::Enum {
            values,
            open: false,
            unknown: crate::lower::names::ident("Unknown".to_owned()),
        }),
        ..strukt(Vec::new())
    };
    let known = [
        Inline::of_def(&def(EnumValues::Strings(Vec::new())), &[]),
        Inline::of_def(&def(EnumValues::Ints(Vec::new())), &[]),
    ];
    assert_eq!(known[0].bytes, size_of::<sample::ActionStatus>() as u64);
    assert_eq!(known[0].or(1).bytes, size_of::<Option<sample::ActionStatus>>() as u64);
    assert_eq!(known[1].bytes, size_of::<sample::Level>() as u64);
    assert_eq!(known[1].or(1).bytes, size_of::<Option<sample::Level>>() as u64);
}

#[test]
fn structs_take_what_their_members_take() {
    let node = strukt(vec![
        field("name", Type::String, Presence::Required),
        field("left", boxed(Type::Named(TypeId(0))), Presence::Optional),
        field("children", list(Type::Named(TypeId(0))), Presence::Required),
    ]);
    let size = Inline::of_def(&node, &[]);
    assert_eq!(size.bytes, size_of::<sample::Node>() as u64);
    assert_eq!(size.or(1).bytes, size_of::<Option<sample::Node>>() as u64);

    let mut resize = strukt(vec![
        field("size", Type::String, Presence::Required),
        field("disk", Type::Bool, Presence::Optional),
    ]);
    let TypeKind::Struct(of) = &mut resize.kind else { panic!("a struct") };
    of.rest = Rest::Extra(crate::lower::names::ident("extra".to_owned()));
    assert_eq!(Inline::of_def(&resize, &[]).bytes, size_of::<sample::Resize>() as u64);
}

/// rustc may find room for the tag within a value; that is not counted on.
#[test]
fn unions_take_no_more_than_they_are_said_to_take() {
    let known = [Inline::new(size_of::<sample::SshKey>() as u64, 8, PLENTY)];
    let kinds = [Type::String, Type::Int(Int::I64), Type::Named(TypeId(0))];
    let estimate = one_of(kinds.iter().map(|ty| Inline::of(ty, &known))).bytes;
    let size = size_of::<sample::Image>() as u64;
    assert!((size..=size + 8).contains(&estimate), "{estimate} of {size}");
}
