//! A limit of the application's own.

use std::collections::VecDeque;
use std::time::Duration;

/// No more than so many calls in so long a time.
#[derive(Debug)]
pub struct Ceiling {
    calls: usize,
    per: Duration,
    sent: VecDeque<Duration>,
}

impl Ceiling {
    pub fn new(calls: u32, per: Duration) -> Self {
        Self { calls: calls as usize, per, sent: VecDeque::new() }
    }

    /// Counts a call.
    pub fn take(&mut self, now: Duration) {
        self.sent.push_back(now);
    }

    /// When there is room again, if there is none.
    pub fn opens(&mut self, now: Duration) -> Option<Duration> {
        while let Some(first) = self.sent.front()
            && first.saturating_add(self.per) <= now
        {
            self.sent.pop_front();
        }
        let blocking = self.sent.len().checked_sub(self.calls)?;
        self.sent.get(blocking).map(|sent| sent.saturating_add(self.per))
    }
}
