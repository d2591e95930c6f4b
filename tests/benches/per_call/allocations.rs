//! How often a call allocates, beside the same call written by hand with `reqwest` and
//! derived `serde`. Counting takes time, so that is measured apart.
//!
//!     cargo bench -p oasmith-tests --bench per_call_allocations

mod by_hand;
mod calls;
mod server;

use calls::{Outcome, Pair, median};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use std::alloc::System;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

const CALLS: usize = 1_001;

fn main() -> ExitCode {
    calls::main(&format!("allocations, medians of {CALLS} calls"), compare)
}

fn compare(name: &str, pair: Pair<'_>) -> Outcome<()> {
    let [one, other] = pair;
    let ([ones, one_bytes], [others, other_bytes]) = (count(one)?, count(other)?);
    println!("| {name} | {ones} | {others} | {:+} |", others - ones);
    println!(
        "| … bytes | {one_bytes} | {other_bytes} | {:+} |",
        other_bytes - one_bytes
    );
    Ok(())
}

/// How often, and how much.
fn count(call: &mut dyn FnMut() -> Outcome<()>) -> Outcome<[f64; 2]> {
    let (mut often, mut bytes) = (Vec::new(), Vec::new());
    for _ in 0..CALLS {
        let region = Region::new(ALLOCATOR);
        call()?;
        let change = region.change();
        often.push((change.allocations + change.reallocations) as f64);
        bytes.push(change.bytes_allocated as f64);
    }
    Ok([median(often), median(bytes)])
}
