//! A value made from its type, for a response of which the document has no example.

use serde_json::{Map, Value, json};

use crate::emit::example::{fits, sample};
use crate::ir::{
    Access, Api, Constant, Enum, EnumValues, Field, Fixed, Payload, Presence, Struct,
    Tagged, Type, TypeKind,
};

/// How deep values are made before giving up.
const DEPTH: usize = 16;

/// How deep optional members are worth showing.
const SHOWN: usize = 4;

/// How many values one example may have before optional members are left out.
const MOST: usize = 60;

/// A value that a client reads as this type; null where it would be endless.
pub fn example(api: &Api, ty: &Type) -> Value {
    Maker { api, left: MOST }.value(ty, DEPTH).unwrap_or_default()
}

struct Maker<'a> {
    api: &'a Api,
    left: usize,
}

impl Maker<'_> {
    fn value(&mut self, ty: &Type, depth: usize) -> Option<Value> {
        let depth = depth.checked_sub(1)?;
        self.left = self.left.saturating_sub(1);
        Some(match ty {
            Type::Bool => json!(true),
            Type::Int(_) => json!(1),
            Type::Float(_) => json!(1.0),
            Type::String | Type::Bytes | Type::File | Type::External(_) => {
                json!("example")
            }
            Type::Format(format) => json!(sample(*format)),
            Type::Any => json!({}),
            Type::List(item) => {
                Value::Array(self.value(item, depth).into_iter().collect())
            }
            Type::Tuple(places) => {
                let places = places.iter().map(|ty| self.value(ty, depth));
                Value::Array(places.collect::<Option<_>>()?)
            }
            Type::Map(_) => json!({}),
            Type::Nullable(inner) => self.value(inner, depth).unwrap_or_default(),
            Type::Boxed(inner) => self.value(inner, depth)?,
            Type::Named(id) => {
                let api = self.api;
                match &api[*id].kind {
                    TypeKind::Struct(of) => Value::Object(self.strukt(of, depth)?),
                    TypeKind::Enum(of) => first(of),
                    TypeKind::Union(of) => {
                        of.variants.iter().find_map(|one| self.value(&one.ty, depth))?
                    }
                    TypeKind::Tagged(of) => self.tagged(of, depth)?,
                    TypeKind::Alias(ty) => self.value(ty, depth)?,
                }
            }
        })
    }

    fn strukt(&mut self, of: &Struct, depth: usize) -> Option<Map<String, Value>> {
        let mut members = Map::new();
        for Constant { wire, value } in &of.constants {
            let value = match value {
                Fixed::Text(text) => json!(text),
                Fixed::Int(number) => json!(number),
                Fixed::Bool(flag) => json!(flag),
            };
            members.insert(wire.clone(), value);
        }
        for field in &of.fields {
            let value = match field.presence {
                Presence::Required => Some(self.member(field, depth)?),
                Presence::RequiredNullable => {
                    Some(self.member(field, depth).unwrap_or_default())
                }
                Presence::Optional | Presence::OptionalNullable => {
                    self.optional(field, depth)
                }
            };
            members.extend(value.map(|value| (field.wire.clone(), value)));
        }
        Some(members)
    }

    fn optional(&mut self, field: &Field, depth: usize) -> Option<Value> {
        let shown = depth + SHOWN >= DEPTH && self.left > 0;
        let sent = field.access != Access::WriteOnly && !field.deprecated;
        if shown && sent { self.member(field, depth) } else { None }
    }

    /// What the document shows of a member, if that is one of its type.
    fn member(&mut self, field: &Field, depth: usize) -> Option<Value> {
        let shown = field.example.as_ref();
        match shown.filter(|value| fits(self.api, &field.ty, value, DEPTH)) {
            Some(value) => Some(value.clone()),
            None => self.value(&field.ty, depth),
        }
    }

    fn tagged(&mut self, of: &Tagged, depth: usize) -> Option<Value> {
        of.variants.iter().find_map(|variant| {
            let mut members =
                Map::from_iter([(of.property.clone(), json!(variant.wire))]);
            match &variant.payload {
                Payload::Unit => {}
                Payload::Struct(ty) => match self.value(ty, depth)? {
                    Value::Object(more) => members.extend(more),
                    _ => return None,
                },
            }
            members.insert(of.property.clone(), json!(variant.wire));
            Some(Value::Object(members))
        })
    }
}

fn first(of: &Enum) -> Value {
    match &of.values {
        EnumValues::Strings(all) => all.first().map(|one| json!(one.wire)),
        EnumValues::Ints(all) => all.first().map(|one| json!(one.wire)),
    }
    .unwrap_or_default()
}
