//! What carries one request to one server and brings back the head of the response, and its
//! default, `reqwest`. It follows nothing, repeats nothing and decodes nothing.

mod fault;

pub use self::fault::TransportFault;
use crate::runtime::{Error, ErrorKind};
use bytes::Bytes;
use futures_core::Stream;
use http::{HeaderMap, Method, StatusCode};
use http_body::Body as _;
use reqwest::Url;
use std::fmt::{self, Debug, Formatter};
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
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
    pub body: Option<Bytes>,
    /// The time that it may take, body included.
    pub timeout: Option<Duration>,
    /// How often it may be tried again.
    pub max_retries: u32,
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

/// A request under way.
pub type Exchange =
    Pin<Box<dyn Future<Output = Result<Incoming, TransportFault>> + Send>>;

/// Carries requests. It must not follow redirects.
pub trait Transport: Send + Sync + 'static {
    /// Sends one request.
    fn exchange(&self, request: Request) -> Exchange;
}

/// The default.
pub struct ReqwestTransport(reqwest::Client);

impl ReqwestTransport {
    pub fn new(client: reqwest::Client) -> Self {
        Self(client)
    }

    pub fn build(connect_timeout: Duration) -> Result<Self, Error> {
        let builder = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(connect_timeout);
        let client = builder.build().map_err(|error| {
            Error::new(ErrorKind::Connect, "the HTTP client cannot be set up")
                .with_source(Box::new(error))
        })?;
        Ok(Self(client))
    }
}

impl Transport for ReqwestTransport {
    fn exchange(&self, request: Request) -> Exchange {
        let Request { method, url, headers, body, timeout, .. } = request;
        let mut builder = self.0.request(method, url).headers(headers);
        if let Some(body) = body {
            builder = builder.body(body);
        }
        if let Some(timeout) = timeout {
            builder = builder.timeout(timeout);
        }
        Box::pin(async move {
            let response = builder.send().await?;
            let url = response.url().clone();
            let (head, body) = http::Response::from(response).into_parts();
            let chunks: Chunks = Box::pin(Frames(body));
            Ok(Incoming { status: head.status, headers: head.headers, url, chunks })
        })
    }
}

struct Frames(reqwest::Body);

impl Stream for Frames {
    type Item = Result<Bytes, TransportFault>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        task: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        loop {
            match ready!(Pin::new(&mut self.0).poll_frame(task)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error.into()))),
                // A frame that is no data is a trailer.
                Some(Ok(frame)) => {
                    if let Ok(data) = frame.into_data() {
                        return Poll::Ready(Some(Ok(data)));
                    }
                }
            }
        }
    }
}
