//! Pages against a server that counts, on real sockets: each item once and in order; and
//! nobody follows a page out of the house or round in circles.

mod server;

use oasmith_runtime::runtime::{Error, ErrorKind, Items, Paged};
use oasmith_runtime::sample::paged::{Item, Query};
use serde_json::{Value, json};
use server::{Server, answer, json};

fn page(items: &[i64], rest: &str) -> String {
    let items: Vec<String> = items.iter().map(|id| format!("{{\"id\":{id}}}")).collect();
    json("200 OK", &format!("{{\"items\":[{}]{rest}}}", items.join(",")))
}

fn list(items: &[i64], headers: &str) -> String {
    let items: Vec<String> = items.iter().map(|id| format!("{{\"id\":{id}}}")).collect();
    let headers = format!("Content-Type: application/json\r\n{headers}");
    answer("200 OK", &headers, &format!("[{}]", items.join(",")))
}

fn link(to: &str) -> String {
    format!(",\"links\":{{\"pages\":{{\"next\":\"{to}\"}}}}")
}

/// What comes until the end; the ids, and the errors between them.
async fn read<O: Paged<Item = Item>>(mut items: Items<O>) -> (Vec<i64>, Vec<Error>) {
    let (mut ids, mut errors) = (Vec::new(), Vec::new());
    while let Some(item) = items.next().await {
        match item {
            Ok(item) => ids.push(item.id),
            Err(error) => errors.push(error),
        }
        assert!(errors.len() < 100, "an error without end: {errors:?}");
    }
    (ids, errors)
}

fn lines(server: &Server) -> Vec<String> {
    server.asked().iter().map(|asked| asked.line().to_owned()).collect()
}

#[tokio::test]
async fn a_page_is_asked_for_when_it_is_read() {
    let server =
        Server::start(vec![page(&[1, 2], &link("/v2/items?page=2")), page(&[3], "")])
            .await;
    let client = server.client();
    let mut items = client.lists().linked().items();
    assert_eq!(server.asked().len(), 0);
    for (id, asked) in [(1, 1), (2, 1), (3, 2)] {
        assert_eq!(items.next().await.unwrap().unwrap().id, id);
        assert_eq!(server.asked().len(), asked);
    }
    assert!(items.next().await.is_none());
    assert!(items.next().await.is_none());
    assert_eq!(server.asked().len(), 2);
}

#[tokio::test]
async fn links_end_where_the_last_page_has_none() {
    for end in ["", ",\"links\":{}", ",\"links\":{\"pages\":{\"next\":null}}"] {
        let first = page(&[1], &link("/v2/items?page=2"));
        let server = Server::start(vec![first, page(&[2], end)]).await;
        let (ids, errors) = read(server.client().lists().linked().items()).await;
        assert_eq!((ids, errors.len()), (vec![1, 2], 0), "{end}");
    }
}

#[tokio::test]
async fn no_link_is_followed_to_another_origin() {
    let elsewhere = Server::start(vec![page(&[2], "")]).await;
    let next = format!("{}/v2/items?page=2", elsewhere.url);
    let server = Server::start(vec![page(&[1], &link(&next))]).await;
    let (ids, errors) = read(server.client().lists().linked().items()).await;
    assert_eq!(ids, [1]);
    assert_eq!(errors.len(), 1);
    assert_eq!(errors[0].kind(), ErrorKind::Redirect);
    assert!(errors[0].to_string().contains("another origin"), "{}", errors[0]);
    assert!(elsewhere.asked().is_empty());
}

#[tokio::test]
async fn a_link_that_is_none_or_leads_back_is_an_error() {
    for (next, said) in [
        ("page two", "no URL"),
        ("mailto:a@b.example", "no URL"),
        ("/v2/items", "leads back"),
    ] {
        let server = Server::start(vec![page(&[1], &link(next))]).await;
        let (ids, errors) = read(server.client().lists().linked().items()).await;
        assert_eq!(ids, [1], "{next}");
        assert_eq!(errors.len(), 1, "{next}");
        assert!(errors[0].to_string().contains(said), "{}", errors[0]);
    }
    // A circle of two.
    let server = Server::start(vec![
        page(&[1], &link("?page=2")),
        page(&[2], &link("?page=3")),
        page(&[3], &link("?page=2")),
    ])
    .await;
    let (ids, errors) = read(server.client().lists().linked().items()).await;
    assert_eq!((ids, errors.len()), (vec![1, 2, 3], 1));
}

#[tokio::test]
async fn links_in_the_headers() {
    let server = Server::start(vec![
        list(&[1, 2], "Link: </v2/items?page=2>; rel=\"next\", </v2/items?page=2>; rel=\"last\"\r\n"),
        list(&[3], "Link: </v2/items?page=1>; rel=\"first\"\r\n"),
    ])
    .await;
    let (ids, errors) = read(server.client().lists().headed().items()).await;
    assert_eq!((ids, errors.len()), (vec![1, 2, 3], 0));
    assert_eq!(lines(&server), ["GET /v2/items", "GET /v2/items?page=2"]);
    assert!(server.asked()[1].header("authorization").is_some());
}

#[tokio::test]
async fn numbered_pages_end_with_an_empty_one() {
    let server = Server::start(vec![page(&[1, 2], ""), page(&[3], ""), page(&[], "")]);
    let server = server.await;
    let (ids, errors) = read(server.client().lists().numbered().items()).await;
    assert_eq!((ids, errors.len()), (vec![1, 2, 3], 0));
    assert_eq!(
        lines(&server),
        ["GET /v2/items", "GET /v2/items?page=2", "GET /v2/items?page=3"]
    );
}

#[tokio::test]
async fn numbered_pages_end_with_a_short_one_where_the_size_is_known() {
    // As many as asked for go on; fewer don't. More than the most may have been lowered.
    for (size, answers, requests) in [
        (2, vec![page(&[1, 2], ""), page(&[3], "")], 2),
        (500, vec![page(&[1, 2], ""), page(&[3], ""), page(&[], "")], 3),
    ] {
        let server = Server::start(answers).await;
        let call = server.client().lists().numbered().per_page(size);
        let (ids, errors) = read(call.items()).await;
        assert_eq!((ids, errors.len()), (vec![1, 2, 3], 0));
        assert_eq!(server.asked().len(), requests, "{size}");
    }
}

#[tokio::test]
async fn numbered_pages_end_with_the_total() {
    let answers = vec![page(&[1, 2], ",\"total\":3"), page(&[3], ",\"total\":3")];
    let server = Server::start(answers).await;
    let (ids, errors) = read(server.client().lists().numbered().items()).await;
    assert_eq!((ids, errors.len()), (vec![1, 2, 3], 0));
    assert_eq!(server.asked().len(), 2);
    // Whoever starts on page 2 has not seen them all with the first three.
    let answers = vec![page(&[4, 5, 6], ",\"total\":3"), page(&[], ",\"total\":3")];
    let server = Server::start(answers).await;
    let (ids, errors) = read(server.client().lists().numbered().page(2).items()).await;
    assert_eq!((ids, errors.len()), (vec![4, 5, 6], 0));
    assert_eq!(lines(&server), ["GET /v2/items?page=2", "GET /v2/items?page=3"]);
}

#[tokio::test]
async fn numbered_pages_end_with_the_last_one() {
    let answers = vec![page(&[1, 2], ",\"pages\":2"), page(&[3], ",\"pages\":2")];
    let server = Server::start(answers).await;
    let (ids, errors) = read(server.client().lists().numbered().items()).await;
    assert_eq!((ids, errors.len()), (vec![1, 2, 3], 0));
    assert_eq!(server.asked().len(), 2);
}

#[tokio::test]
async fn what_a_page_left_out_is_no_end() {
    let server = Server::start(vec![page(&[1, 2], ""), page(&[3], ""), page(&[], "")]);
    let server = server.await;
    let (ids, errors) = read(server.client().lists().promised().items()).await;
    assert_eq!((ids, errors.len()), (vec![1, 2, 3], 0));
}

#[tokio::test]
async fn a_server_that_heeds_no_number_is_found_out() {
    let server = Server::start(vec![page(&[1, 2], "")]).await;
    let (ids, errors) = read(server.client().lists().numbered().items()).await;
    assert_eq!(ids, [1, 2]);
    assert_eq!(errors.len(), 1);
    assert!(errors[0].to_string().contains("same items"), "{}", errors[0]);
    assert_eq!(server.asked().len(), 2);
}

#[tokio::test]
async fn offsets_count_items() {
    let server = Server::start(vec![list(&[1, 2], ""), list(&[3], ""), list(&[], "")]);
    let server = server.await;
    let (ids, errors) = read(server.client().lists().skipped().items()).await;
    assert_eq!((ids, errors.len()), (vec![1, 2, 3], 0));
    assert_eq!(
        lines(&server),
        ["GET /v2/items", "GET /v2/items?skip=2", "GET /v2/items?skip=3"]
    );
}

#[tokio::test]
async fn cursors_are_sent_back_and_empty_pages_are_no_end() {
    let server = Server::start(vec![
        page(&[1, 2], ",\"next\":\"a/b&c\""),
        page(&[], ",\"next\":\"d\""),
        page(&[3], ",\"next\":\"\""),
    ])
    .await;
    let (ids, errors) = read(server.client().lists().followed().limit(2).items()).await;
    assert_eq!((ids, errors.len()), (vec![1, 2, 3], 0));
    assert_eq!(
        lines(&server),
        [
            "GET /v2/items?limit=2",
            "GET /v2/items?limit=2&cursor=a%2Fb%26c",
            "GET /v2/items?limit=2&cursor=d",
        ]
    );
}

#[tokio::test]
async fn a_cursor_may_be_a_whole_link_and_must_not_repeat() {
    let next = |to: &str| format!(",\"next\":\"{to}\"");
    let server = Server::start(vec![page(&[2], &next("x"))]).await;
    let (ids, errors) = read(server.client().lists().followed().items()).await;
    assert_eq!((ids, errors.len()), (vec![2, 2], 1));
    let foreign = next("https://elsewhere.example/v2/items?cursor=x");
    let server = Server::start(vec![page(&[1], &foreign)]).await;
    let (ids, errors) = read(server.client().lists().followed().items()).await;
    assert_eq!((ids, errors.len()), (vec![1], 1));
}

fn bodies(server: &Server) -> Vec<Value> {
    let asked = server.asked().into_iter();
    asked.map(|asked| serde_json::from_str(&asked.body).unwrap_or_default()).collect()
}

#[tokio::test]
async fn cursors_go_into_the_body_where_they_are_asked_for() {
    let answers = vec![page(&[1], ",\"next\":\"a/b\""), page(&[2], "")];
    let server = Server::start(answers.clone()).await;
    let query = Query::new().text("x");
    let call = server.client().lists().searched().body(query);
    let (ids, errors) = read(call.items()).await;
    assert_eq!((ids, errors.len()), (vec![1, 2], 0));
    assert_eq!(lines(&server), ["POST /v2/search"; 2]);
    let both = json!({"text": "x", "after": "a/b"});
    assert_eq!(bodies(&server), [json!({"text": "x"}), both]);

    let server = Server::start(answers).await;
    let (ids, errors) = read(server.client().lists().searched().items()).await;
    assert_eq!((ids, errors.len()), (vec![1, 2], 0));
    assert_eq!(bodies(&server), [Value::Null, json!({"after": "a/b"})]);
}

#[tokio::test]
async fn pages_are_counted_in_the_body_as_well() {
    let answers = vec![page(&[3], ",\"pages\":3"), page(&[4], ",\"pages\":3")];
    let server = Server::start(answers).await;
    let call = server.client().lists().turned(Query::new().page(2));
    let (ids, errors) = read(call.items()).await;
    assert_eq!((ids, errors.len()), (vec![3, 4], 0));
    assert_eq!(bodies(&server), [json!({"page": 2}), json!({"page": 3})]);
}

#[tokio::test]
async fn the_last_item_can_be_the_cursor() {
    let answers = vec![page(&[1, 2], ",\"more\":true"), page(&[3], ",\"more\":false")];
    let server = Server::start(answers).await;
    let (ids, errors) = read(server.client().lists().after().items()).await;
    assert_eq!((ids, errors.len()), (vec![1, 2, 3], 0));
    assert_eq!(lines(&server), ["GET /v2/items", "GET /v2/items?starting_after=2"]);
}

#[tokio::test]
async fn pages_come_with_what_came_with_them() {
    let server = Server::start(vec![page(&[1, 2], "")]).await;
    let client = server.client();
    let mut pages = client.lists().linked().pages();
    let page = pages.next().await.unwrap().unwrap();
    assert_eq!(page.items.as_ref().map(Vec::len), Some(2));
    assert_eq!(page.meta().request_id(), Some("r-1"));
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn all_items_are_collected_at_once() {
    let pages = vec![page(&[1, 2], &link("/v2/items?page=2")), page(&[3], "")];
    let server = Server::start(pages).await;
    let items = server.client().lists().linked().items();
    let items: Vec<Item> = items.try_collect().await.unwrap();
    assert_eq!(items.iter().map(|item| item.id).collect::<Vec<_>>(), [1, 2, 3]);

    let broken = json("404 Not Found", "{}");
    let first = page(&[1], &link("/v2/items?page=2"));
    let server = Server::start(vec![first, broken, page(&[2], "")]).await;
    let mut items = server.client().lists().linked().items();
    assert_eq!(items.try_next().await.unwrap().unwrap().id, 1);
    assert!(items.try_next().await.unwrap_err().is_not_found());
    assert_eq!(items.try_next().await.unwrap().unwrap().id, 2);
    assert!(items.try_next().await.unwrap().is_none());
    let server = Server::start(vec![json("404 Not Found", "{}")]).await;
    let items = server.client().lists().linked().items();
    assert!(items.try_collect::<Vec<_>>().await.unwrap_err().is_not_found());
}
