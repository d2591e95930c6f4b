//! How long a client waits, how often it tries again, how many calls go at once, and by which
//! clock.

use super::{Chance, ClientBuilder};
use crate::runtime::clock::SystemClock;
use crate::runtime::send::chance;
use crate::runtime::{Clock, Limiter};
use std::sync::Arc;
use std::time::Duration;

/// Limits and retries while a client is set up.
pub struct Timing {
    pub timeout: Option<Duration>,
    pub attempt_timeout: Option<Duration>,
    pub connect_timeout: Duration,
    pub max_retries: u32,
    pub limiter: Option<Limiter>,
    pub clock: Arc<dyn Clock>,
    pub chance: Chance,
}

impl Default for Timing {
    fn default() -> Self {
        Self {
            timeout: Some(Duration::from_secs(120)),
            attempt_timeout: Some(Duration::from_secs(60)),
            connect_timeout: Duration::from_secs(10),
            max_retries: 2,
            limiter: None,
            clock: Arc::new(SystemClock::default()),
            chance: Box::new(chance),
        }
    }
}

impl ClientBuilder {
    /// The time that a call may take with all attempts and pauses: 120 seconds unless set,
    /// `None` for ever. Of a response that is streamed only the wait for its head counts.
    /// Sending a file or a stream may take longer, unless the call has a limit of its own.
    pub fn timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.timing.timeout = limit.into();
        self
    }

    /// The time that each attempt may take, body included: 60 seconds unless set, `None`
    /// for as long as the call may take. Where files and streams are sent, and bodies are
    /// downloaded, it is the time in which there has to be another piece.
    pub fn attempt_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.timing.attempt_timeout = limit.into();
        self
    }

    /// The time that connecting may take: 10 seconds unless set.
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.timing.connect_timeout = limit;
        self
    }

    /// How often a failed call may be tried again: twice unless set. That is done after a
    /// failed or broken connection, a time limit, and status 408, 429 and 5xx; but where
    /// the server may have acted on the request, only if the call is idempotent.
    pub fn max_retries(mut self, retries: u32) -> Self {
        self.timing.max_retries = retries;
        self
    }

    /// Keeps all calls of this client within the server's rate limit: where nothing is left
    /// of it they wait, instead of being refused. Without a limiter all calls go at once.
    pub fn limiter(mut self, limiter: Limiter) -> Self {
        self.timing.limiter = Some(limiter);
        self
    }

    /// Pauses and limits go by this clock: tests need not wait at all.
    pub fn clock(mut self, clock: Arc<dyn Clock>) -> Self {
        self.timing.clock = clock;
        self
    }

    /// Where the chance in pauses comes from: numbers from 0 to 1.
    pub fn jitter(mut self, chance: impl Fn() -> f64 + Send + Sync + 'static) -> Self {
        self.timing.chance = Box::new(chance);
        self
    }
}
