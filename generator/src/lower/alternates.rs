//! Which media types of a body say something that the preferred one can't, so that they
//! get a method of their own. Another way to write the same value says nothing new.

use std::collections::HashSet;

use openapiv3::{ReferenceOr, Schema};

use super::bodies::Kind;
use super::context::Lowering;
use super::media;
use super::shape::{self, Ref, Shape};
use crate::ir::Encoding;

/// How many media types of one body are looked at. People write five.
const MOST: usize = 100;

impl<'a> Lowering<'a> {
    /// The bodies of a request that need a method of their own, with the words that tell
    /// them apart. The first kind is the operation's own.
    pub fn other_bodies<'k>(
        &self,
        kinds: &'k [Kind<'a>],
    ) -> Vec<(String, &'k Kind<'a>)> {
        let Some((main, rest)) = kinds.split_first() else { return Vec::new() };
        let mut others: Vec<(String, &Kind<'a>)> = Vec::new();
        // Each is compared with each.
        for kind in rest.iter().take(MOST) {
            let word = media::word(kind.media_type, kind.encoding);
            let known = |other: &Kind<'a>| !self.is_new_body(other, kind);
            let told = others.iter().any(|(known, _)| *known == word);
            if !known(main) && !told && !others.iter().any(|(_, other)| known(other)) {
                others.push((word, kind));
            }
        }
        others
    }

    /// Whether a kind of body says what another can't.
    fn is_new_body(&self, main: &Kind<'a>, kind: &Kind<'a>) -> bool {
        if main.encoding == Encoding::Bytes && kind.encoding == Encoding::Bytes {
            return false;
        }
        let structured = media::is_structured(kind.media_type);
        if !self.is_same_schema(main, kind) {
            return kind.media.schema.is_some() || !structured;
        }
        match kind.encoding {
            // Two formats of patches are two, though neither has a schema worth the name.
            _ if is_flavoured(main) && is_flavoured(kind) => true,
            Encoding::Multipart => {
                main.encoding != Encoding::Multipart && self.has_files(kind)
            }
            _ => !structured && main.media.schema.is_none(),
        }
    }

    /// Whether two media types have one schema, written twice or referred to.
    pub fn is_same_schema(&self, one: &Kind<'a>, other: &Kind<'a>) -> bool {
        match (&one.media.schema, &other.media.schema) {
            (None, None) => true,
            (Some(one), Some(other)) => {
                one == other || self.bare(one) == self.bare(other)
            }
            _ => false,
        }
    }

    /// A schema without words.
    fn bare(&self, schema: &'a ReferenceOr<Schema>) -> Option<serde_json::Value> {
        let schema = self.resolved(schema.into())?;
        let mut value = serde_json::to_value(schema).ok()?;
        super::component::strip_words(&mut value);
        Some(value)
    }

    /// Whether a part of a body is bytes.
    fn has_files(&self, kind: &Kind<'a>) -> bool {
        let Some(schema) = &kind.media.schema else { return true };
        let mut seen = HashSet::new();
        let mut left = vec![Ref::from(schema)];
        while let Some(schema) = left.pop() {
            if let Ref::To(name) = schema
                && !seen.insert(name)
            {
                continue;
            }
            let Some(schema) = self.resolved(schema) else { continue };
            match shape::of(schema) {
                Shape::String { format: "binary", .. } => return true,
                Shape::Array(items) => left.extend(items),
                Shape::Object(object) => {
                    left.extend(object.properties.values().map(Ref::from))
                }
                Shape::Union { alternatives, .. } => {
                    left.extend(alternatives.iter().map(Ref::from));
                }
                Shape::Annotated(component) => left.push(Ref::To(component)),
                _ => {}
            }
        }
        false
    }
}

/// Whether the media type means more than the format it is written in: `merge-patch+json`.
fn is_flavoured(kind: &Kind<'_>) -> bool {
    let suffixed =
        kind.media_type.contains("+json") || kind.media_type.contains("+yaml");
    suffixed && !media::is_plain_json(kind.media_type)
}
