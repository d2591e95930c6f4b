//! The walk into lists. Items are the business of [`super::seed`].

use super::seed::Seed;
use super::{At, Context, List, Open, Path, Step, members};
use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, SeqAccess};
use std::any::Any;
use std::mem;

pub(super) fn walk_list<'de, A: SeqAccess<'de>>(
    list: &mut dyn List,
    mut items: A,
    at: At<'_>,
) -> Result<(), A::Error> {
    if let Some(texts) = (list as &mut dyn Any).downcast_mut() {
        return walk_texts(texts, items, at);
    }
    list.clear();
    let mut here = at.path.then(Step::Root);
    for index in 0.. {
        here.step = Step::Index(index);
        let item = ItemSeed { list, path: &here, cx: at.cx };
        match items.next_element_seed(item) {
            Ok(Some(())) => {}
            Ok(None) => break,
            Err(error) => return Err(members::lost(error, &here, at.cx)),
        }
    }
    Ok(())
}

/// The same for strings, most lists being of them: one allocation of the very size instead
/// of a list that grows.
fn walk_texts<'de, A: SeqAccess<'de>>(
    list: &mut Vec<String>,
    mut items: A,
    at: At<'_>,
) -> Result<(), A::Error> {
    let mut texts = mem::take(&mut at.cx.texts);
    let mut here = at.path.then(Step::Root);
    for index in 0.. {
        here.step = Step::Index(index);
        let mut text = String::new();
        let mut place = Open::Text(&mut text);
        match items.next_element_seed(Seed::new(&mut place, &here, at.cx)) {
            Ok(Some(())) => texts.push(text),
            Ok(None) => break,
            Err(error) => return Err(members::lost(error, &here, at.cx)),
        }
    }
    *list = Vec::with_capacity(texts.len());
    list.append(&mut texts);
    at.cx.texts = texts;
    Ok(())
}

struct ItemSeed<'a> {
    list: &'a mut dyn List,
    path: &'a Path<'a>,
    cx: &'a mut Context,
}

impl<'de> DeserializeSeed<'de> for ItemSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        match &mut self.list.push() {
            Some(place) => Seed::new(place, self.path, self.cx).deserialize(from),
            None => Err(D::Error::custom("the list takes no item")),
        }
    }
}
