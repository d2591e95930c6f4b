//! Builds a `serde_json::Value` from any deserialiser, as documents need it:
//! keys of every kind become strings, numbers beyond 64 bits become floats, merge
//! keys are applied, tags are dropped, keys that appear twice are noted.
//!
//! Knows serde's data model only, not which format it reads.

use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::{
    DeserializeSeed, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde_json::{Map, Number, Value};

use crate::diag::Pointer;

/// The error text when a file has more nodes than its size allows.
pub(super) const TOO_MANY_NODES: &str = "aliases expand to too many nodes";

/// How much text takes as much memory as a node.
const BYTES_OF_NODE: usize = 64;

/// What is noted while one file is read.
pub(super) struct Notes {
    budget: Cell<usize>,
    /// Keys that appear twice in their mapping.
    pub repeated: RefCell<Vec<Pointer>>,
}

impl Notes {
    /// For a file that may have so many nodes.
    pub fn new(nodes: usize) -> Self {
        Self { budget: Cell::new(nodes), repeated: RefCell::default() }
    }

    /// How many nodes there might still be.
    pub fn left(&self) -> usize {
        self.budget.get()
    }

    fn spend<E: Error>(&self) -> Result<(), E> {
        self.spend_all(1)
    }

    /// A text counts for what it takes: one long text under many aliases is a bomb, too.
    fn spend_text<E: Error>(&self, text: &str) -> Result<(), E> {
        self.spend_all(1 + text.len() / BYTES_OF_NODE)
    }

    fn spend_all<E: Error>(&self, cost: usize) -> Result<(), E> {
        let left = self.budget.get().checked_sub(cost);
        self.budget.set(left.ok_or_else(|| E::custom(TOO_MANY_NODES))?);
        Ok(())
    }
}

/// The way from the root to a node, kept on the stack: it costs nothing until
/// there is something to note.
#[derive(Clone, Copy)]
enum Trail<'a> {
    Root,
    Key(&'a Trail<'a>, &'a str),
    Index(&'a Trail<'a>, usize),
}

impl Trail<'_> {
    fn pointer(&self) -> Pointer {
        match self {
            Trail::Root => Pointer::root(),
            Trail::Key(parent, key) => parent.pointer().child(key),
            Trail::Index(parent, index) => parent.pointer().child(&index.to_string()),
        }
    }
}

/// Reads one node.
#[derive(Clone, Copy)]
pub(super) struct Seed<'a> {
    notes: &'a Notes,
    trail: Trail<'a>,
}

impl<'a> Seed<'a> {
    /// Reads the root.
    pub fn root(notes: &'a Notes) -> Self {
        Self { notes, trail: Trail::Root }
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Value;

    fn deserialize<D: serde::Deserializer<'de>>(
        self,
        from: D,
    ) -> Result<Value, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML or JSON value")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        self.notes.spend()?;
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        self.notes.spend()?;
        Ok(Value::from(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        self.notes.spend()?;
        Ok(Value::from(value))
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<Value, E> {
        self.visit_f64(value as f64)
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<Value, E> {
        self.visit_f64(value as f64)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        self.notes.spend()?;
        // JSON has no NaN and no infinity: they stay readable as text.
        let text = || Value::String(value.to_string());
        Ok(Number::from_f64(value).map_or_else(text, Value::Number))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        self.visit_string(value.to_owned())
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        self.notes.spend_text(&value)?;
        Ok(Value::String(value))
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        self.notes.spend()?;
        Ok(Value::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Value, E> {
        self.visit_unit()
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<Value, A::Error> {
        let (_tag, content) = data.variant_seed(KeySeed)?;
        content.newtype_variant_seed(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        self.notes.spend()?;
        let mut list = Vec::new();
        loop {
            let trail = Trail::Index(&self.trail, list.len());
            match seq.next_element_seed(Seed { notes: self.notes, trail })? {
                Some(value) => list.push(value),
                None => return Ok(Value::Array(list)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        self.notes.spend()?;
        let mut map = Map::new();
        let mut merges = Vec::new();
        while let Some(key) = entries.next_key_seed(KeySeed)? {
            let trail = Trail::Key(&self.trail, &key);
            let value = entries.next_value_seed(Seed { notes: self.notes, trail })?;
            self.notes.spend_text(&key)?;
            if key == "<<" && is_mergeable(&value) {
                merges.push(value);
            } else {
                if map.contains_key(&key) {
                    self.notes.repeated.borrow_mut().push(trail.pointer());
                }
                map.insert(key, value);
            }
        }
        for value in merges {
            merge(&mut map, value);
        }
        Ok(Value::Object(map))
    }
}

fn is_mergeable(value: &Value) -> bool {
    match value {
        Value::Object(_) => true,
        Value::Array(list) => list.iter().all(Value::is_object),
        _ => false,
    }
}

/// Adds what `map` doesn't say itself; of several sources the first one wins.
fn merge(map: &mut Map<String, Value>, value: Value) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                map.entry(key).or_insert(value);
            }
        }
        Value::Array(list) => list.into_iter().for_each(|entries| merge(map, entries)),
        _ => {}
    }
}

/// Reads a key as it is written: `200`, `true` and `1.10` are strings here.
pub(super) struct KeySeed;

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = String;

    fn deserialize<D: serde::Deserializer<'de>>(
        self,
        from: D,
    ) -> Result<String, D::Error> {
        from.deserialize_str(self)
    }
}

impl Visitor<'_> for KeySeed {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a plain key")
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<String, E> {
        Ok(value.to_owned())
    }

    fn visit_string<E: Error>(self, value: String) -> Result<String, E> {
        Ok(value)
    }
}
