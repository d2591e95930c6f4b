//! What the tests from outside share. Speaks of documents, crates and sockets only, never
//! of what is inside the generator, so that the inside stays free to change.

pub mod examples;
pub mod facts;
pub mod files;
pub mod place;
pub mod round_trip;
pub mod server;
