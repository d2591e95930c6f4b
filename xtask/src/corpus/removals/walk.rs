//! The members that an example has, each with what its type says of it.

use oasmith::ir::{Api, Payload, Presence, Rest, Struct, Type, TypeKind};
use serde_json::{Map, Value};

use super::types::{Null, has_zero, of_null};
use super::{Step, path};

/// A member of an example.
#[derive(Debug)]
pub struct Member {
    /// Where it stands.
    pub at: Vec<Step>,
    /// What its type says.
    pub kind: Kind,
    /// What null comes to in its place.
    pub null: Null,
}

/// What a type says of a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It must be there, and has a zero value.
    Required,
    /// It must be there, and there is nothing to put in its place.
    Needed,
    /// It tells which variant of a union its owner is.
    Tag,
    /// It may be left out.
    Optional,
    /// It is somewhere in unions that are told apart by their shapes.
    InUnion(Vec<String>),
}

/// All members of an example, however deep.
pub fn members(api: &Api, value: &Value, ty: &Type) -> Vec<Member> {
    let mut walk = Walk { api, at: Vec::new(), unions: Vec::new(), found: Vec::new() };
    walk.typed(value, ty);
    walk.found
}

struct Walk<'a> {
    api: &'a Api,
    at: Vec<Step>,
    unions: Vec<String>,
    found: Vec<Member>,
}

impl Walk<'_> {
    fn typed(&mut self, value: &Value, ty: &Type) {
        match (ty, value) {
            (Type::Boxed(of) | Type::Nullable(of), _) => self.typed(value, of),
            (Type::List(of), Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    self.within(Step::Item(index), |walk| walk.typed(item, of));
                }
            }
            (Type::Tuple(places), Value::Array(items)) => {
                for (index, (item, of)) in items.iter().zip(places).enumerate() {
                    self.within(Step::Item(index), |walk| walk.typed(item, of));
                }
            }
            (Type::Map(of), Value::Object(entries)) => {
                for (name, value) in entries {
                    self.within(Step::Member(name.clone()), |walk| {
                        walk.typed(value, of)
                    });
                }
            }
            (Type::Named(id), _) => {
                let api = self.api;
                self.named(value, &api[*id].kind);
            }
            _ => {}
        }
    }

    fn named(&mut self, value: &Value, kind: &TypeKind) {
        match (kind, value) {
            (TypeKind::Alias(of), _) => self.typed(value, of),
            (TypeKind::Struct(of), Value::Object(entries)) => {
                self.strukt(entries, of, None)
            }
            (TypeKind::Union(_), _) => {
                self.unions.push(path(&self.at));
                self.untyped(value);
                self.unions.pop();
            }
            (TypeKind::Tagged(of), Value::Object(entries)) => {
                let Some(tag) = entries.get(&of.property) else { return };
                self.note(&of.property, Kind::Tag, Null::Corrected);
                let mut cases = of.variants.iter();
                let case = cases.find(|case| tag.as_str() == Some(&case.wire));
                let Some(Payload::Struct(ty)) = case.map(|case| &case.payload) else {
                    return;
                };
                if let Some(payload) = strukt_of(self.api, ty) {
                    self.strukt(entries, payload, Some(&of.property));
                }
            }
            _ => {}
        }
    }

    /// The members of a struct, but for the one that a union around it is told by.
    fn strukt(&mut self, entries: &Map<String, Value>, of: &Struct, tag: Option<&str>) {
        let api = self.api;
        for (name, value) in
            entries.iter().filter(|(name, _)| Some(name.as_str()) != tag)
        {
            if of.constants.iter().any(|constant| constant.wire == *name) {
                self.note(name, Kind::Required, Null::Corrected);
                continue;
            }
            let Some(field) = of.fields.iter().find(|field| field.wire == *name) else {
                if let Rest::Typed(_, ty) = &of.rest {
                    self.within(Step::Member(name.clone()), |walk| {
                        walk.typed(value, ty)
                    });
                }
                continue;
            };
            let optional = matches!(
                field.presence,
                Presence::Optional | Presence::OptionalNullable
            );
            let nullable = matches!(field.presence, Presence::RequiredNullable);
            let kind = match optional {
                true => Kind::Optional,
                false if nullable || has_zero(api, &field.ty) => Kind::Required,
                false => Kind::Needed,
            };
            let null = if nullable { Null::Taken } else { of_null(api, &field.ty) };
            self.note(name, kind, null);
            self.within(Step::Member(name.clone()), |walk| walk.typed(value, &field.ty));
        }
    }

    /// Members of what only its shape tells the type of.
    fn untyped(&mut self, value: &Value) {
        match value {
            Value::Object(entries) => {
                for (name, value) in entries {
                    self.note(name, Kind::InUnion(self.unions.clone()), Null::Unsaid);
                    self.within(Step::Member(name.clone()), |walk| walk.untyped(value));
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.within(Step::Item(index), |walk| walk.untyped(item));
                }
            }
            _ => {}
        }
    }

    fn note(&mut self, name: &str, kind: Kind, null: Null) {
        let mut at = self.at.clone();
        at.push(Step::Member(name.to_owned()));
        self.found.push(Member { at, kind, null });
    }

    fn within(&mut self, step: Step, walk: impl FnOnce(&mut Self)) {
        self.at.push(step);
        walk(self);
        self.at.pop();
    }
}

/// The struct that a type is called, behind boxes and other names.
fn strukt_of<'a>(api: &'a Api, mut ty: &'a Type) -> Option<&'a Struct> {
    // A circle of names is not possible; the bound makes sure.
    for _ in 0..=api.types.len() {
        match ty {
            Type::Boxed(of) => ty = of,
            Type::Named(id) => match &api[*id].kind {
                TypeKind::Struct(of) => return Some(of),
                TypeKind::Alias(of) => ty = of,
                _ => return None,
            },
            _ => return None,
        }
    }
    None
}
