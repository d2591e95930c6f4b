//! Whether a JSON value could be of a type, and how well: how unions without a tag know
//! their variants. It looks at kinds, required names and known values; it decodes nothing.

use super::constant;
use super::{Keyed, Object, Open, Parsed, Shape, Slot};
use serde_json::{Map as Entries, Value};

/// How well a value fits: `None` for not at all, else the higher the better.
pub type Fit = Option<u32>;

/// How well the value fits the place, which is used as scratch paper. Required names count
/// at the top only: what is missing further down is corrected when the variant is read.
pub(super) fn fit_place(place: Open<'_>, value: &Value) -> Fit {
    fit_at(place, value, true)
}

fn fit_at(place: Open<'_>, value: &Value, top: bool) -> Fit {
    match place {
        Open::Bool(_) => value.is_boolean().then_some(3),
        Open::I32(_) => whole(value).filter(|n| i32::try_from(*n).is_ok()).map(|_| 3),
        Open::I64(_) => whole(value).filter(|n| i64::try_from(*n).is_ok()).map(|_| 3),
        Open::U32(_) => whole(value).filter(|n| u32::try_from(*n).is_ok()).map(|_| 3),
        Open::U64(_) => whole(value).filter(|n| u64::try_from(*n).is_ok()).map(|_| 3),
        Open::F64(_) => value.is_number().then_some(2),
        Open::Text(_) | Open::Blob(_) => value.is_string().then_some(2),
        Open::Parse(parse) => value.as_str().and_then(|text| score(parse.parse(text))),
        Open::Number(number) => {
            let whole = whole(value).and_then(|n| i64::try_from(n).ok());
            whole.and_then(|n| score(number.set(n)).map(|score| score + 1))
        }
        Open::Any(_) => Some(0),
        Open::Union(union) => union.fit(value),
        Open::Maybe(_) if value.is_null() => Some(1),
        Open::Maybe(maybe) => fit_at(maybe.fill(), value, top),
        Open::List(list) => {
            let items = value.as_array()?.iter();
            items.map(|item| fit_at(list.push()?, item, false)).try_fold(1, sum)
        }
        Open::Tuple(tuple) => fit_tuple(tuple, value.as_array()?),
        Open::Map(map) => fit_entries(map, value.as_object()?.iter()).map(|()| 1),
        Open::Object(object) => fit_object(object, value.as_object()?, top),
    }
}

fn fit_entries<'v>(
    map: &mut dyn Keyed,
    mut entries: impl Iterator<Item = (&'v String, &'v Value)>,
) -> Option<()> {
    entries.try_for_each(|(key, value)| fit_at(map.place(key)?, value, false).map(drop))
}

/// A tuple is known by its length too.
fn fit_tuple(tuple: &mut dyn Object, items: &[Value]) -> Fit {
    let mut fit = None;
    tuple.with_mut(&mut |places| {
        if places.len() == items.len() {
            let mut places = places.iter_mut().zip(items);
            fit = places.try_fold(2, |total, (place, item)| {
                sum(total, fit_at(place.open(), item, false))
            });
        }
    });
    fit
}

fn fit_object(
    object: &mut dyn Object,
    entries: &Entries<String, Value>,
    top: bool,
) -> Fit {
    let (shape, mut fit) = (object.shape(), None);
    object.with_mut(&mut |places| fit = fit_members(shape, places, entries, top));
    fit
}

fn fit_members(
    shape: &Shape,
    places: &mut [&mut dyn Slot],
    entries: &Entries<String, Value>,
    top: bool,
) -> Fit {
    let members = shape.names().enumerate().map(|(index, name)| {
        let may_lack = !top || index >= shape.required.len();
        match entries.get(name) {
            None => may_lack.then_some(0),
            Some(Value::Null) if may_lack => Some(1),
            Some(value) => {
                let place = places.get_mut(index)?.open();
                fit_at(place, value, false).map(|score| score + 1)
            }
        }
    });
    let fit = members.into_iter().try_fold(1, sum)?;
    let mut constants = shape.constants.iter();
    let fit = constants.try_fold(fit, |total, (name, value)| {
        sum(total, constant::fit(*value, entries.get(*name), top))
    })?;
    if let Some(rest) = shape.rest_mut(places) {
        fit_entries(rest, entries.iter().filter(|(key, _)| !shape.knows(key)))?;
    }
    Some(fit)
}

fn sum(total: u32, one: Fit) -> Fit {
    one.map(|one| total.saturating_add(one))
}

fn score(parsed: Parsed) -> Fit {
    match parsed {
        Parsed::Known => Some(3),
        Parsed::Open => Some(1),
        Parsed::Malformed => None,
    }
}

pub(super) fn whole(value: &Value) -> Option<i128> {
    let Value::Number(number) = value else { return None };
    let float = || number.as_f64().filter(|n| n.fract() == 0.0 && n.abs() < 1e18);
    number.as_i128().or_else(|| float().map(|n| n as i128))
}
