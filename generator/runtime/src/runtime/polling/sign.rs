//! What tells that something has come about, where `client.toml` says so: a place in the
//! result, and what stands there.

use crate::runtime::codec::Slot;
use crate::runtime::look;

/// What stands at a place, given as a JSON pointer.
#[derive(Clone, Copy, Debug)]
pub enum Sign {
    /// One of these values.
    Is(&'static str, &'static [&'static str]),
    /// Anything but null.
    Present(&'static str),
    /// A number beyond this one.
    Above(&'static str, i64),
}

impl Sign {
    pub fn holds(self, value: &dyn Slot) -> bool {
        match self {
            Sign::Is(at, values) => {
                look::text(value, at).is_some_and(|text| values.contains(&text.as_str()))
            }
            Sign::Present(at) => look::is_there(value, at),
            Sign::Above(at, number) => {
                let found = look::text(value, at).and_then(|text| text.parse().ok());
                found.is_some_and(|found: i64| found > number)
            }
        }
    }
}
