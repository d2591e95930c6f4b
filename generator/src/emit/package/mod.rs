//! What makes the files a crate: its manifest, its root, its README, its index.

mod config;
mod index;
mod manifest;
mod readme;
mod root;

pub use config::config;
pub use index::index;
pub use manifest::{manifest, rustfmt};
pub use readme::readme;
pub use root::root;
