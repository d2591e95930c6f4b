//! Time, in one place, so that whoever tests can bring their own.

use std::fmt::Debug;
use std::future::Future;
use std::pin::Pin;
use std::time::{Duration, Instant};

/// What waits, and knows how long it has been.
pub trait Clock: Debug + Send + Sync {
    /// The time since some moment of the clock's choice.
    fn now(&self) -> Duration;
    /// Is ready when this time has passed.
    fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>>;
}

/// The time that it is.
#[derive(Debug)]
pub(super) struct SystemClock(Instant);

impl Default for SystemClock {
    fn default() -> Self {
        Self(Instant::now())
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Duration {
        self.0.elapsed()
    }

    fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        // The timer is made inside, where there is a runtime.
        Box::pin(async move { tokio::time::sleep(time).await })
    }
}
