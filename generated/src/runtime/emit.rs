//! What emitted files import, all of it by one `use crate::runtime::emit::*`. Names that a
//! document is likely to use for its own types (`Error`, `Response`) stay out.

#![allow(unused_imports)]

pub(crate) use super::macros::{
    int_enum, int_enums, model, models, operation, operations, string_enum,
    string_enums, tagged_union, tagged_unions, union, unions,
};
pub use super::params::Written;
pub use super::types::{
    Base64, Bytes, Date, DateTime, External, Extra, FilePart, Ipv4, Ipv6, Map, Nullable,
    Uuid, Value,
};
pub use super::{Call, Client, EventStream, Payload, PollUntil, Style};
pub use std::time::Duration;

/// A list of what can become its items.
pub fn list<T>(items: impl IntoIterator<Item = impl Into<T>>) -> Vec<T> {
    items.into_iter().map(Into::into).collect()
}

/// A map of what can become its keys and values.
pub fn map<T>(
    entries: impl IntoIterator<Item = (impl Into<String>, impl Into<T>)>,
) -> Map<T> {
    entries.into_iter().map(|(key, value)| (key.into(), value.into())).collect()
}
