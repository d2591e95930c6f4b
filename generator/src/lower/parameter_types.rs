//! What a parameter holds: its type, what is said about it, how it is spelled.

use openapiv3::{Parameter as Declared, ParameterData, ParameterSchemaOrContent};

use super::context::{Lowered, Lowering};
use super::drafts::Draft;
use super::facts;
use super::media;
use super::names;
use super::parameters::Found;
use super::schema::Site;
use super::shape::Ref;
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
        let own = names::joined(base, &names::pascal(&data.name));
        let wish = match found.component {
            // One word, such as `type`, would say nothing in a module of all types.
            Some(name) if names::words(&names::pascal(name)).len() > 1 => {
                Wish::Named(vec![names::pascal(name), own])
            }
            Some(name) => {
                let resource = names::pascal(&draft.module);
                Wish::Named(vec![names::joined(&resource, &names::pascal(name)), own])
            }
            None => Wish::Named(vec![own]),
        };
        match &data.format {
            ParameterSchemaOrContent::Schema(schema) => {
                let site = Site::inline(format!("{}/schema", found.pointer), wish);
                self.schema_or_ref(schema, &site)
            }
            ParameterSchemaOrContent::Content(content) => {
                let Some((media, schema)) = content
                    .iter()
                    .find_map(|(media, of)| Some((media, of.schema.as_ref()?)))
                else {
                    return Lowered::plain(Type::String);
                };
                let token = super::component::escaped(media);
                let pointer = format!("{}/content/{token}/schema", found.pointer);
                self.schema_or_ref(schema, &Site::inline(pointer, wish))
            }
        }
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
