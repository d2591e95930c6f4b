//! What calls tell to `tracing`: spans and events as text, and no secret in any of them.
#![cfg(feature = "tracing")]

mod clock;
mod server;

use clock::Pauses;
use oasmith_runtime::runtime::{Client, Limiter};
use oasmith_runtime::sample::models::Resize;
use server::{Server, answer, json};
use std::fmt::{Debug, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tracing::field::{Field, Visit};
use tracing::instrument::WithSubscriber;
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// Writes everything down.
#[derive(Clone, Default)]
struct Notes {
    lines: Arc<Mutex<Vec<String>>>,
    spans: Arc<AtomicU64>,
    /// Entered, by the thread that has.
    within: Arc<Mutex<Vec<(std::thread::ThreadId, u64)>>>,
}

impl Notes {
    fn note(&self, span: Option<u64>, what: &str, write: impl FnOnce(&mut Fields)) {
        let mut fields = Fields(String::new());
        write(&mut fields);
        let span = span.map_or("-".to_owned(), |span| span.to_string());
        self.lines.lock().unwrap().push(format!("{span} {what}{}", fields.0));
    }

    fn lines(&self) -> Vec<String> {
        self.lines.lock().unwrap().clone()
    }

    fn current(&self) -> Option<u64> {
        let me = std::thread::current().id();
        let within = self.within.lock().unwrap();
        within.iter().rev().find(|(thread, _)| *thread == me).map(|(_, span)| *span)
    }

    /// The lines of one kind, without the time that attempts took.
    fn all(&self, what: &str) -> Vec<String> {
        let lines = self.lines();
        let kept = lines.iter().filter(|line| line.contains(what)).map(|line| {
            let words =
                line.split(" | ").filter(|word| !word.starts_with("duration_ms"));
            words.collect::<Vec<_>>().join(" | ")
        });
        kept.collect()
    }
}

struct Fields(String);

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        write!(self.0, " | {field}={value:?}").unwrap();
    }
}

impl Subscriber for Notes {
    fn enabled(&self, about: &Metadata<'_>) -> bool {
        about.target() == "oasmith_runtime"
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let id = self.spans.fetch_add(1, Ordering::Relaxed) + 1;
        let about = span.metadata();
        let what = format!("{} span {}", about.level(), about.name());
        self.note(Some(id), &what, |fields| span.record(fields));
        Id::from_u64(id)
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        self.note(Some(span.into_u64()), "record", |fields| values.record(fields));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let what = format!("{} event", event.metadata().level());
        self.note(self.current(), &what, |fields| event.record(fields));
    }

    fn enter(&self, span: &Id) {
        let me = std::thread::current().id();
        self.within.lock().unwrap().push((me, span.into_u64()));
    }

    fn exit(&self, span: &Id) {
        let entry = (std::thread::current().id(), span.into_u64());
        let mut within = self.within.lock().unwrap();
        let at = within.iter().rposition(|one| *one == entry).unwrap();
        within.remove(at);
    }
}

fn client(server: &Server) -> Client {
    let builder = server.builder().clock(Arc::new(Pauses::default())).jitter(|| 1.0);
    builder.query_key("s3cret").max_body_size(1000).build().unwrap()
}

/// Makes a call whose arguments, query and body nobody is to read; gives what was told.
/// Notes for one test. Where only one test has a subscriber, `tracing` asks whichever thread
/// comes first whether anybody listens, and believes it for all: so there are always two.
fn listening() -> Notes {
    let _ = tracing::subscriber::set_global_default(Notes::default());
    Notes::default()
}

async fn told(answers: Vec<String>) -> Notes {
    let server = Server::start(answers).await;
    told_of(&client(&server)).await
}

async fn told_of(client: &Client) -> Notes {
    let notes = listening();
    let call = client.keys().get("pr1vate").with_query("q", "pr1vate");
    let call = call.with_header("x-own", "pr1vate");
    let _ = call.into_future().with_subscriber(notes.clone()).await;
    let secured = client.secured().query().into_future();
    let _ = secured.with_subscriber(notes.clone()).await;
    let create = client.keys().create(Resize::new("pr1vate"));
    let _ = create.into_future().with_subscriber(notes.clone()).await;
    for line in notes.lines() {
        assert!(!line.contains("s3cret") && !line.contains("pr1vate"), "{line}");
    }
    notes
}

#[tokio::test]
async fn a_call_is_a_span_and_an_attempt_an_event() {
    let server = Server::start(vec![json("200 OK", r#"{"size":"pr1vate"}"#)]).await;
    let notes = told_of(&client(&server)).await;
    let port = server.url.rsplit_once(':').unwrap().1;
    let lines = notes.lines();
    assert_eq!(
        lines[0],
        format!(
            "1 INFO span call | otel.name=GET /v2/keys/{{key_id}} | otel.kind=\"client\" | \
             operation=\"keys_get\" | http.request.method=GET | \
             url.template=/v2/keys/{{key_id}} | server.address=\"127.0.0.1\" | \
             server.port={port}"
        )
    );
    assert_eq!(
        notes.all("1 DEBUG event"),
        [
            "1 DEBUG event | message=attempt ended | attempt=1 | http.response.status_code=200"
        ]
    );
    assert!(lines.iter().any(|line| line.contains("duration_ms=")), "{lines:?}");
    assert_eq!(notes.all("1 record"), ["1 record | http.response.status_code=200"]);
    assert!(notes.within.lock().unwrap().is_empty());
}

#[tokio::test]
async fn retries_are_told_with_their_reason() {
    let refusal = json("429 Too Many Requests", r#"{"message":"pr1vate"}"#)
        .replace("\r\n\r\n", "\r\nretry-after: 3\r\n\r\n");
    let notes = told(vec![
        "".into(),
        refusal,
        json("404 Not Found", r#"{"message":"pr1vate"}"#),
    ])
    .await;
    assert_eq!(
        notes.all("1 DEBUG event"),
        [
            "1 DEBUG event | message=attempt ended | attempt=1 | error.type=\"transport\"",
            "1 DEBUG event | message=attempt ended | attempt=2 | \
             http.response.status_code=429 | error.type=\"429\"",
            "1 DEBUG event | message=attempt ended | attempt=3 | \
             http.response.status_code=404 | error.type=\"404\"",
        ]
    );
    assert_eq!(
        notes.all("1 INFO event"),
        [
            "1 INFO event | message=trying again | attempt=1 | why=\"transport\" | pause_ms=500",
            "1 INFO event | message=trying again | attempt=2 | why=\"429\" | pause_ms=3250",
        ]
    );
    assert_eq!(
        notes.all("1 record"),
        [
            "1 record | http.response.status_code=404",
            "1 record | http.request.resend_count=2",
            "1 record | error.type=404",
        ]
    );
}

#[tokio::test]
async fn what_nobody_else_would_see_is_a_warning() {
    let notes = told(vec![json("200 OK", r#"{"disk":null,"pr1vate":"s3cret"}"#)]).await;
    assert_eq!(
        notes.all("1 WARN"),
        [
            "1 WARN event | message=the response is not as documented and was corrected | \
             corrections=1 | places=size was missing"
        ]
    );
    let away = "Location: https://example.com/v2/pr1vate?key=s3cret\r\n";
    let notes = told(vec![answer("307 Temporary Redirect", away, "")]).await;
    let warning = &notes.all("1 WARN")[0];
    assert!(warning.ends_with("to=https://example.com"), "{warning}");
    assert_eq!(notes.all("1 record | error.type"), ["1 record | error.type=redirect"]);
}

#[tokio::test]
async fn failures_name_their_kind_and_nothing_else() {
    let kinds = [
        (vec![json("200 OK", r#"{"size":{"s3cret":"pr1vate"}}"#)], "decode"),
        (vec![answer("200 OK", "", "pr1vate s3cret")], "decode"),
        (vec![json("200 OK", &"pr1vate".repeat(200))], "body_too_large"),
        (vec!["s3cret pr1vate\r\n\r\n".into()], "transport"),
        (vec![json("401 Unauthorized", r#"{"message":"bad token s3cret"}"#)], "401"),
        (vec![answer("403 Forbidden", "set-cookie: a=s3cret\r\n", "pr1vate")], "403"),
    ];
    for (answers, kind) in kinds {
        let notes = told(answers).await;
        let ends = notes.all("1 record | error.type");
        assert_eq!(ends, [format!("1 record | error.type={kind}")], "{kind}");
    }
    let nowhere =
        std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let client = Client::builder().token("s3cret").query_key("s3cret");
    let client = client.base_url(format!("http://{nowhere}")).max_retries(0).build();
    let notes = told_of(&client.unwrap()).await;
    assert_eq!(notes.all("1 record"), ["1 record | error.type=connect"]);
    // Nothing is sent, so there is no call.
    let notes = listening();
    let server = Server::start(vec![json("200 OK", "{}")]).await;
    let call = server.client().keys().get("..").into_future();
    call.with_subscriber(notes.clone()).await.unwrap_err();
    assert_eq!(notes.lines(), [""; 0]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn calls_at_the_same_time_keep_to_their_own_spans() {
    let body = r#"|PAUSE|{"size":"a"}"#;
    let length = body.len() - "|PAUSE|".len();
    let slow = format!(
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}"
    );
    let server = Server::start(vec![slow]).await;
    let (client, notes) = (client(&server), listening());
    let mut calls = Vec::new();
    for number in 0..20 {
        let client = client.clone();
        let work = async move {
            if number % 2 == 0 {
                client.keys().get("1").await.map(drop)
            } else {
                client.keys().elsewhere().await.map(drop)
            }
        };
        calls.push(tokio::spawn(work.with_subscriber(notes.clone())));
    }
    for call in calls {
        call.await.unwrap().unwrap();
    }
    for span in 1..=20 {
        let all = notes.all(&format!("{span} "));
        let own: Vec<_> =
            all.iter().filter(|line| line.starts_with(&format!("{span} "))).collect();
        assert_eq!(own.len(), 3, "{own:?}");
        assert!(own[1].contains("attempt=1"), "{own:?}");
    }
    assert!(notes.within.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_wait_for_the_rate_limit_is_told() {
    let limits =
        "ratelimit-limit: 9\r\nratelimit-remaining: 0\r\nratelimit-reset: 30\r\n";
    let server = Server::start(vec![answer("200 OK", limits, r#"{"size":"a"}"#)]).await;
    let builder = server.builder().clock(Arc::new(Pauses::default()));
    let client = builder.limiter(Limiter::new()).build().unwrap();
    client.keys().get("1").await.unwrap();
    let notes = listening();
    let call = client.keys().get("1").timeout(Duration::from_secs(60)).into_future();
    call.with_subscriber(notes.clone()).await.unwrap();
    assert_eq!(
        notes.all("waited"),
        ["1 DEBUG event | message=waited | why=\"rate limit\" | pause_ms=30000"]
    );
}
