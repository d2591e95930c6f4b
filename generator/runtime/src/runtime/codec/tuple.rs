//! The walk into tuples: arrays whose places each have a type of their own. The sizes that
//! there are come from `tuples!` in `macros`; values are the business of [`super::seed`].

use super::reset::{expected, has_zero};
use super::seed::{Seed, words};
use super::{At, Object, Open, Reason, Slot, Step, members};
use serde::de::{Error, IgnoredAny, SeqAccess};

pub(super) fn walk_tuple<'de, A: SeqAccess<'de>>(
    tuple: &mut dyn Object,
    mut items: A,
    at: At<'_>,
) -> Result<(), A::Error> {
    let mut done = Ok(());
    tuple.with_mut(&mut |places| {
        done = walk_places(places, &mut items, At { path: at.path, cx: at.cx });
    });
    done
}

fn walk_places<'de, A: SeqAccess<'de>>(
    places: &mut [&mut dyn Slot],
    items: &mut A,
    mut at: At<'_>,
) -> Result<(), A::Error> {
    for (index, place) in places.iter_mut().enumerate() {
        let here = at.path.then(Step::Index(index));
        let mut place = place.open();
        let seed = Seed::new(&mut place, &here, at.cx);
        match items.next_element_seed(seed) {
            Ok(Some(())) => {}
            Ok(None) => missing(&mut place, At { path: &here, cx: at.cx })?,
            Err(error) => return Err(members::lost(error, &here, at.cx)),
        }
    }
    if items.next_element::<IgnoredAny>()?.is_some() {
        at.fail(format!("an array of {}", places.len()), "a longer one");
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
