//! The crate of the default document against a real server on loopback: for every
//! operation what is sent, what each success is decoded to, and what each error says.

mod cases;
mod documented;

use std::collections::BTreeSet;

use cases::Case;
use digitalocean::{Client, Error, ErrorKind, models};
use documented::Documented;
use oasmith_tests::round_trip::same;
use oasmith_tests::server::{Answer, Received, Server};
use serde_json::{Value, json};

const TOKEN: &str = "dop_v1_secret";

async fn start() -> (Server, Client) {
    let server = Server::start().await.expect("a free port");
    let client = Client::builder().token(TOKEN).base_url(server.url()).max_retries(0);
    (server, client.build().expect("a client"))
}

/// The one request that came.
fn only(server: &Server) -> Received {
    let mut received = server.received();
    assert_eq!(received.len(), 1, "{received:#?}");
    received.remove(0)
}

#[test]
fn every_operation_has_a_case() {
    let cases: Vec<&str> = cases::all().iter().map(|case| case.id).collect();
    let named: BTreeSet<&str> = cases.iter().copied().collect();
    let documented = Documented::new();
    let operations: BTreeSet<&str> = documented.ids().collect();
    assert_eq!(named, operations);
    assert_eq!(cases.len(), 48, "one each");
}

#[test]
fn every_case_uses_every_parameter_of_its_operation() {
    let documented = Documented::new();
    for Case { id, line, headers, .. } in cases::all() {
        let (method, target) = line.split_once(' ').expect("a method and a target");
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        assert_eq!(method, documented.text(id, "method"), "{id}");
        let template = documented.text(id, "path").split('/');
        let fits =
            template.zip(path.split('/')).all(|(a, b)| a == b || a.starts_with('{'));
        assert!(fits, "{id}: {path}");
        let sent: Vec<&str> =
            query.split('&').filter_map(|pair| Some(pair.split_once('=')?.0)).collect();
        assert_eq!(sent, documented.parameters(id, "query"), "{id}: the query");
        let sent: Vec<&str> = headers.iter().map(|(name, _)| *name).collect();
        let known = documented.parameters(id, "header");
        let known: Vec<String> = known.iter().map(|name| name.to_lowercase()).collect();
        assert_eq!(sent, known, "{id}: the headers");
    }
}

#[tokio::test]
async fn every_request_is_as_documented() {
    let (server, client) = start().await;
    for case in cases::all() {
        let id = case.id;
        // What comes back does not matter here.
        server.answer(Answer::empty(418));
        (case.call)(&client).await.expect_err("418 is no success");
        let sent = only(&server);
        assert_eq!(sent.line, case.line, "{id}");
        let bearer = format!("Bearer {TOKEN}");
        assert_eq!(sent.header("authorization"), Some(bearer.as_str()), "{id}");
        assert_eq!(sent.header("user-agent"), Some("digitalocean/0.1.0"), "{id}");
        let accept = sent.header("accept").unwrap_or_default();
        assert!(["application/json", "*/*"].contains(&accept), "{id}: accept {accept}");
        for (name, value) in case.headers {
            assert_eq!(sent.header(name), Some(*value), "{id}");
        }
        match case.body {
            Some(body) => {
                let json: Value = serde_json::from_slice(&sent.body).expect("JSON");
                assert_eq!(json, body, "{id}");
                assert_eq!(
                    sent.header("content-type"),
                    Some("application/json"),
                    "{id}"
                );
            }
            None => {
                assert_eq!(sent.body, b"", "{id}");
                assert_eq!(sent.header("content-type"), None, "{id}");
            }
        }
    }
}

#[tokio::test]
async fn a_path_argument_can_not_leave_its_place() {
    let (server, client) = start().await;
    for id in ["", ".", "..", "%2e%2E"] {
        let error = client.snapshots().delete(id).await.expect_err("it is refused");
        assert_eq!(error.kind(), ErrorKind::InvalidArgument, "{id:?}");
    }
    server.answer(Answer::empty(204));
    client.snapshots().delete("a/../b?c#d").await.expect("it is one segment");
    let sent = only(&server);
    assert_eq!(sent.line, "DELETE /v2/snapshots/a%2F..%2Fb%3Fc%23d");
}

#[tokio::test]
async fn every_success_is_decoded() {
    let (server, client) = start().await;
    let documented = Documented::new();
    let mut decoded = 0;
    for case in cases::all() {
        for (status, example) in documented.successes(case.id) {
            let id = format!("{} {status}", case.id);
            server.answer(match &example {
                Some(value) => Answer::json(status, value),
                None => Answer::empty(status),
            });
            let output =
                (case.call)(&client).await.unwrap_or_else(|e| panic!("{id}: {e}"));
            let lossless = same(&example.unwrap_or(Value::Null), &output);
            assert_eq!(lossless, Ok(()), "{id}");
            decoded += 1;
        }
    }
    assert!(decoded >= 48, "{decoded}");
}

#[tokio::test]
async fn every_error_says_what_the_server_said() {
    let (server, client) = start().await;
    let documented = Documented::new();
    for case in cases::all() {
        let undocumented = [(418, json!({"id": "teapot", "message": "I'm a teapot"}))];
        for (status, body) in documented.errors(case.id).into_iter().chain(undocumented)
        {
            server.answer(Answer::json(status, &body).with("x-request-id", "4d9d8375"));
            let error = (case.call)(&client).await.expect_err("no success");
            check_error(case.id, status, &body, &error);
        }
    }
}

fn check_error(id: &str, status: u16, body: &Value, error: &Error) {
    let at = format!("{id} {status}");
    assert_eq!(error.kind(), ErrorKind::Status, "{at}: {error}");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(status), "{at}");
    assert_eq!(error.operation(), Some(id), "{at}");
    assert_eq!(error.request_id(), Some("4d9d8375"), "{at}");
    let predicates = [
        (error.is_bad_request(), status == 400 || status == 422),
        (error.is_unauthorized(), status == 401),
        (error.is_forbidden(), status == 403),
        (error.is_not_found(), status == 404),
        (error.is_conflict(), status == 409),
        (error.is_rate_limited(), status == 429),
        (error.is_server_error(), status >= 500),
        (error.is_retryable(), status == 429 || status >= 500),
        (error.is_timeout() || error.is_connect() || error.is_decode(), false),
    ];
    for (number, (is, should)) in predicates.into_iter().enumerate() {
        assert_eq!(is, should, "{at}: predicate {number}");
    }
    let typed = error.body::<models::Error>().unwrap_or_else(|| panic!("{at}: no body"));
    let written = serde_json::to_value(typed).expect("what was decoded can be encoded");
    assert_eq!(same(body, &written), Ok(()), "{at}");
    let text = format!("{error} {error:?}");
    assert!(text.contains(typed.message.as_str()), "{at}: {text}");
    let secrets = [TOKEN, "per_page=", "tag_name=env"];
    assert!(!secrets.iter().any(|secret| text.contains(secret)), "{at}: {text}");
}
