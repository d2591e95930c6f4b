//! What the API sends.

use super::{Compare, Thing, added};
use crate::diff::collect::At;
use crate::diff::pairs::Row;
use crate::diff::{Kind, What};
use crate::surface::Webhook;

/// A webhook or a callback.
pub fn webhook(compare: &mut Compare<'_, '_>, row: Row<'_, Webhook>) {
    let (Row::Both(was, one) | Row::Old(was @ one) | Row::New(was @ one)) = row;
    let at = At { resource: None, old: &was.at, new: &one.at };
    let thing = Thing { at, what: What::Webhook, owner: None, name: &was.name };
    match row {
        Row::Old(_) => compare.push(thing, Kind::Removed),
        Row::New(one) => compare.push(thing, added(&one.ty.0)),
        Row::Both(was, now) => {
            let before = compare.changes.count();
            compare.renamed(thing, &now.name);
            compare.typed(thing, &was.ty, &now.ty);
            compare.deprecated(thing, was.deprecated, now.deprecated);
            if compare.changes.count() == before && was.docs != now.docs {
                compare.push(thing, Kind::Redocumented);
            }
        }
    }
}
