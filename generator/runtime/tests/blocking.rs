//! Calls without `async`, from every kind of thread: they work, or they are an error that
//! says what to do; they never panic and never wait for each other.

#![cfg(feature = "blocking")]

mod keeping;

use keeping::{Answer, Keeper, json};
use oasmith_runtime::runtime::{
    Attempt, Client, Error, ErrorKind, Hook, Meta, Response,
};
use oasmith_runtime::sample::paged::Item;
use std::future::{pending, ready};
use std::io::Read;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};
use tokio::runtime::{Builder, Runtime};
use tokio::task::{LocalSet, spawn_blocking, spawn_local};

fn done() -> Keeper {
    Keeper::saying("{\"state\":\"done\"}")
}

/// Two items on each of three pages.
fn pages() -> Keeper {
    Keeper::start(|line| {
        let page: i64 = line.rsplit_once("page=").map_or(1, |(_, n)| n.parse().unwrap());
        let items = match page {
            1..=3 => format!("{{\"id\":{}}},{{\"id\":{}}}", page * 2 - 1, page * 2),
            _ => String::new(),
        };
        json(format!("{{\"items\":[{items}]}}"))
    })
}

fn current_thread() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

/// A runtime of one worker, so that whoever stops it stops everything.
fn multi_thread() -> Runtime {
    Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap()
}

fn call(client: &Client) -> Result<String, Error> {
    client.lists().job().blocking().map(|work| work.state)
}

/// Fails where a call would not end.
fn soon<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, receiver) = std::sync::mpsc::channel();
    thread::spawn(move || sender.send(work()));
    receiver.recv_timeout(Duration::from_secs(10)).expect("it takes too long")
}

fn ids(items: impl Iterator<Item = Result<Item, Error>>) -> Vec<i64> {
    items.map(|item| item.unwrap().id).collect()
}

fn refused(outcome: Result<String, Error>) {
    let error = outcome.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidArgument);
    assert!(error.to_string().contains("spawn_blocking"), "{error}");
}

#[test]
fn outside_of_runtimes_all_calls_are_there() {
    let server = done();
    let client = server.client();
    assert_eq!(client.lists().job().blocking().unwrap().state, "done");
    let response: Response<_> = client.lists().job().send_blocking().unwrap();
    assert_eq!(response.meta().status(), 200);
    let raw = client.lists().job().send_raw_blocking().unwrap();
    assert_eq!(&raw.bytes()[..], b"{\"state\":\"done\"}");
    let work = client.lists().job().wait_until_done().blocking().unwrap();
    assert_eq!(work.state, "done");
    let work = client.lists().job().poll_until(|work| work.state == "done");
    assert_eq!(work.blocking().unwrap().state, "done");
    assert_eq!(server.lines(), ["GET /v2/job"; 5]);
    // A connection may be free again a moment after its answer.
    let newest = server.connections().into_iter().max();
    assert!(newest < Some(4), "connections are kept");
}

#[test]
fn pages_and_items_are_iterators() {
    let server = pages();
    let client = server.client();
    let mut items = client.lists().numbered().items().blocking();
    assert_eq!(items.next().unwrap().unwrap().id, 1);
    assert_eq!(items.next().unwrap().unwrap().id, 2);
    assert_eq!(server.lines().len(), 1, "nothing is read ahead");
    assert_eq!(ids(items), [3, 4, 5, 6]);
    let pages = client.lists().numbered().pages().blocking();
    let pages: Result<Vec<_>, _> = pages.collect();
    assert_eq!(pages.unwrap().len(), 4);
}

#[test]
fn an_iterator_goes_on_as_a_stream() {
    let server = pages();
    let client = server.client();
    let mut items = client.lists().numbered().items().blocking();
    assert_eq!(items.next().unwrap().unwrap().id, 1);
    let mut items = items.into_inner();
    let rest = current_thread().block_on(async move {
        let mut rest = Vec::new();
        while let Some(item) = items.try_next().await.unwrap() {
            rest.push(item.id);
        }
        rest
    });
    assert_eq!(rest, [2, 3, 4, 5, 6]);
}

#[test]
fn events_are_an_iterator_and_bytes_a_reader() {
    let events = "data: {\"size\":\"a\"}\n\ndata: {\"size\":\"b\"}\n\ndata: [DONE]\n\n";
    let server = Keeper::start(move |_| -> Answer {
        (200, "Content-Type: text/event-stream\r\n".to_owned(), events.to_owned())
    });
    let client = server.client();
    let stream = client.keys().follow().blocking().unwrap();
    let stream: Result<Vec<_>, _> = stream.blocking().collect();
    assert_eq!(stream.unwrap().len(), 2);
    let mut body = client.keys().follow().download_blocking().unwrap().blocking();
    let mut bytes = [0; 5];
    body.read_exact(&mut bytes).unwrap();
    assert_eq!(&bytes, b"data:");
    let mut rest = String::new();
    body.read_to_string(&mut rest).unwrap();
    assert_eq!(rest, events["data:".len()..]);
}

#[test]
fn a_failure_is_the_same_error() {
    let server = Keeper::start(|_| (404, String::new(), String::new()));
    let error = server.client().lists().job().blocking().unwrap_err();
    assert!(error.is_not_found());
    assert_eq!(error.operation(), Some("job"));
    let gone = server.builder().base_url("http://127.0.0.1:1").max_retries(0);
    let error = gone.build().unwrap().lists().job().blocking().unwrap_err();
    assert!(error.is_connect(), "{error}");
}

#[test]
fn many_threads_call_at_once() {
    let server = done();
    let client = server.client();
    thread::scope(|scope| {
        for _ in 0..16 {
            scope.spawn(|| {
                for _ in 0..50 {
                    assert_eq!(call(&client).unwrap(), "done");
                }
            });
        }
    });
    assert_eq!(server.lines().len(), 800);
}

#[test]
fn in_the_tasks_of_a_multi_thread_runtime_others_go_on() {
    let runtime = multi_thread();
    // The server is a task of the same runtime, which has but one worker.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    listener.set_nonblocking(true).unwrap();
    runtime.spawn(async move {
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        let listener = tokio::net::TcpListener::from_std(listener).unwrap();
        loop {
            let (mut socket, _) = listener.accept().await.unwrap();
            let _ = socket.read(&mut [0; 4096]).await.unwrap();
            let answer = "HTTP/1.1 200 OK\r\nContent-Length: 16\r\nConnection: close\r\n\
                          \r\n{\"state\":\"done\"}";
            socket.write_all(answer.as_bytes()).await.unwrap();
        }
    });
    let client = Client::builder().token("s3cret").base_url(url).build().unwrap();
    let (task, root) = (client.clone(), client);
    let outcomes = soon(move || {
        let task = runtime.block_on(runtime.spawn(async move { call(&task) })).unwrap();
        (task, runtime.block_on(async move { call(&root) }))
    });
    assert_eq!(outcomes.0.unwrap(), "done");
    assert_eq!(outcomes.1.unwrap(), "done");
}

#[test]
fn iterators_work_in_the_tasks_of_a_multi_thread_runtime() {
    let server = pages();
    let client = server.client();
    let runtime = multi_thread();
    let work =
        runtime.spawn(async move { ids(client.lists().numbered().items().blocking()) });
    assert_eq!(runtime.block_on(work).unwrap(), [1, 2, 3, 4, 5, 6]);
}

#[test]
fn threads_for_blocking_work_are_meant_for_it() {
    let server = done();
    for runtime in [current_thread(), multi_thread()] {
        let client = server.client();
        let work = runtime.block_on(async move {
            spawn_blocking(move || call(&client)).await.unwrap()
        });
        assert_eq!(work.unwrap(), "done");
        // A runtime that a thread only knows of is not stopped either.
        let _guard = runtime.enter();
        assert_eq!(call(&server.client()).unwrap(), "done");
    }
}

#[test]
fn the_only_thread_of_a_runtime_is_not_stopped() {
    let server = done();
    let runtime = current_thread();
    let client = server.client();
    refused(runtime.block_on(async { call(&client) }));
    refused(runtime.block_on(runtime.spawn(async move { call(&client) })).unwrap());
    let client = server.client();
    let mut items = runtime.block_on(async {
        client.lists().numbered().items().blocking().collect::<Vec<_>>()
    });
    assert_eq!(items.len(), 1, "one error, and no other after it");
    refused(items.remove(0).map(|_| String::new()));
    assert!(server.lines().is_empty(), "nothing is sent");
    // It is as usable afterwards as before.
    runtime.block_on(async { client.lists().job().await }).unwrap();
}

#[test]
fn a_local_set_is_not_stopped() {
    let server = done();
    for runtime in [current_thread(), multi_thread()] {
        let (root, task) = (server.client(), server.client());
        let set = LocalSet::new();
        refused(runtime.block_on(set.run_until(async move { call(&root) })));
        let task = set
            .run_until(async { spawn_local(async move { call(&task) }).await.unwrap() });
        refused(runtime.block_on(task));
    }
    assert!(server.lines().is_empty(), "nothing is sent");
}

#[test]
fn a_client_outlives_the_runtime_that_it_was_used_in() {
    for own in [false, true] {
        for runtime in [current_thread(), multi_thread()] {
            let server = done();
            // With an HTTP client of one's own there are no connections apart.
            let client = match own {
                true => server.builder().http_client(Default::default()).build(),
                false => server.builder().build(),
            };
            let client = client.unwrap();
            runtime.block_on(async { client.lists().job().await }).unwrap();
            drop(runtime);
            assert_eq!(call(&client).unwrap(), "done");
            let other = current_thread();
            other.block_on(async { client.lists().job().await }).unwrap();
            assert_eq!(server.lines().len(), 3);
        }
    }
}

#[test]
fn a_runtime_that_stands_still_stops_nobody() {
    let server = done();
    let client = server.client();
    let runtime = current_thread();
    runtime.block_on(async { client.lists().job().await }).unwrap();
    // The connection is kept, but nobody serves it here.
    let outcome = soon(move || call(&client));
    assert_eq!(outcome.unwrap(), "done");
    drop(runtime);
}

#[test]
fn a_client_is_dropped_anywhere() {
    let server = done();
    for runtime in [current_thread(), multi_thread()] {
        let client = server.client();
        call(&client).unwrap();
        let items = client.lists().numbered().items().blocking();
        runtime.block_on(async move { drop((client, items)) });
    }
}

#[test]
fn a_hook_may_call_as_well() {
    struct Asking(Client, Arc<AtomicU32>);
    impl Hook for Asking {
        fn after(&self, _: &Attempt, _: Result<&Meta, &Error>) {
            call(&self.0).unwrap();
            self.1.fetch_add(1, Ordering::Relaxed);
        }
    }
    let server = done();
    let asked = Arc::new(AtomicU32::new(0));
    let hook = Asking(server.client(), asked.clone());
    let client = server.builder().hook(hook).build().unwrap();
    soon(move || call(&client)).unwrap();
    assert_eq!(asked.load(Ordering::Relaxed), 1);
}

#[test]
fn a_call_is_cancelled_from_outside() {
    let server = Keeper::start(|_| {
        thread::sleep(Duration::from_secs(60));
        json("{}")
    });
    let client = server.client();
    let (sender, receiver) = tokio::sync::oneshot::channel::<()>();
    let canceller = thread::spawn(move || {
        thread::sleep(Duration::from_millis(50));
        sender.send(())
    });
    let started = Instant::now();
    let error = client.lists().job().cancel_on(receiver).blocking().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Cancelled);
    assert!(started.elapsed() < Duration::from_secs(5));
    canceller.join().unwrap().unwrap();

    let server = pages();
    let items = server.client().lists().numbered().items();
    assert_eq!(ids(items.cancel_on(pending::<()>()).blocking()).len(), 6);
    let items = server.client().lists().numbered().items();
    let items: Vec<_> = items.cancel_on(ready(())).blocking().collect();
    assert_eq!(items.len(), 1);
    assert_eq!(items[0].as_ref().unwrap_err().kind(), ErrorKind::Cancelled);
}
