//! Many calls on one client: all of them are accounted for, nothing is left behind, nobody
//! waits for somebody else, and an outage is not made worse. The long version is
//! `cargo test --release --test soak -- --ignored --nocapture`.

mod load;
mod server;

use load::{Load, Restless, Tally};
use oasmith_runtime::runtime::Client;
use server::{Fate, Server};
use std::sync::Arc;
use std::sync::atomic::Ordering::SeqCst;
use std::time::{Duration, Instant};
use tokio::runtime::{Builder, Runtime};

fn runtime() -> Runtime {
    Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
}

fn client(server: &Server, attempt: Duration) -> Client {
    let builder = Client::builder().token("s3cret").base_url(&server.url);
    let builder = builder.clock(Arc::new(Restless(Instant::now())));
    builder.attempt_timeout(attempt).build().unwrap()
}

/// One fault in a hundred requests, of all kinds in turn.
fn one_percent(number: u64, _: &str) -> Fate {
    const FAULTS: [Fate; 10] = [
        Fate::Reset,
        Fate::Status(500),
        Fate::Close,
        Fate::Status(429),
        Fate::HalfHead,
        Fate::Later,
        Fate::HalfBody,
        Fate::Status(503),
        Fate::Garbage,
        Fate::Stall,
    ];
    // By a mixed number, so that faults do not only meet GETs.
    let mixed = number.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
    if mixed % 100 == 7 { FAULTS[(mixed / 100 % 10) as usize] } else { Fate::Echo }
}

/// The memory of this process in KiB, where it can be had.
fn memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}

fn soak(calls: u64, at_once: usize, attempt: Duration) {
    let server = Server::start(one_percent);
    let runtime = runtime();
    let began = Instant::now();
    let load = Load::new(client(&server, attempt));
    let measured = (1..=10).filter_map(|tenth| {
        runtime.block_on(load.run(calls / 10 * tenth, at_once, 4));
        memory()
    });
    let measured: Vec<u64> = measured.collect();
    let took = began.elapsed();
    let tally = load.into_tally();
    println!("{calls} calls, {at_once} at once, in {took:.1?}: {tally}");
    println!("the server: {:?}", server.book.fates.lock().unwrap());
    println!("memory after each tenth: {measured:?} KiB");
    check(&server, &tally, calls);
    if let (Some(early), Some(late)) = (measured.first(), measured.last()) {
        assert!(*late < early + early / 4 + 4096, "memory grows: {measured:?}");
    }
    assert!(left_behind(&runtime, &server), "tasks or connections are left behind");
}

/// Whether both sides say the same.
fn check(server: &Server, tally: &Tally, calls: u64) {
    assert_eq!(tally.ended(), calls);
    assert_eq!(tally.attempts, server.requests(), "attempts and requests");
    assert_eq!(tally.successes, server.count(Fate::Echo), "successes");
    assert!(server.requests() > calls, "no fault met a call that may be repeated");
    let (_, twice) = &*server.book.posts.lock().unwrap();
    assert!(twice.is_empty(), "sent twice: {twice:?}");
    use oasmith_runtime::runtime::ErrorKind::{Status, Timeout, Transport};
    for (kind, status) in tally.errors.keys() {
        let known = match kind {
            Transport => status.is_none_or(|status| status == 200),
            Timeout => status.is_none(),
            Status => matches!(status, Some(429 | 500 | 503)),
            _ => false,
        };
        assert!(known, "{kind:?} {status:?}");
    }
}

/// Whether nothing is left once the client is dropped.
fn left_behind(runtime: &Runtime, server: &Server) -> bool {
    (0..100).any(|_| {
        std::thread::sleep(Duration::from_millis(20));
        let tasks = runtime.handle().metrics().num_alive_tasks();
        tasks == 0 && server.book.open.load(SeqCst) == 0
    })
}

#[test]
fn all_calls_are_accounted_for_and_nothing_is_left_behind() {
    soak(2_000, 64, Duration::from_secs(2));
}

#[test]
#[ignore = "takes a minute"]
fn a_hundred_thousand_calls() {
    soak(100_000, 256, Duration::from_secs(5));
}

#[test]
fn calls_that_stand_still_hold_nobody_up() {
    let server = Server::start(|_, thing| match thing {
        "still" => Fate::Stall,
        _ => Fate::Echo,
    });
    let runtime = runtime();
    let client = client(&server, Duration::from_secs(60));
    let measured = || {
        // Connections are made first: those that are idle may be in use now.
        runtime.block_on(Load::new(client.clone()).run(100, 16, 4));
        let load = Load::new(client.clone());
        runtime.block_on(load.run(1_000, 16, 4));
        let mut tally = load.into_tally();
        assert_eq!(tally.successes, 1_000);
        (tally.percentile(50), tally.percentile(99))
    };
    let before = measured();
    let still: Vec<_> =
        (0..100).map(|_| runtime.spawn(client.keys().get("still").send())).collect();
    while server.count(Fate::Stall) < 100 {
        std::thread::sleep(Duration::from_millis(5));
    }
    let beside = measured();
    println!("p50 and p99: {before:?}; beside 100 that stand still: {beside:?}");
    assert!(still.iter().all(|call| !call.is_finished()));
    assert!(beside.1 < before.1 * 10 + Duration::from_millis(100));
    // Dropping a call ends it, on both sides.
    still.iter().for_each(|call| call.abort());
    drop((still, client));
    assert!(left_behind(&runtime, &server));
}

/// The requests that 1,000 calls become.
fn requests(plan: server::Plan, post: u64) -> u64 {
    let server = Server::start(plan);
    let load = Load::new(client(&server, Duration::from_secs(5)));
    runtime().block_on(load.run(1_000, 16, post));
    let tally = load.into_tally();
    assert_eq!((tally.ended(), tally.successes), (1_000, 0));
    assert_eq!(tally.attempts, server.requests());
    server.requests()
}

#[test]
fn an_outage_is_not_made_worse() {
    let outage = requests(|_, _| Fate::Status(503), u64::MAX);
    let storm = requests(|_, _| Fate::Status(429), 2);
    let resets = requests(|_, _| Fate::Reset, 2);
    println!(
        "requests of 1,000 calls: {outage} at 503, {storm} at 429, {resets} resets"
    );
    assert_eq!((outage, storm, resets), (1_100, 1_100, 1_100));
}

#[test]
fn after_an_outage_calls_are_repeated_again() {
    // Every other request fails, so half of the calls need a second one.
    let flaky = |number, _: &str| match number {
        0..1_100 => Fate::Status(503),
        _ if number % 2 == 0 => Fate::Status(503),
        _ => Fate::Echo,
    };
    let server = Server::start(flaky);
    let load = Load::new(client(&server, Duration::from_secs(5)));
    let runtime = runtime();
    runtime.block_on(load.run(1_000, 1, u64::MAX));
    assert_eq!(server.requests(), 1_100);
    runtime.block_on(load.run(2_000, 1, u64::MAX));
    let tally = load.into_tally();
    println!("of 1,000 calls after the outage {} succeeded", tally.successes);
    assert!(tally.successes > 500);
}
