//! The walk into lists. Items are the business of [`super::seed`].

use super::seed::Seed;
use super::{At, Context, List, Path, Step, members};
use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, SeqAccess};

pub(super) fn walk_list<'de, A>(
    list: &mut dyn List,
    mut items: A,
    at: At<'_>,
) -> Result<(), A::Error>
where
    A: SeqAccess<'de>,
{
    list.clear();
    let mut index = 0;
    loop {
        let here = at.path.then(Step::Index(index));
        let item = ItemSeed { list, path: &here, cx: at.cx };
        match items.next_element_seed(item) {
            Ok(Some(())) => index += 1,
            Ok(None) => return Ok(()),
            Err(error) => return Err(members::lost(error, &here, at.cx)),
        }
    }
}

struct ItemSeed<'a> {
    list: &'a mut dyn List,
    path: &'a Path<'a>,
    cx: &'a mut Context,
}

impl<'de> DeserializeSeed<'de> for ItemSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        match self.list.push() {
            Some(place) => Seed::new(place, self.path, self.cx).deserialize(from),
            None => Err(D::Error::custom("the list takes no item")),
        }
    }
}
