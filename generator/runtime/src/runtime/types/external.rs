//! A type of the crate's owner in the place of a generated one: only serde knows it.

use crate::runtime::codec::{self, At, Fit, Model, Open, Stop, View};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use std::fmt::Debug;
use std::ops::Deref;

/// A value of a type that this crate did not make, which this derefs to. It is read and
/// written as its own `serde` traits say.
#[derive(Clone, Debug, PartialEq)]
pub struct External<T>(Option<T>);

// Empty only while it is being decoded: what stays empty has no zero value, so that
// decoding fails and nobody ever holds it.
const FILLED: &str = "no empty value leaves the decoder";

impl<T> External<T> {
    /// The value.
    pub fn into_inner(self) -> T {
        match self.0 {
            Some(value) => value,
            None => unreachable!("{FILLED}"),
        }
    }
}

impl<T> Deref for External<T> {
    type Target = T;

    fn deref(&self) -> &T {
        match &self.0 {
            Some(value) => value,
            None => unreachable!("{FILLED}"),
        }
    }
}

impl<T> From<T> for External<T> {
    fn from(value: T) -> Self {
        Self(Some(value))
    }
}

impl<T: Serialize + DeserializeOwned> codec::Union for External<T> {
    fn take(&mut self, value: Value, at: &mut At<'_>) -> Result<(), Stop> {
        match serde_json::from_value(value) {
            Ok(value) => {
                self.0 = Some(value);
                Ok(())
            }
            Err(error) => Err(at.fail(self.expected(), error.to_string())),
        }
    }
    fn fit(&self, value: &Value) -> Fit {
        T::deserialize(value).is_ok().then_some(3)
    }
    fn expected(&self) -> &'static str {
        std::any::type_name::<T>()
    }
}

impl<T: Serialize> codec::Make for External<T> {
    fn make(&self) -> Result<Value, String> {
        serde_json::to_value(&self.0).map_err(|error| error.to_string())
    }
}

impl<T> Model for External<T>
where
    T: Serialize + DeserializeOwned + Clone + Debug + PartialEq + 'static,
{
    fn open(&mut self) -> Open<'_> {
        Open::Union(self)
    }
    fn view(&self) -> View<'_> {
        View::Made(self)
    }
    fn blank() -> Self {
        Self(None)
    }
}

impl<T: Serialize> Serialize for External<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(to)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for External<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        T::deserialize(from).map(Self::from)
    }
}
