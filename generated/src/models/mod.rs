// Written by Oasmith from DigitalOcean API; changes are lost with the next run.
//! What the API takes and gives: plain structs and enums with public fields.
//!
//! Structs are made with `new(..)`, which takes what the API requires, and setters for
//! the rest. Enums are open: a value that the document does not name is kept.

mod shared;
pub use shared::*;

#[cfg(feature = "account")]
mod account;
#[cfg(feature = "account")]
pub use account::*;

#[cfg(feature = "ssh-keys")]
mod ssh_keys;
#[cfg(feature = "ssh-keys")]
pub use ssh_keys::*;

#[cfg(feature = "actions")]
mod actions;
#[cfg(feature = "actions")]
pub use actions::*;

#[cfg(feature = "droplets")]
mod droplets;
#[cfg(feature = "droplets")]
pub use droplets::*;

#[cfg(feature = "droplet-actions")]
mod droplet_actions;
#[cfg(feature = "droplet-actions")]
pub use droplet_actions::*;

#[cfg(feature = "images")]
mod images;
#[cfg(feature = "images")]
pub use images::*;

#[cfg(feature = "image-actions")]
mod image_actions;
#[cfg(feature = "image-actions")]
pub use image_actions::*;

#[cfg(feature = "regions")]
mod regions;
#[cfg(feature = "regions")]
pub use regions::*;

#[cfg(feature = "sizes")]
mod sizes;
#[cfg(feature = "sizes")]
pub use sizes::*;

#[cfg(feature = "snapshots")]
mod snapshots;
#[cfg(feature = "snapshots")]
pub use snapshots::*;
