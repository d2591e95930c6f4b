//! The hand-written part of this crate: client, calls, errors, codec. It is the same in
//! every crate that Oasmith writes, and knows no API.

pub mod body;
mod call;
mod client;
pub mod codec;
pub mod emit;
mod error;
pub(crate) mod macros;
pub mod params;
mod reply;
mod send;
mod spec;
mod sse;
pub mod types;

pub use self::call::Call;
pub use self::client::{Auth, Client, ClientBuilder, Defaults};
pub use self::codec::{Correction, Reason};
pub use self::error::{Error, ErrorKind};
pub use self::params::Style;
pub use self::reply::{Meta, RateLimit, RawResponse, Response};
pub use self::send::{Chunks, Exchange, Incoming, Request, Transport, TransportFault};
pub use self::spec::{Failure, Operation, Spec, Success};
pub use self::sse::EventStream;
