//! Tokens that end: fetched once for all that wait, anew before their end and after a 401,
//! and what becomes of calls whose token cannot be had.

mod clock;
mod server;

use clock::{Pauses, Still};
use oasmith_runtime::runtime::extend::{Fetching, Payload, Token, TokenProvider};
use oasmith_runtime::runtime::{Client, Error, ErrorKind};
use server::{Asked, Server, answer, json};
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Duration;
use tokio::sync::Semaphore;

/// Gives `s3cret-1`, `s3cret-2`, .. when it is let, and counts.
#[derive(Clone)]
struct Source {
    asked: Arc<AtomicUsize>,
    given: Arc<AtomicUsize>,
    gate: Arc<Semaphore>,
    lasts: Option<u64>,
}

impl Source {
    fn new(lasts: Option<u64>) -> Self {
        let gate = Arc::new(Semaphore::new(Semaphore::MAX_PERMITS));
        Self { asked: Arc::default(), given: Arc::default(), gate, lasts }
    }

    fn shut() -> Self {
        Self { gate: Arc::new(Semaphore::new(0)), ..Self::new(None) }
    }

    fn asked(&self) -> usize {
        self.asked.load(SeqCst)
    }
}

impl TokenProvider for Source {
    fn fetch(&self) -> Fetching<'_> {
        self.asked.fetch_add(1, SeqCst);
        Box::pin(async {
            self.gate.acquire().await?.forget();
            let number = self.given.fetch_add(1, SeqCst) + 1;
            let token = Token::new(format!("s3cret-{number}"));
            Ok(match self.lasts {
                Some(seconds) => token.expires_in(Duration::from_secs(seconds)),
                None => token,
            })
        })
    }
}

fn bearer(asked: &Asked) -> &str {
    asked.header("authorization").unwrap_or_default()
}

/// Takes these tokens and no others.
async fn server(good: &'static [&'static str]) -> Server {
    Server::answering(move |_, asked| match bearer(asked).strip_prefix("Bearer ") {
        Some(token) if good.contains(&token) => json("200 OK", "[]"),
        _ => json("401 Unauthorized", r#"{"message": "who are you?"}"#),
    })
    .await
}

fn builder(server: &Server) -> oasmith_runtime::runtime::ClientBuilder {
    Client::builder().base_url(&server.url).clock(Arc::new(Still::default()))
}

#[tokio::test]
async fn a_thousand_calls_fetch_once() {
    let (source, server) = (Source::shut(), server(&["s3cret-1"]).await);
    let client = builder(&server).token_provider(source.clone()).build().unwrap();
    let call = || tokio::spawn(client.keys().list().send());
    let calls: Vec<_> = (0..1000).map(|_| call()).collect();
    while source.asked() == 0 {
        tokio::task::yield_now().await;
    }
    source.gate.add_permits(1000);
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!(source.asked(), 1);
    assert_eq!(server.asked().len(), 1000);
}

#[tokio::test]
async fn a_token_is_renewed_shortly_before_its_end() {
    let server = server(&["s3cret-1", "s3cret-2"]).await;
    let (source, clock) = (Source::new(Some(3600)), Arc::new(Still::default()));
    let client = builder(&server).token_provider(source.clone()).clock(clock.clone());
    let client = client.build().unwrap();
    for seconds in [0, 3539, 1] {
        clock.pass(seconds);
        client.keys().list().await.unwrap();
    }
    let tokens: Vec<_> = server.asked().iter().map(|a| bearer(a).to_owned()).collect();
    assert_eq!(tokens, ["Bearer s3cret-1", "Bearer s3cret-1", "Bearer s3cret-2"]);
    // Of a short life a tenth is left, not a minute.
    let source = Source::new(Some(50));
    let client = builder(&server).token_provider(source.clone()).clock(clock.clone());
    let client = client.build().unwrap();
    for (seconds, asked) in [(0, 1), (44, 1), (1, 2)] {
        clock.pass(seconds);
        client.keys().list().await.unwrap();
        assert_eq!(source.asked(), asked);
    }
}

#[tokio::test]
async fn a_refused_call_is_sent_again_with_another_token_whatever_its_method() {
    let (source, server) = (Source::new(None), server(&["s3cret-2"]).await);
    let client = builder(&server).token_provider(source.clone()).max_retries(0);
    let client = client.build().unwrap();
    let body = serde_json::json!({"a": 1});
    let sent = client.request("POST", "/v2/new").body(body).send().await.unwrap();
    assert_eq!(sent.meta().attempts(), 2);
    let asked = server.asked();
    assert_eq!(
        (bearer(&asked[0]), bearer(&asked[1])),
        ("Bearer s3cret-1", "Bearer s3cret-2")
    );
    assert_eq!((&*asked[0].body, &*asked[1].body), (r#"{"a":1}"#, r#"{"a":1}"#));
    // The others need not find out.
    client.keys().list().await.unwrap();
    assert_eq!((source.asked(), server.asked().len()), (2, 3));
}

#[tokio::test]
async fn a_call_is_sent_again_once_and_then_the_server_is_believed() {
    let (source, server) = (Source::new(None), server(&[]).await);
    let client = builder(&server).token_provider(source.clone()).build().unwrap();
    let error = client.keys().list().await.unwrap_err();
    assert!(error.is_unauthorized());
    assert_eq!((error.attempts(), source.asked(), server.asked().len()), (2, 2, 2));
    let raw = client.keys().list().send_raw().await.unwrap();
    assert_eq!((raw.status().as_u16(), server.asked().len()), (401, 4));
    // A token that was set is what it is.
    let client = builder(&server).token("s3cret").build().unwrap();
    assert_eq!(client.keys().list().await.unwrap_err().attempts(), 1);
    // A header of the call's own is not the provider's to mend.
    let source = Source::new(None);
    let client = builder(&server).token_provider(source.clone()).build().unwrap();
    let call = client.keys().list().with_header("authorization", "Bearer mine");
    assert_eq!(call.await.unwrap_err().attempts(), 1);
    assert_eq!(source.asked(), 0);
}

#[tokio::test]
async fn a_thousand_refused_calls_fetch_once_more() {
    let (source, server) = (Source::new(None), server(&["s3cret-2"]).await);
    let client = builder(&server).token_provider(source.clone()).build().unwrap();
    let call = || tokio::spawn(client.keys().list().send());
    let calls: Vec<_> = (0..1000).map(|_| call()).collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!(source.asked(), 2);
}

#[tokio::test]
async fn what_can_be_sent_once_is_not_sent_again() {
    let (source, server) = (Source::new(None), server(&["s3cret-2"]).await);
    let client = builder(&server).token_provider(source.clone()).build().unwrap();
    let once = Payload::reader(&b"once"[..]);
    let error = client.request("PUT", "/v2/new").payload("text/plain", once).await;
    assert!(error.unwrap_err().is_unauthorized());
    assert_eq!((source.asked(), server.asked().len()), (1, 1));
}

#[tokio::test]
async fn retries_after_a_renewal_are_counted_as_ever() {
    let server = Server::start(vec![
        json("401 Unauthorized", ""),
        json("503 Service Unavailable", ""),
        json("503 Service Unavailable", ""),
        json("401 Unauthorized", ""),
    ])
    .await;
    let clock = Arc::new(Pauses::default());
    let client = Client::builder().base_url(&server.url).clock(clock.clone());
    let client = client.token_provider(Source::new(None)).build().unwrap();
    let error = client.keys().list().await.unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), error.attempts()), (401, 4));
    assert_eq!(clock.millis().len(), 2);
}

fn failing() -> impl TokenProvider {
    || async { Err::<Token, _>(io::Error::other("the vault is shut")) }
}

#[tokio::test]
async fn a_provider_that_fails_is_the_error_of_the_call() {
    let server = server(&[]).await;
    let client = builder(&server).token_provider(failing()).build().unwrap();
    let error = client.keys().list().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credentials);
    assert_eq!(
        error.to_string(),
        "GET /v2/keys: no token could be fetched: the vault is shut"
    );
    let source = error.get_ref().and_then(|source| source.downcast_ref::<io::Error>());
    assert_eq!(source.unwrap().kind(), io::ErrorKind::Other);
    assert!(server.asked().is_empty());
    let client =
        builder(&server).token_provider(|| async { Ok::<_, io::Error>("s3\ncret") });
    let error = client.build().unwrap().keys().list().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credentials);
    assert!(!format!("{error} {error:?}").contains("cret"), "{error:?}");
}

#[tokio::test]
async fn all_that_wait_share_a_failure() {
    let (server, gate, asked) =
        (server(&[]).await, Semaphore::new(0), AtomicUsize::new(0));
    let shared = Arc::new((gate, asked));
    let mine = shared.clone();
    let client = builder(&server).token_provider(move || {
        let shared = mine.clone();
        async move {
            shared.1.fetch_add(1, SeqCst);
            shared.0.acquire().await?.forget();
            Err::<Token, Box<dyn std::error::Error + Send + Sync>>("no".into())
        }
    });
    let client = client.build().unwrap();
    let calls: Vec<_> =
        (0..100).map(|_| tokio::spawn(client.keys().list().send())).collect();
    for _ in 0..200 {
        tokio::task::yield_now().await;
    }
    shared.0.add_permits(100);
    for call in calls {
        let error: Error = call.await.unwrap().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Credentials);
        assert_eq!(error.get_ref().unwrap().to_string(), "no");
    }
    assert_eq!(shared.1.load(SeqCst), 1);
    // The next call asks anew.
    client.keys().list().await.unwrap_err();
    assert_eq!(shared.1.load(SeqCst), 2);
}

#[tokio::test]
async fn a_token_that_still_lasts_outlives_a_failure() {
    let server = server(&["s3cret-1"]).await;
    let (clock, fetches) = (Arc::new(Still::default()), Arc::new(AtomicUsize::new(0)));
    let counted = fetches.clone();
    let client = builder(&server).clock(clock.clone()).token_provider(move || {
        let first = counted.fetch_add(1, SeqCst) == 0;
        async move {
            let token = Token::new("s3cret-1").expires_in(Duration::from_secs(1000));
            if first { Ok(token) } else { Err(io::Error::other("the vault is shut")) }
        }
    });
    let client = client.build().unwrap();
    client.keys().list().await.unwrap();
    clock.pass(990);
    client.keys().list().await.unwrap();
    assert_eq!(fetches.load(SeqCst), 2);
    clock.pass(10);
    let error = client.keys().list().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credentials);
}

#[tokio::test]
async fn a_call_that_is_dropped_or_panics_hands_its_turn_on() {
    let (source, server) = (Source::shut(), server(&["s3cret-1"]).await);
    let client = builder(&server).token_provider(source.clone()).build().unwrap();
    let first = tokio::spawn(client.keys().list().send());
    while source.asked() == 0 {
        tokio::task::yield_now().await;
    }
    let second = tokio::spawn(client.keys().list().send());
    tokio::task::yield_now().await;
    first.abort();
    source.gate.add_permits(1);
    second.await.unwrap().unwrap();
    assert_eq!(source.asked(), 2);

    let panics = AtomicUsize::new(1);
    let client = builder(&server).token_provider(move || {
        assert_eq!(panics.fetch_sub(1, SeqCst), 0, "on purpose");
        async { Ok::<_, io::Error>("s3cret-1") }
    });
    let client = client.build().unwrap();
    assert!(tokio::spawn(client.keys().list().send()).await.unwrap_err().is_panic());
    client.keys().list().await.unwrap();
}

#[tokio::test]
async fn a_provider_that_hangs_ends_with_the_call() {
    let (source, server) = (Source::shut(), server(&[]).await);
    let clock = Arc::new(Still::default());
    let client = builder(&server).token_provider(source.clone()).clock(clock.clone());
    let client = client.attempt_timeout(None).build().unwrap();
    let call = tokio::spawn(client.keys().list().timeout(Duration::from_secs(5)).send());
    while source.asked() == 0 {
        tokio::task::yield_now().await;
    }
    clock.pass(5);
    let error = call.await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(error.message().contains("token"), "{error}");
}

#[tokio::test]
async fn each_scheme_has_its_own_provider_and_goes_where_it_belongs() {
    let server = Server::start(vec![answer("200 OK", "", "done")]).await;
    let away = Server::start(vec![answer("200 OK", "", "done")]).await;
    let (tokens, keys) = (Source::new(None), Source::new(None));
    let client = builder(&server).token_provider(tokens.clone());
    let client = client.api_key_provider(keys.clone()).build().unwrap();
    client.secured().header().await.unwrap();
    assert_eq!((tokens.asked(), keys.asked()), (0, 1));
    client.secured().both().await.unwrap();
    let asked = server.asked().remove(1);
    assert_eq!(bearer(&asked), "Bearer s3cret-1");
    assert_eq!(asked.header("x-api-key"), Some("s3cret-1"));
    // Nothing is fetched for whom it is not meant.
    client.secured().both().base_url(&away.url).await.unwrap();
    assert!(!away.only().head.contains("s3cret"));
    assert_eq!((tokens.asked(), keys.asked()), (1, 1));
    let shown = format!("{client:?}");
    assert!(shown.contains("provider") && !shown.contains("s3cret"), "{shown}");
    assert!(!format!("{:?}", Token::new("s3cret")).contains("s3cret"));
}
