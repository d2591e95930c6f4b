//! The line that each kind of error is, as it comes out of sockets: it names the call, says
//! what is wrong and what may be done about it, and is one line whatever the server sends.

mod clock;
mod server;

use clock::Pauses;
use oasmith_runtime::runtime::{
    Attempt, BoxError, Client, ClientBuilder, Error, ErrorKind, Hook, Payload, Request,
};
use oasmith_runtime::sample::models::Resize;
use server::{Server, answer, json};
use std::error::Error as StdError;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

const ADDRESS: &str = "GET /v2/keys/{key_id}: ";
const OK: &str = r#"{"size":"a"}"#;

fn quick(builder: ClientBuilder) -> Client {
    builder.clock(Arc::new(Pauses::default())).jitter(|| 0.0).build().unwrap()
}

/// The error of a call that gets these answers.
async fn error_of(answers: Vec<String>) -> Error {
    let server = Server::start(answers).await;
    quick(server.builder()).keys().get("1").await.unwrap_err()
}

async fn check(answer: String, line: &str) -> Error {
    let error = error_of(vec![answer]).await;
    assert_line(&error, line);
    error
}

fn assert_line(error: &Error, line: &str) {
    let all = error.to_string();
    assert_eq!(all.strip_prefix(ADDRESS), Some(line), "{all}");
    assert_sound(error);
}

/// One line, short enough, and nothing twice in its chain; no secret in any of it.
fn assert_sound(error: &Error) {
    let line = error.to_string();
    assert!(!line.contains(char::is_control) && line.len() < 2000, "{line:?}");
    assert!(!line.contains("s3cret") && !format!("{error:?}").contains("s3cret"));
    let mut cause = error.source();
    while let Some(one) = cause {
        assert!(!line.contains(&one.to_string()), "{line}: {one}");
        assert!(!one.to_string().contains("s3cret"), "{one}");
        cause = one.source();
    }
}

#[tokio::test]
async fn a_status_says_what_the_server_says() {
    let lost =
        json("404 Not Found", r#"{"id":"not_found","message":"no such Droplet"}"#);
    let error = check(lost, "404 Not Found: no such Droplet (request id r-1)").await;
    assert!(error.is_not_found() && error.is_client_error() && !error.is_gone());
    assert_eq!((error.method(), error.operation()), (Some("GET"), Some("keys_get")));
    assert_eq!((error.path(), error.attempts()), (Some("/v2/keys/{key_id}"), 1));
    let problem =
        r#"{"type":"about:blank","title":"Out of credit","detail":"30 of 50."}"#;
    check(
        answer("403 Forbidden", "content-type: application/problem+json\r\n", problem),
        "403 Forbidden: Out of credit: 30 of 50.",
    )
    .await;
    check(json("410 Gone", "{}"), "410 Gone (request id r-1)").await;
    check(answer("599 Whatever", "", ""), "599 (after 3 attempts)").await;
    let told = r#"{"message":"no","request_id":"b-7"}"#;
    check(answer("409 Conflict", "", told), "409 Conflict: no (request id b-7)").await;
}

#[tokio::test]
async fn what_a_proxy_says_is_kept_short() {
    let page =
        "<html>\r\n<head><title>502 Bad Gateway</title></head><center>nginx</center>";
    let html = "content-type: text/html\r\n";
    let page = answer("502 Bad Gateway", html, page);
    check(page, "502 Bad Gateway (after 3 attempts)").await;
    let page =
        answer("403 Forbidden", html, "<!doctype html><title>Are you a robot?</title>");
    check(page, "403 Forbidden: Are you a robot?").await;
    let text = answer("400 Bad Request", "", "no such host\r\nhere\n");
    check(text, "400 Bad Request: no such host here").await;
}

#[tokio::test]
async fn nothing_that_a_server_sends_breaks_the_line() {
    let colours =
        r#"{"message":"\u001b[31mred\u001b[0m\r\nSet-Cookie: x\t\u202eand\u0000more"}"#;
    check(
        json("400 Bad Request", colours),
        "400 Bad Request: red Set-Cookie: x and more (request id r-1)",
    )
    .await;
    let long = format!("{{\"message\":\"{}\"}}", "x".repeat(900_000));
    let shown = format!("400 Bad Request: {}\u{2026} (request id r-1)", "x".repeat(500));
    let error = check(json("400 Bad Request", &long), &shown).await;
    assert_eq!(error.raw_body().len(), long.len());
    let id = format!("x-request-id: {}\r\n", "i".repeat(5000));
    let error = error_of(vec![answer("400 Bad Request", &id, "")]).await;
    assert_sound(&error);
    assert_eq!(error.request_id().map(str::len), Some(5000));
    let wrong = format!("{{\"size\":{{\"{}\\n\\u001b\":1}}}}", "x".repeat(9000));
    assert_sound(&error_of(vec![json("200 OK", &wrong)]).await);
}

#[tokio::test]
async fn a_refusal_says_what_to_do() {
    let refusal =
        json("401 Unauthorized", r#"{"message":"Unable to authenticate you"}"#);
    let said = "401 Unauthorized: Unable to authenticate you";
    check(refusal.clone(), &format!("{said} (request id r-1)")).await;
    let server = Server::start(vec![refusal]).await;
    let bare = quick(Client::builder().base_url(&server.url));
    let error = bare.keys().get("1").await.unwrap_err();
    let hint = "no credentials are set: `Client::builder().token(..)`";
    assert_line(&error, &format!("{said}; {hint} (request id r-1)"));
    // Some of what the operation asks for is there.
    let part = quick(server.builder()).secured().both().await.unwrap_err();
    assert!(part.to_string().contains("`Client::builder().api_key(..)`"), "{part}");
    let own = bare.keys().get("1").with_header("authorization", "mine").await;
    assert_line(&own.unwrap_err(), &format!("{said} (request id r-1)"));
    let elsewhere =
        Client::builder().token("s3cret").base_url("https://api.example.com");
    let call = quick(elsewhere).keys().get("1").base_url(&server.url);
    let hint = "a base URL of its own gets no credentials";
    assert_line(&call.await.unwrap_err(), &format!("{said}; {hint} (request id r-1)"));

    let limit = answer("429 Too Many Requests", "retry-after: 90\r\n", "slow down");
    let error =
        check(limit, "429 Too Many Requests: slow down; come again in 90 s").await;
    assert!(
        error.is_rate_limited() && error.retry_after() == Some(Duration::from_secs(90))
    );
}

#[tokio::test]
async fn without_an_answer_it_says_why() {
    let nowhere =
        std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let client =
        quick(Client::builder().token("s3cret").base_url(format!("http://{nowhere}")));
    let error = client.keys().get("1").with_query("key", "s3cret").await.unwrap_err();
    assert_line(
        &error,
        "no connection to the server: Connection refused (os error 111) (after 3 attempts)",
    );
    assert!(error.get_ref().is_some_and(|cause| cause.is::<reqwest::Error>()));
    let name = quick(Client::builder().base_url("http://no-such-host.invalid"));
    let error = name.keys().public().max_retries(0).await.unwrap_err();
    let start = "GET /v2/public: no connection to the server: ";
    assert!(error.to_string().starts_with(start), "{error}");
    assert_sound(&error);
    // A server without TLS where there should be one with.
    let plain = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", plain.local_addr().unwrap());
    tokio::spawn(async move {
        let (mut socket, _) = plain.accept().await.unwrap();
        socket.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await.unwrap();
        let _ = socket.read(&mut [0; 1000]).await;
    });
    let tls = quick(Client::builder().token("s3cret").base_url(url));
    let error = tls.keys().get("1").max_retries(0).await.unwrap_err();
    assert_line(
        &error,
        "no connection to the server: received corrupt message of type InvalidContentType",
    );
    let error =
        error_of(vec!["HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{".into()]).await;
    assert_line(
        &error,
        "the connection broke: end of file before message length reached (after 3 attempts)",
    );
    let error = error_of(vec!["garbage\r\n\r\n".into()]).await;
    assert_line(
        &error,
        "the connection broke: invalid HTTP version parsed (after 3 attempts)",
    );
}

#[tokio::test]
async fn a_limit_names_its_setter() {
    let server = Server::start(vec!["|STALL|".into()]).await;
    let (client, short) = (quick(server.builder()), Duration::from_millis(50));
    let call = || client.keys().get("1").max_retries(0);
    let error = call().attempt_timeout(short).await.unwrap_err();
    assert_line(&error, "the time limit ran out; `attempt_timeout` is 50ms");
    let error = call().timeout(short).await.unwrap_err();
    assert_line(&error, "the time limit ran out; `timeout` is 50ms");
    assert!(error.is_timeout() && error.is_retryable());
    let head = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{|STALL|";
    let server = Server::start(vec![head.into()]).await;
    let client = quick(server.builder().attempt_timeout(short).max_retries(0));
    let error = client.keys().get("1").await.unwrap_err();
    assert_line(&error, "the time limit ran out; `attempt_timeout` is 50ms");

    // An address that nobody answers from, if this machine has a way to it at all.
    let nobody = Client::builder().token("s3cret").connect_timeout(short);
    let client = quick(nobody.base_url("https://192.0.2.1").max_retries(0));
    let error = client.keys().get("1").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
    let line = error.to_string();
    assert!(
        !line.contains("timed out") || line.contains("`ClientBuilder::connect_timeout`")
    );

    let server = Server::start(vec![json("200 OK", &"x".repeat(101))]).await;
    let client = quick(server.builder().max_body_size(100));
    let error = client.keys().get("1").await.unwrap_err();
    let line =
        "the body is larger than `max_body_size`, which is 100 bytes (request id r-1)";
    assert_line(&error, line);
    assert!(error.is_body_too_large() && !error.is_retryable());
}

#[tokio::test]
async fn an_answer_that_is_not_as_documented_says_where() {
    let error = check(
        json("200 OK", r#"{"size":5}"#),
        "200 OK, but the body is not as documented: size: expected a string, \
         found the integer 5 (request id r-1)",
    )
    .await;
    assert_eq!((error.json_path(), error.expected()), (Some("size"), Some("a string")));
    assert_eq!(error.raw_body(), br#"{"size":5}"#);
    check(
        answer("200 OK", "content-type: text/html\r\n", "<html>"),
        "200 OK, but the body is not as documented: expected valid JSON, \
         found a body of type text/html",
    )
    .await;
    check(
        answer("302 Found", "location: https://example.com/?key=s3cret\r\n", ""),
        "the server redirects to another origin (https://example.com), which is not followed",
    )
    .await;
}

struct Stop;

#[derive(Debug)]
struct Denied(std::io::Error);

impl std::fmt::Display for Denied {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not\ntoday")
    }
}

impl StdError for Denied {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&self.0)
    }
}

fn denied() -> Denied {
    Denied(std::io::Error::other("a reason"))
}

impl Hook for Stop {
    fn before(&self, _: &Attempt, _: &mut Request) -> Result<(), BoxError> {
        Err(denied().into())
    }
}

#[tokio::test]
async fn the_application_s_own_errors_are_its_words() {
    let server = Server::start(vec![json("200 OK", OK)]).await;
    let client = quick(server.builder().hook(Stop));
    let error = client.keys().get("1").await.unwrap_err();
    assert_line(&error, "a hook stopped the call: not today");
    assert!(error.is_cancelled() && error.get_ref().unwrap().is::<Denied>());
    assert_eq!(error.source().unwrap().to_string(), "a reason");

    let provider = || async { Err::<String, _>(denied()) };
    let client = Client::builder().credential_provider("token", provider);
    let error = quick(client.base_url(&server.url)).keys().get("1").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credentials);
    assert!(error.to_string().ends_with("not today"), "{error}");
    assert_sound(&error);

    let client = quick(server.builder());
    let error = client.keys().get("").await.unwrap_err();
    assert_line(
        &error,
        "the path argument `key_id` is empty or made of dots, so the call would go elsewhere",
    );
    let upload = client.request(http::Method::POST, "/v2/files");
    let error = upload.payload("text/plain", Payload::file("/no/such/file")).await;
    let error = error.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Io, "{error}");
    assert!(error.to_string().contains("/no/such/file"), "{error}");
    assert_sound(&error);
    assert!(server.asked().is_empty());

    let server = Server::start(vec![json("200 OK", OK)]).await;
    let wait = quick(server.builder()).keys().get("1").poll_until(|_| false);
    let error = wait.await.unwrap_err();
    assert_line(
        &error,
        "what was waited for has not come about within 600s (request id r-1)",
    );
    let wait = quick(server.builder()).keys().get("1").poll_until(|_| false);
    let error = wait.fail_if(|_| true).await.unwrap_err();
    assert_line(&error, "what was waited for has failed (request id r-1)");
}

#[test]
fn an_error_costs_a_pointer() {
    fn is_error<T: StdError + Send + Sync + 'static>() {}
    is_error::<Error>();
    assert_eq!(size_of::<Error>(), size_of::<usize>());
    assert_eq!(size_of::<Result<Resize, Error>>(), size_of::<Resize>());
}
