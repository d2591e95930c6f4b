//! Enumerations of strings and integers, with the names that the document gives them.

use std::collections::HashSet;
use std::hash::Hash;

use openapiv3::Schema;
use serde_json::Value;

use super::alternatives::Choice;
use super::context::{Lowered, Lowering};
use super::names::{self, Scope};
use super::schema::Site;
use super::shape::{self, Ref, Shape};
use super::values::Said;
use super::wish::Wish;
use crate::ir::{
    Docs, Enum, EnumValues, Float, Ident, Int, Type, TypeKind, Union, UnionVariant,
    Variant,
};

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
        let said = self.said(schema, owned, &site.pointer);
        self.strings(schema, said, false, site)
    }

    pub fn int_enum(
        &mut self,
        schema: &'a Schema,
        values: &[i64],
        site: &Site,
    ) -> Lowered {
        let said = self.said(schema, values.to_vec(), &site.pointer);
        self.integers(schema, said, site)
    }

    /// An enum of several kinds of values: a choice of the kinds. Its strings are named.
    pub fn mixed_enum(
        &mut self,
        schema: &'a Schema,
        values: &'a [Value],
        site: &Site,
    ) -> Lowered {
        let strings: Vec<&str> = values.iter().filter_map(Value::as_str).collect();
        let mut kinds = Vec::new();
        if !strings.is_empty() {
            let place = site.below("enum", Wish::part(&site.wish, "Value"));
            kinds.push(("Value", self.string_enum(schema, &strings, &place).ty));
        }
        if values.iter().any(Value::is_boolean) {
            kinds.push(("Bool", Type::Bool));
        }
        if values.iter().any(Value::is_f64) {
            kinds.push(("Number", Type::Float(Float::F64)));
        } else if values.iter().any(Value::is_number) {
            kinds.push(("Integer", Type::Int(Int::I64)));
        }
        if let [(_, only)] = kinds.as_slice() {
            return Lowered::plain(only.clone());
        }
        let id = self.reserve(schema, site);
        let variants = kinds.into_iter().map(|(name, ty)| UnionVariant {
            ident: names::ident(name.to_owned()),
            docs: Docs::default(),
            ty,
            from: true,
        });
        let variants = variants.collect();
        let unknown = names::ident("Unknown".to_owned());
        let kind = TypeKind::Union(Union { variants, unknown });
        self.types.fill(id, |def| def.kind = kind);
        Lowered::plain(Type::Named(id))
    }

    /// Alternatives that are all enums are one enum, and so is an enum beside any string:
    /// enums are open. What an alternative says of itself, it says of its value.
    pub fn united(
        &mut self,
        schema: &'a Schema,
        choices: &[Choice<'a>],
        site: &Site,
    ) -> Option<Lowered> {
        let shapes: Option<Vec<(&'a Schema, Shape<'a>)>> = choices
            .iter()
            .map(|choice| self.resolved(choice.of))
            .map(|schema| schema.map(|schema| (schema, shape::of(schema))))
            .collect();
        let shapes = shapes?;
        let nullable = shapes.iter().any(|(schema, _)| shape::nullable(schema));
        let listing = shapes.iter().filter(|(_, shape)| shape.lists_values()).count();
        let inline = choices.iter().any(|choice| matches!(choice.of, Ref::Here(_)));
        let is_new = listing > 1 || (listing == 1 && inline && choices.len() > 1);
        // A component that is an enum is the enum that it is, beside any string.
        let one_component = listing == 1
            && choices.iter().zip(&shapes).any(|(choice, (_, shape))| {
                matches!(choice.of, Ref::To(_)) && shape.lists_values()
            });
        if !is_new || one_component {
            return None;
        }
        if shapes.iter().all(|(_, shape)| shape.is_plain_or_listed_text()) {
            let mut all = Vec::new();
            let open = shapes.iter().any(|(_, shape)| !shape.lists_values());
            for (choice, (of, shape)) in choices.iter().zip(&shapes) {
                let Shape::String { values, .. } = shape else { continue };
                let values = values.iter().map(|value| (*value).to_owned()).collect();
                all.extend(self.alternative(of, values, choice, site));
            }
            return Some(self.strings(schema, all, open, site).or_null(nullable));
        }
        if shapes.iter().all(|(_, shape)| matches!(shape, Shape::Integer { .. })) {
            let mut all = Vec::new();
            for (choice, (of, shape)) in choices.iter().zip(&shapes) {
                let Shape::Integer { values, .. } = shape else { continue };
                all.extend(self.alternative(of, values.clone(), choice, site));
            }
            return Some(self.integers(schema, all, site).or_null(nullable));
        }
        None
    }

    /// The values of one alternative; its own words are about its value, if it has one.
    fn alternative<T: std::fmt::Display>(
        &mut self,
        schema: &Schema,
        values: Vec<T>,
        choice: &Choice<'a>,
        site: &Site,
    ) -> Vec<Said<T>> {
        let pointer = format!("{}/{}", site.pointer, choice.path);
        let mut said = self.said(schema, values, &pointer);
        if let [only] = said.as_mut_slice() {
            let data = &schema.schema_data;
            only.text = only.text.take().or_else(|| data.description.clone());
            only.name = only.name.take().or_else(|| data.title.clone());
        }
        said
    }

    fn strings(
        &mut self,
        schema: &'a Schema,
        said: Vec<Said<String>>,
        open: bool,
        site: &Site,
    ) -> Lowered {
        let (variants, unknown) = variants(said, |value| names::variants(value));
        let values = EnumValues::Strings(variants);
        self.enumeration(schema, Enum { values, open, unknown }, site)
    }

    fn integers(
        &mut self,
        schema: &'a Schema,
        said: Vec<Said<i64>>,
        site: &Site,
    ) -> Lowered {
        let (variants, unknown) = variants(said, |value| match value {
            0.. => vec![format!("Value{value}")],
            _ => vec![format!("Minus{}", value.unsigned_abs())],
        });
        let values = EnumValues::Ints(variants);
        self.enumeration(schema, Enum { values, open: false, unknown }, site)
    }

    fn enumeration(&mut self, schema: &'a Schema, of: Enum, site: &Site) -> Lowered {
        let id = self.reserve(schema, site);
        self.types.fill(id, |def| def.kind = TypeKind::Enum(of));
        Lowered::plain(Type::Named(id))
    }
}

fn variants<T: Clone + Eq + Hash>(
    said: Vec<Said<T>>,
    named: impl Fn(&T) -> Vec<String>,
) -> (Vec<Variant<T>>, Ident) {
    let mut scope = Scope::default();
    let mut seen = HashSet::with_capacity(said.len());
    let mut variants: Vec<Variant<T>> = Vec::with_capacity(said.len());
    for Said { wire, name, text } in said {
        if !seen.insert(wire.clone()) {
            continue;
        }
        let given = name.map(|name| names::variant(&name));
        let ident = names::ident(scope.claim(given.into_iter().chain(named(&wire))));
        variants.push(Variant { wire, ident, docs: Docs { text, ..Docs::default() } });
    }
    let unknown = names::ident(scope.claim(UNKNOWN));
    (variants, unknown)
}
