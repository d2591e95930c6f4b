//! The stand-in for the API: what it answers, what it notices, what it remembers.
#![cfg(feature = "mock")]

use std::future::poll_fn;
use std::pin::Pin;
use std::time::Duration;

use futures_core::Stream;
use oasmith_runtime::runtime::types::Bytes;
use oasmith_runtime::runtime::{Client, Error, ErrorKind};
use oasmith_runtime::sample::mock::{Answer, Mock};
use oasmith_runtime::sample::models::{self, Option_, Resize};
use serde_json::json;

fn shown(error: &Error) -> String {
    format!("{error}")
}

#[tokio::test]
async fn examples_are_answered_without_being_told() {
    let mock = Mock::new();
    let client = mock.client();
    assert_eq!(client.keys().get("a b").await.unwrap().size, "large");
    assert_eq!(client.keys().public().await.unwrap(), "a,b\n");
    assert_eq!(&client.keys().elsewhere().await.unwrap()[..], b"PNG");
    client.keys().delete(1, true).await.unwrap();
    let mut events = client.keys().follow().await.unwrap();
    let mut sizes = Vec::new();
    while let Some(event) = poll_fn(|cx| Pin::new(&mut events).poll_next(cx)).await {
        sizes.push(event.unwrap().size);
    }
    assert_eq!(sizes, ["a", "b"]);
    mock.assert_clean();
    let calls = mock.calls_of("keys_get");
    assert_eq!(calls.len(), 1);
    assert_eq!(calls[0].path_arg("key_id").as_deref(), Some("a b"));
    assert_eq!(calls[0].path(), "/v2/keys/a%20b");
    assert_eq!(mock.calls().len(), 5);
}

#[tokio::test]
async fn literal_segments_win_over_parameters() {
    let mock = Mock::new();
    let key = mock.client().keys().get("mine").await.unwrap();
    assert_eq!(key.size, "mine");
    assert_eq!(mock.calls()[0].operation(), Some("keys_mine"));
    // But only for the methods that they have.
    let error = mock.client().request("DELETE", "/v2/keys/mine").await;
    assert_eq!(mock.calls()[1].operation(), Some("keys_delete"));
    assert!(
        error.unwrap_err().message().contains("path key_id"),
        "the argument is no number"
    );
}

#[tokio::test]
async fn the_test_says_what_is_answered() {
    let mock = Mock::new();
    let client = mock.client();
    mock.answer("keys_get", Answer::status(404))
        .answer_once("keys_get", Answer::json(200, json!({"size": "once"})))
        .answer_once("keys_get", Answer::json(200, Resize::new("twice")));
    let keys = client.keys();
    assert_eq!(keys.get("1").await.unwrap().size, "once");
    assert_eq!(keys.get("1").await.unwrap().size, "twice");
    let error = keys.get("1").await.unwrap_err();
    assert!(error.is_not_found());
    assert_eq!(error.body::<Resize>().unwrap().size, "none", "the document's example");
    mock.answer_with("keys_get", |asked| {
        let id = asked.path_arg("key_id").unwrap_or_default();
        Answer::json(200, json!({"size": id})).header("X-Request-Id", "r-7")
    });
    let response = keys.get("x/y").send().await.unwrap();
    assert_eq!(response.size, "x/y");
    assert_eq!(response.meta().request_id(), Some("r-7"));
    mock.reset();
    assert_eq!(keys.get("1").await.unwrap().size, "large");
    assert_eq!(mock.calls().len(), 1);
}

#[tokio::test]
async fn errors_that_clients_must_survive() {
    let mock = Mock::new();
    let client = mock.client();
    let keys = client.keys();
    mock.answer_once("keys_get", Answer::unreachable());
    mock.answer_once("keys_get", Answer::broken());
    assert_eq!(keys.get("1").await.unwrap().size, "large", "the third attempt");
    assert_eq!(mock.calls().len(), 3);

    mock.answer("keys_get", Answer::example().cut_after(3));
    let error = keys.get("1").max_retries(0).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);

    mock.answer("keys_get", Answer::example().delay(Duration::from_secs(3600)));
    let began = std::time::Instant::now();
    let error = keys.get("1").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    mock.answer("keys_get", Answer::example().delay(Duration::from_secs(30)));
    assert_eq!(keys.get("1").await.unwrap().size, "large");
    assert!(began.elapsed() < Duration::from_secs(5), "no real time passes");
}

#[tokio::test]
async fn waits_end_at_once() {
    let mock = Mock::new();
    let work = json!({"state": "new"});
    for _ in 0..20 {
        mock.answer_once("job", Answer::json(200, &work));
    }
    let began = std::time::Instant::now();
    let done = mock.client().lists().job().wait_until_done().await.unwrap();
    assert_eq!(done.state, "done");
    assert_eq!(mock.calls_of("job").len(), 21);
    assert!(began.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn all_pages_are_one_page() {
    let mock = Mock::new();
    let mut items = mock.client().lists().numbered().items();
    let mut ids = Vec::new();
    while let Some(item) = items.next().await {
        ids.push(item.unwrap().id);
    }
    assert_eq!(ids, [1, 2]);
    mock.assert_clean();
}

#[tokio::test]
async fn what_the_document_refuses_is_refused() {
    let mock = Mock::new();
    let client = mock.client();
    let list = || client.keys().list();
    let cases = [
        (
            list().per_page(0).await.unwrap_err(),
            "query per_page: expected at least 1, found 0",
        ),
        (list().per_page(201).await.unwrap_err(), "expected at most 200, found 201"),
        (
            list().with_query("per_page", "many").await.unwrap_err(),
            "query per_page: expected type integer, found \"many\"",
        ),
        (
            list().with_query("query[disk]", "perhaps").await.unwrap_err(),
            "query query.size: is required and missing",
        ),
    ];
    for (error, expected) in &cases {
        assert_eq!(error.status().map(|status| status.as_u16()), Some(400));
        assert!(shown(error).contains(expected), "{error} lacks {expected}");
    }
    let problems = mock.verify().unwrap_err();
    assert_eq!(problems.len(), 5, "{problems:#?}");
    assert!(problems[0].starts_with("GET /v2/keys: query per_page"), "{problems:#?}");
    list()
        .per_page(200)
        .ids(["a,b", "c"])
        .query(Resize::new("x").disk(true))
        .await
        .unwrap();
    assert!(mock.calls()[4].problems().is_empty(), "{:?}", mock.calls()[4]);
}

#[tokio::test]
async fn bodies_are_checked() {
    let mock = Mock::new();
    let listening = mock.listen().await.unwrap();
    let url = format!("{}/v2/keys", listening.url());
    let http = reqwest::Client::new();
    let post = || http.post(&url).bearer_auth("mock");
    let json = "application/json";
    let cases = [
        (post(), "body: is required and missing"),
        (post().body("{}"), "body: there is no Content-Type"),
        (
            post().header("Content-Type", "text/plain").body("{}"),
            "expected application/json",
        ),
        (post().header("Content-Type", json).body("{"), "body: is no JSON"),
        (
            post().header("Content-Type", json).body("{}"),
            "body.size: is required and missing",
        ),
        (
            post().header("Content-Type", json).body(r#"{"size":1}"#),
            "body.size: expected type string, found 1",
        ),
        (
            http.post(&url).header("Content-Type", json).body(r#"{"size":"x"}"#),
            "credentials",
        ),
        (http.put(&url), "the document has only GET, POST for this path"),
        (http.get(listening.url()), "the document has no such path"),
    ];
    for (request, expected) in cases {
        let response = request.send().await.unwrap();
        let status = response.status().as_u16();
        let text = response.text().await.unwrap();
        assert_eq!(status, if expected == "credentials" { 401 } else { 400 }, "{text}");
        assert!(text.contains(expected), "{text} lacks {expected}");
    }
    let response = post().header("Content-Type", json).body(r#"{"size":"x"}"#);
    let response = response.send().await.unwrap();
    assert_eq!(response.status().as_u16(), 202);
    assert_eq!(response.text().await.unwrap(), "soon");
    assert_eq!(mock.verify().unwrap_err().len(), 9);
    assert_eq!(mock.calls().len(), 10);
}

#[tokio::test]
async fn multipart_bodies_are_read() {
    let mock = Mock::new();
    let client = mock.client();
    let body = Option_::new(Bytes::from("\r\n--raw--\0"), ["a", "b"]);
    client.keys().upload(body).await.unwrap();
    mock.assert_clean();
    let body = Option_::new(Bytes::from("x"), Vec::<String>::new());
    let error = client.keys().upload(body).await.unwrap_err();
    assert!(shown(&error).contains("body.names: is required and missing"), "{error}");
}

#[tokio::test]
async fn every_style_is_read_back() {
    let mock = Mock::new();
    let client = mock.client();
    let good = "/styles/.1.2/;matrix=3;matrix=4/a/b%20c/end?space=1%202&pipe=1%7C2&comma=1,2\
                &many=1&many=2&a=1&b=true&json=%7B%22size%22%3A%22x%22%7D&deep[in][ids][0]=1\
                &deep[in][ids][1]=2&when=2026-01-31T12:00:00Z&either=all";
    client.request("GET", good).with_header("X-List", "1,2").send_raw().await.unwrap();
    mock.assert_clean();
    assert_eq!(mock.calls()[0].path_arg("tail").as_deref(), Some("a/b c"));
    let start = "/styles/.1/;matrix=3/a/end";
    let cases = [
        (
            "/styles/.1.x/;matrix=3/a/end",
            "path label[1]: expected type integer, found \"x\"",
        ),
        ("/styles/.1/;matrix=3;matrix=y/a/end", "path matrix[1]: expected type integer"),
        ("?space=1%20x", "query space[1]: expected type integer"),
        ("?pipe=1|x", "query pipe[1]: expected type integer"),
        ("?comma=1,x", "query comma[1]: expected type integer"),
        ("?many=1&many=x", "query many[1]: expected type integer"),
        ("?many=3000000000", "query many[0]: expected int32, found 3000000000"),
        ("?b=perhaps", "query flat.b: expected type boolean"),
        ("?json=%7B%7D", "query json.size: is required and missing"),
        ("?deep[in][ids][0]=x", "query deep.in.ids[0]: expected type integer"),
        ("?when=yesterday", "query when: expected date-time, found \"yesterday\""),
        ("?either=some", "query either: expected one of `all`, found \"some\""),
    ];
    for (target, problem) in cases {
        let target = match target.strip_prefix('?') {
            Some(_) => format!("{start}{target}"),
            None => target.to_owned(),
        };
        let error = client.request("GET", &target).await.unwrap_err();
        assert!(shown(&error).contains(problem), "{target}: {error} lacks {problem}");
    }
    let call = client.request("GET", start).with_header("X-List", "1,x");
    let error = call.await.unwrap_err();
    assert!(
        shown(&error).contains("header X-List[1]: expected type integer"),
        "{error}"
    );
}

#[tokio::test]
async fn every_kind_of_body_is_read() {
    let mock = Mock::new();
    let client = mock.client();
    let (form, lines) = ("application/x-www-form-urlencoded", "application/x-ndjson");
    let json = "application/json; charset=utf-8";
    let cases = [
        ("/form", form, "amount=1&tags=1,2&point[x]=1.5", ""),
        ("/form", form, "tags=1,x", "body.amount: is required and missing"),
        ("/form", form, "amount=1&tags=1,x", "body.tags[1]: expected type integer"),
        ("/form", form, "amount=1&point[y]=1", "body.point.x: is required and missing"),
        ("/act", json, r#"{"type":"reboot"}"#, ""),
        ("/act", json, r#"{"type":"resize"}"#, "body.size: is required and missing"),
        ("/act", json, r#"{"type":"x"}"#, "body.type: expected one of `re"),
        ("/act", json, "{}", "body.type: is required and missing"),
        ("/act", json, "[]", "body: expected type object, found a list of 0"),
        ("/act", lines, "{\"type\":\"reboot\"}\n\n", ""),
        ("/act", lines, "{\"type\":\"resize\"}", "body[0].size: is required"),
        ("/act", "image/png", "PNG", ""),
        (
            "/act",
            "text/plain",
            "x",
            "expected application/json, application/x-ndjson, image/*",
        ),
        ("/v2/job", json, "{}", "body: the operation takes none"),
    ];
    for (path, media_type, body, problem) in cases {
        let call = client.request("POST", path).payload(media_type, body);
        match call.send_raw().await.unwrap() {
            answer if problem.is_empty() => {
                assert!(answer.status().is_success(), "{body}")
            }
            answer => {
                let text = String::from_utf8_lossy(answer.bytes()).into_owned();
                assert!(text.contains(problem), "{body}: {text} lacks {problem}");
            }
        }
    }
}

#[tokio::test]
async fn credentials_are_asked_for_and_not_shown() {
    let mock = Mock::new();
    let client = mock.client();
    client.secured().basic().await.unwrap();
    client.secured().query().await.unwrap();
    client.secured().either().await.unwrap();
    mock.assert_clean();
    let debug = format!("{:?} {mock:?}", mock.calls());
    assert!(debug.contains("[redacted]") && debug.contains("api_key"), "{debug}");
    assert!(!debug.contains("mock\"") && !debug.contains("dXNlcjp"), "{debug}");

    let bare = Client::builder().transport(mock.clone()).build().unwrap();
    assert!(bare.keys().get("1").await.unwrap_err().is_unauthorized());
    assert!(bare.secured().either().await.unwrap_err().is_unauthorized());
    bare.keys().public().await.unwrap();
    assert_eq!(mock.verify().unwrap_err().len(), 2);
}

#[tokio::test]
async fn servers_of_operations_are_followed() {
    let mock = Mock::new();
    let client = mock.client();
    assert_eq!(client.secured().root().await.unwrap(), "root");
    assert_eq!(client.secured().beta().await.unwrap(), "beta");
    mock.assert_clean();
}

#[tokio::test]
async fn other_processes_are_answered_alike() {
    let mock = Mock::new();
    let listening = mock.listen().await.unwrap();
    let client = Client::builder().token("x").base_url(listening.url()).max_retries(0);
    let client = client.build().unwrap();
    assert_eq!(client.keys().get("1").await.unwrap().size, "large");
    client.keys().elsewhere().await.unwrap();
    mock.assert_clean();
    mock.answer("keys_get", Answer::example().cut_after(3));
    assert_eq!(client.keys().get("1").await.unwrap_err().kind(), ErrorKind::Transport);
    mock.answer("keys_get", Answer::broken());
    assert_eq!(client.keys().get("1").await.unwrap_err().kind(), ErrorKind::Transport);
    drop(listening);
    mock.answer("keys_get", Answer::example());
    tokio::time::sleep(Duration::from_millis(20)).await;
    assert!(client.keys().get("1").await.is_err(), "nobody listens any more");
}

#[tokio::test]
async fn answers_may_be_wrong_without_a_panic() {
    let mock = Mock::new();
    mock.answer(
        "keys_get",
        Answer::json(9999, models::Closed::new()).header("a b", "\n"),
    );
    let error = mock.client().keys().get("1").max_retries(0).await.unwrap_err();
    assert!(error.is_server_error());
    assert_eq!(mock.verify().unwrap_err().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_threads_may_call() {
    let mock = Mock::new();
    let asked = mock.clone();
    mock.answer_with("keys_get", move |_| {
        Answer::json(200, json!({"size": asked.calls().len().to_string()}))
    });
    let calls: Vec<_> = (0..200)
        .map(|_| {
            let client = mock.client();
            tokio::spawn(async move { client.keys().get("1").await.map(|key| key.size) })
        })
        .collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!(mock.calls().len(), 200);
    mock.assert_clean();
}

#[test]
#[should_panic(
    expected = "the document has no operation \"keysGet\"; it has \"keys_get\""
)]
fn an_operation_that_there_is_not_is_said_at_once() {
    Mock::new().answer("keysGet", Answer::status(404));
}

#[test]
#[should_panic(
    expected = "requests were not as documented:\n  GET /v2/keys/1: credentials"
)]
fn a_test_fails_by_itself() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let mock = Mock::new();
    let client = Client::builder().transport(mock.clone()).build().unwrap();
    let _ = runtime.block_on(async { client.keys().get("1").await });
    mock.assert_clean();
}

#[cfg(feature = "blocking")]
#[test]
fn calls_without_async_are_answered_too() {
    let mock = Mock::new();
    let client = mock.client();
    assert_eq!(client.keys().get("1").blocking().unwrap().size, "large");
    mock.answer_once("keys_get", Answer::status(503));
    assert_eq!(client.keys().get("1").blocking().unwrap().size, "large");
    assert_eq!(mock.calls_of("keys_get").len(), 3);
    mock.assert_clean();
}
