//! Keeps the calls of a client within the server's limits: they stand in line, and each one
//! that goes lets the next one look. Only the first has a timer, so that thousands may wait.

mod alarm;
mod ceiling;
mod gauge;

use self::alarm::Alarm;
use self::gauge::{Gate, Gauge, News, Window};
use super::backoff;
use crate::runtime::{Clock, Meta};
use http::StatusCode;
use std::collections::VecDeque;
use std::fmt::{self, Debug, Formatter};
use std::future::poll_fn;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Poll, Waker, ready};
use std::time::Duration;

/// Keeps calls within limits: those that the server tells in its headers, and others that
/// are set here. For `ClientBuilder::limiter`.
///
/// Calls for which nothing is left wait for the end of the window, first come, first
/// served. One that would have to wait for longer than its time limit fails at once, as
/// [`ErrorKind::RateLimited`](crate::runtime::ErrorKind::RateLimited). After status 429
/// with `Retry-After` all calls wait. While nothing is known, few calls go at once, and
/// more with each answer.
#[derive(Clone, Debug, Default)]
pub struct Limiter {
    ceilings: Vec<(u32, Duration)>,
    max_concurrent: Option<u32>,
}

impl Limiter {
    /// Follows the server's headers.
    pub fn new() -> Self {
        Self::default()
    }

    /// No more than so many calls in any stretch of time that is so long; at least one.
    /// Several such ceilings hold together.
    pub fn at_most(mut self, calls: u32, per: Duration) -> Self {
        self.ceilings.push((calls.max(1), per));
        self
    }

    /// No more than so many calls under way at once; at least one.
    pub fn max_concurrent(mut self, calls: u32) -> Self {
        self.max_concurrent = Some(calls.max(1));
        self
    }
}

/// Where the calls of a client stand in line.
pub struct Line {
    state: Mutex<State>,
    clock: Arc<dyn Clock>,
}

struct State {
    gauge: Gauge,
    /// In the order of their numbers.
    waiting: VecDeque<Waiting>,
    number: u64,
    /// No waiting call has a deadline before this.
    earliest: Option<Duration>,
    /// To be woken as soon as the lock is free.
    roused: Vec<Waker>,
}

struct Waiting {
    number: u64,
    deadline: Option<Duration>,
    waker: Waker,
}

/// What a look at the line gives.
enum Look {
    /// The call may go; its round.
    Go(u64),
    /// It would have to wait for so long.
    TooLong(Duration),
    /// It is woken, or looks again when it is this late.
    Wait(Option<Duration>),
}

impl Line {
    pub fn new(limiter: &Limiter, clock: Arc<dyn Clock>) -> Self {
        let state = State {
            gauge: Gauge::new(limiter),
            waiting: VecDeque::new(),
            number: 0,
            earliest: None,
            roused: Vec::new(),
        };
        Self { state: Mutex::new(state), clock }
    }

    /// Waits until a call may go; if that is not before its deadline, says how long it
    /// would have to wait.
    pub async fn admit(
        &self,
        deadline: Option<Duration>,
    ) -> Result<Permit<'_>, Duration> {
        let mut place = Place { line: self, number: None };
        let mut alarm = Alarm::default();
        poll_fn(|task| {
            loop {
                let now = self.clock.now().max(alarm.reached);
                let look = self.with(|state| {
                    state.look(&mut place.number, now, deadline, task.waker())
                });
                match look {
                    Look::Go(round) => {
                        let news = News::default();
                        return Poll::Ready(Ok(Permit { line: self, round, news }));
                    }
                    Look::TooLong(wait) => return Poll::Ready(Err(wait)),
                    Look::Wait(None) => return Poll::Pending,
                    Look::Wait(Some(until)) => {
                        ready!(alarm.poll(until, now, &*self.clock, task));
                    }
                }
            }
        })
        .await
    }

    /// Wakers may run anything, so they are called without the lock.
    fn with<T>(&self, act: impl FnOnce(&mut State) -> T) -> T {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let result = act(&mut state);
        let roused = std::mem::take(&mut state.roused);
        drop(state);
        roused.into_iter().for_each(Waker::wake);
        result
    }
}

impl State {
    fn look(
        &mut self,
        number: &mut Option<u64>,
        now: Duration,
        deadline: Option<Duration>,
        waker: &Waker,
    ) -> Look {
        let front = self.waiting.front().map(|first| first.number);
        let is_first = front.is_none_or(|front| Some(front) == *number);
        let gate = self.gauge.gate(now);
        if is_first && gate == Gate::Open {
            self.leave(number);
            return Look::Go(self.gauge.take(now));
        }
        let opens = if let Gate::Shut(until) = gate { until } else { now };
        if deadline.is_some_and(|deadline| deadline <= opens) {
            self.leave(number);
            return Look::TooLong(opens.saturating_sub(now));
        }
        self.stay(number, deadline, waker);
        if !is_first {
            return Look::Wait(None);
        }
        self.expel(opens);
        let until = match gate {
            Gate::Open => None,
            Gate::Shut(until) => Some(until),
            Gate::Busy(until) => until,
        };
        Look::Wait(until.into_iter().chain(self.earliest).min())
    }

    /// Takes a place in line, or keeps it.
    fn stay(
        &mut self,
        number: &mut Option<u64>,
        deadline: Option<Duration>,
        waker: &Waker,
    ) {
        if let Some(waiting) = self.find(*number).and_then(|at| self.waiting.get_mut(at))
        {
            waiting.waker.clone_from(waker);
            return;
        }
        if deadline.is_some_and(|new| self.earliest.is_none_or(|known| new < known)) {
            self.earliest = deadline;
            self.rouse_first();
        }
        self.number += 1;
        *number = Some(self.number);
        let number = self.number;
        self.waiting.push_back(Waiting { number, deadline, waker: waker.clone() });
    }

    /// Gives the place in line up, if there is one; who is first then looks.
    fn leave(&mut self, number: &mut Option<u64>) {
        if let Some(at) = self.find(number.take()) {
            self.waiting.remove(at);
            if at == 0 {
                self.rouse_first();
            }
        }
    }

    fn find(&self, number: Option<u64>) -> Option<usize> {
        self.waiting.binary_search_by_key(&number?, |waiting| waiting.number).ok()
    }

    fn rouse_first(&mut self) {
        self.roused.extend(self.waiting.front().map(|first| first.waker.clone()));
    }

    /// Wakes those whose time is over before any call may go.
    fn expel(&mut self, opens: Duration) {
        if self.earliest.is_none_or(|earliest| earliest > opens) {
            return;
        }
        self.earliest = None;
        for Waiting { deadline, waker, .. } in &self.waiting {
            match deadline {
                Some(deadline) if *deadline <= opens => self.roused.push(waker.clone()),
                Some(deadline) => {
                    let earliest = self.earliest.unwrap_or(*deadline);
                    self.earliest = Some(earliest.min(*deadline));
                }
                None => {}
            }
        }
    }
}

/// A place in line. Whoever no longer waits gives it back.
struct Place<'l> {
    line: &'l Line,
    number: Option<u64>,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        if self.number.is_some() {
            self.line.with(|state| state.leave(&mut self.number));
        }
    }
}

/// A call under way. However it ends, another one may go then.
pub struct Permit<'l> {
    line: &'l Line,
    round: u64,
    news: News,
}

impl Permit<'_> {
    /// Learns from an answer.
    pub fn answered(mut self, meta: &Meta) {
        let clock = &*self.line.clock;
        let after = |time| clock.now().saturating_add(time);
        let asked = backoff::asked(meta.status(), meta.headers(), clock);
        self.news.refused = (meta.status() == StatusCode::TOO_MANY_REQUESTS)
            .then(|| after(asked.unwrap_or_default()));
        self.news.window = meta.rate_limit().and_then(|limit| {
            let ends = after(backoff::reset_in(limit, meta.headers(), clock)?);
            Some(Window { remaining: limit.remaining, ends })
        });
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        let now = self.line.clock.now();
        self.line.with(|state| {
            state.gauge.give(self.round, self.news, now);
            state.rouse_first();
        });
    }
}

impl Debug for Line {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Line").finish_non_exhaustive()
    }
}
