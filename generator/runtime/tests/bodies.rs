//! Bodies other than JSON, over real sockets: what is sent byte for byte, and what streams
//! become.

mod server;

use futures_core::Stream;
use oasmith_runtime::runtime::body::{Body, Reply, json, lines, read};
use oasmith_runtime::runtime::params::Written;
use oasmith_runtime::runtime::types::{FilePart, Nullable, Value};
use oasmith_runtime::runtime::{
    Call, Error, ErrorKind, EventStream, Operation, Spec, Style, Success,
};
use oasmith_runtime::sample::models::{Resize, Upload};
use serde_json::json;
use server::{Server, answer};
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;

/// An operation whose result is whatever `B` reads.
struct Any<B>(PhantomData<B>);

impl<B: Body + 'static> Operation for Any<B> {
    type Output = B::Output;
    const SPEC: &'static Spec = &Spec::new(
        "any",
        "POST",
        "/x/{a}?fixed=1#part",
        &[Success { statuses: &["200"], accept: B::ACCEPT, streams: B::STREAMS }],
    );

    fn decode(_: usize, reply: &mut Reply) -> Result<B::Output, Error> {
        read::<B>(reply)
    }
}

fn call<B: Body + 'static>(server: &Server) -> Call<Any<B>> {
    Call::<Any<B>>::new(&server.client()).path_arg("a", "1".to_owned())
}

async fn null() -> Server {
    Server::start(vec![answer("200 OK", "", "null")]).await
}

#[tokio::test]
async fn arguments_go_where_they_belong() {
    let server = null().await;
    let value = json!({"k": "\u{e9}"});
    Call::<Any<json<Value>>>::new(&server.client())
        .path_tail("a", "b/c d".to_owned())
        .query_json("q", value.clone())
        .query_reserved("r", Style::Form, true, "a/b".to_owned())
        .query_or_empty("flag", None::<bool>)
        .header_json("x-h", value.clone())
        .cookie_json("c", value)
        .cookie_arg("d", "e".to_owned())
        .await
        .unwrap();
    let asked = server.only();
    assert_eq!(
        asked.line(),
        "POST /x/b/c%20d?fixed=1&q=%7B%22k%22%3A%22%5Cu00e9%22%7D&r=a/b&flag="
    );
    assert_eq!(asked.header("x-h"), Some(r#"{"k":"\u00e9"}"#));
    assert_eq!(asked.header("cookie"), Some("c=%7B%22k%22%3A%22%5Cu00e9%22%7D; d=e"));
    for climbs in ["a/../b", ".", ""] {
        let call = Call::<Any<json<Value>>>::new(&server.client());
        let error = call.path_tail("a", climbs.to_owned()).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidArgument, "{climbs}");
    }
}

#[tokio::test]
async fn forms_are_written_as_the_document_says() {
    let server = null().await;
    let value = json!({"card": {"name": "x"}, "expand": ["a", "b"]});
    let deep = [("*", Written::Style(Style::DeepObject, true))];
    call::<json<Value>>(&server).form_body_as(&deep, value).await.unwrap();
    let asked = server.only();
    assert_eq!(asked.header("content-type"), Some("application/x-www-form-urlencoded"));
    assert_eq!(asked.body, "card[name]=x&expand[0]=a&expand[1]=b");
}

#[tokio::test]
async fn lines_are_written_and_read() {
    // No length, since the pauses are no part of the body.
    let head = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
    let body = "{\"size\":\"a\"}\n\n|PAUSE|\u{1e}{\"size\"|PAUSE|:\"b\"}\r\nnone\n{\"size\":\"c\"}";
    let server = Server::start(vec![format!("{head}{body}")]).await;
    let items = vec![Resize::new("a"), Resize::new("b").disk(true)];
    let call = call::<lines<Resize>>(&server).lines_body("application/x-ndjson", items);
    let mut stream: EventStream<Resize> = call.await.unwrap();
    let mut seen = Vec::new();
    while let Some(item) = poll_fn(|cx| Pin::new(&mut stream).poll_next(cx)).await {
        seen.push(item.map(|item| item.size).map_err(|error| error.kind()));
    }
    let expected =
        [Ok("a".to_owned()), Ok("b".into()), Err(ErrorKind::Decode), Ok("c".into())];
    assert_eq!(seen, expected);
    let asked = server.only();
    assert_eq!(asked.header("content-type"), Some("application/x-ndjson"));
    assert_eq!(asked.body, "{\"size\":\"a\"}\n{\"size\":\"b\",\"disk\":true}\n");
}

#[tokio::test]
async fn an_empty_body_is_null_where_null_may_be() {
    let server = Server::start(vec![answer("200 OK", "", "")]).await;
    assert_eq!(call::<json<Option<Resize>>>(&server).await.unwrap(), None);
    assert_eq!(call::<json<Value>>(&server).await.unwrap(), Value::Null);
    let absent = call::<json<Nullable<i64>>>(&server).await.unwrap();
    assert!(matches!(absent, Nullable::Absent));
    let error = call::<json<Resize>>(&server).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
}

#[tokio::test]
async fn parts_are_files_text_and_json() {
    let server = null().await;
    let upload = Upload::new(
        [
            FilePart::new("raw").file_name("a\".png").content_type("image/png"),
            FilePart::from("text"),
        ],
        "hi",
        3,
        "v=0",
        json!({"x": 1}),
        Resize::new("s"),
    );
    let members = [
        ("session", Written::As("application/sdp")),
        ("files", Written::Style(Style::DeepObject, true)),
        ("point", Written::Style(Style::DeepObject, true)),
    ];
    call::<json<Value>>(&server)
        .multipart_body_as("multipart/mixed", &members, upload)
        .await
        .unwrap();
    let asked = server.only();
    let kind = asked.header("content-type").unwrap();
    let boundary = kind.strip_prefix("multipart/mixed; boundary=").unwrap();
    let part = |head: &str, body: &str| {
        format!(
            "--{boundary}\r\nContent-Disposition: form-data; name={head}\r\n\r\n{body}\r\n"
        )
    };
    let octets = "Content-Type: application/octet-stream";
    let expected = [
        part("\"files\"; filename=\"a%22.png\"\r\nContent-Type: image/png", "raw"),
        part(&format!("\"files\"; filename=\"files\"\r\n{octets}"), "text"),
        part("\"note\"", "hi"),
        part("\"count\"", "3"),
        part("\"session\"\r\nContent-Type: application/sdp", "v=0"),
        part("\"point[x]\"", "1"),
        part("\"resize\"\r\nContent-Type: application/json", "{\"size\":\"s\"}"),
    ];
    assert_eq!(asked.body, format!("{}--{boundary}--\r\n", expected.concat()));
}
