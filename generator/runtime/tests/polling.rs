//! Waiting, by a clock that takes no time.

mod clock;
mod server;

use clock::Pauses;
use oasmith_runtime::runtime::{Clock, ErrorKind};
use oasmith_runtime::sample::paged::Work;
use server::{Server, answer, json};
use std::sync::{Arc, Mutex};
use std::time::Duration;

fn work(state: &str, rest: &str) -> String {
    json("200 OK", &format!("{{\"state\":\"{state}\"{rest}}}"))
}

#[tokio::test]
async fn a_call_is_made_until_its_result_is_as_wanted() {
    let (new, done) = (work("new", ""), work("done", ""));
    let server = Server::start(vec![new.clone(), new.clone(), new, done]).await;
    let clock = Arc::new(Pauses::default());
    let seen = Arc::new(Mutex::new(Vec::new()));
    let log = seen.clone();
    let work = server.client().lists().job();
    let work = work
        .poll_until(|work| work.state == "done")
        .interval(Duration::from_secs(2))
        .max_interval(Duration::from_secs(4))
        .on_progress(move |work: &Work| log.lock().unwrap().push(work.state.clone()))
        .clock(clock.clone())
        .await
        .unwrap();
    assert_eq!(work.state, "done");
    assert_eq!(*seen.lock().unwrap(), ["new", "new", "new", "done"]);
    assert_eq!(clock.millis(), [2_000, 3_000, 4_000]);
}

#[tokio::test]
async fn a_failed_state_is_an_error_with_the_last_result() {
    let server = Server::start(vec![work("new", ""), work("broken", "")]).await;
    let clock = Arc::new(Pauses::default());
    let call = server.client().lists().job().wait_until_done().clock(clock.clone());
    let error = call.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Failed);
    assert_eq!(error.body::<Work>().unwrap().state, "broken");
    assert_eq!(error.operation(), Some("job"));
    assert_eq!(clock.millis(), [2_000]);
}

#[tokio::test]
async fn presence_and_numbers_are_signs_too() {
    let null = work("new", ",\"report\":null,\"failures\":0");
    let there = work("new", ",\"report\":\"x\",\"failures\":0");
    let server = Server::start(vec![work("new", ""), null.clone(), there]).await;
    let call = server.client().lists().job().wait_for_report();
    call.clock(Arc::new(Pauses::default())).await.unwrap();
    assert_eq!(server.asked().len(), 3);

    let server = Server::start(vec![null, work("new", ",\"failures\":1")]).await;
    let call = server.client().lists().job().wait_for_report();
    let error = call.clock(Arc::new(Pauses::default())).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Failed);
}

#[tokio::test]
async fn some_failures_count_only_at_the_end() {
    let (new, done) = (work("new", ",\"failures\":1"), work("done", ",\"failures\":1"));
    for (answers, asked) in [(vec![new, done.clone()], 2), (vec![done], 1)] {
        let server = Server::start(answers).await;
        let call = server.client().lists().job().wait_for_the_end();
        let error = call.clock(Arc::new(Pauses::default())).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Failed);
        assert_eq!(error.body::<Work>().unwrap().state, "done");
        assert_eq!(server.asked().len(), asked);
    }
}

#[tokio::test]
async fn the_wait_ends_with_its_limit() {
    let server = Server::start(vec![work("new", "")]).await;
    let clock = Arc::new(Pauses::default());
    let error = server.client().lists().job();
    let error = error.poll_until(|_| false).clock(clock.clone());
    let error = error.timeout(Duration::from_secs(10)).await.unwrap_err();
    assert!(error.is_timeout());
    assert_eq!(error.body::<Work>().unwrap().state, "new");
    // The last look is made while there is time for it.
    assert_eq!(clock.now(), Duration::from_secs(9));
    assert!(error.to_string().contains("within 10s"), "{error}");
}

#[tokio::test]
async fn trouble_that_may_pass_is_borne_and_any_other_is_not() {
    let busy = json("503 Service Unavailable", "{}");
    let answers = vec![busy.clone(), busy.clone(), busy.clone(), work("done", "")];
    let server = Server::start(answers).await;
    let client = server.builder().max_retries(0).build().unwrap();
    let call = client.lists().job().wait_until_done();
    call.clock(Arc::new(Pauses::default())).await.unwrap();

    for (status, asked) in [("503 Service Unavailable", 4), ("404 Not Found", 1)] {
        let server = Server::start(vec![json(status, "{}")]).await;
        let client = server.builder().max_retries(0).build().unwrap();
        let call = client.lists().job().wait_until_done();
        let error = call.clock(Arc::new(Pauses::default())).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Status);
        assert_eq!(server.asked().len(), asked, "{status}");
    }
}

#[tokio::test]
async fn a_call_under_way_ends_with_the_wait() {
    let server = Server::start(vec![work("new", ""), "|STALL|".to_owned()]).await;
    let started = std::time::Instant::now();
    let call = server.client().lists().job().poll_until(|_| false);
    let call = call.interval(Duration::from_millis(10));
    let error = call.timeout(Duration::from_millis(300)).await.unwrap_err();
    assert!(error.is_timeout());
    assert_eq!(error.body::<Work>().unwrap().state, "new");
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
    assert_eq!(server.asked().len(), 2);

    let call = server.client().lists().job().poll_until(|_| true);
    let error = call.timeout(Duration::ZERO).await.unwrap_err();
    assert!(error.is_timeout());
    assert_eq!(server.asked().len(), 2, "there is no time to look at all");
}

#[tokio::test]
async fn a_server_that_asks_to_be_left_alone_is() {
    let busy = answer("429 Too Many Requests", "Retry-After: 90\r\n", "{}");
    let later = answer(
        "200 OK",
        "Content-Type: application/json\r\nRetry-After: 30\r\n",
        "{\"state\":\"new\"}",
    );
    let server = Server::start(vec![busy, later, work("done", "")]).await;
    let clock = Arc::new(Pauses::default());
    let client = server.builder().clock(clock.clone()).build().unwrap();
    client.lists().job().wait_until_done().await.unwrap();
    assert_eq!(clock.millis(), [90_000, 30_000]);
}

#[tokio::test]
async fn only_what_reads_is_repeated() {
    let server = Server::start(vec![work("done", "")]).await;
    let error = server.client().lists().start().poll_until(|_| true).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidArgument);
    assert!(server.asked().is_empty());
}

#[tokio::test]
async fn without_a_clock_of_its_own_it_really_waits() {
    let server = Server::start(vec![work("new", ""), work("done", "")]).await;
    let call = server.client().lists().job().poll_until(|work| work.state == "done");
    let started = std::time::Instant::now();
    call.interval(Duration::from_millis(60)).await.unwrap();
    assert!(started.elapsed() >= Duration::from_millis(60));
}
