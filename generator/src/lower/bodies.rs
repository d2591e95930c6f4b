//! Bodies: which media type is used, how it is written, what its type is called.

use openapiv3::{
    AdditionalProperties, Content as Media, Example, MediaType, ReferenceOr, RequestBody,
};
use serde_json::Value;

use super::context::Lowering;
use super::drafts::Draft;
use super::media;
use super::names;
use super::schema::Site;
use super::shape::{self, Shape};
use super::wish::Wish;
use crate::diag::Code;
use crate::ir::{Body, Docs, Encoding, Presence, Type, TypeKind};
use crate::normalise::REQUIRED_UNSAID;

/// A media type of a body, and how it is written.
#[derive(Clone, Copy)]
pub struct Kind<'a> {
    pub media_type: &'a str,
    pub media: &'a MediaType,
    pub encoding: Encoding,
}

/// The bodies of an operation: its own, and others by the words that tell them apart.
#[derive(Default)]
pub struct Bodies {
    pub main: Option<Body>,
    pub others: Vec<(String, Body)>,
}

impl<'a> Lowering<'a> {
    pub fn bodies(&mut self, draft: &Draft<'a>, base: &str) -> Bodies {
        let Some((declared, pointer, wish)) = self.request_body(draft, base) else {
            return Bodies::default();
        };
        let mut kinds = self.kinds(&declared.content);
        // Some documents give every request a form without members.
        kinds.retain(|kind| declared.required || !self.says_nothing(kind));
        let Some(main) = kinds.first() else { return Bodies::default() };
        let place = |kind: &Kind<'_>| {
            format!("{pointer}/content/{}", super::component::escaped(kind.media_type))
        };
        let body = self.body(declared, main, &place(main), wish);
        let mut others = Vec::new();
        for (word, kind) in self.other_bodies(&kinds) {
            let wish = names::joined(base, &format!("{}Request", names::pascal(&word)));
            let wish = Wish::Named(vec![wish]);
            let other = self.body(declared, kind, &place(kind), wish);
            others.push((word, Body { argument: true, ..other }));
        }
        Bodies { main: Some(body), others }
    }

    /// Whether no member can ever be in a form.
    fn says_nothing(&self, kind: &Kind<'a>) -> bool {
        let schema = kind.media.schema.as_ref().and_then(|of| self.resolved(of.into()));
        let closed = Some(&AdditionalProperties::Any(false));
        matches!(kind.encoding, Encoding::Form | Encoding::Multipart)
            && matches!(schema.map(shape::of), Some(Shape::Object(object))
                if object.properties.is_empty() && object.additional == closed)
    }

    /// What is documented, the best first.
    pub fn kinds(&self, content: &'a Media) -> Vec<Kind<'a>> {
        let mut kinds: Vec<Kind<'a>> = content
            .iter()
            .map(|(media_type, media)| Kind {
                media_type,
                media,
                encoding: self.encoding(media_type, media),
            })
            .collect();
        kinds.sort_by_key(|kind| media::rank(kind.media_type, kind.encoding));
        kinds
    }

    /// How a body is written. A media type that says little is told by its schema: bytes
    /// are never JSON.
    fn encoding(&self, media_type: &str, media: &'a MediaType) -> Encoding {
        let encoding = media::encoding(media_type);
        let schema = media.schema.as_ref().and_then(|of| self.resolved(of.into()));
        let shape = schema.map(shape::of);
        let wild = media_type.trim() == "*/*";
        match (encoding, shape) {
            (Encoding::Json, Some(Shape::String { format: "binary", .. })) => {
                Encoding::Bytes
            }
            (Encoding::Json, None) if wild => Encoding::Bytes,
            (Encoding::Json, Some(Shape::String { .. })) if wild => Encoding::Text,
            (Encoding::Form, Some(Shape::String { .. })) => Encoding::Text,
            (Encoding::Multipart, Some(Shape::String { .. })) => Encoding::Bytes,
            (Encoding::Lines, Some(Shape::String { .. }) | None) => Encoding::Text,
            (encoding, _) => encoding,
        }
    }

    fn body(
        &mut self,
        declared: &'a RequestBody,
        kind: &Kind<'a>,
        place: &str,
        wish: Wish,
    ) -> Body {
        let Kind { media_type, media, encoding } = *kind;
        let site = Site::inline(format!("{place}/schema"), wish);
        let ty = match (encoding, &media.schema) {
            (Encoding::Bytes, _) => Type::Bytes,
            (Encoding::Text, _) => {
                self.report_opaque(kind, place);
                Type::String
            }
            (_, Some(schema)) => self.schema_or_ref(schema, &site).ty,
            (Encoding::Multipart, None) => Type::Map(Box::new(Type::File)),
            (_, None) => Type::Any,
        };
        let ty = match ty {
            Type::List(_) => ty,
            ty if encoding == Encoding::Lines => Type::List(Box::new(ty)),
            ty => ty,
        };
        if encoding == Encoding::Multipart {
            self.make_files(media, &ty);
        }
        let members = match encoding {
            Encoding::Form | Encoding::Multipart => {
                self.members(media, encoding, &ty, place)
            }
            _ => Vec::new(),
        };
        let unsaid = declared.extensions.contains_key(REQUIRED_UNSAID);
        let argument = declared.required || (unsaid && self.cannot_be_empty(&ty));
        Body {
            docs: self.body_docs(declared, kind),
            media_type: media::sent(media_type, encoding).to_owned(),
            encoding,
            members,
            ty,
            required: declared.required,
            argument,
            example: self.example(media),
        }
    }

    fn body_docs(&self, declared: &RequestBody, kind: &Kind<'_>) -> Docs {
        let Kind { media_type, encoding, .. } = *kind;
        let mut alike: Vec<&str> = Vec::new();
        if media::is_wild(media_type) {
            alike.push(media_type);
        }
        let others = declared.content.keys().filter(|other| {
            *other != media_type && media::encoding(other) == Encoding::Bytes
        });
        alike.extend(others.map(String::as_str));
        let mut facts = Vec::new();
        // Bytes are all the same to the crate, but not to the server.
        if encoding == Encoding::Bytes && !alike.is_empty() {
            let sent = media::sent(media_type, encoding);
            facts.push(format!(
                "sent as `{sent}`; say `.with_header(\"content-type\", ..)` for another of `{}`",
                alike.join("`, `")
            ));
        }
        Docs { text: declared.description.clone(), facts, ..Docs::default() }
    }

    /// What has parts in the document, and is one text in the crate.
    pub fn report_opaque(&mut self, kind: &Kind<'a>, place: &str) {
        let schema = kind.media.schema.as_ref();
        let Some(schema) = schema.and_then(|of| self.resolved(of.into())) else {
            return;
        };
        let has_parts = match shape::of(schema) {
            Shape::Object(object) => !object.properties.is_empty(),
            Shape::Array(_) | Shape::Union { .. } => true,
            _ => false,
        };
        if has_parts {
            let message = format!(
                "a body of `{}` is text in the crate, whatever its schema",
                kind.media_type
            );
            let hint = "print or parse it with a library for this format; or offer JSON";
            self.report(Code::BodyAsText, place, message, hint);
        }
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
            Type::Bytes | Type::String | Type::File => true,
            _ => false,
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
