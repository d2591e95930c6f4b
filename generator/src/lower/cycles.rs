//! Decides where a `Box` breaks a cycle of types. Never prints, never renames.

use crate::ir::{Api, Presence, Type, TypeDef, TypeId, TypeKind};

/// Boxes the edges that close a cycle, and only those. Returns the members that require
/// themselves, so that no value could ever be complete; they become nullable.
pub fn break_with_boxes(api: &mut Api) -> Vec<(TypeId, String)> {
    let endless = walk(&api.types, requires).closing;
    let mut found = Vec::new();
    for (id, edge) in endless {
        let TypeKind::Struct(of) = &mut api.types[id.0 as usize].kind else { continue };
        if let Some(field) = of.fields.get_mut(edge) {
            field.presence = Presence::RequiredNullable;
            found.push((id, field.wire.clone()));
        }
    }
    for (id, edge) in walk(&api.types, holds).closing {
        let def = &mut api.types[id.0 as usize];
        let part = def.parts_mut().into_iter().nth(edge);
        // A tuple may close several cycles at once.
        if let Some(part) = part.filter(|part| !matches!(part, Type::Boxed(_))) {
            let inner = std::mem::replace(part, Type::Any);
            *part = Type::Boxed(Box::new(inner));
        }
    }
    found
}

/// All types, each after those that it contains in place, unless they close a cycle.
pub fn inside_out(types: &[TypeDef]) -> Vec<TypeId> {
    walk(types, holds).left
}

/// The types that a value of this one contains in place, by the number of the part.
fn holds(def: &TypeDef) -> Vec<(usize, TypeId)> {
    let parts = def.parts().into_iter().enumerate();
    parts.flat_map(|(at, part)| in_place(part).map(move |id| (at, id))).collect()
}

/// The types without which a value of this one can't be.
fn requires(def: &TypeDef) -> Vec<(usize, TypeId)> {
    let TypeKind::Struct(of) = &def.kind else { return Vec::new() };
    let fields = of.fields.iter().enumerate();
    fields
        .filter(|(_, field)| field.presence == Presence::Required)
        .flat_map(|(at, field)| in_place(&field.ty).map(move |id| (at, id)))
        .collect()
}

/// The types that lie in a part without anything that allocates between.
pub fn in_place(part: &Type) -> impl Iterator<Item = TypeId> {
    let mut left = vec![part];
    std::iter::from_fn(move || {
        while let Some(part) = left.pop() {
            match part {
                Type::Named(id) => return Some(*id),
                Type::Nullable(of) => left.push(of),
                Type::Tuple(items) => left.extend(items.iter().rev()),
                _ => {}
            }
        }
        None
    })
}

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    New,
    Open,
    Closed,
}

/// What a walk over the graph of types has seen.
struct Walk {
    /// The edges that close a cycle.
    closing: Vec<(TypeId, usize)>,
    /// The types in the order in which they were left.
    left: Vec<TypeId>,
}

/// Depth first over the graph; an edge to a node that is still open closes a cycle.
/// With a stack of its own, since documents may nest types as deep as they like.
fn walk(types: &[TypeDef], edges: impl Fn(&TypeDef) -> Vec<(usize, TypeId)>) -> Walk {
    let mut marks = vec![Mark::New; types.len()];
    let mut walk = Walk { closing: Vec::new(), left: Vec::with_capacity(types.len()) };
    for start in 0..types.len() {
        if marks[start] != Mark::New {
            continue;
        }
        marks[start] = Mark::Open;
        let mut path = vec![(start, edges(&types[start]).into_iter())];
        while let Some((at, left)) = path.last_mut() {
            let at = *at;
            let Some((edge, TypeId(to))) = left.next() else {
                marks[at] = Mark::Closed;
                walk.left.push(TypeId(at as u32));
                path.pop();
                continue;
            };
            let to = to as usize;
            match marks.get(to) {
                Some(Mark::New) => {
                    marks[to] = Mark::Open;
                    path.push((to, edges(&types[to]).into_iter()));
                }
                Some(Mark::Open) => walk.closing.push((TypeId(at as u32), edge)),
                Some(Mark::Closed) | None => {}
            }
        }
    }
    walk
}
