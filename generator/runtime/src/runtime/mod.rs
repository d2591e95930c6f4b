//! The hand-written part of this crate: client, calls, errors, codec. It is the same in
//! every crate that Oasmith writes, and knows no API.

pub mod body;
mod call;
mod client;
mod clock;
pub mod codec;
pub mod emit;
mod error;
mod look;
pub(crate) mod macros;
mod paging;
pub mod params;
mod polling;
mod reply;
mod send;
mod spec;
mod sse;
pub mod types;

pub use self::call::Call;
pub use self::client::{
    Auth, BaseUrl, Client, ClientBuilder, Defaults, Scheme, Security, ServerTemplate,
};
pub use self::clock::Clock;
pub use self::codec::{Correction, Reason};
pub use self::error::{Error, ErrorKind};
pub use self::paging::{Items, Paged, Pages, Paging, Turn};
pub use self::params::Style;
pub use self::polling::PollUntil;
pub use self::reply::{Meta, RateLimit, RawResponse, Response};
pub use self::send::{Chunks, Exchange, Incoming, Request, Transport, TransportFault};
pub use self::spec::{Failure, Operation, Spec, Success};
pub use self::sse::EventStream;
