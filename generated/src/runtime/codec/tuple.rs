//! The walk into tuples: arrays whose places each have a type of their own. The sizes that
//! there are come from `tuples!` in `macros`; values are the business of [`super::seed`].

use super::reset::{expected, has_zero};
use super::seed::{Seed, words};
use super::{At, Object, Open, Reason, Step, members};
use serde::de::{Error, IgnoredAny, SeqAccess};

pub(super) fn walk_tuple<'de, A: SeqAccess<'de>>(
    tuple: &mut dyn Object,
    mut items: A,
    at: At<'_>,
) -> Result<(), A::Error> {
    let mut count = 0;
    while let Some(place) = tuple.place_mut(count) {
        let here = at.path.then(Step::Index(count));
        count += 1;
        let mut place = place.open();
        let seed = Seed::new(&mut place, &here, at.cx);
        match items.next_element_seed(seed) {
            Ok(Some(())) => {}
            Ok(None) => missing(&mut place, At { path: &here, cx: at.cx })?,
            Err(error) => return Err(members::lost(error, &here, at.cx)),
        }
    }
    if items.next_element::<IgnoredAny>()?.is_some() {
        let mut at = at;
        at.fail(format!("an array of {count}"), "a longer one");
        return Err(words(at.cx));
    }
    Ok(())
}

/// Leaves a place that nothing came for at zero, where it has one.
#[cold]
pub(super) fn missing<E: Error>(place: &mut Open<'_>, mut at: At<'_>) -> Result<(), E> {
    let done = if has_zero(place) {
        at.correct(Reason::Missing, expected(place))
    } else {
        Err(at.fail(expected(place), "nothing"))
    };
    done.map_err(|_| words(at.cx))
}
