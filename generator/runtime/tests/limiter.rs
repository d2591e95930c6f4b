//! The limiter: that it keeps calls within what a server takes, in order, without waste and
//! without a herd. The servers here go by the client's clock, which runs ten times as
//! fast as others.

mod clock;
mod server;

use clock::Pauses;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use oasmith_runtime::runtime::{
    Client, Clock, Error, ErrorKind, Exchange, Incoming, Limiter, Request, Transport,
};
use oasmith_runtime::sample::models::Resize;
use server::{Server, answer, json};
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

const SPEED: u32 = 10;
const BODY: &str = r#"{"size":"a"}"#;

const fn secs(secs: u64) -> Duration {
    Duration::from_secs(secs)
}

/// A clock that runs fast.
#[derive(Debug)]
struct Quick(Instant);

impl Default for Quick {
    fn default() -> Self {
        Self(Instant::now())
    }
}

impl Clock for Quick {
    fn now(&self) -> Duration {
        self.0.elapsed() * SPEED
    }

    fn unix_time(&self) -> Duration {
        secs(1_800_000_000) + self.now()
    }

    fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(tokio::time::sleep(time / SPEED))
    }
}

/// A server's limit: so many calls in each window.
#[derive(Debug)]
struct Limited {
    calls: u64,
    window: u64,
    clock: Arc<dyn Clock>,
    log: Mutex<Log>,
}

#[derive(Debug, Default)]
struct Log {
    window: u64,
    used: u64,
    refused: u64,
    /// What was asked, and when, by the numbers in the queries.
    served: Vec<(usize, Duration)>,
    under_way: u64,
    most_under_way: u64,
}

impl Limited {
    fn new(calls: u64, window: u64, clock: Arc<dyn Clock>) -> Arc<Self> {
        Arc::new(Self { calls, window, clock, log: Mutex::default() })
    }

    /// Counts a call; gives the status and how many are left until when.
    fn count(&self, query: &str) -> (u16, u64, u64) {
        let (mut log, now) = (self.log.lock().unwrap(), self.clock.unix_time());
        let window = now.as_secs() / self.window;
        if window != log.window {
            (log.window, log.used) = (window, 0);
        }
        let status = if log.used < self.calls { 200 } else { 429 };
        log.refused += u64::from(status == 429);
        log.used = (log.used + 1).min(self.calls);
        let number = query.rsplit("n=").next().unwrap().parse().unwrap();
        let time = self.clock.now();
        log.served.push((number, time));
        (status, self.calls - log.used, (window + 1) * self.window)
    }

    fn numbers(&self) -> Vec<usize> {
        let log = self.log.lock().unwrap();
        log.served.iter().map(|(number, _)| *number).collect()
    }

    fn refused(&self) -> u64 {
        self.log.lock().unwrap().refused
    }

    /// Serves on a socket, call by call on each connection.
    async fn listen(self: &Arc<Self>) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let limited = self.clone();
        tokio::spawn(async move {
            loop {
                let (socket, _) = listener.accept().await.unwrap();
                tokio::spawn(limited.clone().serve(socket));
            }
        });
        url
    }

    async fn serve(self: Arc<Self>, mut socket: TcpStream) {
        let (mut asked, mut buffer) = (Vec::new(), [0; 2048]);
        loop {
            let count = socket.read(&mut buffer).await.unwrap_or(0);
            if count == 0 {
                return;
            }
            asked.extend_from_slice(&buffer[..count]);
            if !asked.ends_with(b"\r\n\r\n") {
                continue;
            }
            let text = String::from_utf8(std::mem::take(&mut asked)).unwrap();
            let line = text.lines().next().unwrap().trim_end_matches(" HTTP/1.1");
            let (status, left, reset) = self.count(line);
            let answer = format!(
                "HTTP/1.1 {status} x\r\ncontent-length: {}\r\nratelimit-limit: {}\r\n\
                 ratelimit-remaining: {left}\r\nratelimit-reset: {reset}\r\n\r\n{BODY}",
                BODY.len(),
                self.calls,
            );
            socket.write_all(answer.as_bytes()).await.unwrap();
        }
    }
}

/// A server in the same process: thousands of calls need no sockets.
struct Inside(Arc<Limited>, Duration);

impl Transport for Inside {
    fn exchange(&self, request: Request) -> Exchange {
        let (limited, time) = (self.0.clone(), self.1);
        Box::pin(async move {
            {
                let mut log = limited.log.lock().unwrap();
                log.under_way += 1;
                log.most_under_way = log.most_under_way.max(log.under_way);
            }
            let (status, left, reset) = limited.count(request.url.query().unwrap());
            tokio::time::sleep(time).await;
            limited.log.lock().unwrap().under_way -= 1;
            let mut headers = HeaderMap::new();
            let pairs =
                [("limit", limited.calls), ("remaining", left), ("reset", reset)];
            // A server of a million calls has no limit, and says nothing.
            for (name, value) in pairs.into_iter().filter(|_| limited.calls < 1_000_000)
            {
                let name = HeaderName::try_from(format!("x-ratelimit-{name}")).unwrap();
                headers.insert(name, HeaderValue::from(value));
            }
            let status = StatusCode::from_u16(status).unwrap();
            Ok(Incoming::whole(status, headers, request.url, BODY))
        })
    }
}

type Called = JoinHandle<Result<Resize, Error>>;

/// Starts calls one behind the other.
fn flood(client: &Client, numbers: std::ops::Range<usize>) -> Vec<Called> {
    let call = |number| client.keys().get("1").max_retries(0).with_query("n", number);
    numbers.map(|number| tokio::spawn(call(number).into_future())).collect()
}

async fn all(calls: Vec<Called>) -> Vec<Result<Resize, Error>> {
    let mut results = Vec::new();
    for call in calls {
        results.push(call.await.unwrap());
    }
    results
}

fn limited(url: &str, clock: &Arc<dyn Clock>) -> Client {
    let builder = Client::builder().base_url(url).clock(clock.clone());
    builder.limiter(Limiter::new()).build().unwrap()
}

#[tokio::test]
async fn calls_keep_to_what_the_server_takes_first_come_first_served() {
    let clock: Arc<dyn Clock> = Arc::new(Quick::default());
    let server = Limited::new(50, 2, clock.clone());
    let client = limited(&server.listen().await, &clock);
    let results = all(flood(&client, 0..300)).await;
    assert!(
        results.iter().all(Result::is_ok),
        "{:?}",
        results.iter().find(|r| r.is_err())
    );
    assert_eq!(server.refused(), 0);
    let numbers = server.numbers();
    assert_eq!(numbers.len(), 300);
    // What is under way at once may arrive in any order; nobody waits for another window.
    let moved = numbers.iter().enumerate().map(|(at, number)| at.abs_diff(*number));
    assert!(moved.max().unwrap() < 50, "{numbers:?}");

    // Without a limiter most are refused.
    let server = Limited::new(50, 1_000_000_000, clock.clone());
    let builder = Client::builder().base_url(server.listen().await).clock(clock);
    all(flood(&builder.build().unwrap(), 0..300)).await;
    assert_eq!(server.refused(), 250);
}

#[tokio::test]
async fn many_calls_wait_without_a_herd() {
    let clock: Arc<dyn Clock> = Arc::new(Quick::default());
    let server = Limited::new(300, 2, clock.clone());
    let builder = Client::builder().clock(clock.clone()).limiter(Limiter::new());
    let inside = Inside(server.clone(), Duration::from_millis(1));
    let client = builder.transport(inside).build().unwrap();
    let results = all(flood(&client, 0..1500)).await;
    assert!(results.iter().all(Result::is_ok));
    assert_eq!((server.refused(), server.numbers().len()), (0, 1500));
    // A window begins with one call that looks how much there is.
    let served = server.log.lock().unwrap().served.clone();
    let window = |time: Duration| (secs(1_800_000_000) + time).as_secs() / 2;
    for pair in served.windows(2) {
        let [(_, one), (_, next)] = pair else { unreachable!() };
        if window(*one) != window(*next) {
            let behind = |gap: Duration| {
                served.iter().filter(|(_, at)| *at >= *next && *at < *next + gap).count()
            };
            assert!(behind(Duration::from_millis(10)) < 4, "{}", behind(secs(2)));
        }
    }
}

#[tokio::test]
async fn one_slow_call_holds_nobody_up_where_nothing_is_limited() {
    let server = Limited::new(1_000_000, 3600, Arc::new(Quick::default()));
    let slow = Server::start(vec!["|STALL|".into()]).await;
    let client = Client::builder().base_url(&slow.url).limiter(Limiter::new());
    let client = client.clock(Arc::new(Quick::default())).build().unwrap();
    let stalled = flood(&client, 0..1);
    let inside = Inside(server.clone(), Duration::from_millis(50));
    let client = Client::builder().limiter(Limiter::new()).transport(inside);
    let client = client.clock(Arc::new(Quick::default())).build().unwrap();
    let started = Instant::now();
    assert!(all(flood(&client, 0..5000)).await.iter().all(Result::is_ok));
    assert!(started.elapsed() < secs(5), "{:?}", started.elapsed());
    assert!(server.log.lock().unwrap().most_under_way > 500);
    stalled[0].abort();
}

#[tokio::test]
async fn what_cannot_be_waited_for_fails_at_once() {
    let limits =
        "ratelimit-limit: 9\r\nratelimit-remaining: 0\r\nratelimit-reset: 1000\r\n";
    let server = Server::start(vec![answer("200 OK", limits, BODY)]).await;
    let client = server.builder().limiter(Limiter::new()).build().unwrap();
    client.keys().get("1").await.unwrap();
    let error = client.keys().get("1").await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::RateLimited, 0));
    assert!(error.is_rate_limited() && error.is_retryable() && !error.is_client_error());
    assert!(error.retry_after().is_some_and(|wait| wait > secs(990)));
    assert_eq!(
        error.to_string(),
        "GET /v2/keys/{key_id}: not sent: the rate limit leaves no room for another 1000 s, \
         and the call may not wait so long; `timeout` allows more time"
    );
    // Another origin has another limit.
    let other = Server::start(vec![json("200 OK", BODY)]).await;
    client.keys().get("1").base_url(&other.url).await.unwrap();
    assert_eq!(server.asked().len(), 1);
}

#[tokio::test]
async fn calls_whose_time_ends_in_the_line_leave_it() {
    let clock: Arc<dyn Clock> = Arc::new(Quick::default());
    let server = Limited::new(1_000_000, 3600, clock.clone());
    let limiter = Limiter::new().at_most(1, secs(4)).max_concurrent(7);
    let inside = Inside(server.clone(), Duration::ZERO);
    let builder = Client::builder().timeout(secs(10)).limiter(limiter);
    let client = builder.clock(clock.clone()).transport(inside).build().unwrap();
    let results = all(flood(&client, 0..9)).await;
    let done = results.iter().filter(|result| result.is_ok()).count();
    assert_eq!((done, server.numbers()), (3, vec![0, 1, 2]));
    assert!(clock.now() < secs(20), "{:?}", clock.now());
    for error in results.into_iter().filter_map(Result::err) {
        assert_eq!(error.kind(), ErrorKind::RateLimited, "{error}");
    }
}

#[tokio::test]
async fn a_call_in_line_keeps_to_its_own_limit() {
    let clock: Arc<dyn Clock> = Arc::new(Quick::default());
    let server = Server::start(vec!["|STALL|".into(), json("200 OK", BODY)]).await;
    let builder = server.builder().timeout(None).clock(clock.clone());
    let limiter = Limiter::new().max_concurrent(1);
    let client = builder.limiter(limiter).build().unwrap();
    let (stalled, waiting) = (flood(&client, 0..1), flood(&client, 1..2));
    tokio::task::yield_now().await;
    let error = client.keys().get("1").timeout(secs(4)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::RateLimited);
    assert_eq!(
        error.message(),
        "not sent: the rate limit left no room within the time limit of the call"
    );
    assert!(clock.now() < secs(60), "{:?}", clock.now());
    stalled[0].abort();
    assert!(all(waiting).await[0].is_ok());
}

#[tokio::test]
async fn after_a_refusal_all_calls_hold_back() {
    let clock: Arc<dyn Clock> = Arc::new(Quick::default());
    let refusal = answer("429 Too Many Requests", "retry-after: 4\r\n", "{}");
    let server = Server::start(vec![refusal, json("200 OK", BODY)]).await;
    let client = limited(&server.url, &clock);
    let refused = client.keys().get("1").max_retries(0).await.unwrap_err();
    assert_eq!(refused.status().unwrap(), 429);
    let told = clock.now();
    let calls = flood(&client, 0..20);
    tokio::task::yield_now().await;
    assert_eq!(server.asked().len(), 1);
    assert!(all(calls).await.iter().all(Result::is_ok));
    assert!(clock.now() >= told + secs(4) - Duration::from_millis(100));
    assert_eq!(server.asked().len(), 21);
}

#[tokio::test]
async fn who_no_longer_waits_gives_the_place_back() {
    let clock: Arc<dyn Clock> = Arc::new(Quick::default());
    let server = Limited::new(5, 2, clock.clone());
    let client = limited(&server.listen().await, &clock);
    assert!(all(flood(&client, 0..5)).await.iter().all(Result::is_ok));
    let mut calls = flood(&client, 5..15);
    tokio::task::yield_now().await;
    // The first in line, and others.
    for call in calls.drain(..5) {
        call.abort();
    }
    assert!(all(calls).await.iter().all(Result::is_ok));
    assert_eq!((server.refused(), server.numbers().len()), (0, 10));
    assert!(server.numbers()[5..].iter().all(|number| *number >= 10));
}

#[tokio::test]
async fn a_clock_that_takes_no_time_is_not_asked_for_ever() {
    let pauses = Arc::new(Pauses::default());
    let clock: Arc<dyn Clock> = pauses.clone();
    let server = Limited::new(50, 60, clock.clone());
    let builder = Client::builder().timeout(None).clock(clock.clone());
    let inside = Inside(server.clone(), Duration::ZERO);
    let client = builder.limiter(Limiter::new()).transport(inside).build().unwrap();
    let results = all(flood(&client, 0..500)).await;
    assert_eq!((results.len(), server.numbers().len()), (500, 500));
    assert!(pauses.millis().len() < 1000, "{}", pauses.millis().len());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nobody_in_line_is_forgotten() {
    let server = Limited::new(1_000_000, 3600, Arc::new(Quick::default()));
    let inside = Inside(server.clone(), Duration::from_millis(1));
    let limiter = Limiter::new().max_concurrent(8);
    let client = Client::builder().limiter(limiter).transport(inside).build().unwrap();
    let calls = flood(&client, 0..2000);
    let mut kept = Vec::new();
    for (number, call) in calls.into_iter().enumerate() {
        match number % 3 {
            0 => call.abort(),
            _ => kept.push(call),
        }
        if number % 100 == 0 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }
    let done = tokio::time::timeout(secs(60), all(kept)).await.unwrap();
    assert!(done.len() == 1333 && done.iter().all(Result::is_ok));
    // Calls that were dropped under way have given their room back as well.
    let log = server.log.lock().unwrap();
    assert!(log.served.len() >= 1333, "{}", log.served.len());
}
