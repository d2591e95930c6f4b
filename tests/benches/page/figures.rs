//! How often each is measured, and what is printed of it.

use crate::Outcome;
use cpu_time::ProcessTime;

/// How often each is measured.
const ROUNDS: usize = 41;

/// How many pages one measurement is of.
const PAGES: u32 = 10;

/// Microseconds for one page, of each round.
pub type Micros = Vec<f64>;

/// Measures all in turn, so that what else the machine does falls on all alike.
pub fn measure<const N: usize>(
    jobs: [&mut dyn FnMut() -> Outcome<()>; N],
) -> Outcome<[Micros; N]> {
    let mut micros = [const { Vec::new() }; N];
    for round in 0..=ROUNDS {
        for turn in 0..N {
            // None is always the first.
            let which = (round + turn) % N;
            let took = time(jobs[which])?;
            // The first round fills caches.
            if round > 0 {
                micros[which].push(took);
            }
        }
    }
    Ok(micros)
}

fn time(job: &mut dyn FnMut() -> Outcome<()>) -> Outcome<f64> {
    let start = ProcessTime::try_now()?;
    for _ in 0..PAGES {
        job()?;
    }
    Ok(start.try_elapsed()?.as_secs_f64() * 1e6 / f64::from(PAGES))
}

pub fn head(bytes: usize) {
    let size = bytes / 1024;
    println!(
        "A page of {size} KiB; behind each ratio the middle half of the rounds'.\n"
    );
    println!("| processor time, medians of {ROUNDS} rounds | by hand | generated | |");
    println!("|---|--:|--:|--:|");
}

/// Two of them beside each other.
pub fn row(name: &str, ones: &Micros, others: &Micros) {
    let ratios = ones.iter().zip(others).map(|(one, other)| other / one * 100.0 - 100.0);
    let [low, ratio, high] = quarters(ratios.collect());
    let ([_, one, _], [_, other, _]) =
        (quarters(ones.clone()), quarters(others.clone()));
    println!(
        "| {name} | {one:.0} µs | {other:.0} µs | {ratio:+.1} % ({low:+.0} to {high:+.0}) |"
    );
}

/// The middle of the figures, between the first and the last quarter of them.
fn quarters(mut figures: Vec<f64>) -> [f64; 3] {
    figures.sort_by(f64::total_cmp);
    [1, 2, 3].map(|quarter| figures[(figures.len() - 1) * quarter / 4])
}
