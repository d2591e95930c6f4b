//! Zero values of places that are already there: whether a place has one, and going back
//! to it. Never reads a JSON value.

use super::{Object, Open};
use crate::runtime::types::Bytes;
use serde_json::Value;

/// Whether a missing value can be corrected: not for a union, nor for what requires one.
pub(super) fn has_zero(place: &mut Open<'_>) -> bool {
    match place {
        Open::Union(_) => false,
        Open::Object(object) => {
            let required = object.shape().required.len();
            have_zeros(*object, required)
        }
        Open::Tuple(tuple) => have_zeros(*tuple, usize::MAX),
        _ => true,
    }
}

/// Whether each of the first so many places has one.
fn have_zeros(object: &mut dyn Object, count: usize) -> bool {
    let mut all = true;
    object.with_mut(&mut |places| {
        all = places.iter_mut().take(count).all(|place| has_zero(&mut place.open()));
    });
    all
}

/// Puts the zero value back, for a key that comes twice: the last one wins whole.
#[cold]
pub(super) fn reset(place: Open<'_>) {
    match place {
        Open::Bool(value) => *value = false,
        Open::I32(value) => *value = 0,
        Open::I64(value) => *value = 0,
        Open::U32(value) => *value = 0,
        Open::U64(value) => *value = 0,
        Open::F64(value) => *value = 0.0,
        Open::Text(text) => text.clear(),
        Open::Blob(bytes) => *bytes = Bytes::new(),
        Open::Parse(parse) => parse.clear(),
        Open::Number(number) => number.clear(),
        Open::List(list) => list.clear(),
        Open::Map(map) => map.clear(),
        Open::Any(value) => *value = Value::Null,
        Open::Maybe(maybe) => maybe.clear(),
        // Decoding replaces a union as a whole.
        Open::Union(_) => {}
        Open::Object(places) | Open::Tuple(places) => {
            places.with_mut(&mut |places| {
                places.iter_mut().for_each(|place| reset(place.open()));
            });
        }
    }
}

/// What a place expects, with its article.
pub(super) fn expected(place: &mut Open<'_>) -> &'static str {
    match place {
        Open::Bool(_) => "a boolean",
        Open::I32(_) => "an integer from -2147483648 to 2147483647",
        Open::I64(_) | Open::Number(_) => "an integer",
        Open::U32(_) => "an integer from 0 to 4294967295",
        Open::U64(_) => "an integer not below 0",
        Open::F64(_) => "a number",
        Open::Text(_) | Open::Blob(_) => "a string",
        Open::Parse(parse) => parse.expected(),
        Open::List(_) | Open::Tuple(_) => "an array",
        Open::Object(_) | Open::Map(_) => "an object",
        Open::Any(_) => "any value",
        Open::Union(union) => union.expected(),
        Open::Maybe(maybe) => {
            let inner = expected(&mut maybe.fill());
            maybe.clear();
            inner
        }
    }
}
