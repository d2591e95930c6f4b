//! A fast server on threads of its own, so that the client's tasks can be counted apart. It
//! echoes a number, except where a plan says otherwise, and counts what it does.

use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What becomes of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fate {
    Echo,
    Status(u16),
    /// 503 with `Retry-After`.
    Later,
    Reset,
    Close,
    HalfHead,
    HalfBody,
    Garbage,
    Stall,
}

impl Fate {
    /// Whether a server that does this may be sent a POST again.
    pub fn lets_repeat(self) -> bool {
        matches!(self, Self::Status(429) | Self::Later)
    }
}

/// Which fate the request of this number and for this thing has.
pub type Plan = fn(u64, &str) -> Fate;

#[derive(Default)]
pub struct Book {
    pub requests: AtomicU64,
    pub open: AtomicI64,
    pub fates: Mutex<HashMap<Fate, u64>>,
    /// Of each POST that did not go well, what became of it last; and those that came again
    /// although they may not.
    pub posts: Mutex<(HashMap<String, Fate>, Vec<String>)>,
}

pub struct Server {
    pub url: String,
    pub book: Arc<Book>,
}

impl Server {
    pub fn start(plan: Plan) -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let book = Arc::<Book>::default();
        let shared = book.clone();
        std::thread::spawn(move || {
            let runtime =
                tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.unwrap().block_on(async move {
                let listener = TcpListener::from_std(listener).unwrap();
                loop {
                    let (socket, _) = listener.accept().await.unwrap();
                    tokio::spawn(serve(socket, plan, shared.clone()));
                }
            });
        });
        Self { url, book }
    }

    pub fn count(&self, fate: Fate) -> u64 {
        self.book.fates.lock().unwrap().get(&fate).copied().unwrap_or(0)
    }

    pub fn requests(&self) -> u64 {
        self.book.requests.load(SeqCst)
    }
}

async fn serve(mut socket: TcpStream, plan: Plan, book: Arc<Book>) {
    let _ = socket.set_nodelay(true);
    book.open.fetch_add(1, SeqCst);
    let mut buffer = Vec::new();
    while let Some((is_post, thing)) = read(&mut socket, &mut buffer).await {
        let fate = plan(book.requests.fetch_add(1, SeqCst), &thing);
        *book.fates.lock().unwrap().entry(fate).or_default() += 1;
        if is_post {
            note(&mut book.posts.lock().unwrap(), &thing, fate);
        }
        if answer(&mut socket, fate, &thing).await.is_none() {
            break;
        }
    }
    book.open.fetch_sub(1, SeqCst);
}

fn note(posts: &mut (HashMap<String, Fate>, Vec<String>), thing: &str, fate: Fate) {
    let (last, twice) = posts;
    if last.remove(thing).is_some_and(|fate| !fate.lets_repeat()) {
        twice.push(thing.to_owned());
    }
    if fate != Fate::Echo {
        last.insert(thing.to_owned(), fate);
    }
}

/// Nothing if the connection is over.
async fn answer(socket: &mut TcpStream, fate: Fate, thing: &str) -> Option<()> {
    let body = format!(r#"{{"size":"{thing}"}}"#);
    let length = body.len();
    let text = match fate {
        Fate::Echo => {
            format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n{body}")
        }
        Fate::Status(status) => {
            format!("HTTP/1.1 {status} X\r\nContent-Length: 2\r\n\r\n{{}}")
        }
        Fate::Later => {
            "HTTP/1.1 503 X\r\nRetry-After: 1\r\nContent-Length: 2\r\n\r\n{}".to_owned()
        }
        Fate::HalfHead => "HTTP/1.1 200 OK\r\nContent-".to_owned(),
        Fate::HalfBody => {
            format!("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{body}")
        }
        Fate::Garbage => "\u{1}\u{2}\u{3}\r\n\r\n".to_owned(),
        Fate::Reset | Fate::Close | Fate::Stall => String::new(),
    };
    socket.write_all(text.as_bytes()).await.ok()?;
    match fate {
        Fate::Echo | Fate::Status(_) | Fate::Later => Some(()),
        Fate::Stall => {
            // Until the client goes away.
            let _ = socket.read(&mut [0; 64]).await;
            None
        }
        Fate::Reset => {
            socket.set_zero_linger().ok()?;
            None
        }
        _ => None,
    }
}

/// Whether the request is a POST, and what it is about: the end of the path of a GET, the
/// size in the body of a POST.
async fn read(socket: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<(bool, String)> {
    loop {
        if let Some(head) = buffer.windows(4).position(|four| four == b"\r\n\r\n") {
            let text = String::from_utf8_lossy(&buffer[..head]);
            let length = text.lines().find_map(|line| {
                let line = line.to_ascii_lowercase();
                line.strip_prefix("content-length: ")?.parse::<usize>().ok()
            });
            let end = head + 4 + length.unwrap_or(0);
            if buffer.len() >= end {
                let path = text.split(' ').nth(1).unwrap_or_default();
                let thing = path.rsplit('/').next().unwrap_or_default().to_owned();
                let body = String::from_utf8_lossy(&buffer[head + 4..end]).into_owned();
                let is_post = text.starts_with("POST");
                buffer.drain(..end);
                let size = body.split('"').nth(3).map(str::to_owned);
                return Some((is_post, if is_post { size? } else { thing }));
            }
        }
        let count = socket.read_buf(buffer).await.ok()?;
        (count > 0).then_some(())?;
    }
}
