//! The members of anything that is an object in JSON, one by one, in the order that they
//! are encoded in. What is absent comes too, as absent.

use super::{Slot, Stop, View, WithEntry};
use serde_json::Value;

/// Lends each member of a model, a map or any JSON object until the first error.
pub fn entries(value: &dyn Slot, with: WithEntry<'_>) -> Result<(), Stop> {
    match value.view() {
        View::Object(object) => {
            let shape = object.shape();
            let mut done = Ok(());
            object.slots(&mut |slots, rest| {
                let names = shape.required.iter().chain(shape.optional);
                done = names.zip(slots).try_for_each(|(name, slot)| with(name, *slot));
                if let (Ok(()), Some(rest)) = (done, rest.first()) {
                    done = rest.each(with);
                }
            });
            done
        }
        View::Map(map) => map.each(with),
        View::Any(Value::Object(members)) => {
            members.iter().try_for_each(|(name, value)| with(name, value))
        }
        View::Tagged { key, tag, payload } => {
            with(key, &Value::from(tag))?;
            payload.map_or(Ok(()), |payload| entries(payload, with))
        }
        _ => Ok(()),
    }
}

/// Lends each item of a list or any JSON array until the first error.
pub fn items(
    value: &dyn Slot,
    with: &mut dyn FnMut(&dyn Slot) -> Result<(), Stop>,
) -> Result<(), Stop> {
    match value.view() {
        View::List(list) => list.each(with),
        View::Any(Value::Array(items)) => items.iter().try_for_each(|item| with(item)),
        _ => Ok(()),
    }
}
