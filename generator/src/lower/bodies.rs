//! Bodies: which media type is used, how it is written, what its type is called.

use openapiv3::{Content as Media, Example, MediaType, ReferenceOr, RequestBody};
use serde_json::Value;

use super::context::Lowering;
use super::drafts::Draft;
use super::names;
use super::schema::Site;
use super::shape;
use super::wish::Wish;
use crate::diag::Code;
use crate::ir::{Body, Docs, Encoding, Presence, Type, TypeKind};
use crate::normalise::REQUIRED_UNSAID;

impl<'a> Lowering<'a> {
    pub fn body(&mut self, draft: &Draft<'a>, base: &str) -> Option<Body> {
        let (body, pointer, wish) = self.request_body(draft, base)?;
        let (media_type, media) = preferred(&body.content)?;
        self.report_others(&body.content, media_type, &pointer);
        let encoding = encoding(media_type);
        let token = super::component::escaped(media_type);
        let site = Site::inline(format!("{pointer}/content/{token}/schema"), wish);
        let ty = match (encoding, &media.schema) {
            (Encoding::Bytes, _) => Type::Bytes,
            (Encoding::Text, _) => Type::String,
            (_, Some(schema)) => self.schema_or_ref(schema, &site).ty,
            (_, None) => Type::Any,
        };
        let unsaid = body.extensions.contains_key(REQUIRED_UNSAID);
        let argument = body.required || (unsaid && self.cannot_be_empty(&ty));
        Some(Body {
            docs: Docs { text: body.description.clone(), ..Docs::default() },
            media_type: media_type.to_owned(),
            encoding,
            ty,
            required: body.required,
            argument,
            example: self.example(media),
        })
    }

    fn request_body(
        &self,
        draft: &Draft<'a>,
        base: &str,
    ) -> Option<(&'a RequestBody, String, Wish)> {
        let own = names::joined(base, "Request");
        match draft.operation.request_body.as_ref()? {
            ReferenceOr::Item(body) => {
                let pointer = format!("{}/requestBody", draft.pointer);
                Some((body, pointer, Wish::Named(vec![own])))
            }
            ReferenceOr::Reference { reference } => {
                let name = shape::component(reference);
                let bodies = &self.document.openapi.components.as_ref()?.request_bodies;
                let body = bodies.get(name)?.as_item()?;
                let token = super::component::escaped(name);
                let wish = names::joined(&names::pascal(name), "Request");
                let pointer = format!("/components/requestBodies/{token}");
                Some((body, pointer, Wish::Named(vec![wish, own])))
            }
        }
    }

    /// A union has no empty value, nor has a struct with required members.
    fn cannot_be_empty(&self, ty: &Type) -> bool {
        match ty {
            Type::Named(id) => match self.types.kind(*id) {
                Some(TypeKind::Union(_) | TypeKind::Tagged(_) | TypeKind::Enum(_)) => {
                    true
                }
                Some(TypeKind::Struct(of)) => {
                    of.fields.iter().any(|field| field.presence == Presence::Required)
                }
                Some(TypeKind::Alias(_)) | None => false,
            },
            Type::Bytes | Type::String => true,
            _ => false,
        }
    }

    fn report_others(&mut self, content: &'a Media, used: &str, pointer: &str) {
        for other in content.keys().filter(|other| *other != used) {
            let place =
                format!("{pointer}/content/{}", super::component::escaped(other));
            let message = format!("a body of `{other}` can't be sent: `{used}` is used");
            let hint = "remove the media type that users don't need, or call it by hand";
            self.report(Code::MediaTypeLeftOut, &place, message, hint);
        }
    }

    /// The example of a body: the one, or the first of several.
    pub fn example(&self, media: &'a MediaType) -> Option<Value> {
        let first = || match media.examples.values().next()? {
            ReferenceOr::Item(example) => example.value.clone(),
            ReferenceOr::Reference { reference } => {
                let components = self.document.openapi.components.as_ref()?;
                let example: &Example =
                    components.examples.get(shape::component(reference))?.as_item()?;
                example.value.clone()
            }
        };
        let of_schema = || {
            let schema = self.resolved(media.schema.as_ref()?.into())?;
            schema.schema_data.example.clone()
        };
        media.example.clone().or_else(first).or_else(of_schema)
    }
}

/// The media type that is used where there are several: JSON before all others.
pub fn preferred(content: &Media) -> Option<(&str, &MediaType)> {
    let rank = |media_type: &str| match encoding(media_type) {
        Encoding::Json => 0,
        Encoding::Form => 1,
        Encoding::Multipart => 2,
        Encoding::Text => 3,
        Encoding::Bytes => 4,
    };
    let best = content.iter().min_by_key(|(media_type, _)| rank(media_type));
    best.map(|(media_type, media)| (media_type.as_str(), media))
}

/// How a body of a media type is written.
pub fn encoding(media_type: &str) -> Encoding {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let essence = essence.to_ascii_lowercase();
    match essence.as_str() {
        "application/x-www-form-urlencoded" => Encoding::Form,
        "multipart/form-data" => Encoding::Multipart,
        "application/yaml"
        | "application/x-yaml"
        | "application/xml"
        | "application/javascript"
        | "application/graphql" => Encoding::Text,
        "application/x-ndjson" | "application/jsonl" | "application/json-seq" => {
            Encoding::Text
        }
        json if is_json(json) => Encoding::Json,
        text if text.starts_with("text/") || text.ends_with("+xml") => Encoding::Text,
        text if text.ends_with("+yaml") => Encoding::Text,
        _ => Encoding::Bytes,
    }
}

fn is_json(essence: &str) -> bool {
    essence == "application/json" || essence == "*/*" || essence.ends_with("+json")
}
