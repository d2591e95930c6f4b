//! The doors of the walk in: from any self-describing serde format, from JSON text, from a
//! JSON value. The walk itself is in [`super::seed`].

use super::seed::Seed;
use super::{Context, Fault, Path, Slot};
use serde::Deserializer;
use serde::de::DeserializeSeed;
use serde_json::Value;

/// Decodes a value as plain serde does: faults are corrected, and nobody is told.
pub fn decode<'de, T: Slot, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    let mut value = T::blank();
    let mut cx = Context::default();
    Seed::new(&mut value, &Path::ROOT, &mut cx).deserialize(from)?;
    Ok(value)
}

/// Decodes the text of a JSON value; what is wrong and what was mended is in the context.
pub fn from_slice<T: Slot>(text: &[u8], cx: &mut Context) -> Result<T, Fault> {
    let mut value = T::blank();
    slice_into(&mut value, text, cx)?;
    Ok(value)
}

fn slice_into(place: &mut dyn Slot, text: &[u8], cx: &mut Context) -> Result<(), Fault> {
    let mut from = serde_json::Deserializer::from_slice(text);
    let done = Seed::new(place, &Path::ROOT, cx).deserialize(&mut from);
    done.and_then(|()| from.end()).map_err(|error| fault(&error, cx))
}

/// Decodes a JSON value.
pub fn from_value<T: Slot>(from: Value, cx: &mut Context) -> Result<T, Fault> {
    let mut value = T::blank();
    let done = Seed::new(&mut value, &Path::ROOT, cx).deserialize(from);
    done.map_err(|error| fault(&error, cx))?;
    Ok(value)
}

/// The fault that the walk recorded, where the error is the walk's own; the path of where
/// it stood and the parser's words, where the text is no JSON.
fn fault(error: &serde_json::Error, cx: &mut Context) -> Fault {
    cx.take_fault().unwrap_or_else(|| Fault {
        path: String::new(),
        expected: "valid JSON".to_owned(),
        found: error.to_string(),
    })
}
