//! The stand-in for the API in the crate of the default document: every operation is
//! called through it, with what the document shows.

#[allow(dead_code, reason = "other tests use more of them")]
#[path = "operations/cases/mod.rs"]
mod cases;
#[allow(dead_code, reason = "other tests use more of it")]
#[path = "operations/documented.rs"]
mod documented;

use digitalocean::mock::{Answer, Mock};
use digitalocean::{Client, ErrorKind, models};
use documented::Documented;
use oasmith_tests::round_trip::same;
use serde_json::{Value, json};

const DATA: &str = include_str!("../../generated/src/mock.json");
const EXAMPLES: &str = include_str!(concat!(env!("OUT_DIR"), "/examples.json"));

fn data() -> Vec<Value> {
    let data: Value = serde_json::from_str(DATA).expect("JSON");
    data["operations"].as_array().cloned().expect("operations")
}

fn of<'v>(data: &'v [Value], id: &str) -> &'v Value {
    data.iter().find(|one| one["id"] == id).expect("an operation")
}

#[test]
fn every_operation_has_its_data() {
    let documented = Documented::new();
    let data = data();
    let mut ids: Vec<&str> = data.iter().filter_map(|one| one["id"].as_str()).collect();
    let mut known: Vec<&str> = documented.ids().collect();
    ids.sort_unstable();
    known.sort_unstable();
    assert_eq!(ids, known);
}

#[tokio::test]
async fn every_operation_is_called_and_answered_with_its_example() {
    let mock = Mock::new();
    // Strict: an example that has to be corrected is none.
    let client = mock.builder().strict(true).build().expect("a client");
    let data = data();
    for case in cases::all() {
        let id = case.id;
        let example = &of(&data, id)["successes"][0]["example"];
        let output = (case.call)(&client).await.unwrap_or_else(|e| panic!("{id}: {e}"));
        // Behind the first page there is nothing.
        if !case.line.contains("page=2") {
            assert_eq!(same(example, &output), Ok(()), "{id}");
        }
        let calls = mock.calls_of(id);
        assert_eq!(calls.len(), 1, "{id}");
        let target = case.line.split_once(' ').map(|(_, target)| target);
        let path = target.and_then(|target| target.split('?').next());
        assert_eq!(path, Some(calls[0].path()), "{id}");
        assert_eq!(calls[0].json(), case.body.unwrap_or_default(), "{id}");
    }
    mock.assert_clean();
}

#[tokio::test]
async fn every_example_of_a_request_is_as_the_document_says() {
    let mock = Mock::new();
    let client = mock.client();
    let examples: Vec<Value> = serde_json::from_str(EXAMPLES).expect("JSON");
    let mut sent = 0;
    for case in cases::all() {
        let prefix = format!("{} request ", case.id);
        let mine = examples.iter().filter(|example| {
            example["name"].as_str().is_some_and(|name| name.starts_with(&prefix))
        });
        for example in mine {
            let (method, target) = case.line.split_once(' ').expect("a request line");
            let call = client.request(method, target).body(&example["value"]);
            let call = case
                .headers
                .iter()
                .fold(call, |call, (name, value)| call.with_header(*name, *value));
            call.send_raw().await.unwrap_or_else(|e| panic!("{prefix}: {e}"));
            sent += 1;
        }
    }
    assert!(sent >= 30, "{sent}");
    mock.assert_clean();
}

#[tokio::test]
async fn every_failure_is_answered_with_its_example() {
    let mock = Mock::new();
    let client = mock.builder().max_retries(0).build().expect("a client");
    let data = data();
    for case in cases::all() {
        let failures = of(&data, case.id)["failures"].as_object().expect("failures");
        for status in failures.keys().filter_map(|status| status.parse().ok()) {
            mock.answer_once(case.id, Answer::status(status));
            let error = (case.call)(&client).await.expect_err("no success");
            let at = format!("{} {status}: {error}", case.id);
            assert_eq!(
                error.status().map(|status| status.as_u16()),
                Some(status),
                "{at}"
            );
            assert!(error.body::<models::Error>().is_some(), "{at}");
            assert!(!error.message().is_empty(), "{at}");
        }
    }
    mock.assert_clean();
}

/// What breaks the document, made from its data: each is refused, and told.
#[tokio::test]
async fn what_is_left_out_or_of_the_wrong_kind_is_refused() {
    let mock = Mock::new();
    let client = mock.client();
    let data = data();
    let mut broken = 0;
    for case in cases::all() {
        let (method, target) = case.line.split_once(' ').expect("a request line");
        let operation = of(&data, case.id);
        let body = &operation["bodies"][0];
        if body["required"] == true {
            refused(&client, method, target, None, "body: is required and missing")
                .await;
            let wrong = Some(json!(["no object"]));
            refused(&client, method, target, wrong, "body").await;
            broken += 2;
        }
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            let name = parameter["name"].as_str().expect("a name");
            let number = parameter["schema"]["type"] == "integer";
            let problem = match parameter["in"].as_str() {
                Some("query") if number => {
                    let path = target.split('?').next().expect("a path");
                    let target = format!("{path}?{name}=many");
                    let what = format!("query {name}: expected type integer");
                    refused(&client, method, &target, case.body.clone(), &what).await;
                    1
                }
                Some("header") if parameter["required"] == true => {
                    let what = format!("header {name}: is required and missing");
                    refused(&client, method, target, case.body.clone(), &what).await;
                    1
                }
                _ => 0,
            };
            broken += problem;
        }
    }
    assert!(broken > 30, "{broken}");
    assert!(mock.verify().expect_err("problems").len() >= broken);
}

async fn refused(
    client: &Client,
    method: &str,
    target: &str,
    body: Option<Value>,
    problem: &str,
) {
    let call = client.request(method, target);
    let call = match body {
        Some(body) => call.body(body),
        None => call,
    };
    let error = call.await.expect_err("it is refused");
    assert_eq!(error.kind(), ErrorKind::Status, "{method} {target}: {error}");
    assert!(error.is_bad_request(), "{method} {target}: {error}");
    assert!(error.message().contains(problem), "{method} {target}: {error}: {problem}");
}

#[tokio::test]
async fn all_items_are_read_once() {
    let mock = Mock::new();
    let client = mock.client();
    let mut droplets = client.droplets().list().per_page(2).items();
    let mut names = Vec::new();
    while let Some(droplet) = droplets.next().await {
        names.push(droplet.expect("a Droplet").name);
    }
    let data = data();
    let example = &of(&data, "droplets_list")["successes"][0]["example"];
    assert_eq!(Some(names.len()), example["droplets"].as_array().map(Vec::len));
    mock.assert_clean();
}

#[tokio::test]
async fn bounds_and_values_are_the_documents() {
    let mock = Mock::new();
    let client = mock.client();
    let error = client.droplets().list().per_page(201).await.expect_err("too many");
    assert!(error.message().contains("expected at most 200, found 201"), "{error}");
    let error = client.droplets().list().r#type("gpu").await.expect_err("no such type");
    assert!(error.message().contains("expected one of `droplets`, `gpus`"), "{error}");
}
