//! The places of a model or a tuple: members in the order of their names, then the one that
//! keeps the rest. They are lent all at once.

use super::{Keyed, Object, Open, Shape, Slot, View};

/// Whom a model lends its places to. It hands them over as an array, by value: where each
/// model makes the list that this becomes, its references take the compiler much longer.
pub struct Borrower<'b>(&'b mut dyn FnMut(&[&dyn Slot]));

impl Borrower<'_> {
    /// Lends the places.
    #[inline]
    pub fn lend<const N: usize>(self, places: [&dyn Slot; N]) {
        (self.0)(&places);
    }
}

/// As [`Borrower`], for places that are written to.
pub struct BorrowerMut<'b>(&'b mut dyn FnMut(&mut [&mut dyn Slot]));

impl BorrowerMut<'_> {
    /// Lends the places.
    #[inline]
    pub fn lend<const N: usize>(self, mut places: [&mut dyn Slot; N]) {
        (self.0)(&mut places);
    }
}

impl<'o> dyn Object + 'o {
    /// Runs with all places.
    pub(super) fn with(&self, run: &mut dyn FnMut(&[&dyn Slot])) {
        self.places(Borrower(run));
    }

    /// Runs with all places.
    pub(super) fn with_mut(&mut self, run: &mut dyn FnMut(&mut [&mut dyn Slot])) {
        self.places_mut(BorrowerMut(run));
    }
}

impl Shape {
    /// The members, each with its name.
    pub(super) fn members<'p>(
        &self,
        places: &[&'p dyn Slot],
    ) -> impl Iterator<Item = (&'static str, &'p dyn Slot)> {
        self.names().zip(places.iter().copied())
    }

    /// What keeps the members that the document does not name.
    pub(super) fn rest<'p>(&self, places: &[&'p dyn Slot]) -> Option<&'p dyn Keyed> {
        match places.get(self.count())?.view() {
            View::Map(rest) => Some(rest),
            _ => None,
        }
    }

    /// What keeps the members that the document does not name.
    pub(super) fn rest_mut<'p>(
        &self,
        places: &'p mut [&mut dyn Slot],
    ) -> Option<&'p mut dyn Keyed> {
        match places.get_mut(self.count())?.open() {
            Open::Map(rest) => Some(rest),
            _ => None,
        }
    }
}
