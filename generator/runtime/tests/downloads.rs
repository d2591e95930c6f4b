//! Bodies of responses taken as they come, over real sockets: to a stream, a writer or a
//! file; and what becomes of those that break, stall or are too large.

mod clock;
mod folder;
mod server;

use clock::Pauses;
use folder::Folder;
use futures_core::Stream;
use oasmith_runtime::runtime::{Call, Client, Download, Error, ErrorKind};
use oasmith_runtime::sample::models;
use oasmith_runtime::sample::resources::Elsewhere;
use server::{Server, answer, json};
use std::future::{Future, poll_fn};
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWrite};
use tokio::time::Instant;

const HEAD: &str = "HTTP/1.1 200 OK\r\nConnection: close\r\n";

fn announcing(length: usize, body: &str) -> String {
    format!("{HEAD}Content-Length: {length}\r\n\r\n{body}")
}

fn chunked(body: &str) -> String {
    format!("{HEAD}Transfer-Encoding: chunked\r\n\r\n{body}")
}

fn call(client: &Client) -> Call<Elsewhere> {
    client.keys().elsewhere()
}

async fn download(answer: String) -> Download {
    let server = Server::start(vec![answer]).await;
    call(&server.client()).download().await.unwrap()
}

/// What comes before the end, and the error that it is.
async fn all(mut download: Download) -> (String, Option<Error>) {
    let mut text = String::new();
    while let Some(piece) = download.next().await {
        match piece {
            Ok(piece) => text.push_str(std::str::from_utf8(&piece).unwrap()),
            Err(error) => {
                assert!(download.next().await.is_none(), "an error is the end");
                return (text, Some(error));
            }
        }
    }
    (text, None)
}

#[tokio::test]
async fn a_body_comes_piece_by_piece_and_as_it_is() {
    let answer = announcing(6, "abc|PAUSE|def")
        .replace("\r\n\r\n", "\r\nContent-Encoding: gzip\r\nX-Request-Id: r-9\r\n\r\n");
    let server = Server::start(vec![answer]).await;
    let mut download = call(&server.client()).download().await.unwrap();
    assert_eq!(download.meta().request_id(), Some("r-9"));
    assert_eq!((download.length(), download.received()), (Some(6), 0));
    assert_eq!(&download.next().await.unwrap().unwrap()[..], b"abc");
    assert_eq!(download.received(), 3);
    let piece = poll_fn(|task| Pin::new(&mut download).poll_next(task)).await;
    assert_eq!(&piece.unwrap().unwrap()[..], b"def");
    assert!(download.next().await.is_none());
    assert!(download.next().await.is_none());
    assert_eq!(server.only().header("accept"), Some("*/*"));
}

#[tokio::test]
async fn any_call_can_be_taken_as_it_comes() {
    let server = Server::start(vec![answer("200 OK", "", "not json")]).await;
    let download = server.client().keys().get("k").download().await.unwrap();
    assert_eq!(all(download).await.0, "not json");
    assert_eq!(server.only().header("accept"), Some("application/json"));
}

#[tokio::test]
async fn statuses_are_errors_as_ever_and_tried_again_as_ever() {
    let busy = answer("503 Busy", "", "");
    let missing = json("404 Not Found", r#"{"size":"s-1"}"#);
    let server = Server::start(vec![busy, missing]).await;
    let client = server.builder().clock(Arc::new(Pauses::default())).build().unwrap();
    let error = client.keys().get("k").download().await.unwrap_err();
    assert!(error.is_not_found());
    assert_eq!(error.attempts(), 2);
    assert_eq!(error.body::<models::Resize>().unwrap().size, "s-1");
}

#[tokio::test]
async fn a_body_that_breaks_off_is_an_error() {
    for answer in [announcing(9, "abc"), chunked("3\r\nabc\r\n"), chunked("9\r\nabc")] {
        let (text, error) = all(download(answer).await).await;
        let error = error.expect("it is no whole body");
        assert_eq!((&text[..], error.kind()), ("abc", ErrorKind::Transport), "{error}");
        assert_eq!(error.operation(), Some("elsewhere"));
        assert_eq!(error.status().unwrap().as_u16(), 200);
    }
}

#[tokio::test]
async fn nothing_is_read_behind_the_end() {
    for answer in [announcing(3, "abcdef"), chunked("3\r\nabc\r\n0\r\n\r\ndef")] {
        let (text, error) = all(download(answer).await).await;
        assert_eq!(text, "abc");
        assert!(error.is_none(), "{error:?}");
    }
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused() {
    let (text, error) =
        all(download(announcing(6, "abc|PAUSE|def")).await.limit(5)).await;
    assert_eq!((&text[..], error.unwrap().kind()), ("", ErrorKind::BodyTooLarge));
    let unsaid = chunked("3\r\nabc\r\n|PAUSE|3\r\ndef\r\n0\r\n\r\n");
    let (text, error) = all(download(unsaid.clone()).await.limit(5)).await;
    let error = error.unwrap();
    assert_eq!((&text[..], error.kind()), ("abc", ErrorKind::BodyTooLarge));
    assert!(error.to_string().contains("limit of 5 bytes"), "{error}");
    assert_eq!(all(download(unsaid).await.limit(6)).await.0, "abcdef");
    // What bounds bodies in memory does not bound these.
    let server = Server::start(vec![announcing(3, "abc")]).await;
    let client = server.builder().max_body_size(1).build().unwrap();
    assert_eq!(all(call(&client).download().await.unwrap()).await.0, "abc");
}

#[tokio::test]
async fn a_body_may_be_slow_but_not_stand_still() {
    let drip = chunked(&"1\r\nx\r\n|PAUSE|".repeat(10));
    let stall = announcing(9, "abc|STALL|");
    let server = Server::start(vec![format!("{drip}0\r\n\r\n"), stall]).await;
    let client = server
        .builder()
        .attempt_timeout(Duration::from_millis(350))
        .timeout(Duration::from_millis(370))
        .build()
        .unwrap();
    let begun = Instant::now();
    let (text, error) = all(call(&client).download().await.unwrap()).await;
    assert_eq!(text, "xxxxxxxxxx", "{error:?}");
    assert!(error.is_none() && begun.elapsed() > Duration::from_millis(450));
    let (text, error) = all(call(&client).download().await.unwrap()).await;
    let error = error.unwrap();
    assert_eq!((&text[..], error.kind()), ("abc", ErrorKind::Timeout));
    assert!(error.to_string().contains("time limit"), "{error}");
    assert!(begun.elapsed() < Duration::from_secs(8));
}

#[tokio::test]
async fn who_reads_slowly_is_no_stall() {
    let server = Server::start(vec![announcing(6, "abc|PAUSE|def")]).await;
    let limit = Duration::from_millis(200);
    let call = call(&server.client()).attempt_timeout(limit);
    let mut download = call.download().await.unwrap();
    assert_eq!(&download.next().await.unwrap().unwrap()[..], b"abc");
    tokio::time::sleep(3 * limit).await;
    assert_eq!(all(download).await.0, "def");
}

#[tokio::test]
async fn a_writer_gets_it_all() {
    let mut download = download(announcing(6, "abc|PAUSE|def")).await;
    // Takes two bytes at once.
    let (mut writer, mut reader) = tokio::io::duplex(2);
    let read = tokio::spawn(async move {
        let mut text = String::new();
        reader.read_to_string(&mut text).await.unwrap();
        text
    });
    assert_eq!(download.write_to(&mut writer).await.unwrap(), 6);
    drop(writer);
    assert_eq!(read.await.unwrap(), "abcdef");
}

struct Full;

impl AsyncWrite for Full {
    fn poll_write(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        // As a writer says that it takes no more, and as a disk says it.
        let full = io::Error::from(io::ErrorKind::StorageFull);
        Poll::Ready(if bytes == b"abc" { Ok(0) } else { Err(full) })
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

#[tokio::test]
async fn a_writer_that_is_full_is_an_error() {
    for body in ["abc", "other"] {
        let mut download = download(announcing(body.len(), body)).await;
        let error = download.write_to(&mut Full).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Io);
        assert!(!error.is_retryable());
        assert!(error.to_string().contains("the writer does not take"), "{error}");
    }
}

#[tokio::test]
async fn a_file_is_whole_or_as_it_was() {
    let folder = Folder::new();
    let path = folder.file("f", "before");
    let error = download(announcing(9, "abc")).await.save(&path).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert_eq!((folder.names(), folder.read("f")), (vec!["f".into()], b"before".into()));
    let count = download(announcing(6, "abcdef")).await.save(&path).await.unwrap();
    assert_eq!(count, 6);
    assert_eq!((folder.names(), folder.read("f")), (vec!["f".into()], b"abcdef".into()));
    // An empty body is a file too.
    download(announcing(0, "")).await.save(folder.path("empty")).await.unwrap();
    assert_eq!(folder.read("empty"), b"");
}

#[tokio::test]
async fn a_file_that_cannot_be_written_is_an_error() {
    let folder = Folder::new();
    for path in [folder.path("none/f"), folder.path(""), "".into(), "/".into()] {
        let error = download(announcing(3, "abc")).await.save(&path).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Io, "{}", path.display());
        assert!(error.message().contains(&path.display().to_string()), "{error}");
    }
    assert!(folder.names().is_empty(), "{:?}", folder.names());
}

#[tokio::test]
async fn nobody_who_waits_leaves_no_file() {
    let folder = Folder::new();
    let mut download = download(announcing(9, "abc|STALL|")).await;
    let mut saving = Box::pin(download.save(folder.path("f")));
    let give_up = Instant::now() + Duration::from_secs(5);
    while folder.names().is_empty() && Instant::now() < give_up {
        poll_fn(|task| Poll::Ready(saving.as_mut().poll(task).is_ready())).await;
        tokio::task::yield_now().await;
    }
    let names = folder.names();
    assert!(names[0].starts_with(".f.") && names[0].ends_with(".part"), "{names:?}");
    drop(saving);
    while !folder.names().is_empty() && Instant::now() < give_up {
        tokio::task::yield_now().await;
    }
    assert!(folder.names().is_empty(), "{:?}", folder.names());
}

/// An answer in the middle of whose body the connection breaks, to be gone on with.
fn broken(etag: &str, ranges: &str, length: usize, body: &str) -> String {
    announcing(length, body).replacen(
        "\r\n\r\n",
        &format!("\r\nETag: {etag}\r\nAccept-Ranges: {ranges}\r\n\r\n"),
        1,
    )
}

fn rest(range: &str, etag: &str, length: usize, body: &str) -> String {
    let head = format!("Content-Range: bytes {range}\r\nETag: {etag}\r\n");
    let head = format!("{head}Content-Length: {length}\r\n\r\n");
    format!("HTTP/1.1 206 Partial Content\r\nConnection: close\r\n{head}{body}")
}

/// What comes of these answers, the error, and how many requests there were.
async fn resumed(answers: &[&str], retries: u32) -> (String, Option<ErrorKind>, usize) {
    let server =
        Server::start(answers.iter().map(|&one| one.to_owned()).collect()).await;
    let clock = Arc::new(Pauses::default());
    let client = server.builder().clock(clock.clone()).jitter(|| 1.0).build().unwrap();
    let limit = Duration::from_millis(400);
    let call = call(&client).max_retries(retries).attempt_timeout(limit);
    let (text, error) = all(call.download().await.unwrap()).await;
    let asked = server.asked();
    let token = Some("Bearer s3cret");
    assert!(asked.iter().all(|one| one.header("authorization") == token));
    assert!(clock.millis().iter().all(|pause| *pause == 500), "{:?}", clock.millis());
    for (one, from) in asked.iter().skip(1).zip([3, 5]) {
        assert_eq!(one.header("range").unwrap(), format!("bytes={from}-"));
        assert_eq!(one.header("if-range"), Some("\"v1\""));
    }
    (text, error.map(|error| error.kind()), asked.len())
}

#[tokio::test]
async fn a_body_that_breaks_goes_on_where_it_was() {
    let first = broken("\"v1\"", "bytes", 9, "abc");
    let second = rest("3-8/9", "\"v1\"", 6, "de");
    let third = rest("5-8/9", "\"v1\"", 4, "fghi");
    let whole = resumed(&[&first, &second, &third], 2).await;
    assert_eq!(whole, ("abcdefghi".to_owned(), None, 3));
    // Also where it stands still, and where the server is busy at first.
    let stalls = broken("\"v1\"", "bytes", 9, "abc|STALL|");
    let rest = rest("3-8/9", "\"v1\"", 6, "defghi");
    assert_eq!(resumed(&[&stalls, &rest], 1).await, ("abcdefghi".to_owned(), None, 2));
}

#[tokio::test]
async fn a_body_goes_on_only_if_it_is_the_same() {
    let first = broken("\"v1\"", "bytes", 9, "abc");
    let good = rest("3-8/9", "\"v1\"", 6, "defghi");
    let no_more = ("abc".to_owned(), Some(ErrorKind::Transport), 2);
    let others = [
        broken("\"v2\"", "bytes", 9, "ABCDEFGHI"),
        rest("3-8/9", "\"v2\"", 6, "defghi"),
        rest("0-8/9", "\"v1\"", 9, "abcdefghi"),
        rest("3-8/9", "\"v1\"", 6, "defghi").replace("206", "200"),
        rest("3-8/9", "\"v1\"", 6, ""),
        answer("404 Not Found", "", ""),
    ];
    for other in others {
        assert_eq!(resumed(&[&first, &other, &good], 2).await, no_more, "{other}");
    }
    let alone = ("abc".to_owned(), Some(ErrorKind::Transport), 1);
    assert_eq!(resumed(&[&first, &good], 0).await, alone);
    for (etag, ranges) in [("W/\"v1\"", "bytes"), ("\"v1\"", "none"), ("", "bytes")] {
        let first = broken(etag, ranges, 9, "abc");
        assert_eq!(resumed(&[&first, &good], 2).await, alone, "{etag} {ranges}");
    }
}

#[tokio::test]
async fn only_a_get_of_all_goes_on() {
    let first = broken("\"v1\"", "bytes", 9, "abc");
    let server = Server::start(vec![first]).await;
    let client = server.builder().clock(Arc::new(Pauses::default())).build().unwrap();
    let own = call(&client).with_header("range", "bytes=0-8").download().await.unwrap();
    assert_eq!(all(own).await.1.unwrap().kind(), ErrorKind::Transport);
    assert_eq!(server.asked().len(), 1);
    let once = call(&client).idempotent(false).download().await.unwrap();
    assert_eq!(all(once).await.1.unwrap().kind(), ErrorKind::Transport);
    assert_eq!(server.asked().len(), 2);
    let put = client.keys().store("x").download().await.unwrap();
    assert_eq!(all(put).await.1.unwrap().kind(), ErrorKind::Transport);
    assert_eq!(server.asked().len(), 3);
}
