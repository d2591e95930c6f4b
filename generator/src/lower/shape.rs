//! What kind of schema a schema is, seen through `openapiv3`'s several ways to say it.

use indexmap::IndexMap;
use openapiv3::{
    AdditionalProperties, AnySchema, ReferenceOr, Schema, SchemaKind, StringFormat,
    Type, VariantOrUnknownOrEmpty,
};

use serde_json::Value;

use crate::ir::{self, UntypedReason};

/// A schema in place or by reference.
#[derive(Clone, Copy, Debug)]
pub enum Ref<'a> {
    /// The name of a component.
    To(&'a str),
    Here(&'a Schema),
}

impl<'a> From<&'a ReferenceOr<Schema>> for Ref<'a> {
    fn from(schema: &'a ReferenceOr<Schema>) -> Self {
        match schema {
            ReferenceOr::Reference { reference } => Ref::To(component(reference)),
            ReferenceOr::Item(schema) => Ref::Here(schema),
        }
    }
}

impl<'a> From<&'a ReferenceOr<Box<Schema>>> for Ref<'a> {
    fn from(schema: &'a ReferenceOr<Box<Schema>>) -> Self {
        match schema {
            ReferenceOr::Reference { reference } => Ref::To(component(reference)),
            ReferenceOr::Item(schema) => Ref::Here(schema),
        }
    }
}

/// The component that a bundled reference names: the part after the last slash.
pub fn component(reference: &str) -> &str {
    reference.rsplit('/').next().unwrap_or(reference)
}

/// What a schema describes.
#[derive(Debug)]
pub enum Shape<'a> {
    /// Any JSON, and why.
    Any(UntypedReason),
    Bool,
    Integer {
        format: &'a str,
        values: Vec<i64>,
    },
    Number,
    /// Values of several kinds.
    Mixed(&'a [Value]),
    String {
        format: &'a str,
        values: Vec<&'a str>,
    },
    Array(Option<Ref<'a>>),
    Object(ObjectShape<'a>),
    /// `exclusive` is `oneOf`, else `anyOf`.
    Union {
        alternatives: &'a [ReferenceOr<Schema>],
        exclusive: bool,
    },
    /// A reference with words of its own: an `allOf` of one reference.
    Annotated(&'a str),
}

/// The keywords of an object.
#[derive(Clone, Copy, Debug)]
pub struct ObjectShape<'a> {
    pub properties: &'a IndexMap<String, ReferenceOr<Box<Schema>>>,
    pub required: &'a [String],
    pub additional: Option<&'a AdditionalProperties>,
}

impl ObjectShape<'_> {
    /// Whether members without a name have a type of their own.
    pub fn has_typed_rest(&self) -> bool {
        matches!(self.additional, Some(AdditionalProperties::Schema(of)) if !is_free(of))
    }

    /// Whether it says no more than that it is an object.
    pub fn is_bare(&self) -> bool {
        self.properties.is_empty() && self.additional.is_none()
    }
}

impl Shape<'_> {
    /// Whether it is an enum.
    pub fn lists_values(&self) -> bool {
        match self {
            Shape::Integer { values, .. } => !values.is_empty(),
            Shape::String { values, .. } => !values.is_empty(),
            _ => false,
        }
    }

    /// Whether it is an enum of strings, or any string.
    pub fn is_plain_or_listed_text(&self) -> bool {
        match self {
            Shape::String { format, values } => {
                !values.is_empty() || super::schema::string(format) == ir::Type::String
            }
            _ => false,
        }
    }
}

/// Whether what stands here becomes a type with a name: what refers to a component does not,
/// nor does what Rust has a type for.
pub fn is_named(of: Ref<'_>) -> bool {
    let Ref::Here(schema) = of else { return false };
    match self::of(schema) {
        shape @ (Shape::Integer { .. } | Shape::String { .. }) => shape.lists_values(),
        Shape::Any(_) | Shape::Bool | Shape::Number | Shape::Annotated(_) => false,
        Shape::Mixed(_) | Shape::Array(_) | Shape::Object(_) | Shape::Union { .. } => {
            true
        }
    }
}

/// Whether a schema takes null.
pub fn nullable(schema: &Schema) -> bool {
    let data = &schema.schema_data;
    data.nullable || data.extensions.get("x-nullable") == Some(&Value::Bool(true))
}

/// Whether a schema is called deprecated.
pub fn deprecated(schema: &Schema) -> bool {
    let data = &schema.schema_data;
    data.deprecated || data.extensions.get("x-deprecated") == Some(&Value::Bool(true))
}

/// The format of a number.
pub fn number_format(schema: &Schema) -> &str {
    let format = match &schema.schema_kind {
        SchemaKind::Type(Type::Number(number)) => &number.format,
        SchemaKind::Any(any) => return any.format.as_deref().unwrap_or_default(),
        _ => return "",
    };
    match format {
        VariantOrUnknownOrEmpty::Item(openapiv3::NumberFormat::Float) => "float",
        VariantOrUnknownOrEmpty::Item(openapiv3::NumberFormat::Double) => "double",
        VariantOrUnknownOrEmpty::Unknown(format) => format,
        VariantOrUnknownOrEmpty::Empty => "",
    }
}

/// `additionalProperties: {}` says no more than `true`.
pub fn is_free(schema: &ReferenceOr<Schema>) -> bool {
    match schema {
        ReferenceOr::Item(schema) => {
            matches!(of(schema), Shape::Any(UntypedReason::NoType))
        }
        ReferenceOr::Reference { .. } => false,
    }
}

/// Looks at a schema.
pub fn of(schema: &Schema) -> Shape<'_> {
    match &schema.schema_kind {
        SchemaKind::Type(ty) => of_type(ty, schema),
        SchemaKind::OneOf { one_of } => {
            Shape::Union { alternatives: one_of, exclusive: true }
        }
        SchemaKind::AnyOf { any_of } => {
            Shape::Union { alternatives: any_of, exclusive: false }
        }
        SchemaKind::AllOf { all_of } => match all_of.as_slice() {
            [ReferenceOr::Reference { reference }] => {
                Shape::Annotated(component(reference))
            }
            _ => Shape::Any(UntypedReason::Unmerged),
        },
        SchemaKind::Not { .. } => Shape::Any(UntypedReason::Negation),
        SchemaKind::Any(any) => of_any(any),
    }
}

fn of_type<'a>(ty: &'a Type, schema: &'a Schema) -> Shape<'a> {
    match ty {
        Type::Boolean(_) => Shape::Bool,
        Type::Number(_) => Shape::Number,
        Type::Integer(integer) => Shape::Integer {
            format: match &integer.format {
                VariantOrUnknownOrEmpty::Item(openapiv3::IntegerFormat::Int32) => {
                    "int32"
                }
                VariantOrUnknownOrEmpty::Item(openapiv3::IntegerFormat::Int64) => {
                    "int64"
                }
                VariantOrUnknownOrEmpty::Unknown(format) => format,
                VariantOrUnknownOrEmpty::Empty => "",
            },
            values: integer.enumeration.iter().flatten().copied().collect(),
        },
        Type::String(string) => Shape::String {
            format: string_format(&string.format),
            values: match string.enumeration.as_slice() {
                [] => extensible(schema),
                listed => listed.iter().flatten().map(String::as_str).collect(),
            },
        },
        Type::Array(array) => Shape::Array(array.items.as_ref().map(Ref::from)),
        Type::Object(object) => Shape::Object(ObjectShape {
            properties: &object.properties,
            required: &object.required,
            additional: object.additional_properties.as_ref(),
        }),
    }
}

/// The values of `x-extensible-enum`: an enum that says of itself that it is open.
fn extensible(schema: &Schema) -> Vec<&str> {
    let listed = schema.schema_data.extensions.get("x-extensible-enum");
    let values = listed.and_then(Value::as_array).into_iter().flatten();
    values.filter_map(Value::as_str).collect()
}

/// A schema whose keywords belong to several types: the first that says most wins.
fn of_any(any: &AnySchema) -> Shape<'_> {
    if !any.one_of.is_empty() {
        return Shape::Union { alternatives: &any.one_of, exclusive: true };
    }
    if !any.any_of.is_empty() {
        return Shape::Union { alternatives: &any.any_of, exclusive: false };
    }
    if let [ReferenceOr::Reference { reference }] = any.all_of.as_slice() {
        return Shape::Annotated(component(reference));
    }
    let typ = any.typ.as_deref();
    if typ == Some("object") || (typ.is_none() && !any.properties.is_empty()) {
        return Shape::Object(ObjectShape {
            properties: &any.properties,
            required: &any.required,
            additional: any.additional_properties.as_ref(),
        });
    }
    if typ == Some("array") || (typ.is_none() && any.items.is_some()) {
        return Shape::Array(any.items.as_ref().map(Ref::from));
    }
    let format = any.format.as_deref().unwrap_or_default();
    let strings: Vec<&str> = any.enumeration.iter().filter_map(Value::as_str).collect();
    let scalar = |value: &Value| !value.is_array() && !value.is_object();
    if typ.is_none() && strings.len() < any.enumeration.len() {
        return match any.enumeration.iter().all(scalar) {
            true => Shape::Mixed(&any.enumeration),
            false => Shape::Any(UntypedReason::Mixed),
        };
    }
    match typ {
        Some("string") => Shape::String { format, values: strings },
        Some("integer") => Shape::Integer {
            format,
            values: any.enumeration.iter().filter_map(Value::as_i64).collect(),
        },
        Some("number") => Shape::Number,
        Some("boolean") => Shape::Bool,
        None if !strings.is_empty() => Shape::String { format, values: strings },
        None if says_nothing(any) => Shape::Any(UntypedReason::NoType),
        _ => Shape::Any(UntypedReason::Mixed),
    }
}

/// Whether a schema without a type has no keyword that speaks of one either.
fn says_nothing(any: &AnySchema) -> bool {
    any.enumeration.is_empty() && any.all_of.is_empty() && any.not.is_none()
}

fn string_format(format: &VariantOrUnknownOrEmpty<StringFormat>) -> &str {
    match format {
        VariantOrUnknownOrEmpty::Item(StringFormat::Date) => "date",
        VariantOrUnknownOrEmpty::Item(StringFormat::DateTime) => "date-time",
        VariantOrUnknownOrEmpty::Item(StringFormat::Password) => "password",
        VariantOrUnknownOrEmpty::Item(StringFormat::Byte) => "byte",
        VariantOrUnknownOrEmpty::Item(StringFormat::Binary) => "binary",
        VariantOrUnknownOrEmpty::Unknown(format) => format,
        VariantOrUnknownOrEmpty::Empty => "",
    }
}
