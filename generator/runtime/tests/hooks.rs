//! Hooks, over real sockets: what they see, what they may change, and how they stop a call.

mod clock;
mod server;

use clock::{Pauses, Still};
use oasmith_runtime::runtime::extend::{Attempt, BoxError, Hook, Request};
use oasmith_runtime::runtime::{Error, ErrorKind, Meta};
use oasmith_runtime::sample::models::Resize;
use server::{Server, answer, json};
use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Notes what it is shown.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<String>>>);

impl Log {
    fn lines(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }

    fn push(&self, line: String) {
        self.0.lock().unwrap().push(line);
    }
}

impl Hook for Log {
    fn before(&self, attempt: &Attempt, request: &mut Request) -> Result<(), BoxError> {
        let Attempt { operation, call, number, method, path, .. } = attempt;
        let (operation, to) = (operation.unwrap_or("-"), request.url.path());
        self.push(format!("{call}.{number} {operation} {method} {path} -> {to}"));
        Ok(())
    }

    fn after(&self, attempt: &Attempt, outcome: Result<&Meta, &Error>) {
        let Attempt { call, number, retry_in, .. } = attempt;
        let outcome = match outcome {
            Ok(meta) => meta.status().as_u16().to_string(),
            Err(error) => match error.status() {
                Some(status) => format!("error {}", status.as_u16()),
                None => format!("{:?}", error.kind()),
            },
        };
        let next = retry_in.map(|pause| format!(", again in {pause:?}"));
        self.push(format!("{call}.{number} {outcome}{}", next.unwrap_or_default()));
    }
}

/// Does this before each request.
struct Before<F>(F);

impl<F> Hook for Before<F>
where
    F: Fn(&Attempt, &mut Request) -> Result<(), BoxError> + Send + Sync + 'static,
{
    fn before(&self, attempt: &Attempt, request: &mut Request) -> Result<(), BoxError> {
        (self.0)(attempt, request)
    }
}

#[tokio::test]
async fn every_attempt_and_redirect_is_seen() {
    let server = Server::start(vec![
        json("503 Service Unavailable", ""),
        answer("307 Temporary Redirect", "Location: /v2/moved\r\n", ""),
        json("200 OK", "[]"),
        json("404 Not Found", "{}"),
        json("404 Not Found", "{}"),
    ])
    .await;
    let log = Log::default();
    let client = server.builder().hook(log.clone()).clock(Arc::new(Pauses::default()));
    let client = client.jitter(|| 1.0).build().unwrap();
    client.keys().list().per_page(2).await.unwrap();
    client.keys().get("s3cret").await.unwrap_err();
    client.keys().get("s3cret").send_raw().await.unwrap();
    assert_eq!(
        log.lines(),
        [
            "0.1 keys_list GET /v2/keys -> /v2/keys",
            "0.1 error 503, again in 500ms",
            "0.2 keys_list GET /v2/keys -> /v2/keys",
            "0.2 keys_list GET /v2/keys -> /v2/moved",
            "0.2 200",
            "1.1 keys_get GET /v2/keys/{key_id} -> /v2/keys/s3cret",
            "1.1 error 404",
            "2.1 keys_get GET /v2/keys/{key_id} -> /v2/keys/s3cret",
            "2.1 404",
        ]
    );
}

#[tokio::test]
async fn what_brings_no_answer_is_seen_too() {
    let log = Log::default();
    let server = Server::start(vec!["HTTP/1.1 200 OK\r\nContent-".to_owned()]).await;
    let client = server.builder().hook(log.clone()).max_retries(0).build().unwrap();
    client.keys().list().await.unwrap_err();
    assert_eq!(log.lines()[1..], ["0.1 Transport"]);
    // What is refused before it becomes a request is none.
    client.keys().get("..").await.unwrap_err();
    assert_eq!(log.lines().len(), 2);
}

#[tokio::test]
async fn a_hook_changes_this_attempt_in_the_order_of_hooks() {
    let server = Server::start(vec![
        json("503 Service Unavailable", ""),
        json("202 Accepted", "\"ok\""),
    ])
    .await;
    let stamp = |attempt: &Attempt, request: &mut Request| {
        // What this adds to one attempt is not there in the next.
        assert!(!request.headers.contains_key("x-attempt"));
        request.headers.insert("x-attempt", attempt.number.into());
        request.headers.insert("user-agent", "mine".parse()?);
        request.url.query_pairs_mut().append_pair("n", &attempt.number.to_string());
        Ok(())
    };
    let sign = |_: &Attempt, request: &mut Request| {
        // Complete: with token, body and what other hooks have done.
        let number = request.headers.get("x-attempt").ok_or("the wrong order")?;
        let body = request.body.as_ref().and_then(|body| body.bytes());
        let length = body.ok_or("no body")?.len();
        let token = request.headers["authorization"].to_str()?.len();
        let signature = format!("{}-{token}-{length}", number.to_str()?);
        request.headers.insert("x-signature", signature.parse()?);
        Ok(())
    };
    let client = server.builder().hook(Before(stamp)).hook(Before(sign));
    let client = client.clock(Arc::new(Pauses::default())).build().unwrap();
    let call = client.keys().create(Resize::new("b")).idempotent(true);
    call.await.unwrap();
    let asked = server.asked();
    let lines: Vec<_> = asked.iter().map(|asked| asked.line()).collect();
    assert_eq!(lines, ["POST /v2/keys?n=1", "POST /v2/keys?n=2"]);
    for (asked, number) in asked.iter().zip(1..) {
        let signature = format!("{number}-13-{}", asked.body.len());
        assert_eq!(asked.header("x-signature"), Some(signature.as_str()));
        assert_eq!(asked.header("user-agent"), Some("mine"));
        assert_eq!(asked.header("authorization"), Some("Bearer s3cret"));
    }
}

#[derive(Debug)]
struct Closed;

impl fmt::Display for Closed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("closed for the night")
    }
}

impl std::error::Error for Closed {}

#[tokio::test]
async fn a_hook_stops_a_call() {
    let server = Server::start(vec![json("200 OK", "[]")]).await;
    let log = Log::default();
    let close = |_: &Attempt, _: &mut Request| Err(Closed.into());
    let client = server.builder().hook(log.clone()).hook(Before(close));
    let error = client.build().unwrap().keys().list().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Cancelled);
    assert_eq!(
        error.to_string(),
        "GET /v2/keys: a hook stopped the call: closed for the night"
    );
    assert!(error.get_ref().unwrap().is::<Closed>());
    assert!(!error.is_retryable());
    assert!(server.asked().is_empty());
    assert_eq!(log.lines()[1..], ["0.1 Cancelled"]);
}

#[tokio::test]
async fn a_hook_sends_no_token_away() {
    let home = Server::start(vec![json("200 OK", "[]")]).await;
    let away = Server::start(vec![json("200 OK", "[]")]).await;
    let turns: [fn(&mut Request, &str); 3] = [
        |request, away| request.url = away.parse().unwrap(),
        |request, _| request.url.set_scheme("https").unwrap(),
        |request, _| request.url.set_host(Some("localhost")).unwrap(),
    ];
    for turn in turns {
        let to = away.url.clone();
        let client =
            home.builder().hook(Before(move |_: &Attempt, request: &mut Request| {
                turn(request, &to);
                Ok(())
            }));
        let error = client.build().unwrap().keys().list().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidArgument);
        assert!(error.message().contains("another origin"), "{error}");
    }
    assert!(home.asked().is_empty() && away.asked().is_empty());
    // Elsewhere on the origin is the hook's own choice.
    let turn = |_: &Attempt, request: &mut Request| {
        request.url.set_path("/v3/keys");
        Ok(())
    };
    let client = home.builder().hook(Before(turn)).build().unwrap();
    client.keys().list().await.unwrap();
    assert_eq!(home.only().line(), "GET /v3/keys");
}

/// Waits by the client's clock while the request is made, and notes how long it took.
#[derive(Clone)]
struct Slow(Arc<Still>, Arc<Mutex<Duration>>);

impl Hook for Slow {
    fn before(&self, attempt: &Attempt, _: &mut Request) -> Result<(), BoxError> {
        assert_eq!(attempt.elapsed, Duration::ZERO);
        self.0.pass(3);
        Ok(())
    }

    fn after(&self, attempt: &Attempt, _: Result<&Meta, &Error>) {
        *self.1.lock().unwrap() = attempt.elapsed;
    }
}

#[tokio::test]
async fn an_attempt_knows_how_long_it_took() {
    let server = Server::start(vec![json("200 OK", "[]")]).await;
    let clock = Arc::new(Still::default());
    let slow = Slow(clock.clone(), Arc::default());
    let client = server.builder().clock(clock).hook(slow.clone()).build().unwrap();
    client.keys().list().await.unwrap();
    assert_eq!(*slow.1.lock().unwrap(), Duration::from_secs(3));
}

#[tokio::test]
async fn a_hook_that_panics_takes_no_other_call_with_it() {
    let server = Server::start(vec![json("200 OK", "[]")]).await;
    let first = |attempt: &Attempt, _: &mut Request| {
        assert!(attempt.call > 0, "on purpose");
        Ok(())
    };
    let client = server.builder().hook(Before(first)).build().unwrap();
    assert!(tokio::spawn(client.keys().list().send()).await.unwrap_err().is_panic());
    client.keys().list().await.unwrap();
}
