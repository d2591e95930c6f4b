//! The client runtime that every crate written by Oasmith is shipped with.
//!
//! `src/runtime` is copied as it stands into each generated crate; [`sample`] and the tests
//! act as such a crate.
#![forbid(unsafe_code)]

pub mod runtime;
#[doc(hidden)]
pub mod sample;

#[cfg(test)]
mod other_dates;
