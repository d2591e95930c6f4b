//! That no type is larger than it may be, however deep types nest, and which members a
//! box is put around.

use super::*;
use crate::ir::{Presence, Union, UnionVariant};
use crate::lower::names;
use crate::lower::sizes::fixture::{field, strukt};

/// How large a type is at most: a struct, or what a variant makes of a union.
fn sizes(types: &[TypeDef]) -> Vec<u64> {
    let mut known = vec![Inline::none(); types.len()];
    for TypeId(at) in cycles::inside_out(types) {
        known[at as usize] = Inline::of_def(&types[at as usize], &known);
    }
    known.iter().map(|size| size.bytes).collect()
}

fn named(id: usize) -> Type {
    Type::Named(TypeId(id as u32))
}

/// A struct of so many strings, each 24 bytes.
fn strings(count: usize) -> TypeDef {
    let one = |at| field(&format!("text{at}"), Type::String, Presence::Required);
    strukt((0..count).map(one).collect())
}

fn holder(types: &[usize]) -> TypeDef {
    let one = |(at, id): (usize, &usize)| {
        field(&format!("member{at}"), named(*id), Presence::Optional)
    };
    strukt(types.iter().enumerate().map(one).collect())
}

fn union(types: &[usize]) -> TypeDef {
    let variants = types.iter().map(|id| UnionVariant {
        ident: names::ident(format!("V{id}")),
        docs: Default::default(),
        ty: named(*id),
        from: true,
    });
    let unknown = names::ident("Unknown".to_owned());
    let of = Union { variants: variants.collect(), unknown };
    TypeDef { kind: TypeKind::Union(of), ..strukt(Vec::new()) }
}

fn boxed(def: &TypeDef) -> Vec<bool> {
    def.parts().into_iter().map(|part| matches!(part, Type::Boxed(_))).collect()
}

#[test]
fn types_that_double_at_each_level_stay_bounded() {
    let mut types = vec![strings(5)];
    types.extend((0..5000).map(|below| holder(&[below, below])));
    bound_sizes(&mut types);
    let largest = sizes(&types).into_iter().max();
    assert!(largest <= Some(8 << 10), "{largest:?}");
    assert!(largest > Some(2 << 10), "nothing is boxed before it has to be");
}

#[test]
fn unions_stay_bounded() {
    let mut types = vec![strings(5)];
    for level in 0..40 {
        types.push(holder(&[2 * level, 2 * level]));
        types.push(union(&[2 * level + 1, 0]));
    }
    bound_sizes(&mut types);
    for (def, bytes) in types.iter().zip(sizes(&types)) {
        let bound = if def.parts().len() == 2 { STRUCT } else { VARIANT + 8 };
        assert!(bytes <= bound, "{bytes}");
    }
    assert_eq!(boxed(&union(&[1, 0])), [false, false]);
    assert!(types.iter().any(|def| boxed(def) == [true, false]));
}

#[test]
fn types_that_stand_before_what_they_hold_are_bounded_too() {
    let mut types = vec![holder(&[1, 1, 1]), strings(200)];
    bound_sizes(&mut types);
    assert_eq!(boxed(&types[0]), [true, true, true]);
}

#[test]
fn the_largest_members_are_boxed_and_those_of_one_size_together() {
    let (large, medium, small) = (0, 1, 2);
    let sizes = [strings(100), strings(80), strings(60)];
    let mut types = sizes.to_vec();
    types.push(holder(&[small, large, medium, large, small, medium]));
    // Whatever the order is, and whatever little comes with them.
    types.push(holder(&[medium, medium, large, small, small, large]));
    bound_sizes(&mut types);
    assert_eq!(boxed(&types[3]), [false, true, false, true, false, false]);
    assert_eq!(boxed(&types[4]), [false, false, true, false, false, true]);
}

#[test]
fn what_fits_is_left_alone() {
    let mut types = vec![strings(100), holder(&[0, 0, 0])];
    let before = types.clone();
    bound_sizes(&mut types);
    assert_eq!(types, before);
}

#[test]
fn members_of_their_own_are_no_reason_for_boxes() {
    let mut wide = strings(400);
    let TypeKind::Struct(of) = &mut wide.kind else { panic!("a struct") };
    of.fields.push(field("small", named(0), Presence::Required));
    of.fields.push(field("list", Type::List(Box::new(named(0))), Presence::Required));
    let mut types = vec![strings(3), wide];
    let before = types.clone();
    bound_sizes(&mut types);
    assert_eq!(types, before);
}

#[test]
fn what_holds_itself_is_boxed_once() {
    let mut types = vec![strings(200), holder(&[1, 0, 0])];
    let TypeKind::Struct(of) = &mut types[1].kind else { panic!("a struct") };
    wrap(&mut of.fields[0].ty);
    bound_sizes(&mut types);
    let TypeKind::Struct(of) = &types[1].kind else { panic!("a struct") };
    assert_eq!(of.fields[0].ty, Type::Boxed(Box::new(named(1))));
    assert_eq!(boxed(&types[1]), [true, true, true]);
}
