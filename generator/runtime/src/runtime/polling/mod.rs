//! Waiting for something to come about: the same call again and again, with growing pauses,
//! until its result is what was waited for.

mod pace;
mod sign;

use self::pace::Pace;
use self::sign::Sign;
use super::clock::Clock;
use super::codec::Slot;
use super::{Call, Error, ErrorKind, Meta, Operation, Response};
use bytes::Bytes;
use std::fmt::{self, Debug, Formatter};
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

/// How many failures in a row are taken for a passing trouble. Each call has its retries
/// already, so that an outage of some ten seconds ends no wait; but a server that is down
/// for longer than that is worth being told of, even if there were hours left.
const PATIENCE: u32 = 3;

/// What a look at a result tells.
enum Verdict {
    Done,
    Failed,
    NotYet,
}

type Judge<T> = Box<dyn FnMut(&T) -> Verdict + Send>;
type Progress<T> = Box<dyn FnMut(&T) + Send>;

/// A call that is made again until its result is as wanted: `.await` it.
///
/// A failure that may pass (see [`Error::is_retryable`]), after the call's own retries, is
/// borne three times in a row, with the pause that the server asks for. The error of a wait
/// that failed or took too long has the last result as its [`body`](Error::body).
#[must_use = "nothing is waited for before it is awaited"]
pub struct PollUntil<O: Operation> {
    pub(super) call: Call<O>,
    judge: Judge<O::Output>,
    progress: Option<Progress<O::Output>>,
    pace: Pace,
    /// Whether the next signs of failure count only at the end.
    when_done: bool,
    clock: Option<Arc<dyn Clock>>,
}

impl<O: Operation> Call<O> {
    /// Makes this call again and again until its result passes, and gives that result. The
    /// first pause is a second, the longest ten; after ten minutes it is an error.
    ///
    /// Only what reads can be repeated: with any method but GET it is an error, and nothing
    /// is sent.
    pub fn poll_until(
        self,
        mut done: impl FnMut(&O::Output) -> bool + Send + 'static,
    ) -> PollUntil<O> {
        self.poll(move |value| match done(value) {
            true => Verdict::Done,
            false => Verdict::NotYet,
        })
    }

    fn poll(
        self,
        judge: impl FnMut(&O::Output) -> Verdict + Send + 'static,
    ) -> PollUntil<O> {
        let (judge, pace) = (Box::new(judge), Pace::default());
        PollUntil {
            call: self,
            judge,
            progress: None,
            pace,
            when_done: false,
            clock: None,
        }
    }
}

/// What emitted code calls. Places are JSON pointers into the result.
#[doc(hidden)]
impl<O: Operation<Output: Slot>> Call<O> {
    /// Waits for one of these values at a place.
    pub fn poll_for(self, at: &'static str, values: &'static [&str]) -> PollUntil<O> {
        self.poll_sign(Sign::Is(at, values))
    }

    /// Waits for anything but null at a place.
    pub fn poll_for_presence(self, at: &'static str) -> PollUntil<O> {
        self.poll_sign(Sign::Present(at))
    }

    /// Waits for a larger number.
    pub fn poll_above(self, at: &'static str, number: i64) -> PollUntil<O> {
        self.poll_sign(Sign::Above(at, number))
    }

    fn poll_sign(self, done: Sign) -> PollUntil<O> {
        self.poll(move |value| match done.holds(value) {
            true => Verdict::Done,
            false => Verdict::NotYet,
        })
    }
}

/// What emitted code calls.
#[doc(hidden)]
impl<O: Operation<Output: Slot>> PollUntil<O> {
    /// What follows is a failure only of what has ended.
    pub fn when_done(mut self) -> Self {
        self.when_done = true;
        self
    }

    /// Gives up at one of these values.
    pub fn fail_on(self, at: &'static str, values: &'static [&str]) -> Self {
        self.fail_sign(Sign::Is(at, values))
    }

    /// Gives up at anything but null.
    pub fn fail_on_presence(self, at: &'static str) -> Self {
        self.fail_sign(Sign::Present(at))
    }

    /// Gives up at a larger number.
    pub fn fail_above(self, at: &'static str, number: i64) -> Self {
        self.fail_sign(Sign::Above(at, number))
    }

    fn fail_sign(self, failed: Sign) -> Self {
        self.fail_if(move |value| failed.holds(value))
    }
}

impl<O: Operation> PollUntil<O> {
    /// Gives up, with an error that has the result, when this is so.
    pub fn fail_if(
        mut self,
        mut failed: impl FnMut(&O::Output) -> bool + Send + 'static,
    ) -> Self {
        let (mut judge, when_done) = (self.judge, self.when_done);
        self.judge = Box::new(move |value| match judge(value) {
            Verdict::NotYet if when_done => Verdict::NotYet,
            _ if failed(value) => Verdict::Failed,
            verdict => verdict,
        });
        self
    }

    /// The first pause; each one after it is half as long again.
    pub fn interval(mut self, pause: Duration) -> Self {
        self.pace.interval = pause;
        self
    }

    /// The longest pause.
    pub fn max_interval(mut self, pause: Duration) -> Self {
        self.pace.longest = pause;
        self
    }

    /// How long to wait in all, the call under way included; [`Duration::MAX`] is for ever.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.pace.limit = limit;
        self
    }

    /// Calls this with each result, the last one too.
    pub fn on_progress(mut self, look: impl FnMut(&O::Output) + Send + 'static) -> Self {
        self.progress = Some(Box::new(look));
        self
    }

    /// Waits by another clock: tests need not wait at all.
    pub fn clock(mut self, clock: Arc<dyn Clock>) -> Self {
        self.clock = Some(clock);
        self
    }
}

impl<O: Operation<Output: Send + Sync>> PollUntil<O> {
    async fn run(mut self) -> Result<O::Output, Error> {
        if !matches!(self.call.draft.method(), "GET" | "HEAD") {
            let what = "only a GET may be repeated until its result is as wanted";
            return Err(Error::argument(what).of(O::SPEC));
        }
        let clock = self.clock.take();
        let clock = clock.unwrap_or_else(|| self.call.client.0.clock.clone());
        self.pace.start(clock.now());
        let (mut last, mut patience) = (None, PATIENCE);
        loop {
            let at_least;
            let call = within(self.call.clone(), self.pace.left(clock.now()));
            match call.send().await.map(Response::into_parts) {
                Ok((value, meta)) => {
                    patience = PATIENCE;
                    if let Some(look) = &mut self.progress {
                        look(&value);
                    }
                    match (self.judge)(&value) {
                        Verdict::Done => return Ok(value),
                        Verdict::Failed => return Err(failed::<O>(value, meta)),
                        Verdict::NotYet => {}
                    }
                    at_least = meta.header("retry-after").map(Duration::from_secs);
                    last = Some((value, meta));
                }
                Err(error) if error.is_retryable() && patience > 0 => {
                    patience -= 1;
                    at_least = error.retry_after();
                }
                Err(error) => return Err(error),
            }
            match self.pace.next(clock.now(), at_least) {
                Some(pause) => clock.sleep(pause).await,
                None => return Err(too_long::<O>(last, self.pace.limit)),
            }
        }
    }
}

/// The same call, which may not take longer than this.
fn within<O: Operation>(call: Call<O>, left: Duration) -> Call<O> {
    let limit = call.draft.options.timeout.or(call.client.0.timeout);
    call.timeout(limit.map_or(left, |limit| limit.min(left)))
}

fn failed<O: Operation<Output: Send + Sync>>(value: O::Output, meta: Meta) -> Error {
    let what = "what was waited for has failed";
    carrying::<O>(Error::new(ErrorKind::Failed, what), value, meta)
}

fn too_long<O: Operation<Output: Send + Sync>>(
    last: Option<(O::Output, Meta)>,
    limit: Duration,
) -> Error {
    let what = format!("what was waited for has not come about within {limit:?}");
    let error = Error::new(ErrorKind::Timeout, what);
    match last {
        Some((value, meta)) => carrying::<O>(error, value, meta),
        None => error.of(O::SPEC),
    }
}

fn carrying<O: Operation<Output: Send + Sync>>(
    error: Error,
    value: O::Output,
    meta: Meta,
) -> Error {
    error.of(O::SPEC).with_reply(meta, Bytes::new()).with_body(Box::new(value))
}

impl<O: Operation<Output: Send + Sync>> IntoFuture for PollUntil<O> {
    type Output = Result<O::Output, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        let endpoint = self.call.draft.endpoint.clone();
        Box::pin(
            async move { self.run().await.map_err(|error| error.at(endpoint.as_ref())) },
        )
    }
}

impl<O: Operation> Debug for PollUntil<O> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self { call, pace, .. } = self;
        f.debug_struct("PollUntil")
            .field("call", call)
            .field("pace", pace)
            .finish_non_exhaustive()
    }
}
