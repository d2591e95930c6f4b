//! The bounds of a schema, as data; `facts` has them in words.

use openapiv3::{Schema, SchemaKind, Type};
use serde_json::{Number, Value};

use super::context::Lowering;
use super::shape::Ref;
use crate::ir::{Bound, Limit};

impl<'a> Lowering<'a> {
    /// The bounds of a member or a parameter.
    pub fn limits(&self, schema: Ref<'a>) -> Vec<Limit> {
        self.resolved(schema).map(of).unwrap_or_default()
    }

    /// A value that the document shows of a member, its own before its type's.
    pub fn shown(&self, schema: Ref<'a>) -> Option<Value> {
        let own = match schema {
            Ref::Here(schema) => schema.schema_data.example.clone(),
            Ref::To(_) => None,
        };
        own.or_else(|| self.resolved(schema)?.schema_data.example.clone())
    }
}

fn of(schema: &Schema) -> Vec<Limit> {
    let SchemaKind::Type(ty) = &schema.schema_kind else { return Vec::new() };
    let number = |bound, exclusive, is_exclusive: bool, value: Option<Number>| {
        let bound = if is_exclusive { exclusive } else { bound };
        value.map(|value| Limit { bound, value })
    };
    let count = |bound, size: Option<usize>| {
        size.map(|size| Limit { bound, value: size.into() })
    };
    use Bound::{
        ExclusiveMaximum, ExclusiveMinimum, MaxItems, MaxLength, MaxProperties, Maximum,
        MinItems, MinLength, MinProperties, Minimum,
    };
    let limits = match ty {
        Type::Integer(of) => {
            let (low, high) =
                (of.minimum.map(Number::from), of.maximum.map(Number::from));
            [
                number(Minimum, ExclusiveMinimum, of.exclusive_minimum, low),
                number(Maximum, ExclusiveMaximum, of.exclusive_maximum, high),
            ]
        }
        Type::Number(of) => {
            let low = of.minimum.and_then(Number::from_f64);
            let high = of.maximum.and_then(Number::from_f64);
            [
                number(Minimum, ExclusiveMinimum, of.exclusive_minimum, low),
                number(Maximum, ExclusiveMaximum, of.exclusive_maximum, high),
            ]
        }
        Type::String(of) => {
            [count(MinLength, of.min_length), count(MaxLength, of.max_length)]
        }
        Type::Array(of) => {
            [count(MinItems, of.min_items), count(MaxItems, of.max_items)]
        }
        Type::Object(of) => [
            count(MinProperties, of.min_properties),
            count(MaxProperties, of.max_properties),
        ],
        Type::Boolean(_) => [None, None],
    };
    limits.into_iter().flatten().collect()
}
