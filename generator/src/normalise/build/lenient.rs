//! What isn't quite what the standard wants, but clear.

use serde_json::Value;

use super::Build;
use crate::diag::{Code, Fault};
use crate::normalise::grammar::Shape;

impl Build<'_> {
    /// An empty list where a mapping is wanted: how PHP writes an empty mapping.
    pub(super) fn is_empty_map(&mut self, value: &Value, shape: Shape) -> bool {
        let wants_map = matches!(
            shape,
            Shape::One(_) | Shape::Map(_) | Shape::TextMap | Shape::DataMap
        );
        let is = wants_map && value.as_array().is_some_and(Vec::is_empty);
        if is {
            let words =
                "a mapping is wanted here; the empty list is read as an empty one";
            self.faults.push(
                Fault::new(Code::EmptyList, self.place(), words).hint("write `{}`"),
            );
        }
        is
    }
}

/// Whether `null` under a key says something.
pub(super) fn takes_null(shape: Shape) -> bool {
    matches!(shape, Shape::Data | Shape::Example | Shape::Kinds)
}
