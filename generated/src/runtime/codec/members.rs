//! The walk into models and maps: what comes, what came twice, what is missing. Values are
//! the business of [`super::seed`].

use super::constant::{self, Fixed};
use super::keys::{Key, Keys};
use super::reset::reset;
use super::seed::{Seed, words};
use super::tuple::missing;
use super::{At, Context, Keyed, Object, Path, Shape, Slot, Step};
use serde::de::{Error, IgnoredAny, MapAccess};
use std::fmt::Display;

pub(super) fn walk_object<'de, A: MapAccess<'de>>(
    object: &mut dyn Object,
    mut map: A,
    at: At<'_>,
) -> Result<(), A::Error> {
    let (shape, mut done) = (object.shape(), Ok(()));
    object.with_mut(&mut |places| {
        done = walk_members(shape, places, &mut map, At { path: at.path, cx: at.cx });
    });
    done
}

fn walk_members<'de, A: MapAccess<'de>>(
    shape: &'static Shape,
    places: &mut [&mut dyn Slot],
    map: &mut A,
    at: At<'_>,
) -> Result<(), A::Error> {
    let (mut seen, mut constants) = (Seen::default(), Seen::default());
    let mut keys = Keys::of(shape);
    let mut here = at.path.then(Step::Root);
    while let Some(key) = map.next_key_seed(&mut keys)? {
        match key {
            Key::Member => {
                let index = keys.found;
                let Some(place) = places.get_mut(index) else { continue };
                if seen.insert(index) {
                    reset(place.open());
                }
                here.step = Step::Member(shape.name(index));
                let required = index < shape.required.len();
                let mut place = place.open();
                let seed = Seed::new(&mut place, &here, at.cx).required(required);
                map.next_value_seed(seed).map_err(|error| lost(error, &here, at.cx))?;
            }
            Key::Constant => {
                constants.insert(keys.found);
                let at = At { path: at.path, cx: at.cx };
                walk_constant(shape, places, keys.found, map, at)?;
            }
            Key::Other => match shape.rest_mut(places) {
                Some(rest) => walk_entry(rest, &keys.other, map, at.path, at.cx)?,
                None => drop(map.next_value::<IgnoredAny>()?),
            },
        }
    }
    if !constants.all_of_first(shape.constants.len()) {
        correct_constants(shape, &constants, At { path: at.path, cx: at.cx })?;
    }
    if seen.all_of_first(shape.required.len()) {
        Ok(())
    } else {
        correct(shape, places, &seen, at)
    }
}

/// A constant has no place to go to, unless it has another value.
#[inline(never)]
fn walk_constant<'de, A: MapAccess<'de>>(
    shape: &'static Shape,
    places: &mut [&mut dyn Slot],
    index: usize,
    map: &mut A,
    at: At<'_>,
) -> Result<(), A::Error> {
    let Some((name, constant)) = shape.constants.get(index) else {
        return Ok(());
    };
    let here = at.path.then(Step::Member(name));
    let mut place = Fixed::of(*constant);
    let mut open = place.open();
    let seed = Seed::new(&mut open, &here, at.cx).required(true);
    map.next_value_seed(seed).map_err(|error| lost(error, &here, at.cx))?;
    if let Some(rest) = shape.rest_mut(places) {
        place.settle(name, rest);
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
    places: &mut [&mut dyn Slot],
    seen: &Seen,
    at: At<'_>,
) -> Result<(), E> {
    for (index, name) in shape.required.iter().enumerate() {
        if seen.has(index) {
            continue;
        }
        let Some(place) = places.get_mut(index) else { continue };
        let here = at.path.then(Step::Member(name));
        missing(&mut place.open(), At { path: &here, cx: at.cx })?;
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

#[inline(never)]
fn walk_entry<'de, A: MapAccess<'de>>(
    entries: &mut dyn Keyed,
    key: &str,
    map: &mut A,
    path: &Path<'_>,
    cx: &mut Context,
) -> Result<(), A::Error> {
    let here = path.then(Step::Member(key));
    match &mut entries.place(key) {
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

/// Which members have come: bits, in one word for nearly every model.
#[derive(Default)]
struct Seen {
    word: u64,
    more: Vec<bool>,
}

impl Seen {
    #[inline]
    fn has(&self, index: usize) -> bool {
        match index.checked_sub(64) {
            None => self.word >> index & 1 == 1,
            Some(index) => self.more.get(index).copied().unwrap_or(false),
        }
    }

    /// Notes the member; says whether it was there before.
    #[inline]
    fn insert(&mut self, index: usize) -> bool {
        let Some(index) = index.checked_sub(64) else {
            let (before, bit) = (self.word, 1 << index);
            self.word |= bit;
            return before & bit != 0;
        };
        self.insert_more(index)
    }

    #[cold]
    fn insert_more(&mut self, index: usize) -> bool {
        if index >= self.more.len() {
            self.more.resize(index + 1, false);
        }
        match self.more.get_mut(index) {
            Some(bit) => std::mem::replace(bit, true),
            None => false,
        }
    }

    fn all_of_first(&self, count: usize) -> bool {
        if count <= 64 {
            let wanted = if count == 64 { u64::MAX } else { (1 << count) - 1 };
            return self.word & wanted == wanted;
        }
        (0..count).all(|index| self.has(index))
    }
}
