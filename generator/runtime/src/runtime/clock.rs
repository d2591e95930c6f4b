//! Time, in one place, so that whoever tests can bring their own.

use std::fmt::Debug;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::Poll;
use std::time::Duration;
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
use std::time::{Instant, SystemTime, UNIX_EPOCH};
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
use web_time::{Instant, SystemTime, UNIX_EPOCH};

/// What waits, and knows how late it is.
pub trait Clock: Debug + Send + Sync {
    /// The time since some moment of the clock's choice. It never goes back.
    fn now(&self) -> Duration;
    /// The time since 1970, which servers speak of.
    fn unix_time(&self) -> Duration;
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

    fn unix_time(&self) -> Duration {
        SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
    }

    fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(timer(time))
    }
}

#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
async fn timer(time: Duration) {
    // It is made here, where there is a runtime.
    tokio::time::sleep(time).await;
}

/// A timer of JavaScript. It stays on its thread, and ends after 24 days at the latest.
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
pub(super) type Timer = send_wrapper::SendWrapper<gloo_timers::future::TimeoutFuture>;

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
pub(super) fn timer(time: Duration) -> Timer {
    let longest = Duration::from_millis(i32::MAX as u64);
    let millis = time.min(longest).as_millis() as u32;
    send_wrapper::SendWrapper::new(gloo_timers::future::TimeoutFuture::new(millis))
}

/// What comes of work within a time; nothing if it takes longer.
pub(super) async fn within<T>(
    clock: &dyn Clock,
    limit: Option<Duration>,
    work: impl Future<Output = T>,
) -> Option<T> {
    let Some(limit) = limit else { return Some(work.await) };
    let (mut work, mut end) = (pin!(work), None);
    poll_fn(|task| match work.as_mut().poll(task) {
        Poll::Ready(done) => Poll::Ready(Some(done)),
        Poll::Pending => {
            let end = end.get_or_insert_with(|| clock.sleep(limit));
            end.as_mut().poll(task).map(|()| None)
        }
    })
    .await
}
