//! The macros that emitted code is made of. Each turns a short table into the codec of one
//! type; all names in them are absolute, since a document may call a schema `Option`.
//!
//! Their functions are `#[inline]`, so that they become machine code in the crates that use
//! them: nobody needs a thousand models, and who compiles this crate need not wait for them.

#![allow(unused_imports, unused_macros)]

mod enums;
mod model;
mod operation;
mod paging;
mod tuples;
mod unions;

pub(crate) use self::enums::{equal_by, int_enum, int_enums, string_enum, string_enums};
pub(crate) use self::model::{model, models, traits, wire};
pub(crate) use self::operation::{operation, operations};
pub(crate) use self::paging::paged;
pub(crate) use self::tuples::{tuple, tuples};
pub(crate) use self::unions::{payload, tagged_union, tagged_unions, union, unions};
