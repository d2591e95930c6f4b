//! The walk out: gives a place to any serde format. Absent members are left out; nothing is
//! checked or changed.

use super::constant::writes;
use super::entries::constants;
use super::{Object, Slot, Stop, View};
use serde::ser::{Error, SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

/// Encodes a value.
pub fn encode<S: Serializer>(value: &dyn Slot, to: S) -> Result<S::Ok, S::Error> {
    Encode(value).serialize(to)
}

/// A slot that serde can serialize.
pub struct Encode<'a>(pub &'a dyn Slot);

impl Serialize for Encode<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0.view() {
            View::Absent | View::None | View::Null => to.serialize_unit(),
            View::Bool(value) => to.serialize_bool(value),
            View::I64(value) => to.serialize_i64(value),
            View::U64(value) => to.serialize_u64(value),
            View::F64(value) => to.serialize_f64(value),
            View::Text(text) => to.serialize_str(text),
            View::Show(value) => to.collect_str(value),
            View::Blob(bytes) => to.serialize_str(&String::from_utf8_lossy(bytes)),
            View::File(file) => match file.bytes() {
                Some(bytes) => to.serialize_str(&String::from_utf8_lossy(bytes)),
                None => Err(S::Error::custom("a file that is not in memory")),
            },
            View::Any(value) => value.serialize(to),
            View::List(list) => {
                let mut seq = to.serialize_seq(Some(list.count()))?;
                walk(|error| {
                    list.each(&mut |item| {
                        keep(seq.serialize_element(&Encode(item)), error)
                    })
                })?;
                seq.end()
            }
            View::Tuple(tuple) => {
                let mut seq = to.serialize_seq(None)?;
                let mut done = Ok(());
                tuple.slots(&mut |slots| {
                    done = slots
                        .iter()
                        .try_for_each(|slot| seq.serialize_element(&Encode(*slot)));
                });
                done?;
                seq.end()
            }
            View::Made(made) => made.map_err(S::Error::custom)?.serialize(to),
            view => {
                let mut map = to.serialize_map(None)?;
                members(&view, &mut map)?;
                map.end()
            }
        }
    }
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
        View::Made(Ok(ref value)) => members(&View::Any(value), map),
        View::Absent | View::None | View::Null => Ok(()),
        _ => Err(M::Error::custom("the payload of a tagged union must be an object")),
    }
}

fn object_members<M: SerializeMap>(
    object: &dyn Object,
    map: &mut M,
) -> Result<(), M::Error> {
    let shape = object.shape();
    let mut outcome = Ok(());
    object.slots(&mut |slots, rest| {
        let rest = rest.first().copied();
        outcome = walk(|error| {
            constants(object, rest, &mut |name, value| {
                keep(map.serialize_entry(name, &Encode(value)), error)
            })
        });
        if outcome.is_err() {
            return;
        }
        let names = shape.required.iter().chain(shape.optional);
        let required = shape.required.len();
        outcome =
            names.zip(slots).enumerate().try_for_each(
                |(index, (name, slot))| match slot.view() {
                    View::Absent => Ok(()),
                    View::None if index >= required => Ok(()),
                    _ => map.serialize_entry(name, &Encode(*slot)),
                },
            );
        if let (Ok(()), Some(rest)) = (&outcome, rest) {
            outcome = members(&View::Map(rest), map);
        }
    });
    outcome
}
