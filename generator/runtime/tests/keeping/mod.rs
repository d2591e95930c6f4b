//! A server that keeps its connections and needs no runtime: a thread for each of them.

#![allow(dead_code, reason = "each test uses what it needs")]

use oasmith_runtime::runtime::{Client, ClientBuilder};
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// What a request line is answered with: status, headers, body.
pub type Answer = (u16, String, String);

/// The number of the connection, and the request line.
type Log = Arc<Mutex<Vec<(usize, String)>>>;

/// A server on loopback.
pub struct Keeper {
    pub url: String,
    log: Log,
}

impl Keeper {
    pub fn start(answer: impl Fn(&str) -> Answer + Send + Sync + 'static) -> Self {
        Self::sending(move |line| (written(answer(line)), true))
    }

    /// Sends just this, and perhaps keeps the connection.
    pub fn sending(
        answer: impl Fn(&str) -> (String, bool) + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (log, answer) = (Log::default(), Arc::new(answer));
        let seen = log.clone();
        thread::spawn(move || {
            for (number, socket) in listener.incoming().enumerate() {
                let (socket, log, answer) =
                    (socket.unwrap(), seen.clone(), answer.clone());
                thread::spawn(move || serve(socket, number, &log, &*answer));
            }
        });
        Self { url, log }
    }

    /// Answers everything with this JSON.
    pub fn saying(body: &'static str) -> Self {
        Self::start(move |_| json(body))
    }

    pub fn builder(&self) -> ClientBuilder {
        Client::builder().token("s3cret").base_url(&self.url)
    }

    pub fn client(&self) -> Client {
        self.builder().build().unwrap()
    }

    pub fn lines(&self) -> Vec<String> {
        self.log.lock().unwrap().iter().map(|(_, line)| line.clone()).collect()
    }

    /// Which connection each request came by.
    pub fn connections(&self) -> Vec<usize> {
        self.log.lock().unwrap().iter().map(|(connection, _)| *connection).collect()
    }
}

pub fn json(body: impl Into<String>) -> Answer {
    (200, "Content-Type: application/json\r\n".to_owned(), body.into())
}

/// In full.
pub fn written((status, headers, body): Answer) -> String {
    let length = body.len();
    format!("HTTP/1.1 {status} -\r\nContent-Length: {length}\r\n{headers}\r\n{body}")
}

fn serve(
    socket: TcpStream,
    number: usize,
    log: &Log,
    answer: &dyn Fn(&str) -> (String, bool),
) -> Option<()> {
    let mut lines = BufReader::new(socket.try_clone().ok()?).lines();
    let mut socket = socket;
    loop {
        let line = lines.next()?.ok()?;
        let line = line.trim_end_matches(" HTTP/1.1").to_owned();
        while !lines.next()?.ok()?.is_empty() {}
        log.lock().unwrap().push((number, line.clone()));
        let (text, keeps) = answer(&line);
        socket.write_all(text.as_bytes()).ok()?;
        if !keeps {
            return None;
        }
    }
}
