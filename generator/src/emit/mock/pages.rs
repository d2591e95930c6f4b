//! The example of a page as the only page there is: what it says of others would lead a
//! reader of all pages round in circles, since the stand-in has no others.

use serde_json::{Value, json};

use crate::ir::{Api, Pagination, Place, Presence, Struct, Turn, Type, TypeKind};

/// What tells the first page from those behind it, which are empty: the parameter, its
/// first value, and where the items are.
pub fn rule(pagination: &Pagination) -> Option<Value> {
    if pagination.in_body {
        return None;
    }
    let first = pagination.first;
    let (parameter, first) = match &pagination.turn {
        Turn::Page(name) => (name, json!(first.unwrap_or(1))),
        Turn::Offset(name) => (name, json!(first.unwrap_or(0))),
        // Items lead on, and nothing says that there are no more.
        Turn::Cursor(name, next) if in_item(next) && pagination.more.is_none() => {
            (name, Value::Null)
        }
        Turn::Cursor(..) | Turn::Link(_) | Turn::Header => return None,
    };
    let items = pagination.items.place.pointer();
    Some(json!({"parameter": parameter, "first": first, "items": items}))
}

/// Makes a page the only one.
pub fn only(api: &Api, ty: &Type, page: &mut Value, pagination: &Pagination) {
    let Pagination { turn, items, more, total, last, .. } = pagination;
    let count = page.pointer(&items.place.pointer()).and_then(Value::as_array);
    let count = count.map(Vec::len);
    // What leads on does no harm behind a word that nothing comes.
    let ended =
        more.as_ref().is_some_and(|more| page.pointer(&more.pointer()).is_some());
    match turn {
        Turn::Link(next) | Turn::Cursor(_, next) if !ended => {
            match presence(api, ty, next) {
                Some(Presence::RequiredNullable) => set(page, Some(next), Value::Null),
                _ => remove(page, next),
            }
        }
        _ => {}
    }
    set(page, more.as_ref(), json!(false));
    if count.is_some() {
        set(page, total.as_ref(), json!(count));
    }
    set(page, last.as_ref(), json!(1));
}

/// Whether the member at a place may be missing, if it is one of a struct.
fn presence(api: &Api, ty: &Type, Place(path): &Place) -> Option<Presence> {
    let mut ty = ty;
    let mut found = None;
    for name in path {
        let of = strukt(api, ty)?;
        let field = of.fields.iter().find(|field| field.wire == *name)?;
        (ty, found) = (&field.ty, Some(field.presence));
    }
    found
}

fn strukt<'a>(api: &'a Api, ty: &'a Type) -> Option<&'a Struct> {
    let mut ty = ty;
    // No chain of aliases and boxes is as long as there are types; the bound makes sure.
    for _ in 0..=api.types.len() {
        ty = match ty {
            Type::Boxed(inner) | Type::Nullable(inner) => inner,
            Type::Named(id) => match &api[*id].kind {
                TypeKind::Struct(of) => return Some(of),
                TypeKind::Alias(target) => target,
                _ => return None,
            },
            _ => return None,
        };
    }
    None
}

fn in_item(Place(path): &Place) -> bool {
    path.iter().any(|name| name == Place::LAST)
}

/// Changes what is there.
fn set(page: &mut Value, place: Option<&Place>, value: Value) {
    let there = place.and_then(|place| page.pointer_mut(&place.pointer()));
    if let Some(there) = there {
        *there = value;
    }
}

/// Takes out what is there, but never a part of an item.
fn remove(page: &mut Value, place: &Place) {
    if in_item(place) {
        return;
    }
    let Some((name, above)) = place.0.split_last() else { return };
    let above = Place(above.to_vec());
    if let Some(members) =
        page.pointer_mut(&above.pointer()).and_then(Value::as_object_mut)
    {
        members.shift_remove(name);
    }
}
