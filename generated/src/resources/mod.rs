// Written by Oasmith from DigitalOcean API; changes are lost with the next run.
//! What the API can do: a module for each resource, with its handle, and for each
//! operation a type that stands for it in [`Call`](crate::Call).

#[cfg(feature = "account")]
pub mod account;
#[cfg(feature = "actions")]
pub mod actions;
#[cfg(feature = "droplet-actions")]
pub mod droplet_actions;
#[cfg(feature = "droplets")]
pub mod droplets;
#[cfg(feature = "image-actions")]
pub mod image_actions;
#[cfg(feature = "images")]
pub mod images;
#[cfg(feature = "regions")]
pub mod regions;
#[cfg(feature = "sizes")]
pub mod sizes;
#[cfg(feature = "snapshots")]
pub mod snapshots;
#[cfg(feature = "ssh-keys")]
pub mod ssh_keys;
