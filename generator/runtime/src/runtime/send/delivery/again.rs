//! Whether a call is sent again, and when.

use super::Delivery;
use crate::runtime::send::backoff;
use crate::runtime::send::retry::Trouble;
use crate::runtime::{Error, ErrorKind, Meta, Payload};
use http::StatusCode;
use std::time::Duration;

impl Delivery<'_> {
    /// How long to pause before another attempt; nothing if there will be none.
    pub(super) fn pause_after(
        &mut self,
        outcome: Result<&Meta, &Error>,
    ) -> Option<Duration> {
        let asked = self.asked(outcome);
        let trouble = match (answered(outcome), outcome) {
            (Some(meta), _) => Trouble::of_status(meta.status(), asked.is_some()),
            (None, Err(error)) => Trouble::of(error),
            (None, Ok(_)) => None,
        };
        let Some(trouble) = trouble else {
            // What never got to the server says nothing about it.
            if self.sent {
                self.settings.budget.refund(self.last);
            }
            return None;
        };
        let again =
            self.retries > 0 && trouble.is_safe(self.idempotent) && self.is_replayable();
        let chance = &self.settings.chance;
        let pause =
            backoff::pause(self.attempt.number, asked, chance()).filter(|_| again)?;
        let next = self.settings.clock.now().saturating_add(pause);
        let in_time = self.deadline.is_none_or(|deadline| next < deadline);
        if !in_time || !self.settings.budget.pay(trouble) {
            return None;
        }
        self.retries -= 1;
        self.last = Some(trouble);
        Some(pause)
    }

    /// Whether the server has refused a token that can be fetched anew: then any call may be
    /// sent again, but once.
    pub(super) fn renews(&mut self, outcome: Result<&Meta, &Error>) -> bool {
        let status = answered(outcome).map(Meta::status);
        let renews = status == Some(StatusCode::UNAUTHORIZED)
            && !self.granted.is_empty()
            && self.refused.is_empty()
            && self.is_replayable();
        if renews {
            self.refused = std::mem::take(&mut self.granted);
        }
        renews
    }

    fn is_replayable(&self) -> bool {
        self.draft.body.as_ref().is_none_or(Payload::is_replayable)
    }

    /// How long the server asks to be left alone.
    pub(super) fn asked(&self, outcome: Result<&Meta, &Error>) -> Option<Duration> {
        // Nobody asks for patience who has given what was wanted.
        let meta = head(outcome).filter(|meta| !meta.status().is_success())?;
        backoff::asked(meta.status(), meta.headers(), &*self.settings.clock)
    }
}

/// The head of the answer, if there was one.
pub(super) fn head<'m>(outcome: Result<&'m Meta, &'m Error>) -> Option<&'m Meta> {
    outcome.map_or_else(Error::meta, Some)
}

/// The head of the answer, if its status is what counts.
fn answered<'m>(outcome: Result<&'m Meta, &'m Error>) -> Option<&'m Meta> {
    match outcome {
        Ok(meta) => Some(meta),
        Err(error) if error.kind() == ErrorKind::Status => error.meta(),
        Err(_) => None,
    }
}
