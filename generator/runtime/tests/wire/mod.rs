//! A server for large and broken bodies: it reads whatever comes as bytes, says whether it
//! came whole, and answers with bytes.

#![allow(dead_code, reason = "each test uses what it needs")]

use oasmith_runtime::runtime::{Client, ClientBuilder};
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// A request as it came.
#[derive(Clone, Debug)]
pub struct Seen {
    pub head: String,
    pub body: Vec<u8>,
    /// Whether the body came to its end.
    pub whole: bool,
}

impl Seen {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (key, value) = line.split_once(": ")?;
            key.eq_ignore_ascii_case(name).then_some(value)
        })
    }
}

/// A server on loopback.
pub struct Wire {
    pub url: String,
    seen: Arc<Mutex<Vec<Seen>>>,
    count: watch::Receiver<usize>,
}

impl Wire {
    /// Answers each request with the next of these, and the last one for ever after.
    pub async fn start(answers: &[&str]) -> Self {
        let answers: Vec<String> = answers.iter().map(|&one| one.to_owned()).collect();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let seen = Arc::new(Mutex::new(Vec::new()));
        let log = seen.clone();
        let (counted, count) = watch::channel(0);
        tokio::spawn(async move {
            loop {
                let (mut socket, _) = listener.accept().await.unwrap();
                let one = read(&mut socket).await;
                let at = log.lock().unwrap().len();
                log.lock().unwrap().push(one);
                counted.send_replace(at + 1);
                let answer = answers.get(at).or(answers.last()).unwrap();
                let _ = socket.write_all(answer.as_bytes()).await;
                let _ = socket.shutdown().await;
            }
        });
        Self { url, seen, count }
    }

    pub fn builder(&self) -> ClientBuilder {
        Client::builder().token("s3cret").base_url(&self.url)
    }

    pub fn client(&self) -> Client {
        self.builder().build().unwrap()
    }

    /// What came, once it is as many requests as these; more are a failure.
    pub async fn seen(&self, count: usize) -> Vec<Seen> {
        self.count.clone().wait_for(|seen| *seen >= count).await.unwrap();
        let seen = self.seen.lock().unwrap().clone();
        assert_eq!(seen.len(), count, "{seen:?}");
        seen
    }
}

async fn read(socket: &mut TcpStream) -> Seen {
    let mut socket = BufReader::new(socket);
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let Ok(byte) = socket.read_u8().await else { break };
        head.push(byte);
    }
    let head = String::from_utf8(head).unwrap();
    let headed = !head.is_empty();
    let mut seen = Seen { head, body: Vec::new(), whole: false };
    let length = seen.header("content-length").map(|length| length.parse().unwrap());
    if let Some(length) = length {
        seen.whole = take(&mut socket, length, &mut seen.body).await;
    } else if seen.header("transfer-encoding") == Some("chunked") {
        seen.whole = loop {
            let mut size = Vec::new();
            while !size.ends_with(b"\r\n") {
                let Ok(byte) = socket.read_u8().await else { return seen };
                size.push(byte);
            }
            let size = String::from_utf8(size).unwrap();
            let size = usize::from_str_radix(size.trim(), 16).unwrap();
            let mut end = Vec::new();
            let came = take(&mut socket, size, &mut seen.body).await
                && take(&mut socket, 2, &mut end).await;
            if !came || size == 0 {
                break came;
            }
        };
    } else {
        seen.whole = headed;
    }
    seen
}

/// Reads as many bytes; whether they came.
async fn take(
    socket: &mut BufReader<&mut TcpStream>,
    count: usize,
    to: &mut Vec<u8>,
) -> bool {
    let end = to.len() + count;
    let _ = socket.take(count as u64).read_to_end(to).await;
    to.len() == end
}
