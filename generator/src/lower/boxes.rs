//! Decides where a `Box` keeps a type small. Types hold each other in place, so that their
//! sizes multiply with each level: without a bound some documents' models would not fit on
//! a stack. Never prints, never renames.

#[cfg(test)]
mod tests;

use super::cycles;
use super::sizes::Inline;
use crate::ir::{Struct, Type, TypeDef, TypeId, TypeKind};

/// What a variant of a union may take, in bytes: all values of the union are as large.
const VARIANT: u64 = 2048;

/// What a struct may take, in bytes. Far above what one object of most documents holds in
/// members of its own, far below what a thread's stack holds in all.
const STRUCT: u64 = 8192;

/// Below this a member's box would cost more than it saves.
const SMALL: u64 = 128;

/// Boxes what makes a type too large, from the inside out, so that each type counts what
/// it holds as it will be. Cycles have to be broken before.
pub fn bound_sizes(types: &mut [TypeDef]) {
    let mut known = vec![Inline::none(); types.len()];
    for TypeId(at) in cycles::inside_out(types) {
        let at = at as usize;
        let Some(def) = types.get_mut(at) else { continue };
        bound(def, &known);
        known[at] = Inline::of_def(def, &known);
    }
}

fn bound(def: &mut TypeDef, known: &[Inline]) {
    let whole = Inline::of_def(def, known).bytes;
    match &mut def.kind {
        TypeKind::Struct(of) => bound_struct(of, whole, known),
        TypeKind::Union(_) | TypeKind::Tagged(_) => {
            let parts = def.parts_mut().into_iter();
            parts
                .filter(|part| can_be_boxed(part))
                .filter(|part| Inline::of(part, known).bytes > VARIANT)
                .for_each(wrap);
        }
        TypeKind::Enum(_) | TypeKind::Alias(_) => {}
    }
}

/// Boxes the largest members until the rest is small enough. Members of one size are boxed
/// together: members of one type look alike, and neither their order nor a small one more
/// or less changes which they are.
fn bound_struct(of: &mut Struct, mut whole: u64, known: &[Inline]) {
    if whole <= STRUCT {
        return;
    }
    let members = of.fields.iter_mut().filter(|field| can_be_boxed(&field.ty));
    let mut members: Vec<_> = members
        .map(|field| (Inline::of_field(field, known).bytes, field))
        .filter(|(bytes, _)| *bytes >= SMALL)
        .collect();
    members.sort_by_key(|(bytes, _)| std::cmp::Reverse(*bytes));
    for group in members.chunk_by_mut(|(one, _), (other, _)| one == other) {
        if whole <= STRUCT {
            return;
        }
        for (bytes, field) in group {
            wrap(&mut field.ty);
            let left = Inline::of_field(field, known).bytes;
            whole = whole.saturating_sub(bytes.saturating_sub(left));
        }
    }
}

/// Whether a part holds anything in place that a box can take away.
fn can_be_boxed(part: &Type) -> bool {
    !matches!(part, Type::Boxed(_)) && cycles::in_place(part).next().is_some()
}

fn wrap(part: &mut Type) {
    let inner = std::mem::replace(part, Type::Any);
    *part = Type::Boxed(Box::new(inner));
}
