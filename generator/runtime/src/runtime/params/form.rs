//! Bodies of the media type `application/x-www-form-urlencoded`, and how a document may
//! want their members written.

use super::{Style, encode, flat, join, pairs};
use crate::runtime::codec::{Slot, Stop, View, entries, items};

/// How a member of a form, or a part of a multipart body, is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// As a parameter of this style, exploded or not.
    Style(Style, bool),
    /// As text of this media type.
    As(&'static str),
}

/// What the document says of members, by name. The name `*` stands for all others.
pub type Members = [(&'static str, Written)];

/// How a member is written, where the document says so.
pub fn written(members: &Members, name: &str) -> Option<Written> {
    let of = |name: &str| members.iter().find(|(known, _)| *known == name);
    of(name).or_else(|| of("*")).map(|(_, written)| *written)
}

/// Whether all of a value is in memory, so that it can be text. Streams and files on disk are
/// for bodies that have parts.
pub fn in_memory(value: &dyn Slot) -> bool {
    let ensure = |inner: &dyn Slot| if in_memory(inner) { Ok(()) } else { Err(Stop) };
    match value.view() {
        View::File(file) => file.bytes().is_some(),
        View::List(_) => items(value, &mut |item| ensure(item)).is_ok(),
        _ => entries(value, &mut |_, member| ensure(member)).is_ok(),
    }
}

/// A form: lists repeat their name, and objects are JSON, unless the document says else.
pub fn form(members: &Members, value: &dyn Slot) -> String {
    let mut all = Vec::new();
    let _ = entries(value, &mut |name, value| {
        match written(members, name) {
            Some(Written::Style(style, explode)) => {
                all.extend(pairs(name, style, explode, value, &encode));
            }
            Some(Written::As(_)) => all.extend(flat::json(name, value, &encode)),
            None => all.extend(flat::repeated(name, value, &encode)),
        }
        Ok(())
    });
    join(&all, "=", "&")
}
