//! Bodies that are not in memory, over real sockets: what the server gets of files and
//! streams, when they are sent again, and what becomes of those that can't be read.

mod clock;
mod folder;
mod wire;

use bytes::Bytes;
use clock::Pauses;
use folder::Folder;
use futures_core::Stream;
use oasmith_runtime::runtime::types::FilePart;
use oasmith_runtime::runtime::{Call, Client, Error, ErrorKind, Payload};
use oasmith_runtime::sample::models::{Resize, Upload};
use oasmith_runtime::sample::resources::Upload as Sent;
use serde_json::json;
use std::collections::VecDeque;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::time::{Instant, Sleep, sleep};
use wire::Wire;

const OK: &str = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";
const BUSY: &str = "HTTP/1.1 503 Busy\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
const MOVED: &str = "HTTP/1.1 307 Moved\r\nConnection: close\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n";

/// More than two pieces, and no piece like another.
fn content() -> Vec<u8> {
    (0..200_000_u32).map(|index| ((index * 31) >> 5) as u8).collect()
}

/// Pieces of a stream: bytes, things that are done in between, pauses and errors.
enum Step {
    Piece(&'static str),
    Do(Box<dyn FnOnce() + Send>),
    Pause(u64),
    Fail(&'static str),
}

struct Steps(VecDeque<Step>, Option<Pin<Box<Sleep>>>);

impl Stream for Steps {
    type Item = io::Result<&'static str>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        task: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(pause) = &mut self.1 {
                std::task::ready!(pause.as_mut().poll(task));
                self.1 = None;
            }
            match self.0.pop_front() {
                None => return Poll::Ready(None),
                Some(Step::Piece(piece)) => return Poll::Ready(Some(Ok(piece))),
                Some(Step::Do(act)) => act(),
                Some(Step::Pause(millis)) => {
                    self.1 = Some(Box::pin(sleep(Duration::from_millis(millis))));
                }
                Some(Step::Fail(what)) => {
                    return Poll::Ready(Some(Err(io::Error::other(what))));
                }
            }
        }
    }
}

fn stream(steps: impl IntoIterator<Item = Step>) -> Payload {
    Payload::stream(Steps(steps.into_iter().collect(), None))
}

fn abc() -> Payload {
    stream(["a", "b", "", "c", ""].map(Step::Piece))
}

fn client(server: &Wire) -> Client {
    server.builder().clock(Arc::new(Pauses::default())).jitter(|| 1.0).build().unwrap()
}

#[tokio::test]
async fn what_is_in_memory_goes_as_it_is() {
    let server = Wire::start(&[OK]).await;
    let client = server.client();
    client.keys().store("a").await.unwrap();
    client.keys().store(String::from("a")).await.unwrap();
    client.keys().store(b"a").await.unwrap();
    client.keys().store(vec![b'a']).await.unwrap();
    client.keys().store(Bytes::from_static(b"a")).await.unwrap();
    client.keys().store(Payload::from("a")).await.unwrap();
    for seen in server.seen(6).await {
        assert_eq!(seen.header("content-length"), Some("1"));
        assert_eq!(seen.header("content-type"), Some("application/octet-stream"));
        assert_eq!(seen.body, b"a");
    }
}

#[tokio::test]
async fn a_file_is_sent_with_its_length_and_again_from_its_beginning() {
    let folder = Folder::new();
    let server = Wire::start(&[BUSY, MOVED, OK]).await;
    let path = folder.file("big.iso", content());
    client(&server).keys().store(Payload::file(path)).await.unwrap();
    for seen in server.seen(3).await {
        assert_eq!(seen.header("content-length"), Some("200000"));
        assert_eq!(seen.header("transfer-encoding"), None);
        assert!(seen.whole && seen.body == content());
    }
}

#[tokio::test]
async fn an_empty_file_is_an_empty_body() {
    let folder = Folder::new();
    let server = Wire::start(&[OK]).await;
    let path = folder.file("empty", "");
    server.client().keys().store(Payload::file(path)).await.unwrap();
    let seen = &server.seen(1).await[0];
    assert_eq!((seen.header("content-length"), seen.body.len()), (Some("0"), 0));
}

#[tokio::test]
async fn a_stream_is_sent_in_chunks_and_only_once() {
    let server = Wire::start(&[BUSY, OK]).await;
    let error = client(&server).keys().store(abc()).await.unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), error.attempts()), (503, 1));
    let seen = &server.seen(1).await[0];
    assert_eq!(seen.header("transfer-encoding"), Some("chunked"));
    assert_eq!(seen.header("content-length"), None);
    assert!(seen.whole);
    assert_eq!(seen.body, b"abc");
}

#[tokio::test]
async fn a_stream_is_not_redirected() {
    let server = Wire::start(&[MOVED, OK]).await;
    let error = client(&server).keys().store(abc()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Redirect);
    assert_eq!(server.seen(1).await[0].body, b"abc");
}

#[tokio::test]
async fn a_stream_that_nobody_has_opened_is_tried_again() {
    // Nobody listens on a port that was just given back.
    let unused =
        std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let client = Client::builder()
        .token("t")
        .base_url(format!("http://{unused}"))
        .clock(Arc::new(Pauses::default()))
        .build()
        .unwrap();
    let error = client.keys().store(abc()).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connect, 3));
}

#[tokio::test]
async fn a_stream_can_be_sent_by_one_call_only() {
    let server = Wire::start(&[OK]).await;
    let payload = abc();
    assert!(payload.is_replayable());
    server.client().keys().store(payload.clone()).await.unwrap();
    assert!(!payload.is_replayable());
    let error = server.client().keys().store(payload).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Io, 1));
    assert!(error.message().contains("sent before"), "{error}");
}

#[tokio::test]
async fn a_reader_is_read_to_its_end() {
    let server = Wire::start(&[OK]).await;
    let (mut input, output) = tokio::io::duplex(1000);
    let written = tokio::spawn(async move { input.write_all(&content()).await });
    let payload = Payload::reader(output).with_length(200_000);
    server.client().keys().store(payload).await.unwrap();
    written.await.unwrap().unwrap();
    let seen = &server.seen(1).await[0];
    assert_eq!(seen.header("content-length"), Some("200000"));
    assert!(seen.body == content());
}

async fn refused(payload: Payload) -> (Error, Vec<u8>) {
    let server = Wire::start(&[OK]).await;
    let error = client(&server).keys().store(payload).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Io, 1), "{error}");
    assert!(!error.is_retryable());
    let seen = server.seen(1).await.remove(0);
    assert!(!seen.whole, "the server takes it for a whole body");
    (error, seen.body)
}

#[tokio::test]
async fn what_a_stream_announces_is_what_it_gives_or_an_error() {
    let server = Wire::start(&[OK]).await;
    server.client().keys().store(abc().with_length(3)).await.unwrap();
    let seen = &server.seen(1).await[0];
    assert_eq!(
        (seen.header("content-length"), &seen.body[..]),
        (Some("3"), &b"abc"[..])
    );
    let (error, _) = refused(abc().with_length(2)).await;
    assert!(error.message().contains("more than the 2 bytes"), "{error}");
    let (error, _) = refused(abc().with_length(4)).await;
    assert!(error.message().contains("fewer than the 4 bytes"), "{error}");
}

#[tokio::test]
async fn a_stream_that_fails_is_the_error_and_no_end() {
    for length in [None, Some(9)] {
        let payload = stream([Step::Piece("a"), Step::Fail("disk on fire")]);
        let payload = length.map_or(payload.clone(), |n| payload.with_length(n));
        let (error, _) = refused(payload).await;
        assert_eq!(
            error.to_string(),
            "PUT /v2/store: the stream cannot be sent: disk on fire"
        );
        assert!(error.get_ref().is_some_and(|error| error.is::<io::Error>()));
    }
}

#[tokio::test]
async fn a_file_that_is_not_there_stops_the_call_before_anything_is_sent() {
    let folder = Folder::new();
    let server = Wire::start(&[OK]).await;
    for (name, why) in [("none.iso", "o such file"), ("", "regular file")] {
        let call = client(&server).keys().store(Payload::file(folder.path(name)));
        let error = call.await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Io, 1));
        let text = error.to_string();
        assert!(text.contains(folder.path(name).to_str().unwrap()), "{text}");
        assert!(text.contains(why), "{text}");
    }
    server.seen(0).await;
}

fn parts(files: [FilePart; 2]) -> Upload {
    Upload::new(files, "hi", 3, "v=0", json!({"x": 1}), Resize::new("s"))
}

#[tokio::test]
async fn a_file_that_changes_while_it_is_sent_is_an_error() {
    for length in [10, 199_999, 200_001, 300_000] {
        let folder = Folder::new();
        let path = folder.file("f", content());
        let resized = path.clone();
        let change = Step::Do(Box::new(move || {
            let file = std::fs::File::options().write(true).open(resized);
            file.unwrap().set_len(length).unwrap();
        }));
        // Its length is told before the first part is read.
        let first = FilePart::new(stream([change, Step::Piece("x")]).with_length(1));
        let server = Wire::start(&[OK]).await;
        let call: Call<Sent> = Call::new(&client(&server));
        let call = call.multipart_body(parts([first, FilePart::open(path)]));
        let error = call.await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Io, "{error}");
        assert!(error.message().contains("than the 200000 bytes"), "{error}");
        assert!(!server.seen(1).await[0].whole);
    }
}

#[tokio::test]
async fn parts_from_disk_are_the_same_bytes_as_parts_in_memory() {
    let folder = Folder::new();
    let names = ["a\" b.png", "c.bin"];
    let (one, two) = (folder.file(names[0], content()), folder.file(names[1], ""));
    let from_disk = [FilePart::open(one).content_type("image/png"), FilePart::open(two)];
    let in_memory = [
        FilePart::new(content()).file_name(names[0]).content_type("image/png"),
        FilePart::new("").file_name(names[1]),
    ];
    let streamed = [
        FilePart::new(Payload::reader(io::Cursor::new(content())))
            .file_name(names[0])
            .content_type("image/png"),
        FilePart::new(stream([])).file_name(names[1]),
    ];
    let created =
        "HTTP/1.1 201 Created\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
    let server = Wire::start(&[BUSY, created]).await;
    let client = client(&server);
    for (files, tries) in [(from_disk, 2), (in_memory, 1), (streamed, 1)] {
        let call: Call<Sent> = Call::new(&client);
        let sent = call.multipart_body(parts(files)).idempotent(true).send().await;
        assert_eq!(sent.unwrap().meta().attempts(), tries);
    }
    let bodies: Vec<(Option<usize>, Vec<u8>)> = server
        .seen(4)
        .await
        .into_iter()
        .map(|seen| {
            assert!(seen.whole);
            let kind = seen.header("content-type").unwrap();
            let boundary = kind.strip_prefix("multipart/form-data; boundary=").unwrap();
            let length = seen.header("content-length").map(|n| n.parse().unwrap());
            (length, replaced(&seen.body, boundary.as_bytes()))
        })
        .collect();
    let [(length, first), (second, again), (memory, held), (streamed, flown)] =
        bodies.try_into().unwrap();
    assert!(first == held && first == again && first == flown);
    assert_eq!(length, memory);
    assert_eq!((length, second, streamed), (second, memory, None));
    assert!(String::from_utf8_lossy(&first).contains("filename=\"a%22 b.png\""));
}

/// The body with a boundary of the same length that is always the same.
fn replaced(body: &[u8], boundary: &[u8]) -> Vec<u8> {
    let mut body = body.to_vec();
    let length = boundary.len();
    let mut at = 0;
    while at + length <= body.len() {
        if body[at..].starts_with(boundary) {
            body[at..at + length].fill(b'#');
        }
        at += 1;
    }
    body
}

#[tokio::test]
async fn a_file_that_is_not_in_memory_is_no_text() {
    let server = Wire::start(&[OK]).await;
    let upload = || parts([FilePart::open("none"), FilePart::new("")]);
    let json: Call<Sent> = Call::new(&server.client()).json_body(upload());
    let form: Call<Sent> = Call::new(&server.client()).form_body(upload());
    for call in [json, form] {
        let error = call.await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidArgument);
        assert!(error.message().contains("not in memory"), "{error}");
    }
    let part = FilePart::open("some/where.txt");
    assert_eq!((part.name(), part.bytes()), (Some("where.txt"), None));
    assert_eq!(format!("{:?}", part.content()), "file some/where.txt");
    server.seen(0).await;
}

fn slowly(count: usize, millis: u64) -> Payload {
    stream((0..count).flat_map(|_| [Step::Piece("x"), Step::Pause(millis)]))
}

#[tokio::test]
async fn an_upload_may_be_slow_but_not_stand_still() {
    let server = Wire::start(&[OK]).await;
    let client = server
        .builder()
        .attempt_timeout(Duration::from_millis(400))
        .timeout(Duration::from_millis(420))
        .build()
        .unwrap();
    let begun = Instant::now();
    client.keys().store(slowly(8, 65)).await.unwrap();
    assert!(begun.elapsed() > Duration::from_millis(500));
    let error = client.keys().store(slowly(2, 9000)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
    let bound = client.keys().store(slowly(1000, 5)).timeout(Duration::from_millis(60));
    assert_eq!(bound.await.unwrap_err().kind(), ErrorKind::Timeout);
    assert!(begun.elapsed() < Duration::from_secs(8));
}

#[tokio::test]
async fn a_server_may_answer_before_it_has_it_all() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let mut some = [0; 4096];
        socket.read_exact(&mut some).await.unwrap();
        let answer = "HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n";
        socket.write_all(answer.as_bytes()).await.unwrap();
        while socket.read(&mut some).await.is_ok_and(|count| count > 0) {}
    });
    let folder = Folder::new();
    let path = folder.file("large", vec![0; 16 << 20]);
    let client = Client::builder().token("t").base_url(url).build().unwrap();
    let error = client.keys().store(Payload::file(path)).await.unwrap_err();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(413), "{error}");
}
