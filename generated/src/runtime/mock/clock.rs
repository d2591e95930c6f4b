//! Time that passes only while somebody waits for it, and then quickly.

use crate::runtime::Clock;
use crate::runtime::clock::SystemClock;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// How much quicker waiting is than it seems. It takes some time at all so that of two that
/// wait the one with the shorter wait is the first.
const QUICKER: u32 = 1000;

/// The longest that waiting really takes.
const LONGEST: Duration = Duration::from_millis(20);

/// The clock of a stand-in's clients.
#[derive(Debug, Default)]
pub struct MockClock {
    system: SystemClock,
    /// Nanoseconds that were waited.
    passed: Arc<AtomicU64>,
}

impl Clock for MockClock {
    fn now(&self) -> Duration {
        Duration::from_nanos(self.passed.load(Ordering::SeqCst))
    }

    fn unix_time(&self) -> Duration {
        self.system.unix_time().saturating_add(self.now())
    }

    fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        let end = self.now().saturating_add(time).as_nanos();
        let end = u64::try_from(end).unwrap_or(u64::MAX);
        let passed = self.passed.clone();
        let wait = self.system.sleep((time / QUICKER).min(LONGEST));
        Box::pin(async move {
            wait.await;
            // Those who wait at the same time wait together.
            passed.fetch_max(end, Ordering::SeqCst);
        })
    }
}
