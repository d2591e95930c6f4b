//! What carries one request to one server and brings back the head of the response. It
//! follows nothing, repeats nothing and decodes nothing. The default is `reqwest`, and
//! `fetch` where JavaScript is the system.

mod fault;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod fetch;
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
mod native;

pub use self::fault::TransportFault;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
pub use self::fetch::usual;
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
pub use self::native::{ReqwestTransport, usual};
use crate::runtime::Payload;
use bytes::Bytes;
use futures_core::Stream;
use http::{HeaderMap, Method, StatusCode};
use reqwest::Url;
use std::fmt::{self, Debug, Formatter};
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

/// A request, ready to go. `Debug` leaves out what may be secret.
#[derive(Clone)]
#[non_exhaustive]
pub struct Request {
    /// The method.
    pub method: Method,
    /// The URL with its query.
    pub url: Url,
    /// The headers, the token among them.
    pub headers: HeaderMap,
    /// The body.
    pub body: Option<Payload>,
    /// The time that it may take, the response's body included unless it `streams`.
    pub timeout: Option<Duration>,
    /// The time that may pass from piece to piece of a body, there and back, and between
    /// the last one there and the response; set where bodies are not held in memory.
    pub idle_timeout: Option<Duration>,
    /// Whether the response's body is read piece by piece, for as long as it lasts.
    pub streams: bool,
}

impl Debug for Request {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("path", &self.url.path())
            .finish_non_exhaustive()
    }
}

/// The pieces of a body.
pub type Chunks = Pin<Box<dyn Stream<Item = Result<Bytes, TransportFault>> + Send>>;

/// The head of a response, and its body still to come.
#[non_exhaustive]
pub struct Incoming {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The URL that answered.
    pub url: Url,
    /// The body.
    pub chunks: Chunks,
}

impl Incoming {
    /// A response whose body comes as this stream gives it.
    pub fn new(status: StatusCode, headers: HeaderMap, url: Url, body: Chunks) -> Self {
        Self { status, headers, url, chunks: body }
    }

    /// A response whose body is at hand.
    pub fn whole(
        status: StatusCode,
        headers: HeaderMap,
        url: Url,
        body: impl Into<Bytes>,
    ) -> Self {
        Self::new(status, headers, url, Box::pin(Whole(Some(body.into()))))
    }
}

impl Debug for Incoming {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Incoming").field("status", &self.status).finish_non_exhaustive()
    }
}

struct Whole(Option<Bytes>);

impl Stream for Whole {
    type Item = Result<Bytes, TransportFault>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.take().map(Ok))
    }
}

/// A request under way.
pub type Exchange =
    Pin<Box<dyn Future<Output = Result<Incoming, TransportFault>> + Send>>;

/// Carries requests: one in, the head of one response out, and the body behind it. It must
/// not follow redirects, nor repeat anything; that is done for it.
pub trait Transport: Send + Sync + 'static {
    /// Sends one request, within its `timeout`. What is not known to be
    /// [unsent](TransportFault::connect) is taken for sent.
    fn exchange(&self, request: Request) -> Exchange;
}
