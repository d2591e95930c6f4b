//! A value of any serde format into one place. Plain values are the business of
//! [`super::fill`], lists and members of their own walks.

use super::list::walk_list;
use super::tuple::walk_tuple;
use super::{At, Context, Open, Path, Stop, fill, members};
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use std::fmt::{self, Formatter};

/// A place about to be filled.
pub(super) struct Seed<'p, 'a> {
    place: &'a mut Open<'p>,
    at: At<'a>,
    required: bool,
}

impl<'p, 'a> Seed<'p, 'a> {
    pub(super) fn new(
        place: &'a mut Open<'p>,
        path: &'a Path<'a>,
        cx: &'a mut Context,
    ) -> Self {
        Self { place, at: At { path, cx }, required: false }
    }

    /// A null here is corrected, not refused: it stands for a missing member.
    pub(super) fn required(mut self, required: bool) -> Self {
        self.required = required;
        self
    }
}

/// The fault in the context as a serde error.
#[cold]
pub(super) fn words<E: Error>(cx: &Context) -> E {
    match cx.fault() {
        Some(fault) => E::custom(fault),
        None => E::custom("the value could not be decoded"),
    }
}

#[inline]
fn done<E: Error>(done: Result<(), Stop>, at: At<'_>) -> Result<(), E> {
    done.map_err(|Stop| words(at.cx))
}

impl<'de> DeserializeSeed<'de> for Seed<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E: Error>(mut self, value: bool) -> Result<(), E> {
        done(fill::boolean(self.place, value, &mut self.at), self.at)
    }

    fn visit_i64<E: Error>(mut self, value: i64) -> Result<(), E> {
        done(fill::signed(self.place, value, &mut self.at), self.at)
    }

    fn visit_u64<E: Error>(mut self, value: u64) -> Result<(), E> {
        done(fill::unsigned(self.place, value, &mut self.at), self.at)
    }

    fn visit_f64<E: Error>(mut self, value: f64) -> Result<(), E> {
        done(fill::float(self.place, value, &mut self.at), self.at)
    }

    #[inline]
    fn visit_str<E: Error>(mut self, value: &str) -> Result<(), E> {
        // Most strings are kept as they are; that is not worth a call.
        if let Open::Text(place) = self.place {
            **place = value.to_owned();
            return Ok(());
        }
        done(fill::text(self.place, value, &mut self.at), self.at)
    }

    fn visit_string<E: Error>(mut self, value: String) -> Result<(), E> {
        done(fill::string(self.place, value, &mut self.at), self.at)
    }

    fn visit_bytes<E: Error>(mut self, _: &[u8]) -> Result<(), E> {
        done(fill::wrong(self.place, "bytes", &mut self.at), self.at)
    }

    fn visit_unit<E: Error>(mut self) -> Result<(), E> {
        done(fill::null(self.place, self.required, &mut self.at), self.at)
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        from: D,
    ) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, items: A) -> Result<(), A::Error> {
        match self.place {
            Open::List(list) => walk_list(*list, items, self.at),
            Open::Maybe(maybe) => {
                Seed { place: &mut maybe.fill(), ..self }.visit_seq(items)
            }
            Open::Tuple(tuple) => walk_tuple(*tuple, items, self.at),
            Open::Any(place) => {
                **place = Value::deserialize(SeqAccessDeserializer::new(items))?;
                Ok(())
            }
            Open::Union(union) => {
                let value = Value::deserialize(SeqAccessDeserializer::new(items))?;
                done(union.take(value, &mut self.at), self.at)
            }
            place => done(fill::wrong(place, "an array", &mut self.at), self.at),
        }
    }

    fn visit_map<A: MapAccess<'de>>(mut self, map: A) -> Result<(), A::Error> {
        match self.place {
            Open::Object(object) => members::walk_object(*object, map, self.at),
            Open::Maybe(maybe) => {
                Seed { place: &mut maybe.fill(), ..self }.visit_map(map)
            }
            Open::Map(entries) => members::walk_map(*entries, map, self.at),
            Open::Any(place) => {
                **place = Value::deserialize(MapAccessDeserializer::new(map))?;
                Ok(())
            }
            Open::Union(union) => {
                let value = Value::deserialize(MapAccessDeserializer::new(map))?;
                done(union.take(value, &mut self.at), self.at)
            }
            _ => self.number_in_disguise(map),
        }
    }
}

impl Seed<'_, '_> {
    // Another crate of the build may switch `serde_json/arbitrary_precision` on; then numbers
    // come as maps with one secret key, which `serde_json::Number` knows.
    fn number_in_disguise<'de, A: MapAccess<'de>>(
        mut self,
        map: A,
    ) -> Result<(), A::Error> {
        let (place, at) = (self.place, &mut self.at);
        let filled =
            match serde_json::Number::deserialize(MapAccessDeserializer::new(map)) {
                Ok(number) => match (number.as_i128(), number.as_f64()) {
                    (Some(number), _) => fill::integer(place, number, at),
                    (None, Some(number)) => fill::float(place, number, at),
                    (None, None) => fill::wrong(place, "a number", at),
                },
                Err(_) => fill::wrong(place, "an object", at),
            };
        done(filled, self.at)
    }
}
