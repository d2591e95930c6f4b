//! Enumerations of strings and integers, with the names that the document gives them.

use std::fmt::Display;

use openapiv3::Schema;
use serde_json::Value;

use super::context::{Lowered, Lowering};
use super::names::{self, Scope};
use super::schema::Site;
use crate::ir::{Docs, Enum, EnumValues, Ident, Type, TypeKind, Variant};

/// What the catch-all variant is called, unless a value has that name.
const UNKNOWN: [&str; 3] = ["Unknown", "Unrecognized", "UnknownValue"];

impl<'a> Lowering<'a> {
    pub fn string_enum(
        &mut self,
        schema: &'a Schema,
        values: &[&str],
        site: &Site,
    ) -> Lowered {
        let owned = values.iter().map(|value| (*value).to_owned()).collect();
        let (variants, unknown) = variants(schema, owned, |value| names::variant(value));
        self.enumeration(schema, EnumValues::Strings(variants), unknown, site)
    }

    pub fn int_enum(
        &mut self,
        schema: &'a Schema,
        values: &[i64],
        site: &Site,
    ) -> Lowered {
        let (variants, unknown) =
            variants(schema, values.to_vec(), |value| match value {
                0.. => format!("Value{value}"),
                _ => format!("Minus{}", value.unsigned_abs()),
            });
        self.enumeration(schema, EnumValues::Ints(variants), unknown, site)
    }

    fn enumeration(
        &mut self,
        schema: &'a Schema,
        values: EnumValues,
        unknown: Ident,
        site: &Site,
    ) -> Lowered {
        let id = self.reserve(schema, site);
        self.types.fill(id, |def| def.kind = TypeKind::Enum(Enum { values, unknown }));
        Lowered::plain(Type::Named(id))
    }
}

fn variants<T: Display + PartialEq>(
    schema: &Schema,
    values: Vec<T>,
    name: impl Fn(&T) -> String,
) -> (Vec<Variant<T>>, Ident) {
    let mut scope = Scope::default();
    let mut variants: Vec<Variant<T>> = Vec::with_capacity(values.len());
    for (at, wire) in values.into_iter().enumerate() {
        if variants.iter().any(|variant| variant.wire == wire) {
            continue;
        }
        let given = extension(schema, &["x-enum-varnames", "x-enumNames"], at, &wire);
        let wanted = given.map_or_else(|| name(&wire), |given| names::variant(&given));
        let ident = names::ident(scope.claim([wanted]));
        let words = ["x-enum-descriptions", "x-enumDescriptions"];
        let text = extension(schema, &words, at, &wire);
        variants.push(Variant { wire, ident, docs: Docs { text, ..Docs::default() } });
    }
    let unknown = names::ident(scope.claim(UNKNOWN));
    (variants, unknown)
}

/// What a vendor extension says of one value: a list beside `enum`, or a map by value.
pub fn extension(
    schema: &Schema,
    keys: &[&str],
    at: usize,
    wire: &dyn Display,
) -> Option<String> {
    let found = keys.iter().find_map(|key| schema.schema_data.extensions.get(*key))?;
    let text = match found {
        Value::Array(list) => list.get(at)?,
        Value::Object(map) => map.get(&wire.to_string())?,
        _ => return None,
    };
    text.as_str().filter(|text| !text.is_empty()).map(str::to_owned)
}
