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
    from.with(&mut |from| {
        to.with_mut(&mut |to| {
            for (to, from) in to.iter_mut().zip(from) {
                to.assign(*from);
            }
        });
    });
}
