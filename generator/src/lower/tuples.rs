//! Arrays whose places each have a schema of their own: tuples, as far as Rust's go.

use openapiv3::Schema;
use serde_json::Value;

use super::context::{Lowered, Lowering};
use super::schema::Site;
use super::shape::{self, Ref, Shape};
use super::wish::Wish;
use crate::diag::Code;
use crate::ir::Type;

/// What `normalise` leaves of `prefixItems`.
#[derive(Clone, Copy, Debug)]
pub struct Tuple {
    /// How many places have a schema of their own.
    length: usize,
    /// Whether more may follow.
    rest: bool,
}

/// Whether a list is a tuple: its items are the places, in order.
pub fn tuple(schema: &Schema) -> Option<Tuple> {
    let mark = schema.schema_data.extensions.get("x-oasmith-tuple")?;
    let length = usize::try_from(mark.get("length")?.as_u64()?).ok()?;
    Some(Tuple { length, rest: mark.get("rest").and_then(Value::as_bool)? })
}

impl<'a> Lowering<'a> {
    /// A tuple; a list of what its places hold where it is open or too long.
    pub fn tuple(
        &mut self,
        items: Option<Ref<'a>>,
        tuple: Tuple,
        site: &Site,
    ) -> Lowered {
        let places = items.map(places).unwrap_or_default();
        let why = if tuple.rest {
            "more items may follow those of this tuple".to_owned()
        } else if tuple.length > Type::LONGEST_TUPLE {
            format!("this tuple has more than {} places", Type::LONGEST_TUPLE)
        } else if tuple.length != places.len() {
            return self.array(items, site);
        } else {
            return self.places(&places, site);
        };
        let hint = "it is read as a list; its places are not told apart";
        self.report(Code::TupleAsList, &site.pointer, why, hint);
        self.array(items, site)
    }

    fn places(&mut self, places: &[(String, Ref<'a>)], site: &Site) -> Lowered {
        let mut types = Vec::with_capacity(places.len());
        for (at, (path, place)) in places.iter().enumerate() {
            let wish = Wish::part(&site.wish, &format!("Item{}", at + 1));
            types.push(self.reference(*place, &site.below(path, wish)).item());
        }
        Lowered::plain(Type::Tuple(types))
    }
}

fn places(items: Ref<'_>) -> Vec<(String, Ref<'_>)> {
    let Ref::Here(schema) = items else { return Vec::new() };
    match shape::of(schema) {
        Shape::Union { alternatives, .. } => {
            let places = alternatives.iter().map(Ref::from).enumerate();
            places.map(|(at, place)| (format!("items/oneOf/{at}"), place)).collect()
        }
        // A union of one is that one.
        _ => vec![("items".to_owned(), items)],
    }
}
