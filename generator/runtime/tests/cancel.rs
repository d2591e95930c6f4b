//! Calls that end before their time, by being dropped or because the application says so:
//! their connection is closed, nothing more is sent, and no task is left behind.

mod server;

use oasmith_runtime::runtime::{Client, Clock, ErrorKind};
use server::{Server, json};
use std::future::{Future, pending, ready};
use std::io::{Read, Write};
use std::net::TcpListener;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::task::{Context, Poll, Waker};
use std::thread;
use std::time::{Duration, Instant};
use tokio::runtime::{Builder, Handle};
use tokio::sync::{Notify, oneshot};

const PATIENCE: Duration = Duration::from_secs(10);

#[derive(Debug, PartialEq)]
enum Seen {
    Request,
    /// The client has closed the connection.
    End,
}

/// A server that begins every answer so, and then waits for the client to go away.
fn begins(answer: &'static str) -> (Client, Receiver<Seen>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (sender, seen) = channel();
    thread::spawn(move || {
        for socket in listener.incoming() {
            let (mut socket, sender) = (socket.unwrap(), sender.clone());
            thread::spawn(move || {
                let mut buffer = [0; 4096];
                while let Ok(1..) = socket.read(&mut buffer) {
                    sender.send(Seen::Request).unwrap();
                    socket.write_all(answer.as_bytes()).unwrap();
                }
                sender.send(Seen::End)
            });
        }
    });
    let client = Client::builder().token("s3cret").base_url(url);
    (client.build().unwrap(), seen)
}

/// Polls a call in a runtime of its own until the server has seen it, lets it end in some
/// way, and waits for its traces to vanish.
fn ended<W: Unpin>(
    answer: &'static str,
    work: impl FnOnce(&Client) -> W,
    mut poll: impl FnMut(&mut W, &mut Context<'_>) -> Poll<()>,
    end: impl FnOnce(W),
) {
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    let (client, seen) = begins(answer);
    runtime.block_on(async {
        let mut work = work(&client);
        let mut task = Context::from_waker(Waker::noop());
        loop {
            assert!(poll(&mut work, &mut task).is_pending());
            if seen.try_recv() == Ok(Seen::Request) {
                break;
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        // What the server has begun to say arrives.
        for _ in 0..20 {
            assert!(poll(&mut work, &mut task).is_pending());
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        end(work);
        let tasks = Handle::current().metrics();
        let deadline = Instant::now() + PATIENCE;
        while tasks.num_alive_tasks() > 0 {
            assert!(Instant::now() < deadline, "a task is left behind");
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    });
    assert_eq!(seen.recv_timeout(PATIENCE), Ok(Seen::End));
    assert!(seen.try_recv().is_err(), "nothing more is sent");
}

type Boxed = Pin<Box<dyn Future<Output = ()>>>;

fn job(client: &Client) -> Boxed {
    let call = client.lists().job();
    Box::pin(async move { drop(call.await) })
}

const NO_HEAD: &str = "";
const HALF_A_HEAD: &str = "HTTP/1.1 200 OK\r\nContent-";
const HALF_A_BODY: &str = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"state\"";
const EVENTS: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";

#[test]
fn a_call_that_is_dropped_leaves_nothing_behind() {
    for answer in [NO_HEAD, HALF_A_HEAD, HALF_A_BODY] {
        ended(answer, job, |job, task| job.as_mut().poll(task), drop);
    }
}

#[test]
fn a_stream_that_is_dropped_leaves_nothing_behind() {
    let items = |client: &Client| {
        let mut items = client.lists().linked().items();
        Box::pin(async move { drop(items.next().await) }) as Boxed
    };
    ended(HALF_A_BODY, items, |items, task| items.as_mut().poll(task), drop);
    let events = |client: &Client| {
        let call = client.keys().follow();
        Box::pin(async move { drop(call.await.unwrap().next().await) }) as Boxed
    };
    ended(EVENTS, events, |events, task| events.as_mut().poll(task), drop);
}

#[test]
fn a_call_that_is_cancelled_leaves_nothing_behind() {
    for answer in [NO_HEAD, HALF_A_HEAD, HALF_A_BODY] {
        let signal = Arc::new(Notify::new());
        let notified = signal.clone().notified_owned();
        ended(
            answer,
            |client| client.lists().job().cancel_on(notified),
            |call, task| Pin::new(call).poll(task).map(drop),
            |mut call| {
                signal.notify_waiters();
                let mut task = Context::from_waker(Waker::noop());
                let Poll::Ready(Err(error)) = Pin::new(&mut call).poll(&mut task) else {
                    panic!("it goes on");
                };
                assert_eq!(error.kind(), ErrorKind::Cancelled);
                assert_eq!(error.operation(), Some("job"));
                assert!(error.to_string().contains("cancelled"), "{error}");
                // Its connection does not wait for the call to be dropped.
                std::mem::forget(call);
            },
        );
    }
}

/// A clock whose pauses never end, and are counted.
#[derive(Debug, Default)]
struct Endless(AtomicU32);

impl Clock for Endless {
    fn now(&self) -> Duration {
        Duration::ZERO
    }

    fn unix_time(&self) -> Duration {
        Duration::ZERO
    }

    fn sleep(&self, _: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        self.0.fetch_add(1, Ordering::Relaxed);
        Box::pin(pending())
    }
}

/// Comes when the clock was asked for a pause.
async fn pauses(clock: &Endless) {
    while clock.0.load(Ordering::Relaxed) == 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

#[tokio::test]
async fn nothing_is_sent_after_a_pause_that_is_cancelled() {
    let server = Server::start(vec![json("503 Service Unavailable", "{}")]).await;
    let clock = Arc::new(Endless::default());
    let client = server.builder().clock(clock.clone()).timeout(None);
    let client = client.attempt_timeout(None).build().unwrap();
    let error = client.lists().job().cancel_on(pauses(&clock)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Cancelled);
    tokio::time::sleep(Duration::from_millis(20)).await;
    assert_eq!(server.asked().len(), 1);
}

#[tokio::test]
async fn a_wait_is_cancelled_in_its_pause() {
    let server = Server::start(vec![json("200 OK", "{\"state\":\"new\"}")]).await;
    let clock = Arc::new(Endless::default());
    let client = server.client();
    let wait = client.lists().job().wait_until_done().clock(clock.clone());
    let error = wait.cancel_on(pauses(&clock)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Cancelled);
    assert_eq!(server.asked().len(), 1);
}

#[tokio::test]
async fn events_and_bytes_are_cancelled_between_two() {
    let answer = format!("{EVENTS}data: {{\"size\":\"a\"}}\n\n|STALL|");
    let server = Server::start(vec![answer]).await;
    let client = server.client();
    let signal = Arc::new(Notify::new());
    let events = client.keys().follow().await.unwrap();
    let mut events = events.cancel_on(signal.notified());
    assert_eq!(events.next().await.unwrap().unwrap().size, "a");
    let bytes = client.keys().follow().download().await.unwrap();
    let mut bytes = bytes.cancel_on(signal.notified());
    assert!(bytes.next().await.unwrap().unwrap().starts_with(b"data"));
    signal.notify_one();
    signal.notify_one();
    let error = events.next().await.unwrap().unwrap_err();
    assert_eq!(
        (error.kind(), error.operation()),
        (ErrorKind::Cancelled, Some("follow"))
    );
    signal.notify_one();
    let error = bytes.next().await.unwrap().unwrap_err();
    assert_eq!(
        (error.kind(), error.operation()),
        (ErrorKind::Cancelled, Some("follow"))
    );
    assert!(events.next().await.is_none() && bytes.next().await.is_none());
}

#[tokio::test]
async fn what_is_cancelled_before_it_begins_is_not_sent() {
    let server = Server::start(vec![json("200 OK", "{}")]).await;
    let client = server.client();
    let error = client.lists().job().cancel_on(ready(())).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Cancelled);
    let mut items = client.lists().linked().items().cancel_on(ready(()));
    assert_eq!(items.next().await.unwrap().unwrap_err().kind(), ErrorKind::Cancelled);
    assert!(items.next().await.is_none());
    assert!(server.asked().is_empty());
}

#[tokio::test]
async fn a_result_that_is_there_is_not_thrown_away() {
    let server = Server::start(vec![json("200 OK", "{\"state\":\"done\"}")]).await;
    let (sender, receiver) = oneshot::channel::<()>();
    let mut call = server.client().lists().job().cancel_on(receiver);
    let mut task = Context::from_waker(Waker::noop());
    assert!(Pin::new(&mut call).poll(&mut task).is_pending());
    while server.asked().is_empty() {
        assert!(Pin::new(&mut call).poll(&mut task).is_pending());
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    tokio::time::sleep(Duration::from_millis(50)).await;
    sender.send(()).unwrap();
    assert_eq!(call.await.unwrap().state, "done");
}

#[tokio::test]
async fn a_call_that_nobody_cancels_goes_through() {
    let page = "{\"items\":[{\"id\":1},{\"id\":2}]}";
    let server = Server::start(vec![json("200 OK", page)]).await;
    let client = server.client();
    let mut items = client.lists().linked().items().cancel_on(pending::<()>());
    let mut ids = Vec::new();
    while let Some(item) = items.try_next().await.unwrap() {
        ids.push(item.id);
    }
    assert_eq!(ids, [1, 2]);
    let mut pages = client.lists().linked().pages().cancel_on(pending::<()>());
    assert!(pages.next().await.unwrap().is_ok());
    assert!(pages.next().await.is_none());
    client.lists().linked().cancel_on(pending::<()>()).await.unwrap();
}
