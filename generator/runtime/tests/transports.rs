//! Other ways to the server: a `reqwest::Client` with a proxy, and transports of one's own.

mod server;

use oasmith_runtime::runtime::extend::http::{HeaderMap, StatusCode};
use oasmith_runtime::runtime::extend::{
    Exchange, Incoming, Request, ReqwestTransport, Transport, TransportFault, reqwest,
};
use oasmith_runtime::runtime::{Client, ErrorKind};
use oasmith_runtime::sample::models::Resize;
use server::{Server, json};
use std::sync::{Arc, Mutex};

#[tokio::test]
async fn a_proxy_is_used_through_the_http_client() {
    let proxy = Server::start(vec![json("200 OK", "[]")]).await;
    let http = reqwest::Client::builder()
        .proxy(reqwest::Proxy::all(&proxy.url).unwrap().basic_auth("ann", "pass"))
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    let client = Client::builder().token("s3cret").http_client(http);
    let client = client.base_url("http://api.example.com").allow_insecure_http(true);
    client.build().unwrap().keys().list().await.unwrap();
    let asked = proxy.only();
    assert_eq!(asked.line(), "GET http://api.example.com/v2/keys");
    assert_eq!(asked.header("host"), Some("api.example.com"));
    assert_eq!(asked.header("authorization"), Some("Bearer s3cret"));
    assert_eq!(asked.header("proxy-authorization"), Some("Basic YW5uOnBhc3M="));
}

#[tokio::test]
async fn a_client_that_follows_redirects_by_itself_is_found_out() {
    let away = Server::start(vec![json("200 OK", "[]")]).await;
    let to = format!("Location: {}/v2/keys\r\n", away.url);
    let home = Server::start(vec![server::answer("302 Found", &to, "")]).await;
    let client = home.builder().http_client(reqwest::Client::new()).build().unwrap();
    let error = client.keys().list().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Redirect);
    // `reqwest` itself leaves the token behind.
    assert!(!away.only().head.contains("s3cret"));
}

/// Answers without a network, as it is told.
#[derive(Clone, Default)]
struct Told(Arc<Mutex<Vec<Request>>>);

impl Transport for Told {
    fn exchange(&self, request: Request) -> Exchange {
        let (url, asked) = (request.url.clone(), self.0.clone());
        asked.lock().unwrap().push(request);
        let count = asked.lock().unwrap().len();
        Box::pin(async move {
            let whole =
                |status, body| Incoming::whole(status, HeaderMap::new(), url, body);
            match count {
                1 => Err(TransportFault::connect("the line is dead")),
                2 => Ok(whole(StatusCode::SERVICE_UNAVAILABLE, "")),
                _ => Ok(whole(StatusCode::OK, r#"{"disk": true}"#)),
            }
        })
    }
}

#[tokio::test]
async fn a_transport_of_ones_own_is_all_there_is() {
    let told = Told::default();
    let client = Client::builder().token("s3cret").transport(told.clone());
    let client = client.jitter(|| 0.0).clock(Arc::new(clock::Pauses::default()));
    let key = client.build().unwrap().keys().get("a b").await.unwrap();
    assert_eq!(key.disk, Some(true));
    let asked = told.0.lock().unwrap();
    let request = asked.last().unwrap();
    assert_eq!((asked.len(), request.method.as_str()), (3, "GET"));
    assert_eq!(request.url.as_str(), "https://api.example.com/v2/keys/a%20b");
    assert_eq!(request.headers["authorization"], "Bearer s3cret");
    assert!(request.timeout.is_some());
    assert!(!format!("{request:?}").contains("s3cret"));
}

/// The usual transport, and a note of what came.
struct Around(ReqwestTransport, Arc<Mutex<Vec<u16>>>);

impl Transport for Around {
    fn exchange(&self, request: Request) -> Exchange {
        let (exchange, seen) = (self.0.exchange(request), self.1.clone());
        Box::pin(async move {
            let incoming = exchange.await?;
            seen.lock().unwrap().push(incoming.status.as_u16());
            Ok(incoming)
        })
    }
}

#[tokio::test]
async fn a_transport_can_be_built_around_the_usual_one() {
    let server = Server::start(vec![json("202 Accepted", "ok")]).await;
    let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
    let seen = Arc::default();
    let around = Around(ReqwestTransport::new(http.build().unwrap()), Arc::clone(&seen));
    let client = server.builder().transport(around).build().unwrap();
    client.keys().create(Resize::new("b")).await.unwrap();
    assert_eq!(*seen.lock().unwrap(), [202]);
    assert!(!server.only().body.is_empty());
}

mod clock;
