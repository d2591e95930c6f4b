//! How long to pause between two looks. It knows no clock: it is told what time it is.

use std::time::Duration;

/// The most time that is kept for the last look.
const LAST_LOOK: Duration = Duration::from_secs(2);

/// Pauses that grow, up to a limit in all.
#[derive(Clone, Debug)]
pub struct Pace {
    /// The next pause.
    pub interval: Duration,
    /// The longest pause.
    pub longest: Duration,
    /// How long it may take in all.
    pub limit: Duration,
    start: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            interval: Duration::from_secs(1),
            longest: Duration::from_secs(10),
            limit: Duration::from_secs(600),
            start: Duration::ZERO,
        }
    }
}

impl Pace {
    /// From now on.
    pub fn start(&mut self, now: Duration) {
        self.start = now;
    }

    /// How much of the time is left.
    pub fn left(&self, now: Duration) -> Duration {
        self.limit.saturating_sub(now.saturating_sub(self.start))
    }

    /// How long to pause, or nothing if the time is up. A pause that would not end in time
    /// ends early enough for a last look, which takes time too.
    pub fn next(
        &mut self,
        now: Duration,
        at_least: Option<Duration>,
    ) -> Option<Duration> {
        let left = self.left(now).checked_sub(LAST_LOOK.min(self.limit / 10))?;
        if left.is_zero() {
            return None;
        }
        // A first pause that was set longer than the longest is meant.
        let longest = self.longest.max(self.interval);
        let pause = self.interval;
        self.interval = (pause + pause / 2).min(longest);
        Some(pause.max(at_least.unwrap_or_default()).min(left))
    }
}

#[cfg(test)]
mod tests;
