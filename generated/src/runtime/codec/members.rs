//! The walk into models and maps: which key is which member, what came twice, what is
//! missing. Values are the business of [`super::seed`].

use super::constant::{self, Fixed};
use super::reset::{expected, has_zero, reset};
use super::seed::{Seed, words};
use super::{At, Context, Keyed, Object, Path, Reason, Shape, Slot, Step};
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, Visitor};
use std::fmt::{self, Display, Formatter};

pub(super) fn walk_object<'de, A: MapAccess<'de>>(
    object: &mut dyn Object,
    mut map: A,
    at: At<'_>,
) -> Result<(), A::Error> {
    let shape = object.shape();
    let At { path, cx } = at;
    let mut outcome = Ok(());
    object.slots_mut(&mut |slots, rest| {
        outcome = walk_members(shape, slots, rest, &mut map, At { path, cx });
    });
    outcome
}

fn walk_members<'de, A: MapAccess<'de>>(
    shape: &'static Shape,
    slots: &mut [&mut dyn Slot],
    rest: &mut [&mut dyn Keyed],
    map: &mut A,
    at: At<'_>,
) -> Result<(), A::Error> {
    let mut seen = Seen::new(slots.len());
    let mut seen_constants = Seen::new(shape.constants.len());
    let mut next = 0;
    while let Some(key) = map.next_key_seed(KeySeed { shape, next })? {
        match key {
            Key::Member(index, name) => {
                let Some(place) = slots.get_mut(index) else { continue };
                if seen.insert(index) {
                    reset(&mut **place);
                }
                let here = at.path.then(Step::Member(name));
                let required = index < shape.required.len();
                let seed = Seed::new(&mut **place, &here, at.cx).required(required);
                map.next_value_seed(seed).map_err(|error| lost(error, &here, at.cx))?;
                next = index + 1;
            }
            Key::Constant(index) => {
                seen_constants.insert(index);
                walk_constant(shape, index, rest, map, At { path: at.path, cx: at.cx })?;
            }
            Key::Other(name) => match rest.first_mut() {
                Some(rest) => walk_entry(&mut **rest, &name, map, at.path, at.cx)?,
                None => drop(map.next_value::<IgnoredAny>()?),
            },
        }
    }
    if !seen_constants.all_of_first(shape.constants.len()) {
        correct_constants(shape, &seen_constants, At { path: at.path, cx: at.cx })?;
    }
    if seen.all_of_first(shape.required.len()) {
        Ok(())
    } else {
        correct(shape, slots, &seen, at)
    }
}

/// A constant has no place to go to, unless it has another value.
fn walk_constant<'de, A: MapAccess<'de>>(
    shape: &'static Shape,
    index: usize,
    rest: &mut [&mut dyn Keyed],
    map: &mut A,
    at: At<'_>,
) -> Result<(), A::Error> {
    let Some((name, constant)) = shape.constants.get(index) else { return Ok(()) };
    let here = at.path.then(Step::Member(name));
    let mut place = Fixed::of(*constant);
    let seed = Seed::new(&mut place, &here, at.cx).required(true);
    map.next_value_seed(seed).map_err(|error| lost(error, &here, at.cx))?;
    if let Some(rest) = rest.first_mut() {
        place.settle(name, &mut **rest);
    }
    Ok(())
}

#[cold]
fn correct_constants<E: Error>(
    shape: &'static Shape,
    seen: &Seen,
    at: At<'_>,
) -> Result<(), E> {
    for (index, (name, constant)) in shape.constants.iter().enumerate() {
        if !seen.has(index) {
            let here = at.path.then(Step::Member(name));
            let mut here = At { path: &here, cx: at.cx };
            constant::missing(*constant, &mut here).map_err(|_| words::<E>(at.cx))?;
        }
    }
    Ok(())
}

/// Sets what is missing to zero; the places already are.
#[cold]
fn correct<E: Error>(
    shape: &'static Shape,
    slots: &mut [&mut dyn Slot],
    seen: &Seen,
    at: At<'_>,
) -> Result<(), E> {
    for (index, (name, place)) in shape.required.iter().zip(slots).enumerate() {
        if seen.has(index) {
            continue;
        }
        let here = at.path.then(Step::Member(name));
        let mut here = At { path: &here, cx: at.cx };
        let expected = expected(&mut **place);
        let done = if has_zero(&mut **place) {
            here.correct(Reason::Missing, expected)
        } else {
            Err(here.fail(expected, "nothing"))
        };
        done.map_err(|_| words::<E>(at.cx))?;
    }
    Ok(())
}

pub(super) fn walk_map<'de, A: MapAccess<'de>>(
    entries: &mut dyn Keyed,
    mut map: A,
    at: At<'_>,
) -> Result<(), A::Error> {
    entries.clear();
    while let Some(key) = map.next_key::<String>()? {
        walk_entry(entries, &key, &mut map, at.path, at.cx)?;
    }
    Ok(())
}

fn walk_entry<'de, A: MapAccess<'de>>(
    entries: &mut dyn Keyed,
    key: &str,
    map: &mut A,
    path: &Path<'_>,
    cx: &mut Context,
) -> Result<(), A::Error> {
    let here = path.then(Step::Member(key));
    match entries.place(key) {
        Some(place) => map
            .next_value_seed(Seed::new(place, &here, cx))
            .map_err(|error| lost(error, &here, cx)),
        None => Err(A::Error::custom("the map takes no entry")),
    }
}

/// Keeps where the walk stood when the format itself failed; the deepest place comes first.
#[cold]
pub(super) fn lost<E: Display>(error: E, path: &Path<'_>, cx: &mut Context) -> E {
    if cx.fault().is_none() {
        At { path, cx }.fail("valid JSON", error.to_string());
    }
    error
}

enum Key {
    Member(usize, &'static str),
    Constant(usize),
    Other(String),
}

struct KeySeed {
    shape: &'static Shape,
    next: usize,
}

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Key;

    fn deserialize<D: serde::Deserializer<'de>>(self, from: D) -> Result<Key, D::Error> {
        from.deserialize_identifier(self)
    }
}

impl Visitor<'_> for KeySeed {
    type Value = Key;

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Key, E> {
        Ok(match self.shape.find(name, self.next) {
            Some((index, name)) => Key::Member(index, name),
            None => match self.shape.find_constant(name) {
                Some(index) => Key::Constant(index),
                None => Key::Other(name.to_owned()),
            },
        })
    }
}

impl Shape {
    fn name(&self, index: usize) -> Option<&'static str> {
        match self.required.get(index) {
            Some(name) => Some(name),
            None => self.optional.get(index - self.required.len()).copied(),
        }
    }

    fn find_constant(&self, name: &str) -> Option<usize> {
        self.constants.iter().position(|(known, _)| *known == name)
    }

    /// Whether the model itself says what becomes of the member.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.find(name, 0).is_some() || self.find_constant(name).is_some()
    }

    // Servers send members in one order: the guess is right nearly always.
    pub(super) fn find(
        &self,
        name: &str,
        guess: usize,
    ) -> Option<(usize, &'static str)> {
        if let Some(guessed) = self.name(guess)
            && guessed == name
        {
            return Some((guess, guessed));
        }
        let all = self.required.iter().chain(self.optional).enumerate();
        all.into_iter()
            .find(|(_, known)| **known == name)
            .map(|(index, known)| (index, *known))
    }
}

/// Which members have come: bits, in one word for nearly every model.
struct Seen {
    word: u64,
    more: Vec<bool>,
}

impl Seen {
    fn new(members: usize) -> Self {
        Self { word: 0, more: vec![false; members.saturating_sub(64)] }
    }

    fn has(&self, index: usize) -> bool {
        match index.checked_sub(64) {
            None => self.word >> index & 1 == 1,
            Some(index) => self.more.get(index).copied().unwrap_or(false),
        }
    }

    /// Notes the member; says whether it was there before.
    fn insert(&mut self, index: usize) -> bool {
        let before = self.has(index);
        match index.checked_sub(64) {
            None => self.word |= 1 << index,
            Some(index) => {
                if let Some(bit) = self.more.get_mut(index) {
                    *bit = true;
                }
            }
        }
        before
    }

    fn all_of_first(&self, count: usize) -> bool {
        if count <= 64 {
            let wanted = if count == 64 { u64::MAX } else { (1 << count) - 1 };
            return self.word & wanted == wanted;
        }
        (0..count).all(|index| self.has(index))
    }
}
