//! The doors of the walk in: from any self-describing serde format, from JSON text, from a
//! JSON value. The walk itself is in [`super::seed`].

use super::seed::Seed;
use super::{Context, Fault, Open, Path, Slot};
use serde::Deserializer;
use serde::de::DeserializeSeed;
use serde_json::Value;

/// Decodes a value as plain serde does: faults are corrected, and nobody is told.
pub fn decode<'de, T: Slot, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    let mut value = T::blank();
    let mut cx = Context::default();
    Seed::new(&mut value.open(), &Path::ROOT, &mut cx).deserialize(from)?;
    Ok(value)
}

/// Decodes the text of a JSON value; what is wrong and what was mended is in the context.
pub fn from_slice<T: Slot>(text: &[u8], cx: &mut Context) -> Result<T, Fault> {
    let mut value = T::blank();
    slice_into(&mut value.open(), text, cx)?;
    Ok(value)
}

// That it is UTF-8 is checked once for all of it, which is much less work than for each
// string. A text that is not is read as far as it is, to tell where it ends to be.
fn slice_into(place: &mut Open<'_>, text: &[u8], cx: &mut Context) -> Result<(), Fault> {
    let (text, broken) = match str::from_utf8(text) {
        Ok(text) => (text, false),
        Err(error) => {
            let valid = text.get(..error.valid_up_to()).unwrap_or_default();
            (str::from_utf8(valid).unwrap_or_default(), true)
        }
    };
    let mut from = serde_json::Deserializer::from_str(text);
    let done = Seed::new(place, &Path::ROOT, cx).deserialize(&mut from);
    match done.and_then(|()| from.end()) {
        Ok(()) if broken => Err(no_json(NOT_UTF8.to_owned())),
        Ok(()) => Ok(()),
        Err(error) if broken && error.is_eof() => {
            let (line, column) = (error.line(), error.column());
            let found = format!("{NOT_UTF8} at line {line} column {column}");
            Err(Fault { found, ..fault(&error, cx) })
        }
        Err(error) => Err(fault(&error, cx)),
    }
}

const NOT_UTF8: &str = "text that is not UTF-8";

/// Decodes a JSON value.
pub fn from_value<T: Slot>(from: Value, cx: &mut Context) -> Result<T, Fault> {
    let mut value = T::blank();
    let done = Seed::new(&mut value.open(), &Path::ROOT, cx).deserialize(from);
    done.map_err(|error| fault(&error, cx))?;
    Ok(value)
}

/// The fault that the walk recorded, where the error is the walk's own; the path of where
/// it stood and the parser's words, where the text is no JSON.
fn fault(error: &serde_json::Error, cx: &mut Context) -> Fault {
    cx.take_fault().unwrap_or_else(|| no_json(error.to_string()))
}

fn no_json(found: String) -> Fault {
    Fault { path: String::new(), expected: "valid JSON".to_owned(), found }
}
