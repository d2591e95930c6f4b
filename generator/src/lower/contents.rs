//! The bodies of responses: what each media type is decoded to, and which say something
//! that the preferred one can't.

use super::answer::Carried;
use super::bodies::Kind;
use super::context::Lowering;
use super::media::{self, EVENTS};
use super::names;
use super::schema::Site;
use super::wish::Wish;
use crate::diag::Code;
use crate::ir::{Content, Encoding, Type};

/// What the results of an operation may come as, instead of what they come as usually.
#[derive(Default)]
pub struct Others(Vec<Other>);

/// One of [`Others`].
pub struct Other {
    /// What its method is called beside the operation's.
    pub suffix: String,
    pub content: Content,
    pub media_types: Vec<String>,
}

impl Others {
    /// Another way to get a result; ways that are decoded alike are one.
    fn add(&mut self, suffix: String, content: Content, media_type: &str) {
        let alike = |one: &&mut Other| {
            one.suffix == suffix || (one.content == content && content == Content::Bytes)
        };
        match self.0.iter_mut().find(alike) {
            None => {
                let media_types = vec![media_type.to_owned()];
                self.0.push(Other { suffix, content, media_types });
            }
            Some(known) if known.content == content => {
                if !known.media_types.iter().any(|known| known == media_type) {
                    known.media_types.push(media_type.to_owned());
                }
                if known.suffix != suffix {
                    known.suffix = "as_bytes".to_owned();
                }
            }
            // One name for two things: what is documented first has it.
            Some(_) => {}
        }
    }
}

impl IntoIterator for Others {
    type Item = Other;
    type IntoIter = std::vec::IntoIter<Other>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> Lowering<'a> {
    /// What a response is decoded to; the first kind is the preferred one.
    pub fn carried(
        &mut self,
        kinds: &[Kind<'a>],
        pointer: &str,
        wish: &Wish,
    ) -> Carried {
        let Some(main) = kinds.first() else {
            return Carried {
                content: Content::Empty,
                media_type: None,
                example: None,
                accept: None,
            };
        };
        let content = self.decoded(main, pointer, wish.clone());
        let accept = match content {
            Content::Text | Content::Bytes => {
                let mut alike = vec![main.media_type.to_owned()];
                for kind in kinds.iter().skip(1) {
                    if plain(kind.encoding) == Some(&content) {
                        alike.push(kind.media_type.to_owned());
                    }
                }
                alike
            }
            _ => vec![main.media_type.to_owned()],
        };
        Carried {
            accept: accepted(&content, &accept),
            content,
            media_type: Some(main.media_type.to_owned()),
            example: self.example(main.media),
        }
    }

    /// Other kinds of a result that need a method of their own.
    pub fn others(
        &mut self,
        others: &mut Others,
        kinds: &[Kind<'a>],
        content: &Content,
        pointer: &str,
        wish: &Wish,
    ) {
        let Some((main, rest)) = kinds.split_first() else { return };
        for kind in rest {
            if !self.is_new_result(main, kind) {
                continue;
            }
            let word = media::word(kind.media_type, kind.encoding);
            let events = media::essence(kind.media_type) == EVENTS;
            let (part, suffix) = match events {
                true => ("Event".to_owned(), "events".to_owned()),
                false => (names::pascal(&word), format!("as_{word}")),
            };
            let other = self.decoded(kind, pointer, Wish::part(wish, &part));
            if other != *content {
                others.add(suffix, other, kind.media_type);
            }
        }
    }

    fn is_new_result(&self, main: &Kind<'a>, kind: &Kind<'a>) -> bool {
        if media::essence(kind.media_type) == EVENTS || kind.encoding == Encoding::Lines
        {
            return true;
        }
        if self.is_same_schema(main, kind) && kind.media.schema.is_some() {
            return false;
        }
        kind.media.schema.is_some() || !media::is_structured(kind.media_type)
    }

    /// An error keeps its bytes, so that another way to write the same loses nothing.
    pub fn report_other_errors(&mut self, kinds: &[Kind<'a>], pointer: &str) {
        let Some((main, rest)) = kinds.split_first() else { return };
        for kind in rest.iter().filter(|kind| kind.encoding == Encoding::Json) {
            if kind.media.schema.is_none() || self.is_same_schema(main, kind) {
                continue;
            }
            let token = super::component::escaped(kind.media_type);
            let message = format!(
                "an error of `{}` is not decoded: `{}` is",
                kind.media_type, main.media_type
            );
            let hint = "`Error::raw_body()` has the bytes, whatever they are";
            let place = format!("{pointer}/content/{token}");
            self.report(Code::MediaTypeLeftOut, &place, message, hint);
        }
    }

    fn decoded(&mut self, kind: &Kind<'a>, pointer: &str, wish: Wish) -> Content {
        let token = super::component::escaped(kind.media_type);
        let place = format!("{pointer}/content/{token}");
        let site = Site::inline(format!("{place}/schema"), wish);
        let schema = kind.media.schema.as_ref();
        if media::essence(kind.media_type) == EVENTS {
            let item = schema.map(|schema| self.schema_or_ref(schema, &site).item());
            return Content::Events(item.unwrap_or(Type::String));
        }
        match (kind.encoding, schema) {
            (Encoding::Json, None) => Content::Json(Type::Any),
            (Encoding::Json, Some(schema)) => {
                Content::Json(self.schema_or_ref(schema, &site).item())
            }
            (Encoding::Lines, Some(schema)) => {
                Content::Lines(match self.schema_or_ref(schema, &site).item() {
                    Type::List(item) => *item,
                    item => item,
                })
            }
            (Encoding::Text, _) => {
                self.report_opaque(kind, &place);
                Content::Text
            }
            _ => Content::Bytes,
        }
    }
}

/// What is decoded without a schema.
fn plain(encoding: Encoding) -> Option<&'static Content> {
    match encoding {
        Encoding::Text => Some(&Content::Text),
        Encoding::Json | Encoding::Lines => None,
        Encoding::Bytes | Encoding::Form | Encoding::Multipart => Some(&Content::Bytes),
    }
}

/// What to ask for, where the kind of the body does not say it.
pub fn accepted(content: &Content, media_types: &[String]) -> Option<String> {
    let usual = match content {
        Content::Empty => return None,
        Content::Json(_) => "application/json",
        Content::Events(_) => EVENTS,
        Content::Lines(_) | Content::Text | Content::Bytes => "*/*",
    };
    let sound = |text: &&String| text.chars().all(|c| c.is_ascii_graphic() || c == ' ');
    let all: Vec<&str> = media_types.iter().filter(sound).map(String::as_str).collect();
    let all = all.join(", ");
    (!all.is_empty() && all != usual).then_some(all)
}
