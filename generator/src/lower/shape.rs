//! What kind of schema a schema is, seen through `openapiv3`'s several ways to say it.

use indexmap::IndexMap;
use openapiv3::{
    AdditionalProperties, AnySchema, ReferenceOr, Schema, SchemaKind, StringFormat,
    Type, VariantOrUnknownOrEmpty,
};

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
    Any,
    Bool,
    Integer {
        format: &'a str,
        values: Vec<i64>,
    },
    Number,
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

/// Looks at a schema.
pub fn of(schema: &Schema) -> Shape<'_> {
    match &schema.schema_kind {
        SchemaKind::Type(ty) => of_type(ty),
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
            _ => Shape::Any,
        },
        SchemaKind::Not { .. } => Shape::Any,
        SchemaKind::Any(any) => of_any(any),
    }
}

fn of_type(ty: &Type) -> Shape<'_> {
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
            values: string.enumeration.iter().flatten().map(String::as_str).collect(),
        },
        Type::Array(array) => Shape::Array(array.items.as_ref().map(Ref::from)),
        Type::Object(object) => Shape::Object(ObjectShape {
            properties: &object.properties,
            required: &object.required,
            additional: object.additional_properties.as_ref(),
        }),
    }
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
    let strings: Vec<&str> =
        any.enumeration.iter().filter_map(serde_json::Value::as_str).collect();
    match typ {
        Some("string") => Shape::String { format, values: strings },
        Some("integer") => Shape::Integer {
            format,
            values: any
                .enumeration
                .iter()
                .filter_map(serde_json::Value::as_i64)
                .collect(),
        },
        Some("number") => Shape::Number,
        Some("boolean") => Shape::Bool,
        None if !strings.is_empty() => Shape::String { format, values: strings },
        _ => Shape::Any,
    }
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
