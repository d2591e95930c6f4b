//! Which key is which member: a guess first, which is right nearly always.

use super::Shape;
use serde::de::{DeserializeSeed, Error, Visitor};
use std::fmt::{self, Formatter};

/// What a key stands for.
pub(super) enum Key {
    Member,
    Constant,
    Other,
}

/// Reads keys, and knows which are likely to come next: servers send members in the order of
/// the document, which the required ones keep among themselves, and the optional ones too.
pub(super) struct Keys {
    shape: &'static Shape,
    required: usize,
    optional: usize,
    /// Which member or constant it was.
    pub(super) found: usize,
    /// The name that the model does not have.
    pub(super) other: String,
}

impl<'de> DeserializeSeed<'de> for &mut Keys {
    type Value = Key;

    #[inline]
    fn deserialize<D: serde::Deserializer<'de>>(self, from: D) -> Result<Key, D::Error> {
        from.deserialize_identifier(self)
    }
}

impl Visitor<'_> for &mut Keys {
    type Value = Key;

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    #[inline]
    fn visit_str<E: Error>(self, name: &str) -> Result<Key, E> {
        Ok(self.find(name))
    }
}

impl Keys {
    pub(super) fn of(shape: &'static Shape) -> Self {
        Self { shape, required: 0, optional: 0, found: 0, other: String::new() }
    }

    #[inline]
    fn find(&mut self, name: &str) -> Key {
        if let Some(known) = self.shape.required.get(self.required)
            && same(known, name)
        {
            self.found = self.required;
            self.required += 1;
            return Key::Member;
        }
        if let Some(known) = self.shape.optional.get(self.optional)
            && same(known, name)
        {
            self.found = self.shape.required.len() + self.optional;
            self.optional += 1;
            return Key::Member;
        }
        self.search(name)
    }

    /// Which key it is, if it is none of those that were to come next.
    fn search(&mut self, name: &str) -> Key {
        if let Some(index) = self.shape.find(name) {
            self.found = index;
            match index.checked_sub(self.shape.required.len()) {
                None => self.required = index + 1,
                Some(index) => self.optional = index + 1,
            }
            return Key::Member;
        }
        name.clone_into(&mut self.other);
        match self.shape.find_constant(name) {
            Some(index) => {
                self.found = index;
                Key::Constant
            }
            None => Key::Other,
        }
    }
}

/// Equality of short texts without a call, which is most of what it takes.
#[inline]
fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    match one.len() {
        0..4 => one.iter().eq(other),
        4..8 => {
            one.first_chunk::<4>() == other.first_chunk()
                && one.last_chunk::<4>() == other.last_chunk()
        }
        8..=16 => {
            one.first_chunk::<8>() == other.first_chunk()
                && one.last_chunk::<8>() == other.last_chunk()
        }
        _ => one == other,
    }
}

impl Shape {
    fn find_constant(&self, name: &str) -> Option<usize> {
        self.constants.iter().position(|(known, _)| *known == name)
    }

    /// Whether the model itself says what becomes of the member.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.find(name).is_some() || self.find_constant(name).is_some()
    }

    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.names().position(|known| same(known, name))
    }

    /// The members' names, in order.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.required.iter().chain(self.optional).copied()
    }

    /// How many members there are.
    pub(super) fn count(&self) -> usize {
        self.required.len() + self.optional.len()
    }

    #[inline]
    pub(super) fn name(&self, index: usize) -> &'static str {
        let optional = || self.optional.get(index - self.required.len());
        self.required.get(index).or_else(optional).copied().unwrap_or_default()
    }
}
