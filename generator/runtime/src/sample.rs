//! What emitted code looks like: the contract between `emit` and the runtime, as code that
//! compiles. The tests use it as their generated crate. Not shipped.

mod config;
#[cfg(feature = "mock")]
pub mod mock;
pub mod models;
pub mod paged;
pub mod resources;
pub mod secured;
