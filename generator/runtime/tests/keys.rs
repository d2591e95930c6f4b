//! Idempotency keys: which calls are named, that all attempts have the same name, and that
//! named calls are tried again.

mod clock;
mod server;

use clock::Pauses;
use oasmith_runtime::runtime::{Client, ClientBuilder, Defaults};
use oasmith_runtime::sample::models::Resize;
use server::{Server, json};
use std::collections::HashSet;
use std::sync::Arc;

const DEFAULTS: Defaults = Defaults {
    base_url: None,
    user_agent: "test",
    schemes: &[],
    security: &[],
    failures: &[],
    idempotency_header: Some("X-Request-Key"),
};

fn client(server: &Server, header: Option<&'static str>) -> Client {
    let defaults = Defaults { idempotency_header: header, ..DEFAULTS };
    let builder = ClientBuilder::with_defaults(defaults).base_url(&server.url);
    builder.clock(Arc::new(Pauses::default())).build().unwrap()
}

fn keys(server: &Server, header: &str) -> Vec<Option<String>> {
    let asked = server.asked();
    asked.iter().map(|asked| asked.header(header).map(str::to_owned)).collect()
}

#[tokio::test]
async fn each_call_has_a_key_and_its_attempts_share_it() {
    let server = Server::start(vec![json("500 Internal Server Error", "")]).await;
    let client = client(&server, Some("X-Request-Key"));
    for method in ["POST", "PATCH"] {
        let error = client.request(method, "/v2/new").await.unwrap_err();
        assert_eq!(error.attempts(), 3, "{method}");
    }
    client.keys().create(Resize::new("b")).await.unwrap_err();
    let keys = keys(&server, "x-request-key");
    assert_eq!(keys.len(), 9);
    for three in keys.chunks(3) {
        let key = three[0].as_deref().unwrap();
        assert!(three.iter().all(|one| one.as_deref() == Some(key)), "{three:?}");
        let uuid: uuid::Uuid = key.parse().unwrap();
        assert_eq!(uuid.get_version_num(), 4);
    }
    assert_eq!(keys.iter().collect::<HashSet<_>>().len(), 3);
}

#[tokio::test]
async fn what_is_the_same_twice_has_no_key() {
    let server = Server::start(vec![json("200 OK", "1")]).await;
    let client = client(&server, Some("X-Request-Key"));
    for method in ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"] {
        client.request(method, "/v2/new").send_raw().await.unwrap();
    }
    assert_eq!(keys(&server, "x-request-key"), [None, None, None, None, None]);
}

#[tokio::test]
async fn a_key_of_the_callers_own_stays() {
    let server = Server::start(vec![json("500 Internal Server Error", "")]).await;
    let client = client(&server, Some("X-Request-Key"));
    let call = || client.request("POST", "/v2/new");
    let mine = Some("mine".to_owned());
    call().idempotency_key("mine").await.unwrap_err();
    // As the setter of a header parameter of the document would.
    call().header_arg("x-REQUEST-key", "mine".to_owned()).await.unwrap_err();
    assert_eq!(keys(&server, "x-request-key"), vec![mine.clone(); 6]);
    // The caller knows better.
    let error = call().idempotent(false).await.unwrap_err();
    assert_eq!(error.attempts(), 1);
}

#[tokio::test]
async fn without_a_header_that_the_api_knows_there_is_no_key() {
    let server = Server::start(vec![json("500 Internal Server Error", "")]).await;
    let client = client(&server, None);
    let error = client.request("POST", "/v2/new").await.unwrap_err();
    assert_eq!((error.attempts(), keys(&server, "idempotency-key")), (1, vec![None]));
    // One that the caller sets makes the call idempotent, whatever its spelling.
    let call = client.request("POST", "/v2/new").with_header("IDEMPOTENCY-KEY", "k");
    assert_eq!(call.await.unwrap_err().attempts(), 3);
    let call = client.request("POST", "/v2/new").idempotency_key("k");
    call.await.unwrap_err();
    assert_eq!(keys(&server, "idempotency-key")[1..], vec![Some("k".to_owned()); 6]);
}

#[tokio::test]
async fn an_operation_that_declares_its_header_has_keys_of_its_own() {
    let server = Server::start(vec![json("500 Internal Server Error", "")]).await;
    for of_api in [None, Some("X-Request-Key")] {
        let client = client(&server, of_api);
        let error = client.keys().charge().await.unwrap_err();
        assert_eq!(error.attempts(), 3);
    }
    let found = keys(&server, "x-idempotency-key");
    assert!(found.iter().all(Option::is_some) && found.len() == 6, "{found:?}");
    assert_eq!(keys(&server, "x-request-key"), vec![None; 6]);
    let charge = client(&server, None).keys().charge().idempotency_key("mine");
    charge.await.unwrap_err();
    assert_eq!(keys(&server, "x-idempotency-key")[6], Some("mine".to_owned()));
    assert_eq!(keys(&server, "idempotency-key")[6], None);
}

#[tokio::test]
async fn a_thousand_keys_are_a_thousand() {
    let server = Server::start(vec![json("200 OK", "1")]).await;
    let client = client(&server, Some("X-Request-Key"));
    let calls: Vec<_> = (0..1000)
        .map(|_| tokio::spawn(client.request("POST", "/v2/new").send()))
        .collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!(
        keys(&server, "x-request-key").into_iter().collect::<HashSet<_>>().len(),
        1000
    );
}
