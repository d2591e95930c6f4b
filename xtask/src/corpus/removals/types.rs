//! The types of responses, by the name that `api.json` gives them, and which of them have a
//! zero value.

use std::collections::HashMap;

use oasmith::ir::{Api, Content, Presence, Type, TypeKind};
use serde_json::Value;

/// Types are as deep as a document nests them, and circles end at a box.
const DEEPEST: usize = 256;

/// All types that responses are decoded to.
pub fn of_responses<'a>(api: &'a Api, index: &Value) -> HashMap<String, &'a Type> {
    let mut types = HashMap::new();
    let operations = index["operations"].as_array().into_iter().flatten();
    for (operation, known) in api.operations.iter().zip(operations) {
        let known = known["responses"].as_object().into_iter().flatten();
        for (response, (_, known)) in operation.responses.iter().zip(known) {
            if let Content::Json(ty) = &response.content
                && let Some(name) = known["rust_type"].as_str()
            {
                types.insert(name.to_owned(), ty);
            }
        }
    }
    types
}

/// Whether a value can be made up: the design's list, for types of responses.
pub fn has_zero(api: &Api, ty: &Type) -> bool {
    has_zero_within(api, ty, DEEPEST)
}

fn has_zero_within(api: &Api, ty: &Type, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else { return false };
    match ty {
        Type::External(_) => false,
        Type::Boxed(of) => has_zero_within(api, of, depth),
        Type::Tuple(places) => places.iter().all(|of| has_zero_within(api, of, depth)),
        Type::Named(id) => match &api[*id].kind {
            TypeKind::Enum(_) => true,
            TypeKind::Union(_) | TypeKind::Tagged(_) => false,
            TypeKind::Alias(of) => has_zero_within(api, of, depth),
            TypeKind::Struct(of) => of
                .fields
                .iter()
                .filter(|field| field.presence == Presence::Required)
                .all(|field| has_zero_within(api, &field.ty, depth)),
        },
        _ => true,
    }
}

/// What null comes to where it stands for a value that must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Null {
    /// It is a value of the type.
    Taken,
    /// It is corrected; a union that nothing but its shape tells keeps it.
    Corrected,
    /// Nothing can stand for it.
    Refused,
    /// The type is its owner's, who alone knows.
    Unsaid,
}

/// What null comes to where a value of this type must be.
pub fn of_null(api: &Api, ty: &Type) -> Null {
    match ty {
        Type::Any | Type::Nullable(_) => Null::Taken,
        Type::External(_) => Null::Unsaid,
        Type::Boxed(of) => of_null(api, of),
        Type::Named(id) => match &api[*id].kind {
            TypeKind::Alias(of) => of_null(api, of),
            TypeKind::Union(of) => {
                let mut variants = of.variants.iter();
                match variants.any(|one| of_null(api, &one.ty) == Null::Taken) {
                    true => Null::Taken,
                    false => Null::Corrected,
                }
            }
            _ => zero_or_not(api, ty),
        },
        _ => zero_or_not(api, ty),
    }
}

fn zero_or_not(api: &Api, ty: &Type) -> Null {
    if has_zero(api, ty) { Null::Corrected } else { Null::Refused }
}
