//! Results that come in pages, and results that are waited for, on the generated crate.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use digitalocean::{Client, Clock, ErrorKind};
use oasmith_tests::server::{Answer, Server};
use serde_json::{Value, json};

async fn server() -> (Server, Client) {
    let server = Server::start().await.expect("a port");
    let client = Client::builder().token("t").base_url(server.url()).build();
    (server, client.expect("a client"))
}

fn page(names: &[&str], next: Option<String>) -> Answer {
    let keys: Vec<Value> = (1..)
        .zip(names)
        .map(|(id, name)| json!({ "id": id, "name": name, "public_key": "ssh-rsa" }))
        .collect();
    let links = next.map_or(json!({}), |next| json!({ "pages": { "next": next } }));
    Answer::json(
        200,
        &json!({ "ssh_keys": keys, "links": links, "meta": { "total": 3 } }),
    )
}

#[tokio::test]
async fn items_come_from_all_pages_and_no_page_is_asked_for_early() {
    let (server, client) = server().await;
    let next = format!("{}/v2/account/keys?page=2&per_page=2", server.url());
    server.first([page(&["a", "b"], Some(next)), page(&["c"], None)]);

    let mut keys = client.ssh_keys().list().per_page(2).items();
    for wanted in ["a", "b"] {
        assert_eq!(keys.next().await.expect("an item").expect("a key").name, wanted);
    }
    assert_eq!(server.received().len(), 1);
    assert_eq!(keys.next().await.expect("an item").expect("a key").name, "c");
    assert!(keys.next().await.is_none());
    let received = server.received();
    assert_eq!(received.len(), 1);
    assert_eq!(received[0].line, "GET /v2/account/keys?page=2&per_page=2");
    assert_eq!(received[0].header("authorization"), Some("Bearer t"));
}

#[tokio::test]
async fn a_page_elsewhere_is_an_error_and_gets_no_token() {
    let (server, client) = server().await;
    let elsewhere = Server::start().await.expect("a port");
    let next = format!("{}/v2/account/keys?page=2", elsewhere.url());
    server.answer(page(&["a"], Some(next)));

    let mut keys = client.ssh_keys().list().items();
    assert!(keys.next().await.expect("an item").is_ok());
    let error = keys.next().await.expect("a word").expect_err("elsewhere");
    assert_eq!(error.kind(), ErrorKind::Redirect);
    assert!(elsewhere.received().is_empty());
}

/// A clock that passes when it is waited on.
#[derive(Debug)]
struct Leap;

impl Clock for Leap {
    fn now(&self) -> Duration {
        Duration::ZERO
    }

    fn unix_time(&self) -> Duration {
        self.now()
    }

    fn sleep(&self, _: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(async {})
    }
}

fn action(status: &str) -> Answer {
    Answer::json(200, &json!({ "action": { "id": 7, "status": status } }))
}

#[tokio::test]
async fn an_action_is_waited_for() {
    let (server, client) = server().await;
    server.first(["in-progress", "in-progress", "completed"].map(action));

    let call = client.actions().get(7).wait_until_completed();
    let done = call.clock(Arc::new(Leap)).await.expect("the action");
    assert_eq!(done.action.and_then(|action| action.id), Some(7));
    assert_eq!(server.received().len(), 3);
}

#[tokio::test]
async fn an_action_that_failed_is_an_error_with_the_action() {
    let (server, client) = server().await;
    server.first(["in-progress", "errored"].map(action));

    let call = client.actions().get(7).wait_until_completed();
    let error = call.clock(Arc::new(Leap)).await.expect_err("an errored action");
    assert_eq!(error.kind(), ErrorKind::Failed);
}
