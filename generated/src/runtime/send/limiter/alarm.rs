//! The timer of the call that is first in line.

use crate::runtime::Clock;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

type Sleep = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Goes off at one moment, which may change.
#[derive(Default)]
pub struct Alarm {
    set: Option<(Duration, Sleep)>,
    /// When it went off last. It has become this late even if the clock does not say so.
    pub reached: Duration,
}

impl Alarm {
    /// Ready at this moment, which may be another than the last time.
    pub fn poll(
        &mut self,
        until: Duration,
        now: Duration,
        clock: &dyn Clock,
        task: &mut Context<'_>,
    ) -> Poll<()> {
        let set = self.set.take().filter(|(at, _)| *at == until);
        let (_, sleep) = self.set.insert(
            set.unwrap_or_else(|| (until, clock.sleep(until.saturating_sub(now)))),
        );
        ready!(sleep.as_mut().poll(task));
        self.set = None;
        self.reached = until;
        Poll::Ready(())
    }
}
