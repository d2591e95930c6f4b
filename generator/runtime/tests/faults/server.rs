//! A server that misbehaves as its script says, and keeps book.

use super::script::{Script, Step};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What a server has seen.
#[derive(Clone, Debug, Default)]
pub struct Book {
    pub connections: usize,
    /// Whole requests, head and body.
    pub requests: Vec<String>,
    /// Connections of which no request was to be read.
    pub unread: usize,
    /// The most bytes that were sent on one connection.
    pub sent: usize,
}

impl Book {
    /// How often the client sent something.
    pub fn attempts(&self) -> usize {
        self.requests.len() + self.unread
    }
}

/// A server on loopback.
pub struct Server {
    pub origin: String,
    book: Arc<Mutex<Book>>,
    listener: Option<TcpListener>,
}

impl Server {
    /// Has a port, and answers nobody yet.
    pub async fn bind() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        Self { origin, book: Arc::default(), listener: Some(listener) }
    }

    /// Begins to serve.
    pub fn serve(&mut self, script: Script) {
        let listener = self.listener.take().unwrap();
        let book = self.book.clone();
        tokio::spawn(async move {
            loop {
                let (socket, _) = listener.accept().await.unwrap();
                let number = {
                    let mut book = book.lock().unwrap();
                    book.connections += 1;
                    book.connections - 1
                };
                let last = script.connections.len() - 1;
                let steps = script.connections[number.min(last)].clone();
                let connection = Connection { socket, book: book.clone(), sent: 0 };
                tokio::spawn(connection.run(steps));
            }
        });
    }

    /// Gives the port back.
    pub fn leave(&mut self) {
        self.listener = None;
    }

    pub fn book(&self) -> Book {
        self.book.lock().unwrap().clone()
    }
}

struct Connection {
    socket: TcpStream,
    book: Arc<Mutex<Book>>,
    sent: usize,
}

impl Connection {
    async fn run(mut self, steps: Vec<Step>) {
        if !steps.iter().any(|step| matches!(step, Step::Read)) {
            self.book.lock().unwrap().unread += 1;
        }
        for step in steps {
            if self.step(step).await.is_none() {
                return;
            }
        }
        let _ = self.socket.shutdown().await;
        self.drain().await;
    }

    /// Nothing if the connection is over.
    async fn step(&mut self, step: Step) -> Option<()> {
        match step {
            Step::Read => {
                let request = read(&mut self.socket).await?;
                self.book.lock().unwrap().requests.push(request);
            }
            Step::Send(bytes) => self.send(&bytes).await?,
            Step::Drip(pause, bytes) => {
                for byte in bytes {
                    tokio::time::sleep(pause).await;
                    self.send(&[byte]).await?;
                }
            }
            Step::Fill(total, pattern) => {
                let block = pattern.repeat((1 << 16) / pattern.len());
                for _ in 0..total / block.len() {
                    self.send(&block).await?;
                }
            }
            Step::Wait(pause) => tokio::time::sleep(pause).await,
            Step::Stall => self.drain().await,
            Step::Reset => {
                self.socket.set_zero_linger().ok()?;
                return None;
            }
            Step::Close => return None,
        }
        Some(())
    }

    async fn send(&mut self, bytes: &[u8]) -> Option<()> {
        self.socket.write_all(bytes).await.ok()?;
        self.sent += bytes.len();
        let mut book = self.book.lock().unwrap();
        book.sent = book.sent.max(self.sent);
        Some(())
    }

    /// Reads until the client has gone.
    async fn drain(&mut self) {
        let mut buffer = [0; 4096];
        let gone = async {
            while self.socket.read(&mut buffer).await.is_ok_and(|count| count > 0) {}
        };
        let _ = tokio::time::timeout(Duration::from_secs(8), gone).await;
    }
}

/// A request with its body, if a whole one comes.
pub async fn read(socket: &mut TcpStream) -> Option<String> {
    let mut request = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&request);
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| {
                let (name, value) = line.split_once(": ")?;
                name.eq_ignore_ascii_case("content-length")
                    .then(|| value.parse().ok())?
            });
            if body.len() >= length.unwrap_or(0) {
                return Some(text.into_owned());
            }
        }
        let count = socket.read(&mut buffer).await.ok().filter(|count| *count > 0)?;
        request.extend_from_slice(&buffer[..count]);
    }
}
