//! `Debug` and `PartialEq` of models, by their slots: derived ones would be two more
//! functions to compile for each model.

use super::Object;
use std::fmt::{Formatter, Result};

/// Prints a model as a derived `Debug` would, under the names that its members have in
/// JSON. What the document does not name is shown where there is any.
pub fn debug(object: &dyn Object, f: &mut Formatter<'_>) -> Result {
    let shape = object.shape();
    let mut out = f.debug_struct(shape.name);
    object.with(&mut |places| {
        for (name, slot) in shape.members(places) {
            out.field(name, &slot);
        }
        for (name, rest) in shape.rest.iter().zip(shape.rest(places)) {
            if rest.count() > 0 {
                out.field(name, &rest);
            }
        }
    });
    out.finish()
}

/// Whether two values of one model have equal members.
pub fn equal(one: &dyn Object, other: &dyn Object) -> bool {
    let mut equal = false;
    one.with(&mut |mine| {
        other.with(&mut |theirs| {
            equal = mine.iter().zip(theirs).all(|(mine, theirs)| mine.equals(*theirs));
        });
    });
    equal
}
