//! Whether it is a call's turn, where the client has a limiter.

use super::Delivery;
use crate::runtime::send::is_same_origin;
use crate::runtime::send::limiter::Permit;
use crate::runtime::{Error, ErrorKind, trace};
use std::time::Duration;

impl<'c> Delivery<'c> {
    /// Waits until the next attempt may go. The limiter is the API's own: what goes to
    /// another origin is not counted there.
    pub(super) async fn turn(&mut self) -> Result<Option<Permit<'c>>, Error> {
        let Some(line) = &self.settings.line else { return Ok(None) };
        if !is_same_origin(&self.url, &self.settings.base_url) {
            return Ok(None);
        }
        let started = self.settings.clock.now();
        // Boxed, as most clients have no limiter.
        let permit = Box::pin(line.admit(self.deadline)).await;
        self.started = self.settings.clock.now();
        trace::held_back(self.started.saturating_sub(started));
        permit
            .map(Some)
            .map_err(|wait| too_long(wait).after(self.attempt.number, Some(wait)))
    }
}

fn too_long(wait: Duration) -> Error {
    let what = if wait.is_zero() {
        "not sent: the rate limit left no room within the time limit of the call"
            .to_owned()
    } else {
        format!(
            "not sent: the rate limit leaves no room for another {} s, and the call may not wait so long",
            wait.as_secs_f64().ceil()
        )
    };
    Error::new(ErrorKind::RateLimited, what)
        .with_hint(Some("`timeout` allows more time".to_owned()))
}
