//! Slots of one value: numbers, booleans, strings, bytes, any JSON. They only say what they
//! are; the walk does the rest.

use super::{Model, Open, View};
use crate::runtime::types::Bytes;
use serde_json::Value;

macro_rules! scalar {
    ($($type:ty: $open:ident, $view:ident as $as:ty;)+) => {$(
        impl Model for $type {
            fn open(&mut self) -> Open<'_> {
                Open::$open(self)
            }
            fn view(&self) -> View<'_> {
                View::$view(<$as>::from(*self))
            }
            fn blank() -> Self {
                Self::default()
            }
        }
    )+};
}

scalar! {
    bool: Bool, Bool as bool;
    i32: I32, I64 as i64;
    i64: I64, I64 as i64;
    u32: U32, U64 as u64;
    u64: U64, U64 as u64;
    f64: F64, F64 as f64;
}

impl Model for String {
    fn open(&mut self) -> Open<'_> {
        Open::Text(self)
    }
    fn view(&self) -> View<'_> {
        View::Text(self)
    }
    fn blank() -> Self {
        Self::new()
    }
}

impl Model for Bytes {
    fn open(&mut self) -> Open<'_> {
        Open::Blob(self)
    }
    fn view(&self) -> View<'_> {
        View::Blob(self)
    }
    fn blank() -> Self {
        Self::new()
    }
}

impl Model for Value {
    fn open(&mut self) -> Open<'_> {
        Open::Any(self)
    }
    fn view(&self) -> View<'_> {
        View::Any(self)
    }
    fn blank() -> Self {
        Self::Null
    }
}
