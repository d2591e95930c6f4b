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
mod tests {
    use super::{Gate, Gauge, News, Window};
    use crate::runtime::send::limiter::Limiter;
    use std::time::Duration;

    const fn secs(secs: u64) -> Duration {
        Duration::from_secs(secs)
    }

    fn told(remaining: u64, ends: u64) -> News {
        News { window: Some(Window { remaining, ends: secs(ends) }), refused: None }
    }

    /// Sends as many calls as may go; gives their rounds.
    fn flood(gauge: &mut Gauge, now: Duration) -> Vec<u64> {
        let mut rounds = Vec::new();
        while rounds.len() < 1000 && gauge.gate(now) == Gate::Open {
            rounds.push(gauge.take(now));
        }
        rounds
    }

    /// Lets calls come back with nothing to tell.
    fn back(gauge: &mut Gauge, rounds: Vec<u64>, now: Duration) {
        rounds.into_iter().for_each(|round| gauge.give(round, News::default(), now));
    }

    #[test]
    fn a_server_that_says_nothing_soon_gets_all() {
        let mut gauge = Gauge::new(&Limiter::new());
        let mut counts = Vec::new();
        for _ in 0..11 {
            let sent = flood(&mut gauge, secs(5));
            counts.push(sent.len());
            back(&mut gauge, sent, secs(5));
        }
        assert_eq!(counts, [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1000]);
    }

    #[test]
    fn one_that_does_not_answer_holds_nobody_up_for_long() {
        let mut gauge = Gauge::new(&Limiter::new());
        assert_eq!(flood(&mut gauge, secs(5)).len(), 1);
        assert_eq!(gauge.gate(secs(5)), Gate::Busy(Some(secs(6))));
        assert_eq!(flood(&mut gauge, secs(6)).len(), 1);
        assert_eq!(flood(&mut gauge, secs(7)).len(), 2);
        assert_eq!(flood(&mut gauge, secs(8)).len(), 4);
    }

    #[test]
    fn calls_under_way_count_until_they_are_back() {
        let mut gauge = Gauge::new(&Limiter::new());
        gauge.pace = 100;
        let round = gauge.take(secs(1));
        gauge.give(round, told(5, 60), secs(1));
        let mut sent = flood(&mut gauge, secs(2));
        assert_eq!(sent.len(), 5);
        assert_eq!(gauge.gate(secs(2)), Gate::Busy(Some(secs(60))));
        // Overtaken: three were counted when this answer was written.
        gauge.give(sent.remove(0), told(2, 60), secs(3));
        gauge.give(sent.remove(0), told(4, 60), secs(3));
        assert_eq!(gauge.gate(secs(3)), Gate::Busy(Some(secs(60))));
        gauge.give(sent.remove(0), told(3, 61), secs(3));
        back(&mut gauge, sent, secs(3));
        assert_eq!(gauge.gate(secs(3)), Gate::Shut(secs(60)));
    }

    #[test]
    fn behind_the_end_of_a_window_one_goes_to_see() {
        let mut gauge = Gauge::new(&Limiter::new());
        gauge.pace = 1000;
        let round = gauge.take(secs(1));
        gauge.give(round, told(0, 60), secs(1));
        assert_eq!(gauge.gate(secs(59)), Gate::Shut(secs(60)));
        let mut sent = flood(&mut gauge, secs(60));
        assert_eq!(sent.len(), 1);
        // The late word of the window before is none.
        gauge.give(sent.remove(0), told(0, 60), secs(60));
        let sent = flood(&mut gauge, secs(60));
        assert_eq!(sent.len(), 2);
        sent.into_iter().for_each(|round| gauge.give(round, told(9, 120), secs(60)));
        assert_eq!(flood(&mut gauge, secs(61)).len(), 4);
    }

    #[test]
    fn with_enough_left_the_end_of_a_window_slows_nobody() {
        let mut gauge = Gauge::new(&Limiter::new());
        gauge.pace = 100;
        let round = gauge.take(secs(1));
        gauge.give(round, told(4000, 2), secs(1));
        assert_eq!(flood(&mut gauge, secs(2)).len(), 101);
    }

    #[test]
    fn a_refusal_holds_all_calls_back_and_is_not_believed_for_ever() {
        let mut gauge = Gauge::new(&Limiter::new());
        gauge.pace = 100;
        let sent = flood(&mut gauge, secs(1));
        let refused = News { refused: Some(secs(9)), window: None };
        gauge.give(sent[0], refused, secs(2));
        // What was sent before does not make the pace quick again.
        back(&mut gauge, sent[1..].to_vec(), secs(2));
        assert_eq!(gauge.gate(secs(8)), Gate::Shut(secs(9)));
        let sent = flood(&mut gauge, secs(9));
        assert_eq!(sent.len(), 1);
        let refused = News { refused: Some(Duration::MAX), window: None };
        gauge.give(sent[0], refused, secs(10));
        assert_eq!(gauge.gate(secs(11)), Gate::Shut(secs(3610)));
    }

    #[test]
    fn own_ceilings_hold_in_every_stretch_of_time() {
        let limiter = Limiter::new().at_most(3, secs(10)).at_most(4, secs(100));
        let mut gauge = Gauge::new(&limiter.max_concurrent(2));
        gauge.pace = 100;
        let sent = flood(&mut gauge, secs(1));
        assert_eq!((sent.len(), gauge.gate(secs(1))), (2, Gate::Busy(None)));
        back(&mut gauge, sent, secs(1));
        let sent = flood(&mut gauge, secs(5));
        assert_eq!((sent.len(), gauge.gate(secs(5))), (1, Gate::Shut(secs(11))));
        back(&mut gauge, sent, secs(5));
        assert_eq!(flood(&mut gauge, secs(11)).len(), 1);
        assert_eq!(gauge.gate(secs(20)), Gate::Shut(secs(101)));
    }
}
