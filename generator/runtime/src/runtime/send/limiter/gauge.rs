//! What is known of the server's limits, and whether one more call may go. It knows no task
//! and no clock: whoever asks says how late it is.

use super::Limiter;
use super::ceiling::Ceiling;
use std::time::Duration;

/// How long no answer at all may hold back the calls that wait for one.
const STALL: Duration = Duration::from_secs(1);

/// Ends that are no further apart are one: servers speak in whole seconds.
const SAME: Duration = Duration::from_secs(1);

/// What a server says is believed for so long; then a call goes to see.
const BELIEF: Duration = Duration::from_secs(3600);

/// How many calls the server takes until a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    pub remaining: u64,
    pub ends: Duration,
}

/// What an answer tells; nothing if there was none.
#[derive(Clone, Copy, Debug, Default)]
pub struct News {
    /// The server took the call for one too many, and wants none until then.
    pub refused: Option<Duration>,
    pub window: Option<Window>,
}

/// Whether one more call may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    Open,
    /// None may go before this.
    Shut(Duration),
    /// None may go before a call comes back, or it is this late.
    Busy(Option<Duration>),
}

/// Counts calls.
#[derive(Debug)]
pub struct Gauge {
    in_flight: u64,
    max_concurrent: u64,
    ceilings: Vec<Ceiling>,
    window: Option<Window>,
    hold: Duration,
    /// How many calls may be under way. It grows by one with each that comes back, so that
    /// a server whose limit nobody knows yet is not met by all calls at once.
    pace: u64,
    /// Counts the times that the pace fell: what was sent before does not raise it.
    round: u64,
    moved: Duration,
}

impl Gauge {
    pub fn new(limiter: &Limiter) -> Self {
        let ceiling = |(calls, per): &(u32, Duration)| Ceiling::new(*calls, *per);
        Self {
            in_flight: 0,
            max_concurrent: limiter.max_concurrent.map_or(u64::MAX, u64::from),
            ceilings: limiter.ceilings.iter().map(ceiling).collect(),
            window: None,
            hold: Duration::ZERO,
            pace: 1,
            round: 0,
            moved: Duration::ZERO,
        }
    }

    pub fn gate(&mut self, now: Duration) -> Gate {
        self.close_window(now);
        let full = self.ceilings.iter_mut().filter_map(|ceiling| ceiling.opens(now));
        let held = Some(self.hold).filter(|hold| now < *hold);
        let spent = self.window.filter(|window| window.remaining == 0);
        let shut = full.chain(held).chain(spent.map(|window| window.ends)).max();
        if let Some(until) = shut {
            return Gate::Shut(until);
        }
        if self.in_flight >= self.max_concurrent {
            return Gate::Busy(None);
        }
        if let Some(window) = self.window
            && self.in_flight >= window.remaining
        {
            return Gate::Busy(Some(window.ends));
        }
        if self.in_flight >= self.pace {
            let stalled = self.moved.saturating_add(STALL);
            if now < stalled {
                return Gate::Busy(Some(stalled));
            }
            self.pace = self.pace.saturating_mul(2);
            self.moved = now;
        }
        Gate::Open
    }

    /// Counts a call that goes; gives its round.
    pub fn take(&mut self, now: Duration) -> u64 {
        self.in_flight += 1;
        self.ceilings.iter_mut().for_each(|ceiling| ceiling.take(now));
        if self.in_flight == 1 {
            self.moved = now;
        }
        self.round
    }

    /// Counts a call that came back.
    pub fn give(&mut self, round: u64, news: News, now: Duration) {
        self.in_flight = self.in_flight.saturating_sub(1);
        self.close_window(now);
        if round == self.round {
            self.pace = self.pace.saturating_add(1);
            self.moved = now;
        }
        match news.window {
            Some(window) => self.learn(window, now),
            // The server may have counted it nevertheless.
            None => {
                if let Some(window) = &mut self.window {
                    window.remaining = window.remaining.saturating_sub(1);
                }
            }
        }
        if let Some(until) = news.refused {
            self.hold = self.hold.max(until.min(now.saturating_add(BELIEF)));
            self.slow_down(1, now);
        }
    }

    /// Answers overtake each other: of what is said about one window the least counts.
    fn learn(&mut self, mut new: Window, now: Duration) {
        new.ends = new.ends.min(now.saturating_add(BELIEF));
        match &mut self.window {
            Some(known) if new.ends > known.ends.saturating_add(SAME) => *known = new,
            Some(known) if new.ends.saturating_add(SAME) < known.ends => {}
            Some(known) => known.remaining = known.remaining.min(new.remaining),
            None if new.ends > now => self.window = Some(new),
            None => {}
        }
    }

    /// Behind a window's end nothing is known but that no less is left than before it.
    fn close_window(&mut self, now: Duration) {
        if let Some(window) = self.window.take_if(|window| window.ends <= now) {
            self.slow_down(window.remaining, now);
        }
    }

    fn slow_down(&mut self, pace: u64, now: Duration) {
        self.pace = self.pace.min(pace).max(1);
        self.round += 1;
        self.moved = now;
    }
}

#[cfg(test)]
mod tests;
