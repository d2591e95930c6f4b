//! A server on loopback that speaks just enough HTTP/1.1: it gives to every request the
//! answer that it was told to give, and keeps what it was sent. Knows no API.

use std::collections::VecDeque;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// What a request consisted of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Received {
    /// `GET /v2/droplets?page=2`
    pub line: String,
    /// In the order in which they came, names in lower case.
    pub headers: Vec<(String, String)>,
    /// As it came.
    pub body: Vec<u8>,
}

impl Received {
    /// The header of this name, which must not come twice.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter().filter(|(key, _)| key == name);
        let value = found.next().map(|(_, value)| value.as_str());
        assert!(found.next().is_none(), "{name} came twice");
        value
    }
}

/// What the server says.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Headers beside those that say how the body is to be read.
    pub headers: Vec<(&'static str, String)>,
    /// The body and its media type.
    pub body: Option<(&'static str, String)>,
}

impl Answer {
    /// JSON.
    pub fn json(status: u16, body: &Value) -> Self {
        let body = Some(("application/json", body.to_string()));
        Self { status, headers: Vec::new(), body }
    }

    /// No body.
    pub fn empty(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: None }
    }

    /// One header more.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }

    fn to_http(&self) -> String {
        let mut text = format!("HTTP/1.1 {} Status\r\n", self.status);
        for (name, value) in &self.headers {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        let (media_type, body) = match &self.body {
            Some((media_type, body)) => (Some(media_type), body.as_str()),
            None => (None, ""),
        };
        if let Some(media_type) = media_type {
            text.push_str(&format!("content-type: {media_type}\r\n"));
        }
        if self.status != 204 {
            text.push_str(&format!("content-length: {}\r\n", body.len()));
        }
        format!("{text}\r\n{body}")
    }
}

/// A running server. It ends with the runtime that it was started in.
#[derive(Clone, Debug)]
pub struct Server {
    address: SocketAddr,
    shared: Arc<Mutex<Shared>>,
}

#[derive(Debug)]
struct Shared {
    first: VecDeque<Answer>,
    answer: Answer,
    received: Vec<Received>,
}

impl Server {
    /// Listens on a free port.
    pub async fn start() -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let shared = Shared {
            first: VecDeque::new(),
            answer: Answer::empty(500),
            received: Vec::new(),
        };
        let server = Self { address, shared: Arc::new(Mutex::new(shared)) };
        let serving = server.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serving.clone().serve(stream));
            }
        });
        Ok(server)
    }

    /// `http://127.0.0.1:49152`
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What is said from now on.
    pub fn answer(&self, answer: Answer) {
        self.shared().answer = answer;
    }

    /// What is said next, one after the other, before that.
    pub fn first(&self, answers: impl IntoIterator<Item = Answer>) {
        self.shared().first.extend(answers);
    }

    /// What came since this was last asked.
    pub fn received(&self) -> Vec<Received> {
        std::mem::take(&mut self.shared().received)
    }

    fn shared(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Answers the requests of one connection until it is closed.
    async fn serve(self, stream: TcpStream) -> io::Result<()> {
        let mut stream = BufReader::new(stream);
        while let Some(request) = read(&mut stream).await? {
            let answer = {
                let mut shared = self.shared();
                shared.received.push(request);
                let first = shared.first.pop_front();
                first.as_ref().unwrap_or(&shared.answer).to_http()
            };
            stream.get_mut().write_all(answer.as_bytes()).await?;
        }
        Ok(())
    }
}

/// One request, or nothing if the connection was closed.
async fn read(stream: &mut BufReader<TcpStream>) -> io::Result<Option<Received>> {
    let mut received = Received::default();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(None);
        }
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        match line.split_once(": ").filter(|_| !received.line.is_empty()) {
            Some((name, value)) => {
                received.headers.push((name.to_ascii_lowercase(), value.to_owned()));
            }
            None => received.line = line.trim_end_matches(" HTTP/1.1").to_owned(),
        }
    }
    let length = received.header("content-length").and_then(|text| text.parse().ok());
    received.body = vec![0; length.unwrap_or(0)];
    stream.read_exact(&mut received.body).await?;
    Ok(Some(received))
}
