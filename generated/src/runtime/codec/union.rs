//! What the union macros call: choosing a variant, reading one, taking a tag off. A variant
//! is chosen by what is there, never by a correction.

use super::constant::knows;
use super::fit::{Fit, fit_place};
use super::seed::Seed;
use super::{At, Open, Reason, Slot, Step, Stop};
use serde::de::DeserializeSeed;
use serde_json::Value;

/// A type that must see the whole value before it knows itself.
pub trait Union {
    /// Becomes what the value is.
    fn take(&mut self, value: Value, at: &mut At<'_>) -> Result<(), Stop>;
    /// How well the value fits.
    fn fit(&self, value: &Value) -> Fit;
    /// What is expected, with its article.
    fn expected(&self) -> &'static str;
}

/// A variant: whether a value is one, and how it is read.
pub struct Variant<U> {
    /// How well a value fits.
    pub fit: fn(&Value) -> Fit,
    /// Reads it.
    pub read: fn(Value, &mut At<'_>) -> Result<U, Stop>,
}

/// How well a value fits a type.
pub fn fit<T: Slot>(value: &Value) -> Fit {
    fit_place(T::blank().open(), value)
}

/// Reads a value of a type.
pub fn read<T: Slot>(value: Value, at: &mut At<'_>) -> Result<T, Stop> {
    let mut place = T::blank();
    read_into(&mut place.open(), value, at)?;
    Ok(place)
}

fn read_into(place: &mut Open<'_>, value: Value, at: &mut At<'_>) -> Result<(), Stop> {
    let seed = Seed::new(place, at.path, &mut *at.cx);
    seed.deserialize(value).map_err(|error| at.fail("valid JSON", error.to_string()))
}

/// Becomes the variant that the value fits best, or the one that keeps any value.
pub fn choose<U>(
    variants: &[Variant<U>],
    unknown: fn(Value) -> U,
    expected: &str,
    value: Value,
    at: &mut At<'_>,
) -> Result<U, Stop> {
    match best(variants, &value) {
        Some((variant, _)) => (variant.read)(value, at),
        None => {
            let reason =
                if value.is_null() { Reason::Null } else { Reason::Unrecognized };
            at.correct(reason, expected)?;
            Ok(unknown(value))
        }
    }
}

/// How well a value fits the best of the variants.
pub fn fit_best<U>(variants: &[Variant<U>], value: &Value) -> Fit {
    Some(best(variants, value).map_or(0, |(_, score)| score))
}

/// The variant that a value fits best; the first of equals.
fn best<'v, U>(
    variants: &'v [Variant<U>],
    value: &Value,
) -> Option<(&'v Variant<U>, u32)> {
    let mut best: Option<(&Variant<U>, u32)> = None;
    for variant in variants {
        if let Some(score) = (variant.fit)(value)
            && best.is_none_or(|(_, top)| score > top)
        {
            best = Some((variant, score));
        }
    }
    best
}

/// The tag of a value.
pub fn tag<'v>(value: &'v Value, key: &str) -> &'v str {
    value.get(key).and_then(Value::as_str).unwrap_or("")
}

/// The tag of a value that is to be read; none, if it has none, and that is told.
pub fn read_tag<'v>(
    value: &'v Value,
    key: &str,
    expected: &str,
    at: &mut At<'_>,
) -> Result<Option<&'v str>, Stop> {
    if !value.is_object() {
        return Err(at.fail_on(expected, value));
    }
    let reason = match value.get(key) {
        Some(Value::String(tag)) => return Ok(Some(tag)),
        Some(Value::Null) => Reason::Null,
        Some(_) => return at.correct(Reason::Unrecognized, expected).map(|()| None),
        None => Reason::Missing,
    };
    let here = at.path.then(Step::Member(key));
    At { path: &here, cx: at.cx }.correct(reason, "a string").map(|()| None)
}

/// Reads what comes with a tag. A payload that has the tag as a member is told it, others
/// are not.
pub fn read_tagged<T: Slot>(
    mut value: Value,
    key: &str,
    at: &mut At<'_>,
) -> Result<T, Stop> {
    let mut place = T::blank();
    if let Value::Object(members) = &mut value
        && !knows(&place, key)
    {
        members.remove(key);
    }
    read_into(&mut place.open(), value, at)?;
    Ok(place)
}

/// How well a value with a known tag fits: the tag decides, the payload must be possible.
pub fn fit_tagged<const N: usize>(
    payload: [fn(&Value) -> Fit; N],
    value: &Value,
) -> Fit {
    match payload.first() {
        Some(fit) => fit(value).map(|score| score.saturating_add(5)),
        None => Some(5),
    }
}

/// The payload of a variant that may have none.
pub fn payload<'p, const N: usize>(payload: &[&'p dyn Slot; N]) -> Option<&'p dyn Slot> {
    payload.first().copied()
}
