//! Types as JSON Schema, as far as requests are concerned: what may be left out of a
//! request is not required here. A discriminator is said in OpenAPI's words, with the
//! schema for each value, since `oneOf` could not say which alternative was meant.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use crate::ir::{
    Access, Api, Constant, Enum, EnumValues, Field, Fixed, Format, Int, Limit, Payload,
    Presence, Rest, Struct, Tagged, Type, TypeId, TypeKind, Union,
};

/// Writes schemas, and remembers which types they refer to.
#[derive(Debug)]
pub struct Schemas<'a> {
    api: &'a Api,
    wanted: BTreeSet<TypeId>,
}

impl<'a> Schemas<'a> {
    pub fn new(api: &'a Api) -> Self {
        Self { api, wanted: BTreeSet::new() }
    }

    /// The schema of a type, where it is used.
    pub fn of(&mut self, ty: &Type) -> Value {
        match ty {
            Type::Bool => json!({"type": "boolean"}),
            Type::Int(int) => json!({"type": "integer", "format": width(*int)}),
            Type::Float(_) => json!({"type": "number"}),
            Type::String => json!({"type": "string"}),
            Type::Format(format) => json!({"type": "string", "format": named(*format)}),
            Type::Bytes | Type::File => json!({"type": "string", "format": "binary"}),
            Type::Any | Type::External(_) => json!({}),
            Type::Named(id) => {
                self.wanted.insert(*id);
                json!({"$ref": format!("#/$defs/{}", self.api[*id].name.text())})
            }
            Type::List(item) => json!({"type": "array", "items": self.of(item)}),
            Type::Tuple(places) => {
                let places: Vec<Value> = places.iter().map(|ty| self.of(ty)).collect();
                json!({
                    "type": "array",
                    "minItems": places.len(),
                    "maxItems": places.len(),
                    "prefixItems": places,
                })
            }
            Type::Map(item) => {
                json!({"type": "object", "additionalProperties": self.of(item)})
            }
            Type::Nullable(inner) => or_null(self.of(inner)),
            Type::Boxed(inner) => self.of(inner),
        }
    }

    /// The types that were referred to, and those that they refer to, by name.
    pub fn definitions(&mut self) -> Vec<(&'a str, Value)> {
        let mut done = BTreeMap::new();
        loop {
            let next: Vec<TypeId> = self
                .wanted
                .iter()
                .filter(|id| !done.contains_key(*id))
                .copied()
                .collect();
            if next.is_empty() {
                break;
            }
            for id in next {
                done.insert(id, self.definition(id));
            }
        }
        done.into_iter().map(|(id, schema)| (self.api[id].name.text(), schema)).collect()
    }

    fn definition(&mut self, id: TypeId) -> Value {
        let api = self.api;
        match &api[id].kind {
            TypeKind::Struct(of) => self.strukt(of),
            TypeKind::Enum(Enum { open: true, values, .. }) => match values {
                EnumValues::Strings(_) => json!({"type": "string"}),
                EnumValues::Ints(_) => json!({"type": "integer"}),
            },
            TypeKind::Enum(Enum { values: EnumValues::Strings(all), .. }) => {
                json!({"enum": all.iter().map(|one| &one.wire).collect::<Vec<_>>()})
            }
            TypeKind::Enum(Enum { values: EnumValues::Ints(all), .. }) => {
                json!({"enum": all.iter().map(|one| one.wire).collect::<Vec<_>>()})
            }
            TypeKind::Union(Union { variants, .. }) => {
                let variants = variants.iter().map(|one| self.of(&one.ty));
                json!({"anyOf": variants.collect::<Vec<_>>()})
            }
            TypeKind::Tagged(tagged) => self.tagged(tagged),
            TypeKind::Alias(ty) => self.of(ty),
        }
    }

    fn strukt(&mut self, Struct { constants, fields, rest }: &Struct) -> Value {
        let mut properties = Map::new();
        for Constant { wire, value } in constants {
            properties.insert(wire.clone(), json!({"const": fixed(value)}));
        }
        for Field { wire, ty, presence, limits, .. } in fields {
            let mut schema = match presence {
                Presence::Required | Presence::Optional => self.of(ty),
                Presence::RequiredNullable | Presence::OptionalNullable => {
                    or_null(self.of(ty))
                }
            };
            bound(&mut schema, limits);
            properties.insert(wire.clone(), schema);
        }
        let asked = |field: &&Field| {
            let always = match field.presence {
                Presence::Required | Presence::RequiredNullable => true,
                Presence::Optional | Presence::OptionalNullable => false,
            };
            always && field.access != Access::ReadOnly
        };
        let required: Vec<&String> = constants
            .iter()
            .map(|one| &one.wire)
            .chain(fields.iter().filter(asked).map(|field| &field.wire))
            .collect();
        let mut schema = json!({"type": "object", "properties": properties});
        if !required.is_empty() {
            schema["required"] = json!(required);
        }
        if let Rest::Typed(_, ty) = rest {
            schema["additionalProperties"] = self.of(ty);
        }
        schema
    }

    fn tagged(&mut self, Tagged { property, variants, .. }: &Tagged) -> Value {
        let mut mapping = Map::new();
        for variant in variants {
            let payload = match &variant.payload {
                Payload::Unit => json!({}),
                Payload::Struct(ty) => self.of(ty),
            };
            mapping.insert(variant.wire.clone(), payload);
        }
        let discriminator = json!({"propertyName": property, "mapping": mapping});
        json!({"type": "object", "discriminator": discriminator})
    }
}

/// Adds bounds.
pub fn bound(schema: &mut Value, limits: &[Limit]) {
    for Limit { bound, value } in limits {
        schema[bound.as_str()] = json!(value);
    }
}

/// The same, or null.
fn or_null(mut schema: Value) -> Value {
    if let Some(Value::String(name)) = schema.get("type") {
        schema["type"] = json!([name, "null"]);
        return schema;
    }
    match schema.as_object().is_some_and(Map::is_empty) {
        true => schema,
        false => json!({"anyOf": [schema, {"type": "null"}]}),
    }
}

fn fixed(value: &Fixed) -> Value {
    match value {
        Fixed::Text(text) => json!(text),
        Fixed::Int(number) => json!(number),
        Fixed::Bool(flag) => json!(flag),
    }
}

fn width(int: Int) -> &'static str {
    match int {
        Int::I32 => "int32",
        Int::I64 => "int64",
        Int::U32 => "uint32",
        Int::U64 => "uint64",
    }
}

fn named(format: Format) -> &'static str {
    match format {
        Format::DateTime => "date-time",
        Format::Date => "date",
        Format::Uuid => "uuid",
        Format::Ipv4 => "ipv4",
        Format::Ipv6 => "ipv6",
        Format::Byte => "byte",
    }
}
