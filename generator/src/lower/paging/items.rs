//! Which list of a page its items are.

use super::Missing;
use super::around::{Around, inside};
use super::words::{ITEMS, WRAPPERS, plain};
use crate::config::Spot;
use crate::ir::{Field, Ident, PageItems, Place, Presence, Type};

/// The items of a page, and the object that they and the marks of the page are in.
pub struct Found<'a> {
    pub items: PageItems,
    /// A wrapper, where the items are in one.
    pub wrapper: Option<(Place, &'a Type)>,
}

/// The list that is the items.
pub fn find<'a>(around: &Around<'a>, body: &'a Type) -> Result<Found<'a>, Missing> {
    if let Some(ty) = item(around, body) {
        // A body that may be null has no list to be taken.
        let place = Place::default();
        return match holds_null(around, body) {
            true => Err(unclear()),
            false => Ok(Found {
                items: PageItems { place, fields: Vec::new(), ty: ty.clone() },
                wrapper: None,
            }),
        };
    }
    let members = around.own_members(body);
    if let Some(field) = the_list(around, members) {
        let items = through(around, &[field]).ok_or_else(unclear)?;
        return Ok(Found { items, wrapper: None });
    }
    let is_wrapper = |field: &&Field| WRAPPERS.contains(&plain(&field.wire).as_str());
    let has_list = |field: &&Field| item(around, &field.ty).is_some();
    let mut wrapped = members.iter().filter(is_wrapper).filter_map(|wrapper| {
        Some((wrapper, the_list(around, around.own_members(&wrapper.ty))?))
    });
    match (members.iter().any(|one| has_list(&one)), wrapped.next(), wrapped.next()) {
        (false, Some((wrapper, field)), None) => {
            let items = through(around, &[wrapper, field]).ok_or_else(unclear)?;
            let place = inside(&Place::default(), &wrapper.wire);
            Ok(Found { items, wrapper: Some((place, &wrapper.ty)) })
        }
        _ => Err(unclear()),
    }
}

/// The list at a place that the user gives.
pub fn at<'a>(
    around: &Around<'a>,
    body: &'a Type,
    path: &Spot<Vec<String>>,
) -> Result<Found<'a>, Missing> {
    let missing = || {
        let what = format!("there is no list at `{}`", path.value.join("."));
        (Some(path.place.clone()), what)
    };
    let mut fields = Vec::new();
    let mut ty = body;
    for name in &path.value {
        let members = around.own_members(ty);
        let field = members.iter().find(|field| field.wire == *name);
        let field = field.ok_or_else(&missing)?;
        fields.push(field);
        ty = &field.ty;
    }
    let items = through(around, &fields).ok_or_else(&missing)?;
    Ok(Found { items, wrapper: None })
}

/// The only list, or the only one that is called as items are.
fn the_list<'a>(around: &Around<'a>, members: &'a [Field]) -> Option<&'a Field> {
    let lists = members.iter().filter(|field| item(around, &field.ty).is_some());
    let lists: Vec<&Field> = lists.collect();
    if let [only] = lists[..] {
        return Some(only);
    }
    let is_known = |field: &&&Field| ITEMS.contains(&plain(&field.wire).as_str());
    let known: Vec<&&Field> = lists.iter().filter(is_known).collect();
    if let [only] = known[..] { Some(*only) } else { None }
}

/// The items at the end of these members.
fn through<'a>(around: &Around<'a>, fields: &[&'a Field]) -> Option<PageItems> {
    let ty = item(around, &fields.last()?.ty)?.clone();
    // The members are taken by value, one after the other.
    if fields.iter().any(|field| holds_null(around, &field.ty)) {
        return None;
    }
    let place = Place(fields.iter().map(|field| field.wire.clone()).collect());
    let fields: Vec<(Ident, Presence)> =
        fields.iter().map(|field| (field.ident.clone(), field.presence)).collect();
    Some(PageItems { place, fields, ty })
}

/// The items of a list.
fn item<'a>(around: &Around<'a>, ty: &'a Type) -> Option<&'a Type> {
    match around.resolved(ty) {
        Type::List(item) => Some(item),
        _ => None,
    }
}

/// Whether a null, or a box around a list, stands between a name and what it means.
fn holds_null(around: &Around<'_>, ty: &Type) -> bool {
    let mut left = vec![ty];
    for _ in 0..=around.api.types.len() {
        match left.pop() {
            Some(Type::Nullable(_)) => return true,
            Some(Type::Boxed(inner)) => match **inner {
                Type::List(_) => return true,
                ref inner => left.push(inner),
            },
            Some(Type::Named(id)) => {
                if let crate::ir::TypeKind::Alias(target) = &around.api[*id].kind {
                    left.push(target);
                }
            }
            _ => return false,
        }
    }
    false
}

fn unclear() -> Missing {
    let what = "it is not plain which list has the items; say so with `items`";
    (None, what.to_owned())
}
