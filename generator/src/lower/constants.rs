//! Members that a schema allows one value only: they need no field. Where something says
//! that there may be more to a member, it stays one.

use openapiv3::{Schema, SchemaKind, Type};
use serde_json::Value;

use super::context::Lowering;
use super::own;
use super::shape::{self, ObjectShape, Ref, Shape};
use crate::ir::{Constant, Fixed};

impl<'a> Lowering<'a> {
    /// The members that have one value only, but for the one that a union knows it by.
    pub fn constants_of(
        &self,
        object: ObjectShape<'a>,
        tag: Option<&str>,
        schema: &str,
    ) -> Vec<Constant> {
        let names = object.properties.keys().filter(|wire| Some(wire.as_str()) != tag);
        let constant = |wire: &String| {
            let value = self.constant(object, schema, wire)?;
            Some(Constant { wire: wire.clone(), value })
        };
        names.filter_map(constant).collect()
    }

    /// The only value of a member that an object must have. Other values have to have a
    /// place, which is among the members that nobody named.
    fn constant(
        &self,
        object: ObjectShape<'a>,
        owner: &str,
        wire: &str,
    ) -> Option<Fixed> {
        let kept = self.config.models.extra && !object.has_typed_rest();
        let required = object.required.iter().any(|name| name == wire);
        if !kept || !required || self.is_decided(owner, wire) {
            return None;
        }
        let member = Ref::from(object.properties.get(wire)?);
        let one_way = |schema: &Schema| {
            schema.schema_data.read_only || schema.schema_data.write_only
        };
        if matches!(member, Ref::Here(schema) if one_way(schema)) {
            return None;
        }
        self.only_value(member)
    }

    /// Whether a component says by itself which case of a union it is: by a constant, or
    /// by a member that it may leave out, since it can have no other value.
    pub fn says_its_key(&self, of: Ref<'a>, wire: &str, key: &str) -> bool {
        let Ref::To(name) = of else { return false };
        let Some(object) = self.object_of(of) else { return false };
        let required = object.required.iter().any(|name| name == wire);
        let said = match required || self.is_decided(name, wire) {
            true => self.constant(object, name, wire),
            false => {
                object.properties.get(wire).and_then(|of| self.only_value(of.into()))
            }
        };
        said == Some(Fixed::Text(key.to_owned()))
    }

    /// Whether `client.toml` says what the member is, or that servers leave it out.
    fn is_decided(&self, owner: &str, wire: &str) -> bool {
        let mut optional = self.config.optional.iter().map(|spot| &spot.value);
        let relaxed = optional.any(|source| {
            source.member == wire && (source.schema == owner || source.schema == "*")
        });
        relaxed || own::for_member(self.config, owner, wire).is_some()
    }

    fn only_value(&self, member: Ref<'a>) -> Option<Fixed> {
        let mut at = member;
        // As in `resolved`, the bound is for safety only.
        for _ in 0..64 {
            if self.is_replaced(at) {
                return None;
            }
            match at {
                Ref::To(name) => at = self.component_schema(name)?,
                Ref::Here(schema) if shape::nullable(schema) => return None,
                Ref::Here(schema) => match shape::of(schema) {
                    Shape::Annotated(name) => at = Ref::To(name),
                    Shape::Union { alternatives: [only], .. } => at = only.into(),
                    _ => return listed(schema),
                },
            }
        }
        None
    }
}

/// The value of an `enum` of one.
fn listed(schema: &Schema) -> Option<Fixed> {
    match &schema.schema_kind {
        SchemaKind::Type(Type::String(of)) => match of.enumeration.as_slice() {
            [Some(only)] => Some(Fixed::Text(only.clone())),
            _ => None,
        },
        SchemaKind::Type(Type::Integer(of)) => match of.enumeration.as_slice() {
            [Some(only)] => Some(Fixed::Int(*only)),
            _ => None,
        },
        SchemaKind::Type(Type::Boolean(of)) => match of.enumeration.as_slice() {
            [Some(only)] => Some(Fixed::Bool(*only)),
            _ => None,
        },
        SchemaKind::Any(any) => match (any.enumeration.as_slice(), shape::of(schema)) {
            ([Value::String(only)], Shape::String { .. } | Shape::Mixed(_)) => {
                Some(Fixed::Text(only.clone()))
            }
            ([Value::Number(only)], Shape::Integer { .. } | Shape::Mixed(_)) => {
                only.as_i64().map(Fixed::Int)
            }
            ([Value::Bool(only)], Shape::Bool | Shape::Mixed(_)) => {
                Some(Fixed::Bool(*only))
            }
            _ => None,
        },
        _ => None,
    }
}
