//! What makes the files a crate: its manifest, its root, its README, its index.

mod config;
mod credentials;
mod index;
mod manifest;
mod readme;
mod root;
mod servers;

pub use config::{config, variables};
pub use index::index;
pub use manifest::{manifest, rustfmt};
pub use readme::readme;
pub use root::root;
pub use servers::servers;
