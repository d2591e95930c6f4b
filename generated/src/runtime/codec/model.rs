//! What a type brings to be read from JSON and written to it: one trait for all of them.
//! The walks see types through its two faces, [`Slot`] and [`Object`].

use super::{Object, Open, Shape, Slot, View, WithSlots, WithSlotsMut};
use std::any::Any;
use std::fmt::Debug;

/// A type that JSON is read into and written from. A struct gives its shape and its slots,
/// everything else says how it is opened and viewed.
pub trait Model: Debug + PartialEq + Sized + 'static {
    /// The names of the members.
    const SHAPE: &'static Shape = &Shape::NONE;
    /// The zero value, which decoding starts from.
    fn blank() -> Self;
    /// Lends the members in the order of their names.
    fn slots(&self, with: WithSlots<'_>) {
        with(&[], &[]);
    }
    /// Lends the members in the order of their names.
    fn slots_mut(&mut self, with: WithSlotsMut<'_>) {
        with(&mut [], &mut []);
    }
    /// How the type takes a value.
    fn open(&mut self) -> Open<'_> {
        Open::Object(self)
    }
    /// How the type gives its value.
    fn view(&self) -> View<'_> {
        View::Object(self)
    }
}

impl<T: Model> Slot for T {
    fn open(&mut self) -> Open<'_> {
        Model::open(self)
    }
    fn view(&self) -> View<'_> {
        Model::view(self)
    }
    fn blank() -> Self {
        Model::blank()
    }
    fn equals(&self, other: &dyn Slot) -> bool {
        (other as &dyn Any).downcast_ref() == Some(self)
    }
}

impl<T: Model> Object for T {
    fn shape(&self) -> &'static Shape {
        T::SHAPE
    }
    fn slots(&self, with: WithSlots<'_>) {
        Model::slots(self, with);
    }
    fn slots_mut(&mut self, with: WithSlotsMut<'_>) {
        Model::slots_mut(self, with);
    }
}
