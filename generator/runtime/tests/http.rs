//! Calls over real sockets: what is sent, what comes of each answer, where the token goes.

mod server;

use futures_core::Stream;
use oasmith_runtime::runtime::types::Bytes;
use oasmith_runtime::runtime::{Client, Error, ErrorKind};
use oasmith_runtime::sample::models::{self, Option_, Resize};
use oasmith_runtime::sample::resources::CreateOutcome;
use server::{Server, answer, json};
use std::future::poll_fn;
use std::pin::Pin;
use std::time::Duration;

const RESIZE: &str = r#"{"size":"s-1","disk":true}"#;

fn assert_send<T: Send + 'static>(value: T) -> T {
    value
}

#[tokio::test]
async fn get_sends_what_it_should_and_decodes() {
    let limits = "ratelimit-limit: 5000\r\nratelimit-remaining: 4999\r\nratelimit-reset: 1700000000\r\n";
    let server = Server::start(vec![answer(
        "200 OK",
        &format!("x-request-id: abc\r\n{limits}"),
        RESIZE,
    )])
    .await;
    let client =
        server.builder().user_agent("app/1").header("x-all", "1").build().unwrap();
    let call = client
        .keys()
        .get("a/b?c#d%e .")
        .with_header("x-one", "2")
        .with_query("q", "a b");
    let response = assert_send(call.send()).await.unwrap();
    assert_eq!(response.size, "s-1");
    assert_eq!(response.meta().status(), 200);
    assert_eq!(response.meta().request_id(), Some("abc"));
    assert_eq!(response.meta().rate_limit().unwrap().remaining, 4999);
    assert_eq!(response.meta().header::<u64>("ratelimit-reset"), Some(1_700_000_000));
    assert!(!response.meta().url().contains('?'));
    let asked = server.only();
    assert_eq!(asked.line(), "GET /v2/keys/a%2Fb%3Fc%23d%25e%20.?q=a%20b");
    assert_eq!(asked.header("authorization"), Some("Bearer s3cret"));
    assert_eq!(asked.header("accept"), Some("application/json"));
    assert_eq!(
        asked.header("user-agent"),
        Some(concat!("app/1 oasmith-runtime/", env!("CARGO_PKG_VERSION")))
    );
    assert_eq!((asked.header("x-all"), asked.header("x-one")), (Some("1"), Some("2")));
    assert_eq!(asked.header("content-type"), None);
}

#[tokio::test]
async fn post_sends_json_and_each_success_has_its_body() {
    let answers = vec![
        json("200 OK", RESIZE),
        answer("202 Accepted", "", "later"),
        answer("204 No Content", "", ""),
    ];
    let server = Server::start(answers).await;
    let client = server.client();
    let body = Resize::new("s-2").disk(false);
    let outcome = client.keys().create(body.clone()).await.unwrap();
    assert!(matches!(outcome, CreateOutcome::Ok(resize) if resize.size == "s-1"));
    let outcome = client.keys().create(body.clone()).await.unwrap();
    assert!(matches!(outcome, CreateOutcome::Accepted(text) if text == "later"));
    assert!(matches!(
        client.keys().create(body).await.unwrap(),
        CreateOutcome::NoContent(())
    ));
    let asked = server.asked();
    assert_eq!(asked[0].line(), "POST /v2/keys");
    assert_eq!(asked[0].header("content-type"), Some("application/json"));
    assert_eq!(asked[0].body, r#"{"size":"s-2","disk":false}"#);
    let server = Server::start(vec![json("206 Partial Content", "{}")]).await;
    let error = server.client().keys().create(Resize::new("a")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(error.to_string().contains("no response of status 206"), "{error}");
}

#[tokio::test]
async fn queries_headers_and_cookies() {
    let server = Server::start(vec![json("201 Created", "[]")]).await;
    let client = server.client();
    let call = client
        .keys()
        .list()
        .per_page(5)
        .ids(["a", "b c"])
        .query(Resize::new("x&y"))
        .session("s p");
    assert!(call.await.unwrap().is_empty());
    let asked = server.only();
    assert_eq!(
        asked.line(),
        "GET /v2/keys?per_page=5&ids=a&ids=b%20c&query[size]=x%26y"
    );
    assert_eq!(asked.header("cookie"), Some("session=s%20p"));
    let server = Server::start(vec![answer("204 No Content", "", "")]).await;
    server.client().keys().delete(7, true).await.unwrap();
    let asked = server.only();
    assert_eq!(
        (asked.line(), asked.header("x-dangerous")),
        ("DELETE /v2/keys/7", Some("true"))
    );
}

#[tokio::test]
async fn multipart_has_a_part_for_each_member() {
    let server = Server::start(vec![answer("201 Created", "", "")]).await;
    let file = Option_::new(Bytes::from_static(b"raw"), ["a", "b"]);
    server.client().keys().upload(file).await.unwrap();
    let asked = server.only();
    let boundary =
        asked.header("content-type").unwrap().split_once("boundary=").unwrap().1;
    let part = "\r\nContent-Disposition: form-data; name=";
    assert_eq!(
        asked.body,
        format!(
            "--{boundary}{part}\"file\"; filename=\"file\"\r\nContent-Type: application/octet-stream\r\n\r\nraw\r\n\
             --{boundary}{part}\"names\"\r\n\r\na\r\n--{boundary}{part}\"names\"\r\n\r\nb\r\n--{boundary}--\r\n"
        )
    );
}

async fn fails(answer: String) -> Error {
    let server = Server::start(vec![answer]).await;
    let error = server.client().keys().get("1").max_retries(0).await.unwrap_err();
    assert!(!format!("{error} {error:?}").contains("s3cret"));
    error
}

#[tokio::test]
async fn each_failing_status_is_an_error_with_its_body() {
    let body = r#"{"id":"x","message":"because\n of that"}"#;
    for (status, check) in [
        ("401 Unauthorized", Error::is_unauthorized as fn(&Error) -> bool),
        ("429 Too Many Requests", Error::is_rate_limited),
        ("500 Internal Server Error", Error::is_server_error),
        ("403 Forbidden", Error::is_forbidden),
        ("409 Conflict", Error::is_conflict),
        ("422 Unprocessable Entity", Error::is_bad_request),
    ] {
        let error = fails(json(status, body)).await;
        assert!(check(&error), "{status}");
        assert_eq!(error.kind(), ErrorKind::Status);
        assert_eq!(error.body::<models::Error>().unwrap().id, "x");
        assert_eq!(
            (error.message(), error.raw_body()),
            ("because of that", body.as_bytes())
        );
        let line = format!(
            "GET /v2/keys/{{key_id}}: {status}: because of that (request id r-1)"
        );
        assert_eq!(error.to_string(), line);
        assert_eq!(
            error.is_retryable(),
            status.starts_with("429") || status.starts_with('5')
        );
    }
    let error = fails(json("404 Not Found", RESIZE)).await;
    assert!(error.is_not_found() && error.body::<models::Error>().is_none());
    assert_eq!(error.body::<Resize>().unwrap().size, "s-1");
    let error =
        fails(answer("502 Bad Gateway", "Content-Type: text/html\r\n", "<html>")).await;
    assert_eq!(error.to_string(), "GET /v2/keys/{key_id}: 502 Bad Gateway");
    assert_eq!(
        (error.raw_body(), error.operation()),
        (b"<html>".as_slice(), Some("keys_get"))
    );
}

/// `keys_create` leaves its failures unsaid, `keys_delete` says that it has none.
#[tokio::test]
async fn failures_that_go_without_saying_have_their_body() {
    let body = r#"{"id":"x","message":"no"}"#;
    let answers = vec![json("404 Not Found", body), json("404 Not Found", body)];
    let server = Server::start(answers).await;
    let client = server.client();
    let error = client.keys().create(Resize::new("b")).await.unwrap_err();
    assert_eq!(error.body::<models::Error>().unwrap().id, "x");
    let error = client.keys().delete(1, true).await.unwrap_err();
    assert!(error.is_not_found() && error.body::<models::Error>().is_none());
    assert_eq!(error.raw_body(), body.as_bytes());
}

#[tokio::test]
async fn decode_errors_name_the_place_and_keep_the_body() {
    let error = fails(json("200 OK", r#"{"size":5}"#)).await;
    assert!(error.is_decode());
    assert_eq!((error.json_path(), error.expected()), (Some("size"), Some("a string")));
    assert_eq!(error.raw_body(), br#"{"size":5}"#);
    assert_eq!(
        error.to_string(),
        "GET /v2/keys/{key_id}: 200 OK, but the body is not as documented: \
         size: expected a string, found the integer 5 (request id r-1)"
    );
    let error = fails(answer("200 OK", "Content-Type: text/html\r\n", "<html>")).await;
    assert!(error.to_string().contains("found a body of type text/html"), "{error}");
    let error = fails(answer("200 OK", "", "")).await;
    assert!(error.to_string().contains("found an empty body"), "{error}");
}

#[tokio::test]
async fn corrections_are_in_the_metadata_unless_strict() {
    let server = Server::start(vec![json("200 OK", "{}")]).await;
    let client = server.client();
    let response = client.keys().get("1").send().await.unwrap();
    assert_eq!(response.meta().corrections()[0].to_string(), "size was missing");
    let error = client.keys().get("1").strict(true).await.unwrap_err();
    assert_eq!((error.kind(), error.json_path()), (ErrorKind::Decode, Some("size")));
    let strict = server.builder().strict(true).build().unwrap();
    assert!(strict.keys().get("1").await.is_err());
    assert!(strict.keys().get("1").strict(false).await.is_ok());
    let raw = client.keys().get("1").send_raw().await.unwrap();
    assert_eq!((raw.status().as_u16(), raw.bytes().as_ref()), (200, b"{}".as_slice()));
    assert_eq!(raw.json::<Resize>().unwrap().size, "");
}

#[tokio::test]
async fn time_connection_and_size_have_their_errors() {
    let server = Server::start(vec!["|STALL|".into()]).await;
    let call = server.client().keys().get("1").timeout(Duration::from_millis(100));
    let error = call.await.unwrap_err();
    assert!(error.is_timeout() && error.is_retryable(), "{error}");
    let server = Server::start(vec![
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{|STALL|".into(),
    ])
    .await;
    let call = server.client().keys().get("1").timeout(Duration::from_millis(200));
    assert!(call.await.unwrap_err().is_timeout());

    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let client = Client::builder().base_url(format!("http://{port}")).build().unwrap();
    let error = client.keys().get("1").with_query("q", "private").await.unwrap_err();
    assert!(error.is_connect() && error.to_string().contains("refused"), "{error}");
    assert!(!format!("{error} {error:?}").contains("private"));

    let error = fails("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{".into()).await;
    assert_eq!(error.kind(), ErrorKind::Transport);
    let error = fails("garbage\r\n\r\n".into()).await;
    assert_eq!(error.kind(), ErrorKind::Transport);

    let unsized_body =
        format!("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{}", "x".repeat(200));
    for body in [json("200 OK", &"x".repeat(101)), unsized_body] {
        let server = Server::start(vec![body]).await;
        let client = server.builder().max_body_size(100).build().unwrap();
        let error = client.keys().get("1").await.unwrap_err();
        assert_eq!(
            (error.kind(), error.status().unwrap().as_u16()),
            (ErrorKind::BodyTooLarge, 200)
        );
    }
}

#[tokio::test]
async fn redirects_stay_on_the_origin() {
    let other = Server::start(vec![json("200 OK", RESIZE)]).await;
    let away = answer("302 Found", &format!("Location: {}/v2/x\r\n", other.url), "");
    let server = Server::start(vec![away]).await;
    let error = server.client().keys().get("1").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Redirect);
    assert!(other.asked().is_empty());

    let near = answer("307 Temporary Redirect", "Location: /v3/keys/2?x=1\r\n", "");
    let server = Server::start(vec![near.clone(), json("200 OK", RESIZE)]).await;
    server.client().keys().get("1").await.unwrap();
    let asked = server.asked();
    assert_eq!(asked[1].line(), "GET /v3/keys/2?x=1");
    assert_eq!(asked[1].header("authorization"), Some("Bearer s3cret"));

    let server = Server::start(vec![near]).await;
    let error = server.client().keys().get("1").await.unwrap_err();
    assert_eq!((error.kind(), server.asked().len()), (ErrorKind::Redirect, 10));

    // A POST does not become a GET.
    let server = Server::start(vec![answer("302 Found", "Location: /x\r\n", "")]).await;
    let error = server.client().keys().create(Resize::new("a")).await.unwrap_err();
    assert_eq!((error.kind(), server.asked().len()), (ErrorKind::Status, 1));

    // A client of the user's own that follows redirects is found out.
    let own = reqwest::Client::new();
    let away = answer("302 Found", &format!("Location: {}/v2/x\r\n", other.url), "");
    let server = Server::start(vec![away]).await;
    let client = server.builder().http_client(own).build().unwrap();
    assert_eq!(client.keys().get("1").await.unwrap_err().kind(), ErrorKind::Redirect);
    assert!(other.asked().iter().all(|asked| asked.header("authorization").is_none()));
}

#[tokio::test]
async fn the_token_goes_where_it_may() {
    let server = Server::start(vec![answer("200 OK", "", "a,b")]).await;
    let client = server.client();
    assert_eq!(client.keys().public().await.unwrap(), "a,b");
    let asked = server.only();
    assert_eq!(
        (asked.header("authorization"), asked.header("accept")),
        (None, Some("text/csv"))
    );

    // The base URL that the user sets wins over an operation's own server.
    assert_eq!(client.keys().elsewhere().await.unwrap(), "a,b");
    // Another origin for one call does not get the token.
    let other = Server::start(vec![answer("200 OK", "", "")]).await;
    client.keys().elsewhere().base_url(&other.url).await.unwrap();
    assert_eq!(other.only().header("authorization"), None);
    // A header of the caller's own is not replaced.
    client.keys().elsewhere().with_header("authorization", "mine").await.unwrap();
    assert_eq!(server.asked()[2].header("authorization"), Some("mine"));

    let plain = Client::builder()
        .token("s3cret")
        .base_url("http://example.invalid")
        .build()
        .unwrap();
    let error = plain.keys().get("1").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidArgument);
    assert!(error.to_string().contains("plain http"), "{error}");
    assert!(
        !plain.keys().public().await.unwrap_err().to_string().contains("plain http")
    );
    assert!(
        !format!("{plain:?} {:?} {:?}", plain.keys(), plain.keys().get("1"))
            .contains("s3cret")
    );
    assert!(!format!("{:?}", Client::builder().token("s3cret")).contains("s3cret"));
}

#[tokio::test]
async fn faulty_arguments_send_nothing() {
    let server = Server::start(vec![json("200 OK", RESIZE)]).await;
    let client = server.client();
    for argument in ["", ".", "..", "%2e", "%2E%2e", ".%2E", "%252e%252E", "%2e."] {
        let error = client.keys().get(argument).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidArgument, "{argument:?}");
        assert!(error.to_string().contains("`key_id`"), "{error}");
    }
    let error = client.keys().get("1").with_header("x", "a\r\nb: c").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidArgument);
    assert!(client.keys().get("1").base_url("ftp://x").await.is_err());
    assert!(server.asked().is_empty());
    for argument in ["...", "a.", "..a", "\\..\\", "%", "a/../b"] {
        client.keys().get(argument).await.unwrap();
        assert_eq!(
            server.asked().last().unwrap().line().matches('/').count(),
            3,
            "{argument}"
        );
    }
    assert!(
        Client::new("a\nb").is_err()
            && Client::new("").is_err()
            && Client::new("ok").is_ok()
    );
    assert!(
        Client::from_env().unwrap_err().to_string().contains("OASMITH_SAMPLE_TOKEN")
    );
    for url in ["nonsense", "https://u:p@x", "https://x?y", "file:///x"] {
        assert!(Client::builder().base_url(url).build().is_err(), "{url}");
    }
}

#[tokio::test]
async fn events_come_one_by_one() {
    let events = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n\
        \u{feff}: hello\r\ndata: {\"size\":\"a\"}\r|PAUSE|\n\r\n\
        event: x\ndata: {\"size\":\ndata:\"\u{e9}\"}\nid: 5\n\ndata: {\"size\":5}\n\n\
        data: {\"si|PAUSE|ze\":\"c\"}\r\rdata: [DONE]\n\ndata: {\"size\":\"d\"}\n\n";
    let server = Server::start(vec![events.into()]).await;
    let mut stream = assert_send(server.client().keys().follow().await.unwrap());
    let mut seen = Vec::new();
    while let Some(event) = poll_fn(|cx| Pin::new(&mut stream).poll_next(cx)).await {
        seen.push(event.map(|event| event.size).map_err(|error| error.kind()));
    }
    let expected = [
        Ok("a".to_owned()),
        Ok("\u{e9}".into()),
        Err(ErrorKind::Decode),
        Ok("c".into()),
    ];
    assert_eq!(seen, expected);
    assert_eq!(server.only().header("accept"), Some("text/event-stream"));
}
