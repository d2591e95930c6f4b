//! The budget for retries that all calls of a client share, so that an outage is not made
//! worse: when most calls fail, they are no longer repeated.

use super::retry::Trouble;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

const FULL: u32 = 500;

/// Tokens that retries take and successes give back.
#[derive(Debug)]
pub struct Budget(AtomicU32);

impl Default for Budget {
    fn default() -> Self {
        Self(AtomicU32::new(FULL))
    }
}

/// What a retry takes. One that has waited for a time limit keeps a server busy for longest.
fn price(trouble: Trouble) -> u32 {
    if trouble == Trouble::TimedOut { 10 } else { 5 }
}

impl Budget {
    /// Pays for a retry, if there is enough left.
    pub fn pay(&self, trouble: Trouble) -> bool {
        let pay = |left: u32| left.checked_sub(price(trouble));
        self.0.fetch_update(Relaxed, Relaxed, pay).is_ok()
    }

    /// Takes note of a success: what its last retry took comes back, or else a little.
    pub fn refund(&self, last: Option<Trouble>) {
        let refund = last.map_or(1, price);
        let _ = self.0.fetch_update(Relaxed, Relaxed, |left| {
            (left < FULL).then(|| (left + refund).min(FULL))
        });
    }
}
