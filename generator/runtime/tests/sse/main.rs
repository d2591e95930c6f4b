//! Streams of events and of lines: what they say however they are cut, and what goes on
//! after the connection has broken.

#[path = "../clock/mod.rs"]
mod clock;
mod server;

use bytes::Bytes;
use clock::Pauses;
use oasmith_runtime::runtime::body::{Body, Reply, events, lines, read};
use oasmith_runtime::runtime::codec::Slot;
use oasmith_runtime::runtime::{
    Call, Client, ClientBuilder, Error, ErrorKind, EventStream, Operation, Spec, Success,
};
use oasmith_runtime::sample::models::Resize;
use server::{Pieces, Server, broken, status, whole};
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::timeout;

/// An operation whose result is what `B` reads, by POST or else by GET.
struct Any<B, const POST: bool>(PhantomData<B>);

impl<B: Body + 'static, const POST: bool> Operation for Any<B, POST> {
    type Output = B::Output;
    const SPEC: &'static Spec = &Spec::new(
        "any",
        if POST { "POST" } else { "GET" },
        "/x",
        &[Success { statuses: &["200"], accept: B::ACCEPT, streams: B::STREAMS }],
    );

    fn decode(_: usize, reply: &mut Reply) -> Result<B::Output, Error> {
        read::<B>(reply)
    }
}

type Texts = EventStream<String>;
type Post = Call<Any<events<String>, true>>;
type Calling = fn(&Client) -> Post;

fn get(client: &Client) -> Call<Any<events<String>, false>> {
    Call::new(client)
}

fn post(client: &Client) -> Post {
    Call::new(client)
}

/// A client that makes no pauses but notes them, and has no luck.
fn timed(builder: ClientBuilder) -> (Client, Arc<Pauses>) {
    let pauses = Arc::new(Pauses::default());
    let client = builder.clock(pauses.clone()).jitter(|| 0.0).build().unwrap();
    (client, pauses)
}

/// All items, errors by their kind.
async fn all<T: Slot>(stream: &mut EventStream<T>) -> Vec<Result<T, ErrorKind>> {
    let mut seen = Vec::new();
    while let Some(item) = stream.next().await {
        seen.push(item.map_err(|error| error.kind()));
    }
    seen
}

/// All texts, and the error that was the end. No end is a failure.
async fn texts(stream: &mut Texts) -> (Vec<String>, Option<Error>) {
    timeout(Duration::from_secs(10), to_the_end(stream)).await.unwrap()
}

async fn to_the_end(stream: &mut Texts) -> (Vec<String>, Option<Error>) {
    let mut seen = Vec::new();
    loop {
        match stream.try_next().await {
            Ok(Some(text)) => seen.push(text),
            Ok(None) => return (seen, None),
            Err(error) => {
                assert!(stream.next().await.is_none(), "an end is one");
                return (seen, Some(error));
            }
        }
    }
}

/// All that events can be made of.
const STREAM: &str = "\u{feff}: a comment\r\ndata: one\r\n\r\n\
    event: named\ndata:two\ndata:  lines\nid: 7\n\n\
    id: b\0d\rretry: 12x\rdata\rdata\r\r\
    event: lost\nid: \u{e9}\u{1f600}\n\n\
    data: \u{20ac}: a\u{feff}b\n:\nunknown: x\r\n\r\n\
    data: [DONE]\n\ndata: never\n\n";

type Seen = (String, Option<String>, Option<String>);

fn expected() -> Vec<Seen> {
    let event = |data: &str, name: Option<&str>, id: Option<&str>| {
        (data.to_owned(), name.map(str::to_owned), id.map(str::to_owned))
    };
    vec![
        event("one", None, None),
        event("two\n lines", Some("named"), Some("7")),
        event("\n", None, Some("7")),
        event("\u{20ac}: a\u{feff}b", None, Some("\u{e9}\u{1f600}")),
    ]
}

async fn told(mut stream: Texts) -> Vec<Seen> {
    let mut seen = Vec::new();
    while let Some(text) = stream.next().await {
        let (name, id) = (stream.event_name(), stream.last_event_id());
        seen.push((text.unwrap(), name.map(str::to_owned), id.map(str::to_owned)));
    }
    seen
}

async fn cut(pieces: Vec<Bytes>) -> Vec<Seen> {
    let client = Client::builder().transport(Pieces(pieces)).build().unwrap();
    told(get(&client).await.unwrap()).await
}

#[tokio::test]
async fn a_stream_says_the_same_however_it_is_cut() {
    let stream = Bytes::from(STREAM);
    for at in 0..=stream.len() {
        let pieces = vec![stream.slice(..at), stream.slice(at..)];
        assert_eq!(cut(pieces).await, expected(), "cut at {at}");
    }
    for size in 1..9 {
        let pieces = stream.chunks(size).map(Bytes::copy_from_slice).collect();
        assert_eq!(cut(pieces).await, expected(), "in pieces of {size}");
    }
}

#[tokio::test]
async fn a_stream_may_come_byte_by_byte() {
    let server = Server::start(vec![whole(STREAM.as_bytes().chunks(1))]).await;
    let client = server.builder().build().unwrap();
    assert_eq!(told(get(&client).await.unwrap()).await, expected());
}

#[tokio::test]
async fn a_broken_stream_goes_on_behind_the_last_event() {
    let first = "retry: 1234\n\nid: 1\ndata: a\n\nid: 2\ndata: b\n\nid: 3\ndata: half";
    let answers = vec![
        broken([first.as_bytes()]),
        broken([&b"data: c\n\n"[..]]),
        status("503 Service Unavailable"),
        whole([&b"id:\ndata: d\n\n"[..]]),
    ];
    let server = Server::start(answers).await;
    let (client, pauses) = timed(server.builder());
    let mut stream = get(&client).await.unwrap();
    let (seen, error) = texts(&mut stream).await;
    assert_eq!(seen, ["a", "b", "c", "d"]);
    assert!(error.is_none(), "{error:?}");
    let two = || Some("2".to_owned());
    assert_eq!(server.ids(), [None, two(), two(), two()]);
    assert_eq!(pauses.millis(), [1234, 1234, 1234]);
    assert_eq!(stream.last_event_id(), None);
}

#[tokio::test]
async fn retries_are_counted_from_the_last_event() {
    let event = || broken([&b"id: 1\ndata: a\n\n"[..]]);
    let nothing = || broken([&b": alive\n\n"[..]]);
    let server =
        Server::start(vec![event(), event(), nothing(), event(), event(), nothing()])
            .await;
    let (client, pauses) = timed(server.builder());
    let (seen, error) = texts(&mut get(&client).await.unwrap()).await;
    assert_eq!(seen.len(), 4);
    let error = error.unwrap();
    assert_eq!((error.kind(), error.path()), (ErrorKind::Transport, Some("/x")));
    assert_eq!(server.ids().len(), 7);
    assert_eq!(pauses.millis(), [250, 250, 500, 250, 250, 500]);
}

#[tokio::test]
async fn what_may_not_be_sent_again_is_not() {
    let with_id = &b"id: 1\ndata: a\n\n"[..];
    let cases: [(&str, Vec<u8>, Calling); 3] = [
        ("a POST", broken([with_id]), |client| post(client)),
        ("no id", broken([&b"data: a\n\n"[..]]), |client| post(client).idempotent(true)),
        ("no retries", broken([with_id]), |client| {
            post(client).idempotent(true).max_retries(0)
        }),
    ];
    for (case, answer, call) in cases {
        let server = Server::start(vec![answer]).await;
        let (client, pauses) = timed(server.builder());
        let (seen, error) = texts(&mut call(&client).await.unwrap()).await;
        assert_eq!(seen, ["a"], "{case}");
        assert_eq!(
            error.map(|error| error.kind()),
            Some(ErrorKind::Transport),
            "{case}"
        );
        assert_eq!((server.ids().len(), pauses.millis().len()), (1, 0), "{case}");
    }
    let server = Server::start(vec![broken([with_id])]).await;
    let (client, _) = timed(server.builder());
    let mut stream = get(&client).await.unwrap().reconnect(false);
    assert!(texts(&mut stream).await.1.is_some());
    assert_eq!(server.ids().len(), 1);
}

#[tokio::test]
async fn a_post_goes_on_where_the_caller_says_so() {
    let answers = [broken([&b"id: 1\ndata: a\n\n"[..]]), whole([&b"data: b\n\n"[..]])];
    let calls: [Calling; 2] = [
        |client| post(client).idempotency_key("k"),
        |client| post(client).idempotent(true),
    ];
    for call in calls {
        let server = Server::start(answers.to_vec()).await;
        let (client, _) = timed(server.builder());
        let (seen, error) = texts(&mut call(&client).await.unwrap()).await;
        assert_eq!((seen.len(), error.is_none()), (2, true));
    }
}

#[tokio::test]
async fn an_end_is_the_end_unless_it_is_endless() {
    let answers = || {
        let event = || whole([&b"data: a\n\n"[..]]);
        vec![
            event(),
            broken([]),
            broken([]),
            broken([]),
            event(),
            status("204 No Content"),
        ]
    };
    let server = Server::start(answers()).await;
    let (client, _) = timed(server.builder());
    let (seen, error) = texts(&mut get(&client).await.unwrap()).await;
    assert_eq!((seen.len(), error.is_none(), server.ids().len()), (1, true, 1));

    let server = Server::start(answers()).await;
    let (client, pauses) = timed(server.builder());
    let mut stream = post(&client).await.unwrap().reconnect(true);
    let (seen, error) = texts(&mut stream).await;
    assert_eq!((seen.len(), error.is_none()), (2, true), "{error:?}");
    assert_eq!(server.ids(), vec![None; 6]);
    assert_eq!(pauses.millis(), [250, 500, 1000, 2000, 250]);
}

#[tokio::test]
async fn what_time_does_not_mend_is_the_end() {
    let event = || broken([&b"id: 1\ndata: a\n\n"[..]]);
    let server = Server::start(vec![event(), status("404 Not Found")]).await;
    let (client, _) = timed(server.builder());
    let mut stream = get(&client).await.unwrap().reconnect(true);
    let (_, error) = texts(&mut stream).await;
    assert!(error.unwrap().is_not_found());

    // A server that wants to be left alone for long is.
    let long = broken([&b"retry: 61000\nid: 1\ndata: a\n\n"[..]]);
    let server = Server::start(vec![long]).await;
    let (client, pauses) = timed(server.builder());
    let (_, error) = texts(&mut get(&client).await.unwrap()).await;
    assert_eq!(error.unwrap().kind(), ErrorKind::Transport);
    assert_eq!(pauses.millis().len(), 0);
}

#[tokio::test]
async fn a_call_may_begin_behind_an_event() {
    let answers = vec![broken([&b"da"[..]]), whole([&b"data: b\n\n"[..]])];
    let server = Server::start(answers).await;
    let (client, _) = timed(server.builder());
    let mut stream = get(&client).with_header("Last-Event-ID", "7").await.unwrap();
    assert_eq!(stream.last_event_id(), Some("7"));
    assert_eq!(texts(&mut stream).await.0, ["b"]);
    assert_eq!(server.ids(), vec![Some("7".to_owned()); 2]);
}

#[tokio::test]
async fn an_event_has_a_bound() {
    let line = format!("data: a\n\ndata: {}", "x".repeat(200));
    let several = format!("data: a\n\n{}", "data: 1234567890\n".repeat(20));
    let at_once = format!("data: a\n\ndata: {}\n\n", "x".repeat(200));
    for body in [line, several, at_once] {
        let server = Server::start(vec![whole([body.as_bytes()])]).await;
        let client = server.builder().max_body_size(100).build().unwrap();
        let mut stream = get(&client).await.unwrap().reconnect(true);
        let (seen, error) = texts(&mut stream).await;
        assert_eq!(seen, ["a"], "{body}");
        assert_eq!(error.unwrap().kind(), ErrorKind::BodyTooLarge, "{body}");
    }
    // All events together may be larger.
    let many = "data: 1234567890\n\n".repeat(100);
    let server = Server::start(vec![whole([many.as_bytes()])]).await;
    let client = server.builder().max_body_size(100).build().unwrap();
    assert_eq!(texts(&mut get(&client).await.unwrap()).await.0.len(), 100);
}

#[tokio::test]
async fn an_item_that_is_wrong_is_followed_by_the_next() {
    let body = "data: {\"size\":5}\n\ndata:\n\nevent: ping\ndata: \n\ndata: {}\n\ndata: {\"size\":\"s\"}\n\n";
    let server = Server::start(vec![whole([body.as_bytes()])]).await;
    let client = server.builder().build().unwrap();
    let mut stream = Call::<Any<events<Resize>, false>>::new(&client).await.unwrap();
    let error = stream.next().await.unwrap().unwrap_err();
    assert_eq!((error.kind(), error.json_path()), (ErrorKind::Decode, Some("size")));
    assert_eq!(error.raw_body(), br#"{"size":5}"#);
    assert_eq!(stream.next().await.unwrap().unwrap().size, "");
    assert_eq!(stream.meta().corrections().len(), 1);
    assert_eq!(stream.next().await.unwrap().unwrap().size, "s");
    assert_eq!(stream.meta().corrections().len(), 0, "they are of the last item");
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn lines_are_never_asked_for_again() {
    let body = "{\"size\":\"a\"}\r\n\n\u{1e}{\"size\":\"b\"}\n{\"size\":\"c\"}";
    let sizes = |items: Vec<Result<Resize, ErrorKind>>| -> Vec<_> {
        items.into_iter().map(|item| item.map(|item| item.size)).collect()
    };
    let (a, b, c) = (Ok("a".to_owned()), Ok("b".to_owned()), Ok("c".to_owned()));
    for (answer, last) in [
        (whole([body.as_bytes()]), c),
        (broken([body.as_bytes()]), Err(ErrorKind::Transport)),
    ] {
        let server = Server::start(vec![answer]).await;
        let client = server.builder().build().unwrap();
        let call = Call::<Any<lines<Resize>, false>>::new(&client);
        let mut stream = call.await.unwrap().reconnect(true);
        let items = sizes(all(&mut stream).await);
        assert_eq!(items, [a.clone(), b.clone(), last]);
        assert_eq!(server.ids().len(), 1);
    }
}
