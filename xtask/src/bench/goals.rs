//! What the figures have to reach, and whether they do.

use super::krate::Size;
use super::results::{Results, Step};
use super::series::Spread;
use super::subject::{Subject, Who};
use super::words::seconds;

/// Seconds to generate the official document's crate, cargo included.
const GENERATE: f64 = 0.6;

/// Ten times the operations take at most so many times the time.
const GROWTH: f64 = 11.0;

/// A goal, and what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// What it is about.
    pub what: &'static str,
    /// What is wanted, in words.
    pub wanted: String,
    /// What was measured, in words.
    pub measured: String,
    /// Whether it is met.
    pub met: bool,
}

/// All goals for which there are figures.
pub fn all(results: &Results) -> Vec<Goal> {
    let check = |subject| ratio(results, subject, Subject::PeerCheck);
    let goals = [
        generate(results),
        part("`cargo check`", 6, "sixth", check(Subject::Check)),
        part(
            "`cargo build --release`",
            6,
            "sixth",
            ratio(results, Subject::Release, Subject::PeerRelease),
        ),
        part("lines of Rust", 3, "third", lines(results)),
        part(
            "`cargo check`, few features, beside all of the peer's",
            20,
            "twentieth",
            check(Subject::CheckFeatures),
        ),
        decode(results),
        growth("generating", results, |step| step.generate.seconds()),
        growth("checking", results, |step| step.check.seconds()),
    ];
    goals.into_iter().flatten().collect()
}

/// The goals as a table.
pub fn table(goals: &[Goal]) -> String {
    let mut text = "| | goal | measured | |\n|---|---|---|---|\n".to_owned();
    for Goal { what, wanted, measured, met } in goals {
        let met = if *met { "met" } else { "**missed**" };
        text += &format!("| {what} | {wanted} | {measured} | {met} |\n");
    }
    text
}

fn generate(results: &Results) -> Option<Goal> {
    let median = results.times.get(&Subject::Generate)?.seconds()?.median;
    Some(Goal {
        what: "generate into an empty folder, `cargo` included",
        wanted: format!("at most {}", seconds(GENERATE)),
        measured: seconds(median),
        met: median <= GENERATE,
    })
}

/// A part of what the peer takes.
fn part(what: &'static str, of: u32, name: &str, ratio: Option<f64>) -> Option<Goal> {
    let ratio = ratio?;
    Some(Goal {
        what,
        wanted: format!("at most a {name} of the peer's"),
        measured: match ratio {
            _ if ratio < 1.0 => format!("1/{:.1}", 1.0 / ratio),
            _ => format!("{ratio:.1} times"),
        },
        met: ratio * f64::from(of) <= 1.0,
    })
}

fn decode(results: &Results) -> Option<Goal> {
    let more = results.page.as_ref()?.more("decode")?;
    Some(Goal {
        what: "decode a page of 200 Droplets",
        wanted: "no slower than derived serde".to_owned(),
        measured: format!("{more:+.1} %"),
        met: more <= 0.0,
    })
}

/// The largest step from a document to one that is ten times as large.
fn growth(
    what: &'static str,
    results: &Results,
    of: impl Fn(&Step) -> Option<Spread>,
) -> Option<Goal> {
    let medians: Vec<(u32, f64)> = results
        .growth
        .iter()
        .filter_map(|(operations, step)| Some((*operations, of(step)?.median)))
        .collect();
    let times = |from: &(u32, f64)| {
        let to = medians.iter().find(|to| to.0 == from.0 * 10)?;
        Some((from.0, to.0, to.1 / from.1))
    };
    let steps = medians.iter().filter_map(times);
    let (from, to, times) = steps.max_by(|one, other| one.2.total_cmp(&other.2))?;
    Some(Goal {
        what,
        wanted: format!("ten times the operations: at most {GROWTH} times the time"),
        measured: format!("{times:.1} times from {from} to {to}"),
        met: times <= GROWTH,
    })
}

/// Our time by the peer's.
fn ratio(results: &Results, ours: Subject, peers: Subject) -> Option<f64> {
    let median = |subject| Some(results.times.get(&subject)?.seconds()?.median);
    Some(median(ours)? / median(peers)?)
}

fn lines(results: &Results) -> Option<f64> {
    let lines = |who| results.sizes.get(&who).map(|Size { lines, .. }| *lines as f64);
    Some(lines(Who::Ours)? / lines(Who::Peer)?)
}

#[cfg(test)]
mod tests {
    use super::{Goal, all};
    use crate::bench::results::Results;
    use crate::bench::series::Sample;
    use crate::bench::subject::Subject;

    fn sample(seconds: f64) -> Sample {
        Sample { seconds, user_seconds: 0.0, memory: 0 }
    }

    #[test]
    fn without_figures_there_are_no_goals() {
        assert_eq!(all(&Results::default()), []);
    }

    #[test]
    fn a_goal_is_met_by_medians() {
        let mut results = Results::default();
        let figures =
            [(Subject::Check, [4.0, 4.0, 9.0]), (Subject::PeerCheck, [24.0; 3])];
        for (subject, runs) in figures {
            for seconds in runs {
                results.times.entry(subject).or_default().push(sample(seconds));
            }
        }
        let expected = Goal {
            what: "`cargo check`",
            wanted: "at most a sixth of the peer's".to_owned(),
            measured: "1/6.0".to_owned(),
            met: true,
        };
        assert_eq!(all(&results), [expected]);
        results.times.entry(Subject::Check).or_default().push(sample(4.1));
        assert!(!all(&results)[0].met);
    }

    #[test]
    fn growth_is_the_worst_step_of_ten() {
        let mut results = Results::default();
        for (operations, seconds) in [(50, 1.0), (500, 2.0), (1_000, 3.0), (5_000, 24.0)]
        {
            results.growth.entry(operations).or_default().check.push(sample(seconds));
        }
        let goals = all(&results);
        assert_eq!(goals[0].measured, "12.0 times from 500 to 5000");
        assert!(!goals[0].met);
    }
}
