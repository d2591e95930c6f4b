//! The visitors that walk the wanted nodes and fail on purpose.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;

use serde::de::{
    DeserializeSeed, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, VariantAccess,
    Visitor,
};

use super::{Node, Search};
use crate::load::sources::Position;
use crate::load::tree::KeySeed;

/// Looks for the wanted nodes below one node.
#[derive(Clone, Copy)]
pub(super) struct Probe<'a> {
    pub node: &'a Node,
    pub above: Position,
    pub search: &'a Search<'a>,
}

impl Probe<'_> {
    fn scalar<E: Error>(self) -> Result<(), E> {
        self.node.children.values().for_each(|n| self.search.note_all(n, self.above));
        if self.node.value.is_empty() { Ok(()) } else { self.search.fail() }
    }
}

impl<'de> DeserializeSeed<'de> for Probe<'_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Probe<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        self.scalar()
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        self.scalar()
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        self.scalar()
    }

    fn visit_i128<E: Error>(self, _: i128) -> Result<(), E> {
        self.scalar()
    }

    fn visit_u128<E: Error>(self, _: u128) -> Result<(), E> {
        self.scalar()
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        self.scalar()
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        self.scalar()
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.scalar()
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.scalar()
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<(), A::Error> {
        let (_tag, content) = data.variant_seed(KeySeed)?;
        content.newtype_variant_seed(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let Probe { node, above, search } = self;
        let first = Node { value: node.value.clone(), ..Node::default() };
        for index in 0usize.. {
            let child = node.children.get(&index.to_string());
            let wants_start = index == 0 && !node.value.is_empty();
            let mut ended = false;
            let at = match child {
                // The start of the list is that of its first element.
                None if wants_start => {
                    let probe = Probe { node: &first, above, search };
                    let next = seq.next_element_seed(probe);
                    ended = matches!(next, Ok(None));
                    search.caught(next)?
                }
                None => {
                    ended = seq.next_element::<IgnoredAny>()?.is_none();
                    None
                }
                Some(child) => {
                    let next =
                        seq.next_element_seed(Probe { node: child, above, search });
                    ended |= matches!(next, Ok(None));
                    let at = search.caught(next)?;
                    at.inspect(|at| search.note(&child.value, *at))
                }
            };
            if ended {
                break;
            }
            if let Some(at) = at.filter(|_| wants_start) {
                search.note(&node.value, search.start(at, ['[', '-']));
            }
        }
        search.note_all(node, above);
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Probe { node, above, search } = self;
        let mut is_first = true;
        loop {
            let key = KeyProbe {
                wanted: &node.children,
                always: is_first && !node.value.is_empty(),
                text: RefCell::default(),
                search,
            };
            let next = map.next_key_seed(&key);
            if matches!(next, Ok(None)) {
                break;
            }
            let at = search.caught(next)?;
            if let Some(at) = at.filter(|_| is_first) {
                search.note(&node.value, search.start(at, ['{', '{']));
            }
            is_first = false;
            match node.children.get(&*key.text.borrow()) {
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
                Some(child) => {
                    let at = at.unwrap_or(above);
                    note_key(search, child, at);
                    let next =
                        map.next_value_seed(Probe { node: child, above: at, search });
                    if let Some(at) = search.caught(next)? {
                        search.note(&child.value, at);
                    }
                }
            }
        }
        search.note_all(node, above);
        Ok(())
    }
}

/// The first appearance of a key is the key; the last one is the repeated key.
fn note_key(search: &Search<'_>, child: &Node, at: Position) {
    search.note(&child.key, at);
    let mut found = search.found.borrow_mut();
    for index in &child.repeated {
        if let Some(found) = found.get_mut(*index) {
            *found = Some(at);
        }
    }
}

/// Reads a key, and fails on it if its position is wanted.
struct KeyProbe<'a> {
    wanted: &'a HashMap<String, Node>,
    always: bool,
    text: RefCell<String>,
    search: &'a Search<'a>,
}

impl<'de> DeserializeSeed<'de> for &KeyProbe<'_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_str(self)
    }
}

impl Visitor<'_> for &KeyProbe<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a plain key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<(), E> {
        key.clone_into(&mut self.text.borrow_mut());
        if self.always || self.wanted.contains_key(key) {
            return self.search.fail();
        }
        Ok(())
    }
}
