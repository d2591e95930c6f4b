//! The tokens of one provider: kept, fetched anew before they end, and by one call for all
//! that wait.

use super::{Secret, Token, TokenProvider};
use crate::runtime::{BoxError, Clock, Error, ErrorKind};
use std::error::Error as StdError;
use std::fmt::{self, Debug, Formatter};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long before its end a token is given up, if it is not to live even longer.
const EARLY: Duration = Duration::from_secs(60);

/// A provider and what came of it.
pub struct Tokens {
    provider: Box<dyn TokenProvider>,
    held: Mutex<Held>,
    /// Held by the call that fetches. It is free again when that call is dropped.
    turn: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct Held {
    /// How many fetches have come to an end.
    fetches: u64,
    token: Option<Kept>,
    failure: Option<Arc<dyn StdError + Send + Sync>>,
}

/// A token to go on with, and which one of them it is.
#[derive(Clone)]
pub struct Granted {
    pub secret: Secret,
    pub number: u64,
}

struct Kept {
    granted: Granted,
    /// When to ask for another one, and when the server will: by the client's clock.
    stale: Option<Duration>,
    ends: Option<Duration>,
}

impl Tokens {
    pub fn new(provider: impl TokenProvider) -> Self {
        let provider = Box::new(provider);
        Self { provider, held: Mutex::default(), turn: tokio::sync::Mutex::default() }
    }

    /// The token at hand, unless it is to be fetched. `refused` is the number of one that
    /// the server does not take.
    pub fn at_hand(&self, clock: &dyn Clock, refused: Option<u64>) -> Option<Granted> {
        self.held().fresh(clock.now(), refused)
    }

    /// The token, fetched if need be.
    pub async fn get(
        &self,
        clock: &dyn Clock,
        refused: Option<u64>,
    ) -> Result<Granted, Error> {
        let fetches = {
            let mut held = self.held();
            match held.fresh(clock.now(), refused) {
                Some(granted) => return Ok(granted),
                None => held.fetches,
            }
        };
        let _turn = self.turn.lock().await;
        // Whoever had the turn before has done this call's work, well or badly.
        let waited = self.held().fetches != fetches;
        if !waited {
            let asked = clock.now();
            let outcome = self.provider.fetch().await;
            self.held().take(outcome, asked);
        }
        self.held().latest(clock.now())
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Held {
    fn fresh(&mut self, now: Duration, refused: Option<u64>) -> Option<Granted> {
        self.token.take_if(|kept| Some(kept.granted.number) == refused);
        let kept = self.token.as_ref()?;
        kept.stale.is_none_or(|stale| now < stale).then(|| kept.granted.clone())
    }

    fn take(&mut self, outcome: Result<Token, BoxError>, asked: Duration) {
        self.fetches += 1;
        let secret = outcome.and_then(|token| {
            let unsound =
                "the token is empty or has characters that HTTP does not allow";
            let secret = Secret::new(&token.text).ok_or(unsound)?;
            Ok((secret, token.lasts))
        });
        match secret {
            Ok((secret, lasts)) => {
                let early = |lasts: Duration| lasts - EARLY.min(lasts / 10);
                self.token = Some(Kept {
                    granted: Granted { secret, number: self.fetches },
                    stale: lasts.map(|lasts| asked.saturating_add(early(lasts))),
                    ends: lasts.map(|lasts| asked.saturating_add(lasts)),
                });
                self.failure = None;
            }
            Err(error) => self.failure = Some(Arc::from(error)),
        }
    }

    /// What the last fetch has brought: after a failure the token before, while it lasts.
    fn latest(&self, now: Duration) -> Result<Granted, Error> {
        let good = |kept: &&Kept| {
            self.failure.is_none() || kept.ends.is_none_or(|ends| now < ends)
        };
        if let Some(kept) = self.token.as_ref().filter(good) {
            return Ok(kept.granted.clone());
        }
        let kind = ErrorKind::Credentials;
        Err(match &self.failure {
            Some(why) => Error::new(kind, format!("no token could be fetched: {why}"))
                .with_shared_source(why.clone()),
            // Another call's token that was refused before this one could take it.
            None => Error::new(kind, "the token was refused before it could be used"),
        })
    }
}

impl Debug for Tokens {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("[provider]")
    }
}
