//! What the members of models can be set from. One trait, so that a constructor takes a
//! `&str` for a string and an array for a list, and never another number type by accident.

use super::{Bytes, External, FilePart, Format, Formatted, Map, Value};
use crate::runtime::codec::Defined;

/// What can become a member of type `M`: numbers and booleans as they are, lists from
/// anything that iterates over what can become an item, maps from pairs, and everything
/// else from what is [`Into`] it.
///
/// There are a dozen impls, told apart by the member: with one for each type of a document
/// the compiler would compare thousands of them at every call.
pub trait IntoMember<M> {
    /// Makes the member.
    fn into_member(self) -> M;
}

macro_rules! as_they_are {
    ($($number:ty)*) => {
        $(impl IntoMember<$number> for $number {
            fn into_member(self) -> $number {
                self
            }
        })*
    };
}

as_they_are! { bool i32 i64 u32 u64 f64 }

macro_rules! from_into {
    ($($member:ty)*) => {
        $(impl<T: Into<$member>> IntoMember<$member> for T {
            fn into_member(self) -> $member {
                self.into()
            }
        })*
    };
}

from_into! { String Value Bytes FilePart }

impl<M: Defined, T: Into<M>> IntoMember<M> for T {
    fn into_member(self) -> M {
        self.into()
    }
}

impl<F: Format, T: Into<Formatted<F>>> IntoMember<Formatted<F>> for T {
    fn into_member(self) -> Formatted<F> {
        self.into()
    }
}

impl<M, T: Into<External<M>>> IntoMember<External<M>> for T {
    fn into_member(self) -> External<M> {
        self.into()
    }
}

impl<M, T: Into<Option<M>>> IntoMember<Option<M>> for T {
    fn into_member(self) -> Option<M> {
        self.into()
    }
}

impl<M, I: IntoIterator<Item: IntoMember<M>>> IntoMember<Vec<M>> for I {
    fn into_member(self) -> Vec<M> {
        self.into_iter().map(IntoMember::into_member).collect()
    }
}

impl<M, K, T, I> IntoMember<Map<M>> for I
where
    K: Into<String>,
    T: IntoMember<M>,
    I: IntoIterator<Item = (K, T)>,
{
    fn into_member(self) -> Map<M> {
        self.into_iter().map(|(key, value)| (key.into(), value.into_member())).collect()
    }
}
