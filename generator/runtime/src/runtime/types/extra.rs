//! The members of a model that the document does not name: one pointer, nothing allocated
//! while there are none.

use crate::runtime::codec::{Keyed, Model, Open, Stop, View, WithEntry, decode, encode};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};
use std::fmt::{self, Debug, Formatter};

/// The members of a model that the document does not name, kept as they came.
#[derive(Clone, Default)]
pub struct Extra(Option<Box<Map<String, Value>>>);

impl Extra {
    /// The value of a member.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.as_ref()?.get(name)
    }

    /// Sets a member, and gives the value it had.
    pub fn insert(
        &mut self,
        name: impl Into<String>,
        value: impl Into<Value>,
    ) -> Option<Value> {
        self.members().insert(name.into(), value.into())
    }

    /// Takes a member out.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        self.0.as_mut()?.remove(name)
    }

    /// The members.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0
            .iter()
            .flat_map(|map| map.iter().map(|(name, value)| (name.as_str(), value)))
    }

    /// Whether there is no member.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many members there are.
    pub fn len(&self) -> usize {
        self.0.as_ref().map_or(0, |map| map.len())
    }

    fn members(&mut self) -> &mut Map<String, Value> {
        self.0.get_or_insert_default()
    }
}

impl PartialEq for Extra {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len()
            && self.iter().all(|(name, value)| other.get(name) == Some(value))
    }
}

impl Debug for Extra {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<N: Into<String>, V: Into<Value>> FromIterator<(N, V)> for Extra {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(members: I) -> Self {
        let mut extra = Self::default();
        extra.extend(members);
        extra
    }
}

impl<N: Into<String>, V: Into<Value>> Extend<(N, V)> for Extra {
    fn extend<I: IntoIterator<Item = (N, V)>>(&mut self, members: I) {
        for (name, value) in members {
            self.insert(name, value);
        }
    }
}

impl Keyed for Extra {
    fn place(&mut self, key: &str) -> Option<Open<'_>> {
        let value = self.members().entry(key).or_insert(Value::Null);
        *value = Value::Null;
        Some(Open::Any(value))
    }
    fn clear(&mut self) {
        self.0 = None;
    }
    fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }
    fn remove(&mut self, key: &str) {
        Extra::remove(self, key);
    }
    fn each(&self, entry: WithEntry<'_>) -> Result<(), Stop> {
        self.iter().try_for_each(|(key, value)| entry(key, value))
    }
    fn count(&self) -> usize {
        self.len()
    }
}

impl Model for Extra {
    fn open(&mut self) -> Open<'_> {
        Open::Map(self)
    }
    fn view(&self) -> View<'_> {
        View::Map(self)
    }
    fn blank() -> Self {
        Self::default()
    }
}

impl Serialize for Extra {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        encode(self, to)
    }
}

impl<'de> Deserialize<'de> for Extra {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        decode(from)
    }
}
