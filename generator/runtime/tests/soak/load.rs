//! Many calls at once, and what came of each.

use oasmith_runtime::runtime::{Client, Clock, Error, ErrorKind};
use oasmith_runtime::sample::models::Resize;
use oasmith_runtime::sample::resources::CreateOutcome;
use std::collections::HashMap;
use std::fmt::{self, Display, Formatter};
use std::future::{Future, ready};
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// The real time, but pauses between attempts are over at once.
#[derive(Debug)]
pub struct Restless(pub Instant);

impl Clock for Restless {
    fn now(&self) -> Duration {
        self.0.elapsed()
    }

    fn unix_time(&self) -> Duration {
        SystemTime::now().duration_since(UNIX_EPOCH).unwrap()
    }

    fn sleep(&self, _: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(ready(()))
    }
}

/// What came of calls.
#[derive(Default)]
pub struct Tally {
    pub successes: u64,
    /// By kind and status.
    pub errors: HashMap<(ErrorKind, Option<u16>), u64>,
    pub attempts: u64,
    /// How long each call took, where that was asked for.
    pub times: Vec<Duration>,
}

impl Tally {
    pub fn ended(&self) -> u64 {
        self.successes + self.errors.values().sum::<u64>()
    }

    /// The time within which so many of a hundred calls ended.
    pub fn percentile(&mut self, percent: usize) -> Duration {
        self.times.sort();
        self.times[(self.times.len() - 1) * percent / 100]
    }
}

impl Display for Tally {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self { successes, errors, attempts, .. } = self;
        write!(f, "{successes} successes, {attempts} attempts, errors: {errors:?}")
    }
}

pub struct Load {
    client: Client,
    next: AtomicU64,
    tally: Mutex<Tally>,
}

impl Load {
    pub fn new(client: Client) -> Arc<Self> {
        Arc::new(Self { client, next: AtomicU64::new(0), tally: Mutex::default() })
    }

    /// Makes calls until there were so many, so many at once; every `post`th is a POST.
    pub async fn run(self: &Arc<Self>, until: u64, at_once: usize, post: u64) {
        let workers: Vec<_> = (0..at_once)
            .map(|_| {
                let load = self.clone();
                tokio::spawn(async move { load.work(until, post).await })
            })
            .collect();
        for worker in workers {
            worker.await.unwrap();
        }
    }

    pub fn into_tally(self: Arc<Self>) -> Tally {
        Arc::into_inner(self).unwrap().tally.into_inner().unwrap()
    }

    async fn work(&self, until: u64, post: u64) {
        let next = |next| (next < until).then_some(next + 1);
        while let Ok(number) = self.next.fetch_update(Relaxed, Relaxed, next) {
            let began = Instant::now();
            let outcome = self.call(number, number % post == post - 1).await;
            let took = began.elapsed();
            let mut tally = self.tally.lock().unwrap();
            // The times of a long run would be what its memory grows by.
            if until < 20_000 {
                tally.times.push(took);
            }
            match outcome {
                Ok(attempts) => {
                    tally.successes += 1;
                    tally.attempts += u64::from(attempts);
                }
                Err(error) => {
                    let status = error.status().map(|status| status.as_u16());
                    *tally.errors.entry((error.kind(), status)).or_default() += 1;
                    tally.attempts += u64::from(error.attempts());
                }
            }
        }
    }

    async fn call(&self, number: u64, is_post: bool) -> Result<u32, Error> {
        let text = number.to_string();
        let keys = self.client.keys();
        if !is_post {
            let response = keys.get(text.clone()).send().await?;
            assert_eq!(response.size, text, "an answer to another call");
            return Ok(response.meta().attempts());
        }
        let response = keys.create(Resize::new(text.clone())).send().await?;
        let attempts = response.meta().attempts();
        match response.into_inner() {
            CreateOutcome::Ok(resize) => assert_eq!(resize.size, text, "another call's"),
            other => panic!("{other:?}"),
        }
        Ok(attempts)
    }
}
