//! `Clone` of models, by their slots: a derived one would be one more long function to
//! compile for each model.

use super::{Model, Object};

/// A copy of a model: a blank one whose members become equal to these.
pub fn copy<T: Model>(model: &T) -> T {
    let mut made = T::blank();
    copy_members(model, &mut made);
    made
}

fn copy_members(from: &dyn Object, to: &mut dyn Object) {
    for (index, from) in from.places().enumerate() {
        if let Some(to) = to.place_mut(index) {
            to.assign(from);
        }
    }
}
