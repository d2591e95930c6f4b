//! Arguments that would lead a call elsewhere, or say more than they should: they are
//! refused before anything is sent, or reach the server as the one thing that they are.

mod server;

use oasmith_runtime::runtime::extend::{Exchange, Request, Transport};
use oasmith_runtime::runtime::{Client, Error, ErrorKind, Style};
use server::{Server, json};
use std::fmt::Debug;
use std::sync::{Arc, Mutex};

async fn server() -> (Server, Client) {
    let server = Server::start(vec![json("200 OK", r#"{"size":"a"}"#)]).await;
    let client = server.client();
    (server, client)
}

/// What arrived behind `prefix`, or nothing if the call was refused.
fn arrived<T: Debug>(
    server: &Server,
    result: Result<T, Error>,
    prefix: &str,
) -> Option<String> {
    let asked = std::mem::take(&mut *server.asked.lock().unwrap());
    match result {
        Ok(_) => {
            assert_eq!(asked.len(), 1);
            let line = asked[0].line();
            let rest = line.strip_prefix(prefix);
            Some(rest.unwrap_or_else(|| panic!("{line} is elsewhere")).to_owned())
        }
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::InvalidArgument, "{error}");
            assert_eq!((error.attempts(), asked.len()), (0, 0), "{error}");
            None
        }
    }
}

/// Path arguments, and the segments that they are; nothing where they are refused.
const SEGMENTS: &[(&str, Option<&str>)] = &[
    ("", None),
    (".", None),
    ("..", None),
    ("%2e", None),
    ("%2E%2e", None),
    (".%2e", None),
    ("%2e.", None),
    ("%252e%252e", None),
    ("%25252e", None),
    ("..%2f", Some("..%252f")),
    ("../x", Some("..%2Fx")),
    ("a/../b", Some("a%2F..%2Fb")),
    ("/", Some("%2F")),
    ("//evil.example", Some("%2F%2Fevil.example")),
    ("\\", Some("%5C")),
    ("..\\..", Some("..%5C..")),
    ("?x=1", Some("%3Fx%3D1")),
    ("#x", Some("%23x")),
    (";v=1", Some("%3Bv%3D1")),
    ("..;", Some("..%3B")),
    (" ", Some("%20")),
    (". ", Some(".%20")),
    ("\t", Some("%09")),
    (".\t.", Some(".%09.")),
    ("\n", Some("%0A")),
    (".\n.", Some(".%0A.")),
    ("a\r\nHost: b", Some("a%0D%0AHost%3A%20b")),
    ("\0", Some("%00")),
    ("..\0", Some("..%00")),
    ("\u{7f}", Some("%7F")),
    // Dots to the eye, or once a server has normalised them, but not in a URL.
    ("\u{2024}\u{2024}", Some("%E2%80%A4%E2%80%A4")),
    ("\u{ff0e}\u{ff0e}", Some("%EF%BC%8E%EF%BC%8E")),
    ("\u{2025}", Some("%E2%80%A5")),
    ("\u{202e}", Some("%E2%80%AE")),
    ("...", Some("...")),
    (".a", Some(".a")),
    ("~", Some("~")),
    ("{key_id}", Some("%7Bkey_id%7D")),
    ("http://evil.example", Some("http%3A%2F%2Fevil.example")),
    ("@evil.example", Some("%40evil.example")),
    ("%", Some("%25")),
    ("%00", Some("%2500")),
];

#[tokio::test]
async fn a_path_argument_is_one_segment_or_refused() {
    let (server, client) = server().await;
    let long = "a".repeat(60_000);
    let long = (long.as_str(), Some(long.as_str()));
    for (argument, expected) in SEGMENTS.iter().chain([&long]) {
        let result = client.keys().get(*argument).await;
        let arrived = arrived(&server, result, "GET /v2/keys/");
        assert_eq!(arrived.as_deref(), *expected, "{argument:?}");
    }
    // More than any URL may have.
    let result = client.keys().get("a".repeat(100_000)).await;
    assert_eq!(arrived(&server, result, ""), None);
}

#[tokio::test]
async fn styles_and_templates_make_no_dots_of_arguments() {
    let (server, client) = server().await;
    let label = |value: &str| {
        let call = client.request("GET", "/x/{a}");
        call.path_arg_as("a", Style::Label, false, value.to_owned())
    };
    for (value, expected) in [("", None), (".", None), ("%2e", None), ("a", Some(".a"))]
    {
        let arrived = arrived(&server, label(value).await, "GET /x/");
        assert_eq!(arrived.as_deref(), expected, "{value:?}");
    }
    let list = |values: &[&str]| {
        let values: Vec<_> = values.iter().map(|value| (*value).to_owned()).collect();
        client.request("GET", "/x/{a}").path_arg("a", values)
    };
    let lists: &[(&[&str], Option<&str>)] = &[
        (&[], None),
        (&[""], None),
        (&[".."], None),
        (&["..", ".."], Some("..,..")),
        (&["a,b", "c/d"], Some("a%2Cb,c%2Fd")),
    ];
    for (values, expected) in lists {
        let arrived = arrived(&server, list(values).await, "GET /x/");
        assert_eq!(arrived.as_deref(), *expected, "{values:?}");
    }
    // What is before and behind an argument may not complete it either.
    for template in ["/x/.{a}", "/x/{a}{a}", "/x/{a}."] {
        let result = client.request("GET", template).with_path("a", ".").await;
        assert_eq!(arrived(&server, result, ""), None, "{template}");
    }
    let result = client.request("GET", "/x/{a}").await;
    assert_eq!(arrived(&server, result, ""), None, "an argument is missing");
}

#[tokio::test]
async fn a_path_tail_neither_climbs_nor_vanishes() {
    let (server, client) = server().await;
    let table = [
        ("", None),
        ("/", None),
        ("//", None),
        ("..", None),
        ("a/../b", None),
        ("a/./b", None),
        ("a/%2e%2E/b", None),
        ("../../x", None),
        ("a/..", None),
        ("a/b.c", Some("a/b.c")),
        ("a//b", Some("a//b")),
        ("a/b/", Some("a/b/")),
        ("a\\..\\b", Some("a%5C..%5Cb")),
        ("a/..%2f", Some("a/..%252f")),
        ("a?b#c", Some("a%3Fb%23c")),
        ("a/\r\nb", Some("a/%0D%0Ab")),
    ];
    for (tail, expected) in table {
        let call = client.request("DELETE", "/files/{path}");
        let result = call.path_tail("path", tail.to_owned()).await;
        let arrived = arrived(&server, result, "DELETE /files/");
        assert_eq!(arrived.as_deref(), expected, "{tail:?}");
    }
}

#[tokio::test]
async fn a_query_value_is_one_value() {
    let (server, client) = server().await;
    let table = [
        ("a&b=c", "a%26b%3Dc"),
        ("#x", "%23x"),
        ("+ %", "%2B%20%25"),
        ("a\r\nHost: b", "a%0D%0AHost%3A%20b"),
        ("\0", "%00"),
        ("../..", "..%2F.."),
        ("\u{e9}", "%C3%A9"),
    ];
    for (value, expected) in table {
        let result = client.keys().get("1").with_query("q", value).await;
        let value = arrived(&server, result, "GET /v2/keys/1?q=");
        assert_eq!(value.as_deref(), Some(expected));
        let result = client.keys().get("1").with_query(value.unwrap(), "x").await;
        let name = arrived(&server, result, "GET /v2/keys/1?").unwrap();
        assert_eq!(name.matches(['=', '&', '#', ' ']).count(), 1, "{name}");
    }
    let result = client.keys().get("1").with_query("q", "a".repeat(100_000)).await;
    assert_eq!(arrived(&server, result, ""), None);
}

#[tokio::test]
async fn a_header_is_one_header() {
    let (server, client) = server().await;
    for value in ["a\r\nx: y", "a\nb", "a\rb", "\0", "a\u{7f}", "\u{1b}[0m"] {
        let calls = [
            client.keys().get("1").with_header("x-a", value),
            client.keys().get("1").header_arg("x-a", value.to_owned()),
            client.keys().get("1").idempotency_key(value),
        ];
        for call in calls {
            assert_eq!(arrived(&server, call.await, ""), None, "{value:?}");
        }
        assert!(Client::builder().header("x-a", value).build().is_err(), "{value:?}");
        assert!(Client::builder().user_agent(value).build().is_err(), "{value:?}");
    }
    for name in ["", " ", "a b", "a:", "a\r\nb", "\u{e9}", "a\0"] {
        let result = client.keys().get("1").with_header(name, "x").await;
        assert_eq!(arrived(&server, result, ""), None, "{name:?}");
    }
    for value in ["a; admin=1", "a\r\nSet-Cookie: b", "a\0", "a,b"] {
        client.keys().list().session(value).await.unwrap_err();
        let asked = std::mem::take(&mut *server.asked.lock().unwrap());
        let cookie = asked[0].header("cookie").unwrap();
        assert!(!cookie.contains([';', ',', ' ', '\r', '\0']), "{cookie}");
    }
}

/// Notes requests and answers none.
#[derive(Clone, Default)]
struct Note(Arc<Mutex<Vec<Request>>>);

impl Transport for Note {
    fn exchange(&self, request: Request) -> Exchange {
        self.0.lock().unwrap().push(request);
        Box::pin(std::future::pending())
    }
}

/// Whether a call goes to this URL, and with which token.
fn sent(url: &str, is_public: bool) -> Option<Option<String>> {
    let note = Note::default();
    let builder = Client::builder().token("s3cret").base_url(url);
    let client = builder.transport(note.clone()).build().unwrap();
    let mut task = std::task::Context::from_waker(std::task::Waker::noop());
    let poll = if is_public {
        Box::pin(client.keys().public().send()).as_mut().poll(&mut task).map(drop)
    } else {
        Box::pin(client.keys().get("1").send()).as_mut().poll(&mut task).map(drop)
    };
    let request = note.0.lock().unwrap().pop();
    assert_eq!(request.is_some(), poll.is_pending(), "{url}");
    let token = request?.headers.get("authorization").cloned();
    Some(token.map(|token| token.to_str().unwrap().to_owned()))
}

#[test]
fn without_tls_a_token_stays_on_this_machine() {
    let token = Some("Bearer s3cret".to_owned());
    for here in [
        "http://localhost",
        "http://LOCALHOST:8080",
        "http://127.0.0.1",
        "http://127.8.9.1",
        "http://127.1",
        "http://0x7f000001",
        "http://[::1]:8080",
        "https://api.example.com",
    ] {
        assert_eq!(sent(here, false), Some(token.clone()), "{here}");
        assert_eq!(sent(here, true), Some(None), "{here}");
    }
    for elsewhere in [
        "http://localhost.evil.com",
        "http://127.0.0.1.evil.com",
        "http://evil.com\\@localhost",
        "http://localhost.",
        "http://a.localhost",
        "http://0.0.0.0",
        "http://[::]",
        "http://[::ffff:127.0.0.1]",
        "http://[::ffff:7f00:1]",
        "http://10.0.0.1",
        "http://169.254.169.254",
        "http://128.0.0.1",
        "http://xn--lcalhost-54a.com",
    ] {
        assert_eq!(sent(elsewhere, false), None, "{elsewhere}");
        // What asks for no credentials gets none, and may go.
        assert_eq!(sent(elsewhere, true), Some(None), "{elsewhere}");
    }
}

#[test]
fn no_proxy_gets_what_may_go_without_tls() {
    // Another process, since the environment is read where tests run side by side.
    let mut again = std::process::Command::new(std::env::current_exe().unwrap());
    again.args(["--exact", "a_query_value_is_one_value"]);
    for name in ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"] {
        again.env(name, "http://127.0.0.1:9");
    }
    let done = again.output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success() && said.contains("1 passed"), "{said}");
}
