// Written by Oasmith from DigitalOcean API; changes are lost with the next run.
//! A client for DigitalOcean Droplets: the machines, their actions, images, snapshots
//! and SSH keys.
//!
//! ```no_run
//! # use digitalocean::*; async fn example(client: Client) -> Result<(), Box<dyn std::error::Error>> {
//! let result = client.droplets().list().await?;
//! # Ok(()) }
//! ```
//!
//! Start with [`Client::from_env`] or [`Client::new`]. Each group of operations is a
//! method of the client, behind a cargo feature, see [`resources`]; what is sent and
//! received is in [`models`]. What an operation requires is an argument, what it does
//! not is a setter of the [`Call`], which is sent by `.await`. [`Client::request`]
//! calls what the document has not; hooks, transports and tokens that renew themselves
//! are in [`extend`].
//!
//! Most responses carry the headers `ratelimit-limit`, `ratelimit-remaining`,
//! `ratelimit-reset`: [`Call::send`] gives them beside the result, in a [`Meta`].
//! # The API
//! The part of the DigitalOcean API that has to do with Droplets: the machines
//! themselves, their actions, images, snapshots and SSH keys, and the account, regions
//! and sizes one needs to know about.
//!
//! All times are in UTC. Lists come in pages of 20 objects unless `per_page` says
//! otherwise, 200 at most. Failed requests answer with an error object. An account may
//! send 5000 requests an hour and 250 a minute; the `ratelimit-` headers tell how many
//! are left.
#![forbid(unsafe_code)]
#![warn(missing_docs)]
#![allow(
    deprecated,
    clippy::enum_variant_names,
    clippy::large_enum_variant,
    clippy::module_inception,
    clippy::new_ret_no_self,
    clippy::self_named_constructors,
    clippy::should_implement_trait,
    clippy::too_many_arguments,
    clippy::type_complexity,
    clippy::upper_case_acronyms,
    clippy::wrong_self_convention,
    reason = "names and shapes are the API's"
)]

mod config;
#[cfg(feature = "mock")]
pub mod mock;
pub mod models;
pub mod resources;
#[doc(hidden)]
pub mod runtime;

#[cfg(feature = "blocking")]
pub use runtime::blocking;
pub use runtime::extend;
pub use runtime::types;
pub use runtime::{BaseUrl, Call, Client, ClientBuilder, Error, ErrorKind};
pub use runtime::{CancelOn, Download, Payload};
pub use runtime::{Clock, Items, Limiter, Pages, PollUntil};
pub use runtime::{Correction, EventStream, Meta, RateLimit, RawResponse, Response};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
