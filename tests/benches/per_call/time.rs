//! The processor time that a call costs its process, beside the same call written by hand
//! with `reqwest` and derived `serde`, over loopback.
//!
//!     cargo bench -p oasmith-tests --bench per_call_time

mod by_hand;
mod calls;
mod server;

use calls::{Outcome, Pair, median};
use cpu_time::ProcessTime;
use std::process::ExitCode;

/// How often each is measured.
const ROUNDS: usize = 101;

/// How many calls one measurement is of.
const CALLS: usize = 500;

fn main() -> ExitCode {
    calls::main(&format!("processor time, medians of {ROUNDS} rounds"), compare)
}

/// Measures both in turn, so that what else the machine does falls on both alike.
fn compare(name: &str, pair: Pair<'_>) -> Outcome<()> {
    let [one, other] = pair;
    let (mut ones, mut others, mut more) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..=ROUNDS {
        // Neither is always the second.
        let (mine, theirs) = if round % 2 == 0 {
            let mine = micros(one)?;
            (mine, micros(other)?)
        } else {
            let theirs = micros(other)?;
            (micros(one)?, theirs)
        };
        // The first round opens connections and fills caches.
        if round > 0 {
            ones.push(mine);
            others.push(theirs);
            more.push(theirs / mine * 100.0 - 100.0);
        }
    }
    let (ones, others, more) = (median(ones), median(others), median(more));
    println!("| {name} | {ones:.2} µs | {others:.2} µs | {more:+.1} % |");
    Ok(())
}

fn micros(call: &mut dyn FnMut() -> Outcome<()>) -> Outcome<f64> {
    let start = ProcessTime::try_now()?;
    for _ in 0..CALLS {
        call()?;
    }
    Ok(start.try_elapsed()?.as_secs_f64() * 1e6 / CALLS as f64)
}
