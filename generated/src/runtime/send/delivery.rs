//! The delivery of one call: attempts, and pauses between them, until there is an answer to
//! keep, no hope or no time.

mod again;
mod ask;
mod hint;
mod turn;

use self::again::head;
use super::authorize::Grant;
use super::prepare::{self, Prepared};
use super::retry::Trouble;
use super::{Attempt, Chunks, Incoming, Spec, collect};
use crate::runtime::call::Draft;
use crate::runtime::client::Settings;
use crate::runtime::trace::{self, Span};
use crate::runtime::{Client, Error, ErrorKind, Meta};
use bytes::Bytes;
use reqwest::Url;
use std::borrow::Cow;
use std::sync::atomic::Ordering;
use std::time::Duration;

/// How an answer's body is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taking {
    /// Whole, unless the document says that the success comes piece by piece.
    Documented,
    /// Whole, whatever the status.
    Raw,
    /// Piece by piece if it is a success.
    Stream,
}

/// A status, headers, and a body that is whole or still to come.
pub struct Arrived {
    pub meta: Meta,
    pub body: Body,
    /// Which documented success the status is.
    pub success: Option<usize>,
    /// Lasts until the call has ended.
    pub span: Span,
}

pub enum Body {
    Whole(Bytes),
    Coming(Chunks),
}

/// Sends a call as often as it takes and is allowed.
pub async fn deliver(
    client: &Client,
    draft: Box<Draft>,
    taking: Taking,
) -> Result<Arrived, Error> {
    let mut delivery = Delivery::new(client, draft, taking)?;
    let span = delivery.span.clone();
    let outcome = span.follow(delivery.run()).await;
    span.ended(outcome.as_ref().map(|arrived| &arrived.meta));
    outcome
}

struct Delivery<'c> {
    settings: &'c Settings,
    spec: &'static Spec,
    /// What each attempt's request is made of.
    draft: Box<Draft>,
    url: Url,
    trusted: bool,
    taking: Taking,
    /// Whether the body of the answer is to come piece by piece.
    streams: bool,
    span: Span,
    attempt: Attempt,
    /// When this attempt was begun.
    started: Duration,
    timeout: Option<Duration>,
    /// When the caller no longer waits.
    deadline: Option<Duration>,
    attempt_timeout: Option<Duration>,
    idle_timeout: Option<Duration>,
    retries: u32,
    idempotent: bool,
    last: Option<Trouble>,
    /// Whether this attempt has got as far as the transport.
    sent: bool,
    /// The tokens that were fetched for the last attempt, and those that were refused.
    granted: Vec<Grant>,
    refused: Vec<Grant>,
}

impl<'c> Delivery<'c> {
    fn new(
        client: &'c Client,
        mut draft: Box<Draft>,
        taking: Taking,
    ) -> Result<Self, Error> {
        let (settings, spec) = (&*client.0, draft.spec);
        let Prepared { method, url, trusted, idempotent } =
            prepare::prepare(client, &mut draft)
                .map_err(|error| error.of(spec).at(draft.endpoint.as_ref()))?;
        // A large body takes as long as it takes; what may not happen is that it stands
        // still, or takes longer than its own call was given.
        let uploads = draft.body.as_ref().is_some_and(|body| body.bytes().is_none());
        let in_pieces = uploads || taking == Taking::Stream;
        let options = &draft.options;
        let attempt_timeout = options.attempt_timeout.or(settings.attempt_timeout);
        let timeout = options.timeout.or(settings.timeout.filter(|_| !uploads));
        let retries = options.max_retries.unwrap_or(settings.max_retries);
        let now = settings.clock.now();
        let attempt = Attempt {
            operation: Some(spec.id).filter(|id| !id.is_empty()),
            method,
            path: match &draft.endpoint {
                Some(own) => Cow::Owned(own.path.clone()),
                None => Cow::Borrowed(spec.path),
            },
            call: settings.calls.fetch_add(1, Ordering::Relaxed),
            number: 0,
            elapsed: Duration::ZERO,
            retry_in: None,
        };
        Ok(Self {
            settings,
            spec,
            draft,
            trusted,
            taking,
            streams: taking == Taking::Stream
                || taking == Taking::Documented && spec.streams(),
            span: Span::of(&attempt, &url),
            url,
            attempt,
            started: now,
            timeout,
            deadline: timeout.map(|limit| now.saturating_add(limit)),
            attempt_timeout: attempt_timeout.filter(|_| !uploads),
            idle_timeout: attempt_timeout.filter(|_| in_pieces),
            retries,
            idempotent,
            last: None,
            sent: false,
            granted: Vec::new(),
            refused: Vec::new(),
        })
    }

    async fn run(&mut self) -> Result<Arrived, Error> {
        let mut permit = self.turn().await.map_err(|error| self.placed(error))?;
        loop {
            self.attempt.number += 1;
            self.attempt.elapsed = Duration::ZERO;
            let outcome = self.attempt().await.map_err(|error| self.placed(error));
            if trace::LISTENS || !self.settings.hooks.is_empty() {
                self.attempt.elapsed = self.since(self.started);
            }
            let seen = outcome.as_ref().map(|arrived| &arrived.meta);
            if let (Some(permit), Some(meta)) = (permit.take(), head(seen)) {
                permit.answered(meta);
            }
            let renewed = self.renews(seen).then_some(Duration::ZERO);
            self.attempt.retry_in = renewed.or_else(|| self.pause_after(seen));
            trace::attempted(&self.attempt, seen);
            self.settings.hooks.iter().for_each(|hook| hook.after(&self.attempt, seen));
            match self.attempt.retry_in.take() {
                Some(Duration::ZERO) => {}
                Some(pause) => self.settings.clock.sleep(pause).await,
                None => return self.finish(outcome),
            }
            // If it may not go again, what the server has said is why.
            let Ok(next) = self.turn().await else { return self.finish(outcome) };
            permit = next;
            self.started = self.settings.clock.now();
        }
    }

    fn placed(&self, error: Error) -> Error {
        error.of(self.spec).at(self.draft.endpoint.as_ref())
    }

    /// Sends the request once, and reads the body so far as it is to be read here.
    async fn attempt(&mut self) -> Result<Arrived, Error> {
        let limit = self.attempt_timeout.map(|limit| self.started.saturating_add(limit));
        let limit = limit.into_iter().chain(self.deadline).min();
        let Incoming { status, headers, url, chunks } = self.answer(limit).await?;
        self.read(Meta::new(status, headers, url), chunks, limit).await
    }

    async fn read(
        &self,
        meta: Meta,
        chunks: Chunks,
        limit: Option<Duration>,
    ) -> Result<Arrived, Error> {
        let success = self.spec.success(meta.status());
        let documented = success.and_then(|index| self.spec.successes.get(index));
        let streams = match self.taking {
            Taking::Documented => documented.is_some_and(|success| success.streams),
            Taking::Stream => success.is_some(),
            Taking::Raw => false,
        };
        let body = if streams {
            Body::Coming(chunks)
        } else {
            let chunks = self.bounded(chunks, limit);
            if success.is_none() && self.taking != Taking::Raw {
                let raw = collect::some(chunks).await;
                let usual = self.settings.failures;
                return Err(Error::status_of(self.spec, usual, meta, raw));
            }
            let (method, most) = (&self.attempt.method, self.settings.max_body_size);
            match collect::all(chunks, method, meta.headers(), most).await {
                Ok(bytes) => Body::Whole(bytes),
                Err(error) => return Err(error.with_reply(meta, Bytes::new())),
            }
        };
        Ok(Arrived { meta, body, success, span: self.span.clone() })
    }

    /// A body that is read whole after all has to come within the time of its attempt.
    fn bounded(&self, chunks: Chunks, limit: Option<Duration>) -> Chunks {
        match limit.filter(|_| self.streams) {
            Some(limit) => {
                let left = limit.saturating_sub(self.settings.clock.now());
                collect::within(left, chunks)
            }
            None => chunks,
        }
    }

    fn since(&self, started: Duration) -> Duration {
        self.settings.clock.now().saturating_sub(started)
    }

    fn finish(&self, outcome: Result<Arrived, Error>) -> Result<Arrived, Error> {
        match outcome {
            Ok(mut arrived) => {
                arrived.meta.attempted(self.attempt.number);
                Ok(arrived)
            }
            Err(error) => {
                let asked = self.asked(Err(&error));
                let sent = self.sent && error.kind() != ErrorKind::InvalidArgument;
                let attempts = self.attempt.number - u32::from(!sent);
                let hint = hint::of(&error, self);
                Err(error.with_hint(hint).after(attempts, asked))
            }
        }
    }
}
