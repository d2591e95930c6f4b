//! The places of a model or a tuple by their number: members in the order of their names,
//! then the one that keeps the rest.

use super::{Keyed, Object, Open, Slot, View};

/// Which place is looked for: a number that counts down while a model goes through its
/// places in order. To compile, that takes a third of what lists of references to all
/// places take; optimised, it is a jump.
#[derive(Clone, Copy, Debug)]
pub struct Nth(usize);

impl Nth {
    /// Whether it is the place that is asked about; else the next one is asked about then.
    #[inline(always)]
    pub fn is_here(&mut self) -> bool {
        let here = self.0 == 0;
        self.0 = self.0.wrapping_sub(1);
        here
    }
}

impl<'o> dyn Object + 'o {
    /// The place of this number.
    #[inline]
    pub(super) fn place(&self, index: usize) -> Option<&dyn Slot> {
        self.slot(Nth(index))
    }

    /// The place of this number.
    #[inline]
    pub(super) fn place_mut(&mut self, index: usize) -> Option<&mut dyn Slot> {
        self.slot_mut(Nth(index))
    }

    /// All places in order.
    pub(super) fn places(&self) -> impl Iterator<Item = &dyn Slot> {
        (0..).map_while(|index| self.place(index))
    }

    /// Each of the first so many places, while it is so.
    pub(super) fn all_mut(
        &mut self,
        count: usize,
        mut so: impl FnMut(&mut dyn Slot) -> bool,
    ) -> bool {
        (0..count).all(|index| self.place_mut(index).is_none_or(&mut so))
    }

    /// The members of a model, each with its name.
    pub(super) fn members(&self) -> impl Iterator<Item = (&'static str, &dyn Slot)> {
        self.shape().names().zip(self.places())
    }

    /// What keeps the members that the document does not name.
    pub(super) fn rest(&self) -> Option<&dyn Keyed> {
        match self.place(self.shape().count())?.view() {
            View::Map(rest) => Some(rest),
            _ => None,
        }
    }

    /// What keeps the members that the document does not name.
    pub(super) fn rest_mut(&mut self) -> Option<&mut dyn Keyed> {
        match self.place_mut(self.shape().count())?.open() {
            Open::Map(rest) => Some(rest),
            _ => None,
        }
    }
}
