//! The stand-in behind an address, for other processes and other languages.

use super::Mock;
use super::answer::Fault;
use super::received::Asked;
use super::reply::Reply;
use bytes::{Bytes, BytesMut};
use http::Response;
use http_body::{Body, Frame};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use reqwest::Url;
use std::future::poll_fn;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// The longest body that is read, in bytes.
const LONGEST: usize = 256 << 20;

/// A stand-in that listens on a port of this machine, until this is dropped.
#[derive(Debug)]
pub struct Listening {
    address: SocketAddr,
    url: String,
    task: JoinHandle<()>,
}

impl Listening {
    /// What a client takes as its base URL.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Mock {
    /// Listens on a free port of the loopback interface, with HTTP/1.1. Here delays are
    /// real, and a fault closes the connection.
    ///
    /// # Errors
    ///
    /// If no port can be had.
    ///
    /// # Panics
    ///
    /// Outside of a runtime of tokio's.
    pub async fn listen(&self) -> io::Result<Listening> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let url = format!("http://{address}{}", self.0.source.document().base_path());
        let task = tokio::spawn(accept(self.clone(), listener));
        Ok(Listening { address, url, task })
    }
}

async fn accept(mock: Mock, listener: TcpListener) {
    // Dropped with this task, and its connections with it.
    let mut connections = tokio::task::JoinSet::new();
    loop {
        let Ok((socket, _)) = listener.accept().await else { continue };
        let mock = mock.clone();
        connections.spawn(async move {
            let service = service_fn(move |request| serve(mock.clone(), request));
            let http = hyper::server::conn::http1::Builder::new();
            // A connection that breaks is the client's affair, or was asked for.
            let _ = http.serve_connection(TokioIo::new(socket), service).await;
        });
        while connections.try_join_next().is_some() {}
    }
}

async fn serve(
    mock: Mock,
    request: http::Request<Incoming>,
) -> io::Result<Response<Sending>> {
    let (head, body) = request.into_parts();
    let unsound = || io::Error::other("the request is none");
    let target = head.uri.path_and_query().map_or("/", |target| target.as_str());
    let url = Url::parse("http://localhost").map_err(|_| unsound())?;
    let url = url.join(target).map_err(|_| unsound())?;
    let body = collected(body).await?;
    let asked = Asked { method: head.method, url, headers: head.headers, body };
    let Reply { status, headers, body, delay, fault } = mock.reply(asked);
    if !delay.is_zero() {
        tokio::time::sleep(delay).await;
    }
    let cut = match fault {
        Some(Fault::Unreachable | Fault::Broken) => return Err(unsound()),
        Some(Fault::Cut(end)) => Some(end),
        None => None,
    };
    let mut response = Response::new(Sending { body: Some(body), cut });
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    Ok(response)
}

async fn collected(mut body: Incoming) -> io::Result<Bytes> {
    let mut bytes = BytesMut::new();
    while let Some(frame) = poll_fn(|task| Pin::new(&mut body).poll_frame(task)).await {
        if let Ok(data) = frame.map_err(io::Error::other)?.into_data() {
            if bytes.len() + data.len() > LONGEST {
                return Err(io::Error::other("the body is too long for a stand-in"));
            }
            bytes.extend_from_slice(&data);
        }
    }
    Ok(bytes.freeze())
}

/// A body on its way, which may break off.
struct Sending {
    body: Option<Bytes>,
    cut: Option<usize>,
}

impl Body for Sending {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let Some(body) = self.body.take() else {
            let cut =
                self.cut.take().map(|_| Err(io::Error::other("cut, as asked for")));
            return Poll::Ready(cut);
        };
        let end = self.cut.unwrap_or(body.len()).min(body.len());
        Poll::Ready(Some(Ok(Frame::data(body.slice(..end)))))
    }
}
