//! What a parameter holds: its type, what is said about it, how it is spelled.

use openapiv3::{Parameter as Declared, ParameterData, ParameterSchemaOrContent};

use super::context::{Lowered, Lowering};
use super::drafts::Draft;
use super::facts;
use super::media;
use super::names;
use super::parameters::Found;
use super::schema::Site;
use super::shape::{self, Ref};
use super::wish::Wish;
use crate::ir::{Docs, Encoding, Limit, Spelling, Type};

impl<'a> Lowering<'a> {
    pub fn parameter_type(
        &mut self,
        draft: &Draft<'a>,
        data: &'a ParameterData,
        found: &Found<'a>,
        base: &str,
    ) -> Lowered {
        let (schema, pointer) = match &data.format {
            ParameterSchemaOrContent::Schema(schema) => {
                (schema, format!("{}/schema", found.pointer))
            }
            ParameterSchemaOrContent::Content(content) => {
                let Some((media, schema)) = content
                    .iter()
                    .find_map(|(media, of)| Some((media, of.schema.as_ref()?)))
                else {
                    return Lowered::plain(Type::String);
                };
                let token = super::component::escaped(media);
                (schema, format!("{}/content/{token}/schema", found.pointer))
            }
        };
        let wish = match shape::is_named(schema.into()) {
            true => parameter_wish(draft, data, found, base),
            false => Wish::none(),
        };
        self.schema_or_ref(schema, &Site::inline(pointer, wish))
    }

    pub fn parameter_docs(&self, data: &'a ParameterData) -> Docs {
        let own = Docs { text: data.description.clone(), ..Docs::default() };
        let ParameterSchemaOrContent::Schema(schema) = &data.format else { return own };
        facts::or(own, self.member_docs(Ref::from(schema)))
    }

    pub fn parameter_limits(&self, data: &'a ParameterData) -> Vec<Limit> {
        match &data.format {
            ParameterSchemaOrContent::Schema(schema) => self.limits(Ref::from(schema)),
            ParameterSchemaOrContent::Content(_) => Vec::new(),
        }
    }

    pub fn parameter_example(
        &self,
        data: &'a ParameterData,
    ) -> Option<serde_json::Value> {
        let first = || {
            let example = data.examples.values().next()?.as_item()?;
            example.value.clone()
        };
        let of_schema = || match &data.format {
            ParameterSchemaOrContent::Schema(schema) => {
                self.resolved(schema.into())?.schema_data.example.clone()
            }
            ParameterSchemaOrContent::Content(_) => None,
        };
        data.example.clone().or_else(first).or_else(of_schema)
    }
}

fn parameter_wish(
    draft: &Draft<'_>,
    data: &ParameterData,
    found: &Found<'_>,
    base: &str,
) -> Wish {
    let own = names::joined(base, &names::pascal(&data.name));
    let Some(component) = found.component else { return Wish::Named(vec![own]) };
    let name = names::pascal(component);
    // One word, such as `type`, would say nothing in a module of all types.
    let first = match names::words(&name).len() > 1 {
        true => name,
        false => names::joined(&names::pascal(&draft.module), &name),
    };
    Wish::Named(vec![first, own])
}

/// Whether a parameter is JSON in a text.
pub fn is_json(format: &ParameterSchemaOrContent) -> bool {
    let ParameterSchemaOrContent::Content(content) = format else { return false };
    let first = content.keys().next();
    first.is_some_and(|media_type| media::encoding(media_type) == Encoding::Json)
}

/// What a query parameter may be beside its style.
pub fn spelling(declared: &Declared, ty: &Type) -> Spelling {
    let Declared::Query { allow_reserved, allow_empty_value, .. } = declared else {
        return Spelling::Plain;
    };
    // Text can be empty as it is, and lists and objects that are empty say nothing.
    let scalar =
        matches!(ty, Type::Bool | Type::Int(_) | Type::Float(_) | Type::Format(_));
    match (allow_reserved, allow_empty_value) {
        (true, _) => Spelling::Reserved,
        (_, Some(true)) if scalar => Spelling::OrEmpty,
        _ => Spelling::Plain,
    }
}
