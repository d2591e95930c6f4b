//! Tuples: arrays whose places each have a type of their own. The walk into them is here
//! too; values are the business of [`super::seed`].

use super::reset::{expected, has_zero};
use super::seed::{Seed, words};
use super::{At, Open, Reason, Slot, Step, Tuple, View, members};
use crate::runtime::types::IntoMember;
use serde::de::{Error, IgnoredAny, SeqAccess};

/// How a tuple lends its places: all at once, in order.
macro_rules! tuples {
    ($(($($type:ident $from:ident $at:tt),+))+) => {$(
        impl<$($type: Slot),+> Slot for ($($type,)+) {
            fn open(&mut self) -> Open<'_> {
                Open::Tuple(self)
            }
            fn view(&self) -> View<'_> {
                View::Tuple(self)
            }
            fn blank() -> Self {
                ($($type::blank(),)+)
            }
        }

        impl<$($type: Slot),+> Tuple for ($($type,)+) {
            fn slots(&self, with: &mut dyn FnMut(&[&dyn Slot])) {
                with(&[$(&self.$at),+]);
            }
            fn slots_mut(&mut self, with: &mut dyn FnMut(&mut [&mut dyn Slot])) {
                with(&mut [$(&mut self.$at),+]);
            }
        }

        impl<$($type, $from: IntoMember<$type>),+> IntoMember<($($type,)+)>
            for ($($from,)+)
        {
            fn into_member(self) -> ($($type,)+) {
                ($(self.$at.into_member(),)+)
            }
        }
    )+};
}

tuples! {
    (A A2 0)
    (A A2 0, B B2 1)
    (A A2 0, B B2 1, C C2 2)
    (A A2 0, B B2 1, C C2 2, D D2 3)
    (A A2 0, B B2 1, C C2 2, D D2 3, E E2 4)
    (A A2 0, B B2 1, C C2 2, D D2 3, E E2 4, F F2 5)
    (A A2 0, B B2 1, C C2 2, D D2 3, E E2 4, F F2 5, G G2 6)
    (A A2 0, B B2 1, C C2 2, D D2 3, E E2 4, F F2 5, G G2 6, H H2 7)
    (A A2 0, B B2 1, C C2 2, D D2 3, E E2 4, F F2 5, G G2 6, H H2 7, I I2 8)
    (A A2 0, B B2 1, C C2 2, D D2 3, E E2 4, F F2 5, G G2 6, H H2 7, I I2 8, J J2 9)
    (A A2 0, B B2 1, C C2 2, D D2 3, E E2 4, F F2 5, G G2 6, H H2 7, I I2 8, J J2 9,
        K K2 10)
    (A A2 0, B B2 1, C C2 2, D D2 3, E E2 4, F F2 5, G G2 6, H H2 7, I I2 8, J J2 9,
        K K2 10, L L2 11)
}

pub(super) fn walk_tuple<'de, A: SeqAccess<'de>>(
    tuple: &mut dyn Tuple,
    mut items: A,
    at: At<'_>,
) -> Result<(), A::Error> {
    let At { path, cx } = at;
    let mut outcome = Ok(());
    tuple.slots_mut(&mut |slots| {
        outcome = walk_places(slots, &mut items, At { path, cx });
    });
    outcome
}

fn walk_places<'de, A: SeqAccess<'de>>(
    slots: &mut [&mut dyn Slot],
    items: &mut A,
    at: At<'_>,
) -> Result<(), A::Error> {
    let count = slots.len();
    for (index, place) in slots.iter_mut().enumerate() {
        let here = at.path.then(Step::Index(index));
        let seed = Seed::new(&mut **place, &here, at.cx);
        match items.next_element_seed(seed) {
            Ok(Some(())) => {}
            Ok(None) => missing(&mut **place, At { path: &here, cx: at.cx })?,
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
fn missing<E: Error>(place: &mut dyn Slot, mut at: At<'_>) -> Result<(), E> {
    let done = if has_zero(place) {
        at.correct(Reason::Missing, expected(place))
    } else {
        Err(at.fail(expected(place), "nothing"))
    };
    done.map_err(|_| words(at.cx))
}
