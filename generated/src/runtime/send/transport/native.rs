//! The default transport: `reqwest`. It needs sockets.

mod frames;
mod upload;

use self::frames::Frames;
use super::{Chunks, Exchange, Incoming, Request, Transport, TransportFault};
#[cfg(feature = "blocking")]
use crate::runtime::blocking::Connections;
use crate::runtime::{ClientBuilder, Error, ErrorKind, Payload};
#[cfg(not(feature = "blocking"))]
use ReqwestTransport as Connections;
use reqwest::Response;
use std::fmt::{self, Debug, Formatter};
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, timeout_at};

/// The transport of a client that was given none. If it is to be `direct`, the proxies that
/// the environment names are not asked.
pub fn usual(
    connect_timeout: Duration,
    direct: bool,
) -> Result<Arc<dyn Transport>, Error> {
    Ok(Arc::new(Connections::build(connect_timeout, direct)?))
}

impl ClientBuilder {
    /// Sends with this client, with its proxies and certificates. Build it with
    /// `redirect::Policy::none()`: redirects are followed here, on the same origin only.
    pub fn http_client(self, client: reqwest::Client) -> Self {
        self.transport(ReqwestTransport::new(client))
    }
}

/// The default: `reqwest`, with rustls. Another transport can be built around it.
#[derive(Clone)]
pub struct ReqwestTransport(reqwest::Client);

/// Of the client's headers and proxies nothing is shown.
impl Debug for ReqwestTransport {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("ReqwestTransport")
    }
}

impl ReqwestTransport {
    /// Sends with this client, which must not follow redirects.
    pub fn new(client: reqwest::Client) -> Self {
        Self(client)
    }

    pub(in crate::runtime) fn build(
        connect_timeout: Duration,
        direct: bool,
    ) -> Result<Self, Error> {
        let builder = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(connect_timeout);
        let builder = if direct { builder.no_proxy() } else { builder };
        let client = builder.build().map_err(|error| {
            Error::new(ErrorKind::Connect, "the HTTP client cannot be set up")
                .with_source(Box::new(error))
        })?;
        Ok(Self(client))
    }
}

impl Transport for ReqwestTransport {
    fn exchange(&self, request: Request) -> Exchange {
        let Request { method, url, headers, body, timeout, idle_timeout, streams } =
            request;
        let mut sent = reqwest::Request::new(method, url);
        *sent.headers_mut() = headers;
        // Not `reqwest`'s own limit: it costs more, and knows nothing of streams.
        let end = timeout.and_then(|limit| Instant::now().checked_add(limit));
        let limits = Limits { end, idle: idle_timeout, streams };
        match body {
            Some(body) if body.bytes().is_none() => {
                let sent = upload::in_pieces(self.0.clone(), sent, body, idle_timeout);
                return Box::pin(answer(limits, sent));
            }
            body => {
                let bytes = body.as_ref().and_then(Payload::bytes);
                *sent.body_mut() = bytes.cloned().map(reqwest::Body::from);
            }
        }
        // Handed over before it is awaited, so that what waits is small.
        let sent = self.0.execute(sent);
        Box::pin(answer(limits, async { Ok(sent.await?) }))
    }
}

struct Limits {
    end: Option<Instant>,
    idle: Option<Duration>,
    streams: bool,
}

async fn answer(
    Limits { end, idle, streams }: Limits,
    sent: impl Future<Output = Result<Response, TransportFault>>,
) -> Result<Incoming, TransportFault> {
    let mut response = match end {
        Some(end) => timeout_at(end, sent).await.map_err(TransportFault::timeout)??,
        None => sent.await?,
    };
    let (status, url) = (response.status(), response.url().clone());
    let headers = std::mem::take(response.headers_mut());
    let end = end.filter(|_| !streams);
    let chunks: Chunks = Box::pin(Frames::new(response, idle, end));
    Ok(Incoming { status, headers, url, chunks })
}

impl From<reqwest::Error> for TransportFault {
    fn from(error: reqwest::Error) -> Self {
        let error = error.without_url();
        // A limit that ran out while connecting is both, and the server has seen nothing.
        if error.is_connect() {
            Self::connect(error)
        } else if error.is_builder() {
            Self::unsound(error)
        } else if error.is_timeout() {
            Self::timeout(error)
        } else {
            Self::broken(error)
        }
    }
}
