//! `{:?}` of whatever an application may log: none of it has a token, a key of a query, a
//! cookie or a body.

mod clock;
mod server;

use clock::Pauses;
use oasmith_runtime::runtime::extend::ReqwestTransport;
use oasmith_runtime::runtime::{
    Attempt, BaseUrl, BoxError, Client, Error, Hook, Meta, Payload, Request,
    TransportFault,
};
use oasmith_runtime::sample::models::Resize;
use server::{Server, answer, json};
use std::fmt::Debug;
use std::sync::{Arc, Mutex};

type Shown = Arc<Mutex<Vec<(&'static str, String)>>>;

/// Shows all that hooks see.
struct Show(Shown);

fn show(shown: &Shown, name: &'static str, what: &dyn Debug) {
    shown.lock().unwrap().push((name, format!("{what:?} {what:#?}")));
}

impl Hook for Show {
    fn before(&self, attempt: &Attempt, request: &mut Request) -> Result<(), BoxError> {
        show(&self.0, "Attempt", attempt);
        show(&self.0, "Request", request);
        show(&self.0, "Request.headers", &request.headers);
        show(&self.0, "Request.body", &request.body);
        Ok(())
    }

    fn after(&self, _: &Attempt, outcome: Result<&Meta, &Error>) {
        show(&self.0, "outcome", &outcome);
    }
}

#[tokio::test]
async fn debug_shows_no_secret() {
    let shown = Shown::default();
    let cookie =
        "set-cookie: sid=s3cret\r\nset-cookie: b=s3cret\r\nx-request-id: r-1\r\n";
    let events = format!("content-type: text/event-stream\r\n{cookie}");
    let server = Server::start(vec![
        answer("200 OK", cookie, r#"{"size":"a"}"#),
        answer("200 OK", cookie, "s3cret"),
        answer("200 OK", cookie, "s3cret"),
        answer("200 OK", cookie, r#"{"token":"s3cret"}"#),
        answer("200 OK", cookie, r#"{"token":"s3cret"}"#),
        answer("200 OK", &events, "data: {\"size\":\"s3cret\"}\n\n"),
        answer("403 Forbidden", cookie, r#"{"message":"no","token":"s3cret"}"#),
        json("200 OK", r#"{"size":{"token":"s3cret"}}"#),
        "broken".into(),
    ])
    .await;
    let builder = server
        .builder()
        .token("s3cret")
        .login("me", "s3cret")
        .api_key("s3cret")
        .query_key("s3cret")
        .cookie("s3cret")
        .clock(Arc::new(Pauses::default()))
        .max_retries(1)
        .hook(Show(shown.clone()));
    show(&shown, "ClientBuilder", &builder);
    let url = Client::builder().base_url("https://me:s3cret@example.com/?key=s3cret");
    show(&shown, "ClientBuilder.base_url", &url);
    show(&shown, "ClientBuilder.build", &url.build().map(drop));
    let url = "ftp://me:s3cret@example.com";
    show(&shown, "build", &Client::builder().base_url(url).build().map(drop));
    show(&shown, "BaseUrl", &BaseUrl::from(url));
    let client = builder.build().unwrap();
    show(&shown, "Client", &client);
    let call = || client.keys().get("1").with_query("key", "s3cret");
    show(&shown, "Call", &call());
    show(&shown, "PollUntil", &call().poll_until(|_| true));
    show(&shown, "Items", &client.lists().linked().items());
    show(&shown, "Payload", &Payload::from(bytes::Bytes::from("s3cret")));
    show(&shown, "Response", &call().send().await);
    show(
        &shown,
        "query",
        &client.secured().query().send().await.map(|r| r.into_parts().1),
    );
    show(
        &shown,
        "cookie",
        &client.secured().cookie("x").send().await.map(|r| r.into_parts().1),
    );
    show(&shown, "RawResponse", &call().send_raw().await);
    show(&shown, "Download", &call().download().await);
    let stream = client.keys().follow().send().await.unwrap();
    show(&shown, "EventStream", &*stream);
    show(&shown, "Meta.headers", stream.meta().headers());
    show(&shown, "Error", &call().await);
    show(&shown, "decode", &client.keys().list().await.map(drop));
    show(&shown, "broken", &client.secured().query().await.map(drop));
    show(&shown, "create", &client.keys().create(Resize::new("s3cret")).await.map(drop));
    let provider = || async { Ok::<_, Error>("s3cret") };
    let fetching = server.builder().credential_provider("token", provider);
    show(&shown, "ClientBuilder.provider", &fetching);
    let fetching = fetching.max_retries(0).build().unwrap();
    show(&shown, "fetched", &fetching.keys().get("1").await);
    show(&shown, "Client.provider", &fetching);
    let mut own = http::HeaderMap::new();
    own.insert("x-key", http::HeaderValue::from_static("s3cret"));
    let own = reqwest::Client::builder().default_headers(own).build().unwrap();
    show(&shown, "ReqwestTransport", &ReqwestTransport::new(own));
    let with_url =
        reqwest::Client::new().get("http://127.0.0.1:1/?key=s3cret").send().await;
    let fault = TransportFault::broken(with_url.unwrap_err());
    show(&shown, "TransportFault", &fault);
    show(&shown, "TransportFault", &fault.to_string());
    let shown = shown.lock().unwrap();
    for (name, text) in shown.iter() {
        assert!(!text.contains("s3cret") && !text.contains("bWU6"), "{name}: {text}");
    }
    let text = |name| &shown.iter().find(|(known, _)| *known == name).unwrap().1;
    assert!(text("Response").contains("r-1") && text("Response").contains("set-cookie"));
    assert!(
        text("Error").contains("403") && text("Error").contains("/v2/keys/{key_id}")
    );
}
