//! The hand-written part of this crate: client, calls, errors, codec. It is the same in
//! every crate that Oasmith writes, and knows no API.

#[cfg(feature = "blocking")]
pub mod blocking;
pub mod body;
mod call;
mod cancel;
mod chance;
mod client;
mod clock;
pub mod codec;
mod disk;
mod download;
pub mod emit;
mod error;
pub mod extend;
mod look;
pub(crate) mod macros;
#[cfg(feature = "mock")]
pub mod mock;
mod paging;
pub mod params;
mod payload;
mod polling;
mod rate_limit;
mod reply;
mod send;
mod spec;
mod sse;
mod trace;
pub mod types;

pub use self::call::{Call, Sent, Undocumented};
pub use self::cancel::CancelOn;
pub use self::client::{
    Auth, BaseUrl, Client, ClientBuilder, Defaults, Fetching, Scheme, Security,
    ServerTemplate, Token, TokenProvider,
};
pub use self::clock::Clock;
pub use self::codec::{Correction, Reason};
pub use self::download::Download;
pub use self::error::{Error, ErrorKind};
pub use self::paging::{Items, Paged, Pages, Paging, Turn};
pub use self::params::Style;
pub use self::payload::{Outgoing, Payload};
pub use self::polling::PollUntil;
pub use self::rate_limit::RateLimit;
pub use self::reply::{Meta, RawResponse, Response};
pub use self::send::{
    Attempt, BoxError, Chunks, Exchange, Hook, Incoming, Limiter, Request, Transport,
    TransportFault,
};
pub use self::spec::{Failure, Operation, Plain, Spec, Success};
pub use self::sse::EventStream;
