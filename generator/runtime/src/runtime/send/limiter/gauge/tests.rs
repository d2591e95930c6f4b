//! That calls start slowly, that a window holds no more than the server gives, and that a
//! refusal is not believed for ever.

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
