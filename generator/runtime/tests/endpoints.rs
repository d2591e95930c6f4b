//! Calls of endpoints that the document has not, over real sockets: they go the way of all
//! others, and nowhere else.

mod clock;
mod server;

use clock::Pauses;
use oasmith_runtime::runtime::extend::{Payload, http};
use oasmith_runtime::runtime::{ErrorKind, RawResponse};
use oasmith_runtime::sample::models::{self, Resize};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json as value};
use server::{Server, answer, json};
use std::sync::Arc;
use std::time::Duration;

#[tokio::test]
async fn an_endpoint_is_called_like_any_other() {
    let server = Server::start(vec![json("200 OK", r#"{"new": 1}"#)]).await;
    let client = server.client();
    let call = client.request("GET", "/v2/new?a=1").with_query("b", "x&y");
    let sent = call.with_header("x-mine", "1").send().await.unwrap();
    assert_eq!(*sent, value!({"new": 1}));
    assert_eq!(sent.meta().request_id(), Some("r-1"));
    let asked = server.only();
    assert_eq!(asked.line(), "GET /v2/new?a=1&b=x%26y");
    assert_eq!(asked.header("authorization"), Some("Bearer s3cret"));
    assert_eq!(asked.header("accept"), Some("application/json"));
    assert_eq!(
        (asked.header("x-mine"), asked.header("content-type")),
        (Some("1"), None)
    );
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Mine {
    size: String,
    left: u8,
}

#[tokio::test]
async fn a_body_is_what_serde_writes_or_bytes() {
    let server = Server::start(vec![json("201 Created", r#"{"size": "b", "left": 3}"#)]);
    let server = server.await;
    let client = server.client();
    let mine = || Mine { size: "s".to_owned(), left: 1 };
    let call = client.request(http::Method::PATCH, "/v2/new").body(mine());
    let back = call.deserialize::<Mine>().await.unwrap();
    assert_eq!(back, Mine { size: "b".to_owned(), left: 3 });
    client.request("POST", "/v2/new").body(Resize::new("b")).await.unwrap();
    let payload = Payload::from(bytes::Bytes::from_static(b"text"));
    let call = client.request("PUT", "/v2/new").payload("text/plain", payload);
    call.await.unwrap();
    let asked = server.asked();
    let bodies: Vec<_> = asked.iter().map(|asked| asked.body.as_str()).collect();
    assert_eq!(bodies, [r#"{"size":"s","left":1}"#, r#"{"size":"b"}"#, "text"]);
    assert_eq!(asked[0].line(), "PATCH /v2/new");
    assert_eq!(asked[1].header("content-type"), Some("application/json"));
    assert_eq!(asked[2].header("content-type"), Some("text/plain"));
}

#[tokio::test]
async fn a_result_is_read_as_it_is_wanted() {
    let whole =
        answer("200 OK", "Content-Type: application/json\r\n", r#"[{"disk": true}]"#);
    let server = Server::start(vec![whole]).await;
    let client = server.client();
    let call = || client.request("GET", "/v2/new");
    // As a model of the crate, with all that goes with it.
    let sent = call().model::<Vec<Resize>>().send().await.unwrap();
    assert_eq!((sent[0].size.as_str(), sent[0].disk), ("", Some(true)));
    assert_eq!(sent.meta().corrections()[0].path, "[0].size");
    let error = call().model::<Vec<Resize>>().strict(true).await.unwrap_err();
    assert_eq!(error.json_path(), Some("[0].size"));
    let error = call().deserialize::<Vec<Mine>>().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(error.to_string().contains("GET /v2/new: "), "{error}");
    assert!(error.to_string().contains("missing field `size`"), "{error}");
    assert_eq!(call().text().await.unwrap(), r#"[{"disk": true}]"#);
    assert_eq!(call().bytes().await.unwrap().len(), 16);
    let raw: RawResponse = call().send_raw().await.unwrap();
    assert_eq!(raw.json::<Value>().unwrap(), value!([{"disk": true}]));
}

#[tokio::test]
async fn nothing_is_a_result() {
    let server = Server::start(vec![answer("204 No Content", "", "")]).await;
    let client = server.client();
    let call = || client.request("DELETE", "/v2/new");
    assert_eq!(call().await.unwrap(), Value::Null);
    call().deserialize::<()>().await.unwrap();
    assert_eq!(call().deserialize::<Option<Mine>>().await.unwrap(), None);
}

#[tokio::test]
async fn its_errors_name_method_and_path_and_nothing_else() {
    let body = r#"{"message": "no such thing", "id": "not_found"}"#;
    let server = Server::start(vec![json("404 Not Found", body)]).await;
    let client = server.client();
    let call = client.request("DELETE", "/v2/things/{id}?token=s3cret");
    let call = call.with_path("id", "a/b").with_query("more", "s3cret");
    assert!(!format!("{call:?}").contains("s3cret"), "{call:?}");
    let error = call.await.unwrap_err();
    assert_eq!(server.only().line(), "DELETE /v2/things/a%2Fb?token=s3cret&more=s3cret");
    assert_eq!(
        error.to_string(),
        "DELETE /v2/things/{id}: 404 Not Found: no such thing (request id r-1)"
    );
    assert_eq!(
        (error.method(), error.path()),
        (Some("DELETE"), Some("/v2/things/{id}"))
    );
    assert_eq!(error.operation(), None);
    assert_eq!(error.body::<Value>().unwrap()["id"], "not_found");
    assert!(!format!("{error:?}").contains("s3cret"));
}

#[tokio::test]
async fn it_is_tried_again_and_waited_for_like_any_other() {
    let server = Server::start(vec![
        json("503 Service Unavailable", ""),
        json("200 OK", r#"{"done": false}"#),
        json("200 OK", r#"{"done": true}"#),
        json("503 Service Unavailable", ""),
    ])
    .await;
    let clock = Arc::new(Pauses::default());
    let client = server.builder().clock(clock.clone()).jitter(|| 1.0).build().unwrap();
    let done =
        client.request("GET", "/v2/new").poll_until(|state| state["done"] == true);
    done.interval(Duration::from_secs(2)).await.unwrap();
    assert_eq!(server.asked().len(), 3);
    assert_eq!(clock.millis()[0], 500);
    // A POST is not, without a key.
    let error = client.request("POST", "/v2/new").await.unwrap_err();
    assert_eq!((error.attempts(), server.asked().len()), (1, 4));
    let keyed = client.request("POST", "/v2/new").idempotency_key("k");
    assert_eq!(keyed.await.unwrap_err().attempts(), 3);
    let error = client.request("POST", "/v2/new").poll_until(|_| true).await;
    assert_eq!(error.unwrap_err().path(), Some("/v2/new"));
    assert_eq!(server.asked().len(), 7);
}

#[tokio::test]
async fn a_path_leads_nowhere_else() {
    let server = Server::start(vec![json("200 OK", "1")]).await;
    let client = server.client();
    for path in [
        "",
        "v2/new",
        "//evil.example.com/x",
        "https://evil.example.com/x",
        "@evil.example.com/x",
        ".evil.example.com/x",
        ":80/x",
        "/v2/../account",
        "/v2/..",
        "/v2/.",
        "/v2/%2e%2E/account",
        "/v2/%252e./account",
        "/v2/.%0a",
        "/\\evil.example.com/x",
        "/v2\\..\\account",
        "/v2/.\t./account",
        "/v2/\n../account",
        "/v2/new#part",
        "/v2/new ",
        "/v2/{id}",
        "/v2/new?a=1#b",
        "?a=1",
    ] {
        let called = client.request("GET", path).await;
        if path == "/v2/.%0a" {
            called.unwrap();
            assert_eq!(server.only().line(), "GET /v2/.%0a");
            continue;
        }
        let error = called.expect_err(path);
        assert_eq!(error.kind(), ErrorKind::InvalidArgument, "{path}: {error}");
        assert!(server.asked().len() < 2, "{path}");
    }
    for dots in ["", ".", "..", "%2e%2e"] {
        let call = client.request("DELETE", "/v2/keys/{id}").with_path("id", dots);
        assert_eq!(call.await.unwrap_err().kind(), ErrorKind::InvalidArgument);
    }
    let error = client.request("GE T", "/v2/new").await.unwrap_err();
    assert!(error.message().contains("the method"), "{error}");
    let error = client.request("GET", "/v2/new").with_header("a b", "").await;
    assert_eq!(error.unwrap_err().kind(), ErrorKind::InvalidArgument);
    assert_eq!(server.asked().len(), 1);
}

#[tokio::test]
async fn it_is_below_the_base_url_and_takes_no_token_elsewhere() {
    let server = Server::start(vec![json("200 OK", "1")]).await;
    let away = Server::start(vec![json("200 OK", "1")]).await;
    let client = server.builder().base_url(format!("{}/api/", server.url));
    let client = client.build().unwrap();
    client.request("GET", "/v2/new").await.unwrap();
    assert_eq!(server.only().line(), "GET /api/v2/new");
    client.request("GET", "/v2/new").base_url(&away.url).await.unwrap();
    assert!(!away.only().head.contains("s3cret"));
}

#[tokio::test]
async fn members_are_added_to_a_body_of_json() {
    let server = Server::start(vec![json("202 Accepted", "\"ok\"")]).await;
    let client = server.client();
    let create = || client.keys().create(Resize::new("b"));
    let call = create().with_body_member("beta", true).with_body_member("size", "c");
    call.with_body_member("size", "d").await.unwrap();
    // The setter that comes later takes nothing away.
    let call = client.request("POST", "/v2/new").with_body_member("more", vec![1]);
    call.body(value!({"a": 1})).await.unwrap();
    let call = client.keys().delete(1, true).with_body_member("why", "old");
    call.await.unwrap();
    // In which order is another crate's choice, if it asks `serde_json` to keep it.
    let bodies = server.asked().into_iter().map(|asked| asked.body.parse::<Value>());
    let bodies: Vec<_> = bodies.map(Result::unwrap).collect();
    let wanted = [
        value!({"beta": true, "size": "d"}),
        value!({"a": 1, "more": [1]}),
        value!({"why": "old"}),
    ];
    assert_eq!(bodies, wanted);
    assert_eq!(server.asked()[2].header("content-type"), Some("application/json"));
}

#[tokio::test]
async fn the_last_word_on_a_bodys_media_type_counts() {
    let server = Server::start(vec![json("200 OK", "1")]).await;
    let client = server.builder().header("content-type", "application/of-all+json");
    let client = client.build().unwrap();
    let call = || client.request("POST", "/v2/new");
    call().body(1).await.unwrap();
    call().body(1).with_header("Content-Type", "application/mine").await.unwrap();
    call().with_header("Content-Type", "application/mine").body(1).await.unwrap();
    call().with_body_member("a", 1).await.unwrap();
    let asked = server.asked();
    let types: Vec<_> =
        asked.iter().filter_map(|asked| asked.header("content-type")).collect();
    let json = "application/json";
    assert_eq!(types, [json, "application/mine", json, "application/of-all+json"]);
    let lines = |asked: &server::Asked| asked.head.matches("content-type:").count();
    assert!(asked.iter().all(|asked| lines(asked) == 1));
}

#[tokio::test]
async fn members_are_added_to_nothing_else() {
    let server = Server::start(vec![json("202 Accepted", "\"ok\"")]).await;
    let client = server.client();
    let text = || Payload::from(bytes::Bytes::from_static(b"{}"));
    let other =
        |media_type| client.request("POST", "/v2/new").payload(media_type, text());
    let list = client.request("POST", "/v2/new").body(value!([1]));
    let upload = client.keys().upload(models::Option_::new("x", ["y"]));
    for error in [
        list.with_body_member("a", 1).await.unwrap_err(),
        other("text/plain").with_body_member("a", 1).await.unwrap_err(),
        upload.with_body_member("a", 1).await.unwrap_err(),
    ] {
        assert_eq!(error.kind(), ErrorKind::InvalidArgument);
        assert!(error.message().contains("JSON object"), "{error}");
    }
    assert!(server.asked().is_empty());
    let call = other("application/merge-patch+json; charset=utf-8");
    call.with_body_member("a", 1).await.unwrap();
    assert_eq!(server.only().body, r#"{"a":1}"#);
}

#[tokio::test]
async fn it_is_read_piece_by_piece() {
    let events = "data: {\"size\": \"a\"}\n\ndata: nonsense\n\n";
    let server = Server::start(vec![
        answer("200 OK", "Content-Type: text/event-stream\r\n", events),
        answer("200 OK", "Content-Type: application/pdf\r\n", "pdf"),
        json("404 Not Found", "{}"),
    ])
    .await;
    let client = server.client();
    let mut stream = client.request("GET", "/v2/new").events::<Resize>().await.unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap().size, "a");
    let error = stream.next().await.unwrap().unwrap_err();
    assert_eq!((error.method(), error.path()), (Some("GET"), Some("/v2/new")));
    let mut down = client.request("GET", "/v2/new").download().await.unwrap();
    assert_eq!(down.next().await.unwrap().unwrap(), "pdf");
    let error = client.request("GET", "/v2/new").download().await.unwrap_err();
    assert!(error.is_not_found() && error.path() == Some("/v2/new"));
}
