//! Clocks that take no time.

#![allow(dead_code, reason = "each test uses what it needs")]

use oasmith_runtime::runtime::Clock;
use std::future::{Future, ready};
use std::pin::Pin;
use std::sync::Mutex;
use std::time::Duration;
use tokio::sync::watch;

/// A clock that stands still until it is moved.
#[derive(Debug)]
pub struct Still(watch::Sender<Duration>);

impl Default for Still {
    fn default() -> Self {
        Self(watch::Sender::new(Duration::ZERO))
    }
}

impl Still {
    /// Lets time pass.
    pub fn pass(&self, seconds: u64) {
        self.0.send_modify(|now| *now += Duration::from_secs(seconds));
    }
}

impl Clock for Still {
    fn now(&self) -> Duration {
        *self.0.borrow()
    }

    fn unix_time(&self) -> Duration {
        Duration::from_secs(1_800_000_000) + self.now()
    }

    fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        let (mut moved, end) = (self.0.subscribe(), self.now() + time);
        Box::pin(async move { drop(moved.wait_for(|now| *now >= end).await) })
    }
}

/// Notes the pauses instead of making them.
#[derive(Debug, Default)]
pub struct Pauses(Mutex<Vec<Duration>>);

impl Pauses {
    /// How long each pause would have been.
    pub fn millis(&self) -> Vec<u128> {
        self.0.lock().unwrap().iter().map(Duration::as_millis).collect()
    }
}

impl Clock for Pauses {
    fn now(&self) -> Duration {
        self.0.lock().unwrap().iter().sum()
    }

    fn unix_time(&self) -> Duration {
        Duration::from_secs(1_800_000_000) + self.now()
    }

    fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        self.0.lock().unwrap().push(time);
        Box::pin(ready(()))
    }
}
