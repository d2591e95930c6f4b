//! What a type brings to be read from JSON and written to it: one trait for all of them.
//! The walks see types through its two faces, [`Slot`] and [`Object`].

use super::{Borrower, BorrowerMut, Object, Open, Shape, Slot, View};
use std::any::Any;
use std::fmt::Debug;

/// A type that the document defines, as opposed to one of the runtime's, or a box of one.
pub trait Defined: Model {}

impl<T: Model> Defined for Box<T> {}

/// A type that JSON is read into and written from. A struct gives its shape and its slots,
/// everything else says how it is opened and viewed.
pub trait Model: Clone + Debug + PartialEq + Sized + 'static {
    /// The names of the members. A function, since the compiler works out every constant.
    fn shape() -> &'static Shape {
        const { &Shape::NONE }
    }
    /// The zero value, which decoding starts from.
    fn blank() -> Self;
    /// Lends the members, in the order of the names, and the rest behind them.
    fn places(&self, to: Borrower<'_>) {
        to.lend([]);
    }
    /// Lends the members, in the order of the names, and the rest behind them.
    fn places_mut(&mut self, to: BorrowerMut<'_>) {
        to.lend([]);
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
    fn assign(&mut self, from: &dyn Slot) {
        if let Some(from) = (from as &dyn Any).downcast_ref::<Self>() {
            self.clone_from(from);
        }
    }
}

impl<T: Model> Object for T {
    fn shape(&self) -> &'static Shape {
        <T as Model>::shape()
    }
    fn places(&self, to: Borrower<'_>) {
        Model::places(self, to);
    }
    fn places_mut(&mut self, to: BorrowerMut<'_>) {
        Model::places_mut(self, to);
    }
}
