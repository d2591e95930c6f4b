//! A server that answers what it is told and tells what it was asked: HTTP/1.1 by hand, so
//! that nothing between the socket and the test can be kind.

#![allow(dead_code, reason = "each test uses what it needs")]

use oasmith_runtime::runtime::{Client, ClientBuilder};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What the server was asked: head as text, body.
#[derive(Clone, Debug)]
pub struct Asked {
    pub head: String,
    pub body: String,
}

impl Asked {
    pub fn line(&self) -> &str {
        self.head.lines().next().unwrap().trim_end_matches(" HTTP/1.1")
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (key, value) = line.split_once(": ")?;
            key.eq_ignore_ascii_case(name).then_some(value)
        })
    }
}

type Answering = dyn Fn(usize, &Asked) -> String + Send + Sync;

/// A server on loopback.
pub struct Server {
    pub url: String,
    pub asked: Arc<Mutex<Vec<Asked>>>,
}

impl Server {
    /// Answers each request with the next of these, and the last one for ever after. Pieces
    /// of an answer are split at `|PAUSE|`, which takes 50 ms; `|STALL|` takes a minute.
    pub async fn start(answers: Vec<String>) -> Self {
        let next = move |count: usize, _: &Asked| {
            answers.get(count).or(answers.last()).unwrap().clone()
        };
        Self::answering(next).await
    }

    /// Answers as this says, from the number of the request and what is asked.
    pub async fn answering(
        answering: impl Fn(usize, &Asked) -> String + Send + Sync + 'static,
    ) -> Self {
        let answering: Arc<Answering> = Arc::new(answering);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = asked.clone();
        tokio::spawn(async move {
            loop {
                let (socket, _) = listener.accept().await.unwrap();
                tokio::spawn(serve(socket, answering.clone(), log.clone()));
            }
        });
        Self { url, asked }
    }

    pub fn builder(&self) -> ClientBuilder {
        Client::builder().token("s3cret").base_url(&self.url)
    }

    pub fn client(&self) -> Client {
        self.builder().build().unwrap()
    }

    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    pub fn only(&self) -> Asked {
        let asked = self.asked();
        assert_eq!(asked.len(), 1, "{asked:?}");
        asked[0].clone()
    }
}

/// An answer with a body.
pub fn answer(status: &str, headers: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
    )
}

/// An answer of JSON.
pub fn json(status: &str, body: &str) -> String {
    answer(status, "Content-Type: application/json\r\nX-Request-Id: r-1\r\n", body)
}

async fn serve(
    mut socket: TcpStream,
    answering: Arc<Answering>,
    log: Arc<Mutex<Vec<Asked>>>,
) {
    let Some(asked) = read(&mut socket).await else { return };
    let answer = {
        let mut log = log.lock().unwrap();
        log.push(asked);
        answering(log.len() - 1, log.last().unwrap())
    };
    for piece in answer.split_inclusive('|') {
        let text = match piece {
            "PAUSE|" => {
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            }
            "STALL|" => {
                tokio::time::sleep(Duration::from_secs(60)).await;
                continue;
            }
            piece => piece.strip_suffix('|').unwrap_or(piece),
        };
        if socket.write_all(text.as_bytes()).await.is_err() {
            return;
        }
        socket.flush().await.unwrap();
    }
    let _ = socket.shutdown().await;
}

async fn read(socket: &mut TcpStream) -> Option<Asked> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let count = socket.read(&mut buffer).await.ok().filter(|count| *count > 0)?;
        bytes.extend_from_slice(&buffer[..count]);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let asked = Asked { head: head.to_owned(), body: body.to_owned() };
        let length =
            asked.header("content-length").map_or(0, |length| length.parse().unwrap());
        if body.len() >= length {
            return Some(asked);
        }
    }
}
