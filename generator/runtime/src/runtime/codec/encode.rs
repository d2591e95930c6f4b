//! The walk out: gives a place to any serde format. Absent members are left out; nothing is
//! checked or changed.

use super::constant::writes;
use super::entries::constants;
use super::{List, Object, Shape, Slot, Stop, View};
use crate::runtime::types::Short;
use serde::ser::{Error, SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use std::any::Any;
use std::fmt::{self, Display, Write};

/// Encodes a value.
pub fn encode<S: Serializer>(value: &dyn Slot, to: S) -> Result<S::Ok, S::Error> {
    Encode(value).serialize(to)
}

/// A slot that serde can serialize.
pub struct Encode<'a>(pub &'a dyn Slot);

impl Serialize for Encode<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        Seen(&self.0.view()).serialize(to)
    }
}

/// A slot that was looked at.
struct Seen<'a>(&'a View<'a>);

impl Serialize for Seen<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match *self.0 {
            View::Absent | View::None | View::Null => to.serialize_unit(),
            View::Bool(value) => to.serialize_bool(value),
            View::I64(value) => to.serialize_i64(value),
            View::U64(value) => to.serialize_u64(value),
            View::F64(value) => to.serialize_f64(value),
            View::Text(text) => to.serialize_str(text),
            View::Show(value) => show(value, to),
            View::Blob(bytes) => to.serialize_str(&String::from_utf8_lossy(bytes)),
            View::File(file) => match file.bytes() {
                Some(bytes) => to.serialize_str(&String::from_utf8_lossy(bytes)),
                None => Err(S::Error::custom("a file that is not in memory")),
            },
            View::Any(value) => value.serialize(to),
            View::List(list) => list_items(list, to),
            View::Tuple(tuple) => {
                let mut seq = to.serialize_seq(None)?;
                let mut done = Ok(());
                tuple.with(&mut |places| {
                    let mut places = places.iter();
                    done = places
                        .try_for_each(|place| seq.serialize_element(&Encode(*place)));
                });
                done?;
                seq.end()
            }
            View::Made(made) => made.make().map_err(S::Error::custom)?.serialize(to),
            View::Object(_) | View::Map(_) | View::Tagged { .. } => {
                let mut map = to.serialize_map(None)?;
                members(self.0, &mut map)?;
                map.end()
            }
        }
    }
}

/// In one piece where that is short, as it mostly is: formats look at each piece for what
/// has to be escaped.
fn show<S: Serializer>(value: &dyn Display, to: S) -> Result<S::Ok, S::Error> {
    let mut text = Short::new();
    match write!(text, "{value}") {
        Ok(()) => to.serialize_str(text.as_str()),
        Err(fmt::Error) => to.collect_str(value),
    }
}

fn list_items<S: Serializer>(list: &dyn List, to: S) -> Result<S::Ok, S::Error> {
    let mut seq = to.serialize_seq(Some(list.count()))?;
    // Most lists are of strings, which need no second look.
    if let Some(texts) = (list as &dyn Any).downcast_ref::<Vec<String>>() {
        for text in texts {
            seq.serialize_element(text)?;
        }
    } else {
        walk(|error| {
            list.each(&mut |item| keep(seq.serialize_element(&Encode(item)), error))
        })?;
    }
    seq.end()
}

/// Runs a walk whose steps may fail with a serde error, which the traits cannot carry.
fn walk<E>(run: impl FnOnce(&mut Option<E>) -> Result<(), Stop>) -> Result<(), E> {
    let mut error = None;
    let done = run(&mut error);
    match (done, error) {
        (Err(Stop), Some(error)) => Err(error),
        _ => Ok(()),
    }
}

fn keep<E>(done: Result<(), E>, error: &mut Option<E>) -> Result<(), Stop> {
    done.map_err(|cause| {
        *error = Some(cause);
        Stop
    })
}

fn members<M: SerializeMap>(view: &View<'_>, map: &mut M) -> Result<(), M::Error> {
    match *view {
        View::Object(object) => object_members(object, map),
        View::Map(entries) => walk(|error| {
            entries.each(&mut |key, value| {
                keep(map.serialize_entry(key, &Encode(value)), error)
            })
        }),
        View::Any(serde_json::Value::Object(entries)) => {
            entries.iter().try_for_each(|(key, value)| map.serialize_entry(key, value))
        }
        View::Tagged { key, tag, payload } => {
            if !payload.is_some_and(|payload| writes(payload, key)) {
                map.serialize_entry(key, tag)?;
            }
            payload.map_or(Ok(()), |payload| members(&payload.view(), map))
        }
        View::Made(made) => {
            let value = made.make().map_err(M::Error::custom)?;
            members(&View::Any(&value), map)
        }
        View::Absent | View::None | View::Null => Ok(()),
        _ => Err(M::Error::custom("the payload of a tagged union must be an object")),
    }
}

fn object_members<M: SerializeMap>(
    object: &dyn Object,
    map: &mut M,
) -> Result<(), M::Error> {
    let mut done = Ok(());
    object.with(&mut |places| done = object_places(object.shape(), places, map));
    done
}

fn object_places<M: SerializeMap>(
    shape: &Shape,
    places: &[&dyn Slot],
    map: &mut M,
) -> Result<(), M::Error> {
    let rest = shape.rest(places);
    if !shape.constants.is_empty() {
        walk(|error| {
            constants(shape, rest, &mut |name, value| {
                keep(map.serialize_entry(name, &Encode(value)), error)
            })
        })?;
    }
    for (index, (name, slot)) in shape.members(places).enumerate() {
        match slot.view() {
            View::Absent => {}
            View::None if index >= shape.required.len() => {}
            View::Text(text) => map.serialize_entry(name, text)?,
            view => map.serialize_entry(name, &Seen(&view))?,
        }
    }
    match rest {
        Some(rest) if rest.count() > 0 => members(&View::Map(rest), map),
        _ => Ok(()),
    }
}
