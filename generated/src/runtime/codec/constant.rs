//! Members that can have one value only. They take no room in a model: the value is
//! written, and another one that comes is kept among the members that nobody named.

use super::{At, Keyed, Number, Open, Parse, Parsed, Reason, Slot, Stop, View};
use serde_json::Value;

/// The one value of a member.
pub trait Constant: Sync {
    /// The value as it travels.
    fn view(&self) -> View<'static>;
    /// The same as JSON.
    fn value(&self) -> Value;
}

impl Constant for &'static str {
    fn view(&self) -> View<'static> {
        View::Text(self)
    }
    fn value(&self) -> Value {
        Value::from(*self)
    }
}

impl Constant for i64 {
    fn view(&self) -> View<'static> {
        View::I64(*self)
    }
    fn value(&self) -> Value {
        Value::from(*self)
    }
}

impl Constant for bool {
    fn view(&self) -> View<'static> {
        View::Bool(*self)
    }
    fn value(&self) -> Value {
        Value::from(*self)
    }
}

/// The place of a constant while it is read or written.
pub(super) struct Fixed {
    value: View<'static>,
    /// What came instead of the value.
    other: Option<Value>,
    flag: bool,
}

impl Fixed {
    pub(super) fn of(constant: &dyn Constant) -> Self {
        let value = constant.view();
        Self { flag: matches!(value, View::Bool(true)), value, other: None }
    }

    /// How the place takes a value.
    pub(super) fn open(&mut self) -> Open<'_> {
        match self.value {
            View::I64(_) => Open::Number(self),
            View::Bool(_) => Open::Bool(&mut self.flag),
            _ => Open::Parse(self),
        }
    }

    /// Whether this is the value.
    fn is(&self, found: &Value) -> bool {
        match self.value {
            View::Text(text) => found.as_str() == Some(text),
            View::I64(number) => super::fit::whole(found) == Some(number.into()),
            View::Bool(flag) => found.as_bool() == Some(flag),
            _ => false,
        }
    }

    /// Leaves what came instead where it is kept, and nothing if the value itself came.
    pub(super) fn settle(self, name: &str, rest: &mut dyn Keyed) {
        let flag = match self.value {
            View::Bool(flag) if flag != self.flag => Some(self.flag.into()),
            _ => None,
        };
        match self.other.or(flag) {
            Some(other) => {
                if let Some(Open::Any(place)) = rest.place(name) {
                    *place = other;
                }
            }
            // It may have come twice.
            None => rest.remove(name),
        }
    }
}

impl Parse for Fixed {
    fn parse(&mut self, text: &str) -> Parsed {
        if matches!(self.value, View::Text(value) if value == text) {
            self.other = None;
            return Parsed::Known;
        }
        self.other = Some(text.into());
        Parsed::Open
    }
    fn clear(&mut self) {
        self.other = None;
    }
    fn expected(&self) -> &'static str {
        "a string"
    }
}

impl Number for Fixed {
    fn set(&mut self, number: i64) -> Parsed {
        if matches!(self.value, View::I64(value) if value == number) {
            self.other = None;
            return Parsed::Known;
        }
        self.other = Some(number.into());
        Parsed::Open
    }
    fn clear(&mut self) {
        self.other = None;
    }
}

/// How well a value fits the place of a constant: one that isn't the constant rules a
/// model out, unless the model is only a part of what is looked at.
pub(super) fn fit(
    constant: &dyn Constant,
    found: Option<&Value>,
    top: bool,
) -> super::Fit {
    let mut place = Fixed::of(constant);
    match found {
        Some(found) if place.is(found) => Some(4),
        _ if top => None,
        None => Some(0),
        Some(Value::Null) => Some(1),
        Some(found) => super::fit::fit_place(place.open(), found).map(|_| 2),
    }
}

/// Corrects a constant that did not come.
#[cold]
pub(super) fn missing(constant: &dyn Constant, at: &mut At<'_>) -> Result<(), Stop> {
    let expected = super::reset::expected(&mut Fixed::of(constant).open());
    at.correct(Reason::Missing, expected)
}

/// Whether this is a model that has the member.
pub(super) fn knows(value: &dyn Slot, name: &str) -> bool {
    matches!(value.view(), View::Object(object) if object.shape().knows(name))
}

/// Whether this is a model that writes the member.
pub(super) fn writes(value: &dyn Slot, name: &str) -> bool {
    let View::Object(object) = value.view() else { return false };
    let shape = object.shape();
    let Some(index) = shape.find(name) else { return shape.knows(name) };
    let mut written = false;
    object.with(&mut |places| {
        written = places.get(index).is_some_and(|place| match place.view() {
            View::Absent => false,
            View::None => index < shape.required.len(),
            _ => true,
        });
    });
    written
}
