//! Several things measured in turn, so that what else the machine does falls on all alike.

use std::fmt::Display;

use super::series::Sample;
use crate::say;

/// Makes something ready, and measures it once.
pub type Once<'c> = Box<dyn Fn() -> Result<Sample, String> + 'c>;

/// Something that is measured.
pub struct Contestant<'c, K> {
    /// What it is.
    pub subject: K,
    /// How it is measured.
    pub once: Once<'c>,
}

impl<'c, K> Contestant<'c, K> {
    /// What is measured, and how.
    pub fn new(subject: K, once: impl Fn() -> Result<Sample, String> + 'c) -> Self {
        Self { subject, once: Box::new(once) }
    }
}

/// A measurement of one of them.
#[derive(Clone, Copy, Debug)]
pub struct Turn<K> {
    /// What was measured.
    pub subject: K,
    /// What it took.
    pub sample: Sample,
    /// In which round, from one on.
    round: usize,
    /// Of so many.
    runs: usize,
}

impl<K: Display> Turn<K> {
    /// Shows how far the measurements are.
    pub fn tell(&self) {
        let Self { subject, sample, round, runs } = self;
        let Sample { seconds, memory, .. } = sample;
        let megabytes = *memory as f64 / 1e6;
        say::err(&format!(
            "{round}/{runs} {subject}: {seconds:.2} s, {megabytes:.0} MB\n"
        ));
    }
}

/// Measures each so often, one after the other, every second round the other way around:
/// none is always the first. Each figure is kept when it is there.
pub fn take<K: Copy + Display>(
    runs: usize,
    contestants: &[Contestant<'_, K>],
    mut keep: impl FnMut(Turn<K>) -> Result<(), String>,
) -> Result<(), String> {
    for round in 1..=runs {
        let mut order: Vec<&Contestant<'_, K>> = contestants.iter().collect();
        if round % 2 == 0 {
            order.reverse();
        }
        for one in order {
            let subject = one.subject;
            let sample = (one.once)().map_err(|error| format!("{subject}: {error}"))?;
            keep(Turn { subject, sample, round, runs })?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Contestant, take};
    use crate::bench::series::Sample;

    const SAMPLE: Sample = Sample { seconds: 0.0, user_seconds: 0.0, memory: 0 };

    #[test]
    fn rounds_go_to_and_fro() {
        let contestants = ["a", "b"].map(|name| Contestant::new(name, || Ok(SAMPLE)));
        let mut seen = String::new();
        let kept = take(3, &contestants, |turn| {
            seen += turn.subject;
            Ok(())
        });
        assert_eq!((kept, &*seen), (Ok(()), "abbaab"));
    }

    #[test]
    fn a_failure_ends_it_and_names_its_subject() {
        let contestants = [
            Contestant::new("good", || Ok(SAMPLE)),
            Contestant::new("bad", || Err("broken".to_owned())),
        ];
        let mut kept = 0;
        let ended = take(2, &contestants, |_| {
            kept += 1;
            Ok(())
        });
        assert_eq!((ended, kept), (Err("bad: broken".to_owned()), 1));
    }
}
