//! A server that writes bytes as they are, and a transport that cuts them as it is told.

use bytes::Bytes;
use futures_core::Stream;
use http::{HeaderMap, StatusCode};
use oasmith_runtime::runtime::{
    Client, ClientBuilder, Exchange, Incoming, Request, Transport, TransportFault,
};
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// A server on loopback.
pub struct Server {
    url: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Answers each request with the next of these, and the last one for ever after.
    pub async fn start(answers: Vec<Vec<u8>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = asked.clone();
        tokio::spawn(async move {
            loop {
                let (mut socket, _) = listener.accept().await.unwrap();
                let head = read(&mut socket).await;
                let at = log.lock().unwrap().len();
                log.lock().unwrap().push(head);
                let answer = answers.get(at).or(answers.last()).unwrap();
                let _ = socket.write_all(answer).await;
                let _ = socket.shutdown().await;
            }
        });
        Self { url, asked }
    }

    pub fn builder(&self) -> ClientBuilder {
        Client::builder().token("s3cret").base_url(&self.url)
    }

    /// The `Last-Event-ID` of each request.
    pub fn ids(&self) -> Vec<Option<String>> {
        let asked = self.asked.lock().unwrap();
        let id = |head: &String| {
            let (_, id) = head.split_once("last-event-id: ")?;
            id.lines().next().map(str::to_owned)
        };
        asked.iter().map(id).collect()
    }
}

async fn read(socket: &mut TcpStream) -> String {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        match socket.read_u8().await {
            Ok(byte) => head.push(byte),
            Err(_) => break,
        }
    }
    String::from_utf8_lossy(&head).into_owned()
}

/// An answer whose body comes in these pieces and ends.
pub fn whole<'p>(pieces: impl IntoIterator<Item = &'p [u8]>) -> Vec<u8> {
    let mut answer = broken(pieces);
    answer.extend_from_slice(b"0\r\n\r\n");
    answer
}

/// An answer whose body breaks off behind these pieces.
pub fn broken<'p>(pieces: impl IntoIterator<Item = &'p [u8]>) -> Vec<u8> {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
    let mut answer = head.as_bytes().to_vec();
    for piece in pieces {
        answer.extend(format!("{:x}\r\n", piece.len()).into_bytes());
        answer.extend_from_slice(piece);
        answer.extend_from_slice(b"\r\n");
    }
    answer
}

/// An answer without a body.
pub fn status(status: &str) -> Vec<u8> {
    format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n").into_bytes()
}

/// Brings the same pieces whatever is asked.
pub struct Pieces(pub Vec<Bytes>);

impl Transport for Pieces {
    fn exchange(&self, request: Request) -> Exchange {
        let body = Box::pin(Body(self.0.clone().into_iter()));
        let (status, headers) = (StatusCode::OK, HeaderMap::new());
        let incoming = Incoming::new(status, headers, request.url.clone(), body);
        Box::pin(async move { Ok(incoming) })
    }
}

struct Body(std::vec::IntoIter<Bytes>);

impl Stream for Body {
    type Item = Result<Bytes, TransportFault>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.next().map(Ok))
    }
}
