//! Credentials of every kind, over real sockets: what is sent, which alternative is taken,
//! and where none of it goes.

mod server;

use oasmith_runtime::runtime::{
    Client, ClientBuilder, Error, ErrorKind, Exchange, Request, Transport,
};
use oasmith_runtime::sample::secured::Secured;
use server::{Asked, Server, answer};
use std::future::IntoFuture;
use std::sync::{Arc, Mutex};

async fn server() -> Server {
    Server::start(vec![answer("200 OK", "", "done")]).await
}

fn at(server: &Server) -> ClientBuilder {
    Client::builder().base_url(&server.url)
}

/// What arrives of one call.
async fn sent<C>(
    builder: impl FnOnce(ClientBuilder) -> ClientBuilder,
    call: impl FnOnce(Secured<'_>) -> C,
) -> Asked
where
    C: IntoFuture<Output = Result<String, Error>>,
{
    let server = server().await;
    let client = builder(at(&server)).build().unwrap();
    assert_eq!(call(client.secured()).await.unwrap(), "done");
    assert!(!format!("{client:?}").contains("s3cret"));
    server.only()
}

#[tokio::test]
async fn each_kind_goes_where_it_belongs() {
    let asked = sent(|all| all.login("ann", "s3cret: 1"), |api| api.basic()).await;
    assert_eq!(asked.header("authorization"), Some("Basic YW5uOnMzY3JldDogMQ=="));

    let asked = sent(|all| all.digest("user=\"s3cret\""), |api| api.digest()).await;
    assert_eq!(asked.header("authorization"), Some("Digest user=\"s3cret\""));

    let asked = sent(|all| all.api_key(" s3cret\n"), |api| api.header()).await;
    assert_eq!(asked.header("x-api-key"), Some("s3cret"));
    assert_eq!(asked.header("authorization"), None);

    let asked =
        sent(|all| all.query_key("s3cret&x=1"), |api| api.query().with_query("page", 2))
            .await;
    assert_eq!(asked.line(), "GET /query?page=2&api_key=s3cret%26x%3D1");

    let asked = sent(|all| all.cookie("s3cret"), |api| api.cookie("dark")).await;
    assert_eq!(asked.header("cookie"), Some("theme=dark; sid=s3cret"));
}

#[tokio::test]
async fn only_what_the_operation_asks_for_is_sent() {
    let all = |builder: ClientBuilder| {
        let builder = builder.token("s3cret").api_key("s3cret").cookie("s3cret");
        builder.login("ann", "s3cret").query_key("s3cret")
    };
    let asked = sent(all, |api| api.header()).await;
    assert_eq!(asked.line(), "GET /header");
    assert_eq!((asked.header("authorization"), asked.header("cookie")), (None, None));
    // What is the caller's own stays.
    let asked = sent(all, |api| api.query().with_query("api_key", "mine")).await;
    assert_eq!(asked.line(), "GET /query?api_key=mine");
    let asked = sent(all, |api| api.cookie("x").with_header("cookie", "sid=mine")).await;
    assert_eq!(asked.header("cookie"), Some("sid=mine"));
}

#[tokio::test]
async fn the_first_complete_alternative_is_taken() {
    let both = |all: ClientBuilder| all.api_key("s3cret").query_key("k").login("a", "b");
    let asked = sent(both, |api| api.either()).await;
    assert_eq!(asked.line(), "GET /either?api_key=k");
    assert_eq!(asked.header("x-api-key"), Some("s3cret"));
    assert_eq!(asked.header("authorization"), None);

    let second = |all: ClientBuilder| all.api_key("s3cret").login("a", "b");
    let asked = sent(second, |api| api.either()).await;
    assert_eq!((asked.line(), asked.header("x-api-key")), ("GET /either", None));
    assert_eq!(asked.header("authorization"), Some("Basic YTpi"));

    // Nobody is someone, where the document says so.
    let asked = sent(|all| all.api_key("s3cret"), |api| api.either()).await;
    assert_eq!((asked.header("x-api-key"), asked.header("authorization")), (None, None));

    // Where nothing is complete, the call goes with what there is.
    let asked = sent(|all| all.api_key("s3cret"), |api| api.both()).await;
    assert_eq!(asked.header("x-api-key"), Some("s3cret"));
    let asked = sent(|all| all, |api| api.both()).await;
    assert_eq!((asked.header("x-api-key"), asked.header("authorization")), (None, None));
}

#[tokio::test]
async fn no_kind_of_credential_leaves_its_origin() {
    let (home, away) = (server().await, server().await);
    let client = at(&home)
        .api_key("s3cret")
        .query_key("s3cret")
        .login("ann", "s3cret")
        .cookie("s3cret");
    let client = client.build().unwrap();
    let api = client.secured();
    api.header().base_url(&away.url).await.unwrap();
    api.query().base_url(&away.url).await.unwrap();
    api.basic().base_url(&away.url).await.unwrap();
    api.cookie("dark").base_url(&away.url).await.unwrap();
    for asked in away.asked() {
        assert!(!asked.head.contains("s3cret"), "{}", asked.head);
        assert_eq!(asked.header("authorization"), None);
    }

    let plain = Client::builder().base_url("http://example.invalid");
    let plain = plain.api_key("s3cret").query_key("s3cret").login("a", "b").cookie("c");
    let plain = plain.build().unwrap();
    let api = plain.secured();
    let errors = [
        api.header().await.unwrap_err(),
        api.query().await.unwrap_err(),
        api.basic().await.unwrap_err(),
        api.cookie("dark").await.unwrap_err(),
    ];
    for error in errors {
        assert_eq!(error.kind(), ErrorKind::InvalidArgument);
        assert!(error.to_string().contains("plain http"), "{error}");
    }
}

#[test]
fn what_can_be_no_credential_is_an_error_that_does_not_show_it() {
    let fails = |builder: ClientBuilder| {
        let error = builder.build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidArgument);
        let text = format!("{error} {error:?}");
        assert!(!text.contains("s3cret"), "{text}");
        text
    };
    assert!(fails(Client::builder().api_key("s3cret\r\nx: y")).contains("the api key"));
    fails(Client::builder().login("ann:s3cret", "x"));
    fails(Client::builder().login("", ""));
    fails(Client::builder().cookie(""));
    assert!(fails(Client::builder().login_from_env()).contains("OASMITH_SAMPLE_USER"));
    assert!(Client::builder().login("sk_1", "").build().is_ok());
    let builder = Client::builder().login("ann", "s3cret").api_key("s3cret");
    let shown = format!("{builder:?}");
    assert!(shown.contains("api_key") && !shown.contains("s3cret"), "{shown}");
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

/// Where a call goes, and with which credential.
fn noted<C>(
    builder: ClientBuilder,
    call: impl FnOnce(Secured<'_>) -> C,
) -> (String, Option<String>)
where
    C: IntoFuture<Output = Result<String, Error>>,
{
    let note = Note::default();
    let client = builder.transport(note.clone()).build().unwrap();
    let mut sending = Box::pin(call(client.secured()).into_future());
    let mut task = std::task::Context::from_waker(std::task::Waker::noop());
    match sending.as_mut().poll(&mut task) {
        std::task::Poll::Pending => {}
        std::task::Poll::Ready(result) => {
            return (result.unwrap_err().to_string(), None);
        }
    }
    let request = note.0.lock().unwrap().remove(0);
    let token = request.headers.get("authorization");
    let token = token.map(|token| token.to_str().unwrap().to_owned());
    (request.url.to_string(), token)
}

#[test]
fn an_operation_has_its_own_server() {
    let token = || Some("Bearer s3cret".to_owned());
    let api = || Client::builder().token("s3cret");
    // Without TLS the document's own word for it is not enough.
    let (error, _) = noted(api(), |api| api.plain());
    assert!(error.contains("plain http"), "{error}");
    let (url, sent) = noted(api().allow_insecure_http(true), |api| api.plain());
    assert_eq!((url.as_str(), sent), ("http://plain.example.com/plain", token()));
    // The user's choice wins, and what is a path is taken from there.
    let mine = || api().base_url("https://proxy.example.org/api/v2");
    let (url, sent) = noted(mine(), |api| api.plain());
    assert_eq!(
        (url.as_str(), sent),
        ("https://proxy.example.org/api/v2/plain", token())
    );
    let (url, sent) = noted(mine(), |api| api.root());
    assert_eq!((url.as_str(), sent), ("https://proxy.example.org/root", token()));
    let (url, sent) = noted(mine(), |api| api.beta());
    let beta = "https://proxy.example.org/api/v2/beta/beta";
    assert_eq!((url.as_str(), sent), (beta, token()));
    // For one call alone it wins as well, and gets no token elsewhere.
    let elsewhere =
        |api: Secured<'_>| api.beta().base_url("https://other.example.org/x");
    let (url, sent) = noted(mine(), elsewhere);
    assert_eq!((url.as_str(), sent), ("https://other.example.org/x/beta/beta", None));
}
