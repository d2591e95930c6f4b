//! One value into one place: checks kinds, never guesses, and names the place of a fault.

use super::list::walk_list;
use super::reset::{expected, has_zero};
use super::tuple::walk_tuple;
use super::{At, Context, Open, Parsed, Path, Reason, Slot, Stop, members};
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use std::fmt::{self, Formatter};

/// A place about to be filled.
pub(super) struct Seed<'a> {
    place: &'a mut dyn Slot,
    at: At<'a>,
    member: bool,
}

impl<'a> Seed<'a> {
    pub(super) fn new(
        place: &'a mut dyn Slot,
        path: &'a Path<'a>,
        cx: &'a mut Context,
    ) -> Self {
        Self { place, at: At { path, cx }, member: false }
    }

    /// A null here is corrected, not refused: it stands for a missing member.
    pub(super) fn required(mut self, required: bool) -> Self {
        self.member = required;
        self
    }

    #[cold]
    fn wrong<E: Error>(mut self, found: &str) -> E {
        let expected = expected(self.place);
        self.at.fail(expected, found);
        self.stop(Stop)
    }

    #[cold]
    fn stop<E: Error>(self, _: Stop) -> E {
        words(self.at.cx)
    }

    fn done<E: Error>(self, done: Result<(), Stop>) -> Result<(), E> {
        done.map_err(|stop| self.stop(stop))
    }

    fn zero<E: Error>(mut self) -> Result<(), E> {
        if !self.member || !has_zero(self.place) {
            return Err(self.wrong("null"));
        }
        let done = self.at.correct(Reason::Null, expected(self.place));
        self.done(done)
    }

    fn integer<E: Error>(mut self, number: i128) -> Result<(), E> {
        let fits = match settle(self.place) {
            Open::I32(place) => number.try_into().map(|number| *place = number).is_ok(),
            Open::I64(place) => number.try_into().map(|number| *place = number).is_ok(),
            Open::U32(place) => number.try_into().map(|number| *place = number).is_ok(),
            Open::U64(place) => number.try_into().map(|number| *place = number).is_ok(),
            Open::Number(place) => {
                number.try_into().map(|number| place.set(number)).is_ok()
            }
            Open::F64(place) => {
                *place = number as f64;
                true
            }
            Open::Any(place) => {
                *place = integer_value(number);
                true
            }
            Open::Union(union) => {
                let done = union.take(integer_value(number), &mut self.at);
                return self.done(done);
            }
            _ => false,
        };
        if fits { Ok(()) } else { Err(self.wrong(&format!("the integer {number}"))) }
    }
}

/// The fault in the context as a serde error.
pub(super) fn words<E: Error>(cx: &Context) -> E {
    match cx.fault() {
        Some(fault) => E::custom(fault),
        None => E::custom("the value could not be decoded"),
    }
}

fn integer_value(number: i128) -> Value {
    match i64::try_from(number) {
        Ok(number) => number.into(),
        Err(_) => u64::try_from(number).unwrap_or(u64::MAX).into(),
    }
}

/// What a place is once it is known that a value comes.
fn settle(place: &mut dyn Slot) -> Open<'_> {
    match place.open() {
        Open::Maybe(maybe) => settle(maybe.fill()),
        open => open,
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E: Error>(mut self, value: bool) -> Result<(), E> {
        match settle(self.place) {
            Open::Bool(place) => *place = value,
            Open::Any(place) => *place = value.into(),
            Open::Union(union) => {
                let done = union.take(value.into(), &mut self.at);
                return self.done(done);
            }
            _ => return Err(self.wrong("a boolean")),
        }
        Ok(())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        match settle(self.place) {
            Open::I64(place) => *place = value,
            _ => return self.integer(value.into()),
        }
        Ok(())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        match settle(self.place) {
            Open::I64(place) if value <= i64::MAX as u64 => *place = value as i64,
            Open::F64(place) => *place = value as f64,
            _ => return self.integer(value.into()),
        }
        Ok(())
    }

    fn visit_f64<E: Error>(mut self, value: f64) -> Result<(), E> {
        match settle(self.place) {
            Open::F64(place) => *place = value,
            Open::Any(place) => *place = value.into(),
            Open::Union(union) => {
                let done = union.take(value.into(), &mut self.at);
                return self.done(done);
            }
            // `5.0` is the integer 5; beyond 2^63 the cast saturates and the range check refuses.
            Open::I32(_)
            | Open::I64(_)
            | Open::U32(_)
            | Open::U64(_)
            | Open::Number(_)
                if value.fract() == 0.0 && value.abs() < 1e20 =>
            {
                return self.integer(value as i128);
            }
            _ => return Err(self.wrong("a number")),
        }
        Ok(())
    }

    fn visit_str<E: Error>(mut self, value: &str) -> Result<(), E> {
        match settle(self.place) {
            // Of the very size: there is mostly nothing to write over.
            Open::Text(place) => *place = value.to_owned(),
            Open::Parse(place) => {
                if place.parse(value) == Parsed::Malformed {
                    let done = self.at.correct(Reason::Malformed, place.expected());
                    return self.done(done);
                }
            }
            Open::Any(place) => *place = value.into(),
            Open::Blob(place) => *place = value.as_bytes().to_vec().into(),
            Open::Union(union) => {
                let done = union.take(value.into(), &mut self.at);
                return self.done(done);
            }
            _ => return Err(self.wrong("a string")),
        }
        Ok(())
    }

    fn visit_string<E: Error>(self, value: String) -> Result<(), E> {
        match settle(self.place) {
            Open::Text(place) => *place = value,
            Open::Any(place) => *place = Value::String(value),
            _ => return self.visit_str(&value),
        }
        Ok(())
    }

    fn visit_bytes<E: Error>(self, _: &[u8]) -> Result<(), E> {
        Err(self.wrong("bytes"))
    }

    fn visit_unit<E: Error>(mut self) -> Result<(), E> {
        match self.place.open() {
            Open::Maybe(place) => place.null(),
            Open::Any(place) => *place = Value::Null,
            Open::Union(union) => {
                let done = union.take(Value::Null, &mut self.at);
                return self.done(done);
            }
            _ => return self.zero(),
        }
        Ok(())
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
        match settle(self.place) {
            Open::List(list) => walk_list(list, items, self.at),
            Open::Tuple(tuple) => walk_tuple(tuple, items, self.at),
            Open::Any(place) => {
                *place = Value::deserialize(SeqAccessDeserializer::new(items))?;
                Ok(())
            }
            Open::Union(union) => {
                let from = SeqAccessDeserializer::new(items);
                let done = union.take(Value::deserialize(from)?, &mut self.at);
                self.done(done)
            }
            _ => Err(self.wrong("an array")),
        }
    }

    fn visit_map<A: MapAccess<'de>>(mut self, map: A) -> Result<(), A::Error> {
        match settle(self.place) {
            Open::Object(object) => members::walk_object(object, map, self.at),
            Open::Map(entries) => members::walk_map(entries, map, self.at),
            Open::Any(place) => {
                *place = Value::deserialize(MapAccessDeserializer::new(map))?;
                Ok(())
            }
            Open::Union(union) => {
                let from = MapAccessDeserializer::new(map);
                let done = union.take(Value::deserialize(from)?, &mut self.at);
                self.done(done)
            }
            _ => self.number_in_disguise(map),
        }
    }
}

impl Seed<'_> {
    // Another crate of the build may switch `serde_json/arbitrary_precision` on; then numbers
    // come as maps with one secret key, which `serde_json::Number` knows.
    fn number_in_disguise<'de, A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        match serde_json::Number::deserialize(MapAccessDeserializer::new(map)) {
            Ok(number) => match (number.as_i128(), number.as_f64()) {
                (Some(number), _) => self.integer(number),
                (None, Some(number)) => self.visit_f64(number),
                (None, None) => Err(self.wrong("a number")),
            },
            Err(_) => Err(self.wrong("an object")),
        }
    }
}
