//! Slots of other slots: lists, maps, boxes, optional values. They only say what they are;
//! the walk does the rest.

use super::{Keyed, List, Maybe, Model, Open, Slot, Stop, View, WithEntry};
use crate::runtime::types::{Map, Nullable};

impl<T: Model> Model for Vec<T> {
    fn open(&mut self) -> Open<'_> {
        Open::List(self)
    }
    fn view(&self) -> View<'_> {
        View::List(self)
    }
    fn blank() -> Self {
        Self::new()
    }
}

impl<T: Model> List for Vec<T> {
    fn push(&mut self) -> Option<Open<'_>> {
        Vec::push(self, T::blank());
        self.last_mut().map(T::open)
    }
    fn clear(&mut self) {
        Vec::clear(self);
    }
    fn each(
        &self,
        item: &mut dyn FnMut(&dyn Slot) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        self.iter().try_for_each(|one| item(one))
    }
    fn count(&self) -> usize {
        self.len()
    }
}

impl<T: Model> Model for Map<T> {
    fn open(&mut self) -> Open<'_> {
        Open::Map(self)
    }
    fn view(&self) -> View<'_> {
        View::Map(self)
    }
    fn blank() -> Self {
        Self::new()
    }
}

impl<T: Model> Keyed for Map<T> {
    fn place(&mut self, key: &str) -> Option<Open<'_>> {
        self.insert(key.to_owned(), T::blank());
        self.get_mut(key).map(T::open)
    }
    fn clear(&mut self) {
        Map::clear(self);
    }
    fn has(&self, key: &str) -> bool {
        self.contains_key(key)
    }
    fn remove(&mut self, key: &str) {
        Map::remove(self, key);
    }
    fn each(&self, entry: WithEntry<'_>) -> Result<(), Stop> {
        self.iter().try_for_each(|(key, value)| entry(key, value))
    }
    fn count(&self) -> usize {
        self.len()
    }
}

impl<T: Model> Model for Box<T> {
    fn open(&mut self) -> Open<'_> {
        (**self).open()
    }
    fn view(&self) -> View<'_> {
        (**self).view()
    }
    fn blank() -> Self {
        Box::new(T::blank())
    }
}

impl<T: Model> Model for Option<T> {
    fn open(&mut self) -> Open<'_> {
        Open::Maybe(self)
    }
    fn view(&self) -> View<'_> {
        self.as_ref().map_or(View::None, Slot::view)
    }
    fn blank() -> Self {
        None
    }
}

impl<T: Model> Maybe for Option<T> {
    fn fill(&mut self) -> Open<'_> {
        self.insert(T::blank()).open()
    }
    fn null(&mut self) {
        *self = None;
    }
    fn clear(&mut self) {
        *self = None;
    }
}

impl<T: Model> Model for Nullable<T> {
    fn open(&mut self) -> Open<'_> {
        Open::Maybe(self)
    }
    fn view(&self) -> View<'_> {
        match self {
            Nullable::Absent => View::Absent,
            Nullable::Null => View::Null,
            Nullable::Value(value) => value.view(),
        }
    }
    fn blank() -> Self {
        Nullable::Absent
    }
}

impl<T: Model> Maybe for Nullable<T> {
    fn fill(&mut self) -> Open<'_> {
        self.insert(T::blank()).open()
    }
    fn null(&mut self) {
        *self = Nullable::Null;
    }
    fn clear(&mut self) {
        *self = Nullable::Absent;
    }
}
