//! Where `format: binary` is a file: in the parts of multipart bodies. Elsewhere, in JSON,
//! there are no bytes, so that it is a string.

use std::collections::HashSet;

use crate::ir::{Api, Body, Encoding, Payload, Rest, Type, TypeDef, TypeId, TypeKind};

/// Keeps files where they can be sent, and makes strings of all others.
pub fn settle(api: &mut Api) {
    let bodies = api.operations.iter().flat_map(|operation| operation.bodies());
    let multipart = bodies.filter(|body| body.encoding == Encoding::Multipart);
    let mut found = Found::default();
    multipart.for_each(|body| found.whole(api, &body.ty));
    let Found { wholes, parts } = found;
    for (at, def) in (0..).zip(&mut api.types) {
        let id = TypeId(at);
        let keep = wholes.contains(&id) || parts.contains(&id);
        def.parts_mut().into_iter().for_each(|ty| tame(ty, keep));
        if !keep {
            part_equals(def);
        }
    }
    for operation in &mut api.operations {
        let mut kept: Vec<Option<Type>> = Vec::new();
        let is_kept = |body: &Body| body.encoding == Encoding::Multipart;
        kept.extend(
            operation.bodies().map(|body| is_kept(body).then(|| body.ty.clone())),
        );
        operation.types_mut().into_iter().for_each(|ty| tame(ty, false));
        for (body, kept) in operation.bodies_mut().zip(kept) {
            if let Some(ty) = kept {
                body.ty = ty;
            }
        }
    }
}

/// The types that a multipart body is made of.
#[derive(Default)]
struct Found {
    /// Whose members are parts.
    wholes: HashSet<TypeId>,
    /// What is one part, or several.
    parts: HashSet<TypeId>,
}

impl Found {
    fn whole(&mut self, api: &Api, ty: &Type) {
        let mut left = vec![ty];
        while let Some(ty) = left.pop() {
            let id = match ty {
                Type::Boxed(of) | Type::Nullable(of) => {
                    left.push(of);
                    continue;
                }
                Type::Named(id) if self.wholes.insert(*id) => *id,
                _ => continue,
            };
            match &api[id].kind {
                TypeKind::Alias(ty) => left.push(ty),
                TypeKind::Union(of) => {
                    left.extend(of.variants.iter().map(|one| &one.ty))
                }
                TypeKind::Tagged(of) => {
                    left.extend(of.variants.iter().filter_map(
                        |one| match &one.payload {
                            Payload::Struct(ty) => Some(ty),
                            Payload::Unit => None,
                        },
                    ));
                }
                TypeKind::Struct(of) => {
                    of.fields.iter().for_each(|field| self.part(api, &field.ty));
                    if let Rest::Typed(_, ty) = &of.rest {
                        self.part(api, ty);
                    }
                }
                TypeKind::Enum(_) => {}
            }
        }
    }

    fn part(&mut self, api: &Api, ty: &Type) {
        let mut left = vec![ty];
        while let Some(ty) = left.pop() {
            match ty {
                Type::List(of) | Type::Nullable(of) | Type::Boxed(of) => left.push(of),
                Type::Named(id) => match &api[*id].kind {
                    TypeKind::Alias(ty) if self.parts.insert(*id) => left.push(ty),
                    TypeKind::Union(of) if self.parts.insert(*id) => {
                        left.extend(of.variants.iter().map(|one| &one.ty));
                    }
                    _ => {}
                },
                _ => {}
            }
        }
    }
}

/// Makes strings of files, but for one that stands where a part does.
fn tame(ty: &mut Type, part: bool) {
    let mut at = ty;
    let mut keep = part;
    loop {
        match at {
            Type::File if keep => return,
            Type::File => {
                *at = Type::String;
                return;
            }
            Type::List(of) | Type::Nullable(of) | Type::Boxed(of) => at = of,
            Type::Map(of) => {
                keep = false;
                at = of;
            }
            Type::Tuple(of) => {
                of.iter_mut().filter(|ty| **ty == Type::File).for_each(|ty| {
                    *ty = Type::String;
                });
                return;
            }
            _ => return,
        }
    }
}

/// A union of a file and a string is one of two strings now: neither is made of one.
fn part_equals(def: &mut TypeDef) {
    let TypeKind::Union(of) = &mut def.kind else { return };
    let types: Vec<Type> = of.variants.iter().map(|one| one.ty.clone()).collect();
    for variant in &mut of.variants {
        variant.from &= types.iter().filter(|ty| **ty == variant.ty).count() == 1;
    }
}
