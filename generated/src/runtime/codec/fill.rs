//! One plain value into one place: checks kinds and never guesses. All of it is compiled
//! once, whatever format the value comes from.

use super::reset::{expected, has_zero};
use super::{At, Open, Parsed, Reason, Stop};
use serde_json::Value;

type Done = Result<(), Stop>;

/// A value of another kind than the place is for.
#[cold]
pub(super) fn wrong(place: &mut Open<'_>, found: &str, at: &mut At<'_>) -> Done {
    Err(at.fail(expected(place), found))
}

pub(super) fn boolean(place: &mut Open<'_>, value: bool, at: &mut At<'_>) -> Done {
    match place {
        Open::Bool(place) => **place = value,
        Open::Maybe(maybe) => return boolean(&mut maybe.fill(), value, at),
        Open::Any(place) => **place = value.into(),
        Open::Union(union) => return union.take(value.into(), at),
        place => return wrong(place, "a boolean", at),
    }
    Ok(())
}

pub(super) fn signed(place: &mut Open<'_>, number: i64, at: &mut At<'_>) -> Done {
    match place {
        Open::I64(place) => **place = number,
        Open::Maybe(maybe) => return signed(&mut maybe.fill(), number, at),
        place => return integer(place, number.into(), at),
    }
    Ok(())
}

pub(super) fn unsigned(place: &mut Open<'_>, number: u64, at: &mut At<'_>) -> Done {
    match place {
        Open::I64(place) if number <= i64::MAX as u64 => **place = number as i64,
        Open::F64(place) => **place = number as f64,
        Open::Maybe(maybe) => return unsigned(&mut maybe.fill(), number, at),
        place => return integer(place, number.into(), at),
    }
    Ok(())
}

pub(super) fn integer(place: &mut Open<'_>, number: i128, at: &mut At<'_>) -> Done {
    let fits = match place {
        Open::I32(place) => number.try_into().map(|number| **place = number).is_ok(),
        Open::I64(place) => number.try_into().map(|number| **place = number).is_ok(),
        Open::U32(place) => number.try_into().map(|number| **place = number).is_ok(),
        Open::U64(place) => number.try_into().map(|number| **place = number).is_ok(),
        Open::Number(place) => number.try_into().map(|number| place.set(number)).is_ok(),
        Open::F64(place) => {
            **place = number as f64;
            true
        }
        Open::Any(place) => {
            **place = integer_value(number);
            true
        }
        Open::Maybe(maybe) => return integer(&mut maybe.fill(), number, at),
        Open::Union(union) => return union.take(integer_value(number), at),
        _ => false,
    };
    if fits { Ok(()) } else { wrong(place, &format!("the integer {number}"), at) }
}

fn integer_value(number: i128) -> Value {
    match i64::try_from(number) {
        Ok(number) => number.into(),
        Err(_) => u64::try_from(number).unwrap_or(u64::MAX).into(),
    }
}

pub(super) fn float(place: &mut Open<'_>, number: f64, at: &mut At<'_>) -> Done {
    match place {
        Open::F64(place) => **place = number,
        Open::Maybe(maybe) => return float(&mut maybe.fill(), number, at),
        Open::Any(place) => **place = number.into(),
        Open::Union(union) => return union.take(number.into(), at),
        // `5.0` is the integer 5; beyond 2^63 the cast saturates and the range check refuses.
        Open::I32(_) | Open::I64(_) | Open::U32(_) | Open::U64(_) | Open::Number(_)
            if number.fract() == 0.0 && number.abs() < 1e20 =>
        {
            return integer(place, number as i128, at);
        }
        place => return wrong(place, "a number", at),
    }
    Ok(())
}

pub(super) fn text(place: &mut Open<'_>, value: &str, at: &mut At<'_>) -> Done {
    match place {
        // Of the very size: there is mostly nothing to write over.
        Open::Text(place) => **place = value.to_owned(),
        Open::Parse(place) => {
            if place.parse(value) == Parsed::Malformed {
                return at.correct(Reason::Malformed, place.expected());
            }
        }
        Open::Maybe(maybe) => return text(&mut maybe.fill(), value, at),
        Open::Any(place) => **place = value.into(),
        Open::Blob(place) => **place = value.as_bytes().to_vec().into(),
        Open::Union(union) => return union.take(value.into(), at),
        place => return wrong(place, "a string", at),
    }
    Ok(())
}

/// A text that may be kept as it is.
pub(super) fn string(place: &mut Open<'_>, value: String, at: &mut At<'_>) -> Done {
    match place {
        Open::Text(place) => **place = value,
        Open::Maybe(maybe) => return string(&mut maybe.fill(), value, at),
        Open::Any(place) => **place = Value::String(value),
        place => return text(place, &value, at),
    }
    Ok(())
}

/// A null. Where it stands for a required member, it is corrected.
pub(super) fn null(place: &mut Open<'_>, required: bool, at: &mut At<'_>) -> Done {
    match place {
        Open::Maybe(place) => place.null(),
        Open::Any(place) => **place = Value::Null,
        Open::Union(union) => return union.take(Value::Null, at),
        place => {
            if !required || !has_zero(place) {
                return wrong(place, "null", at);
            }
            return at.correct(Reason::Null, expected(place));
        }
    }
    Ok(())
}
