//! The members of anything that is an object in JSON, one by one, in the order that they
//! are encoded in. What is absent comes too, as absent.

use super::constant::writes;
use super::{Keyed, Shape, Slot, Stop, View, WithEntry};
use serde_json::Value;

/// Lends each member of a model, a map or any JSON object until the first error.
pub fn entries(value: &dyn Slot, with: WithEntry<'_>) -> Result<(), Stop> {
    match value.view() {
        View::Object(object) => {
            let (shape, mut done) = (object.shape(), Ok(()));
            object.with(&mut |places| done = members(shape, places, with));
            done
        }
        View::Map(map) => map.each(with),
        View::Any(Value::Object(members)) => {
            members.iter().try_for_each(|(name, value)| with(name, value))
        }
        View::Tagged { key, tag, payload } => {
            if !payload.is_some_and(|payload| writes(payload, key)) {
                with(key, &Value::from(tag))?;
            }
            payload.map_or(Ok(()), |payload| entries(payload, with))
        }
        View::Made(made) => made.make().map_or(Ok(()), |value| entries(&value, with)),
        _ => Ok(()),
    }
}

fn members(
    shape: &Shape,
    places: &[&dyn Slot],
    with: WithEntry<'_>,
) -> Result<(), Stop> {
    let rest = shape.rest(places);
    constants(shape, rest, with)?;
    shape.members(places).try_for_each(|(name, slot)| with(name, slot))?;
    rest.map_or(Ok(()), |rest| rest.each(with))
}

/// Lends the constants of a model, but for those that the rest has another value of.
pub(super) fn constants(
    shape: &Shape,
    rest: Option<&dyn Keyed>,
    with: WithEntry<'_>,
) -> Result<(), Stop> {
    let replaced = |name: &str| rest.is_some_and(|rest| rest.has(name));
    let mut constants = shape.constants.iter();
    constants.try_for_each(|(name, constant)| match replaced(name) {
        true => Ok(()),
        false => with(name, &constant.value()),
    })
}

/// Lends each item of a list or any JSON array until the first error.
pub fn items(
    value: &dyn Slot,
    with: &mut dyn FnMut(&dyn Slot) -> Result<(), Stop>,
) -> Result<(), Stop> {
    match value.view() {
        View::List(list) => list.each(with),
        View::Tuple(tuple) => {
            let mut done = Ok(());
            tuple.with(&mut |places| {
                done = places.iter().try_for_each(|place| with(*place));
            });
            done
        }
        View::Made(made) => made.make().map_or(Ok(()), |value| items(&value, with)),
        View::Any(Value::Array(items)) => items.iter().try_for_each(|item| with(item)),
        _ => Ok(()),
    }
}
