//! Results that nobody measured, for tests of how results are told.

use std::collections::BTreeMap;

use super::krate::Size;
use super::machine::Machine;
use super::printed::Printed;
use super::results::{Results, Step};
use super::series::{Sample, Series};
use super::subject::{Subject, Who};

const PAGE: &str = "\
A page of 482 KiB

| processor time, medians of 41 rounds | by hand | generated | |
|---|--:|--:|--:|
| decode a page of 200 Droplets, as a call does | 2200 µs | 2100 µs | -4.5 % (-5 to -4) |
| … by hand keeping unknown members | 5200 µs | 2100 µs | -59.6 % (-61 to -58) |
";

const CALLS: &str = "\
| processor time, medians of 101 rounds | by hand | generated | |
|---|--:|--:|--:|
| get an action | 24.60 µs | 27.20 µs | +10.3 % |
";

/// Figures of everything.
pub fn results() -> Results {
    let times = [
        (Subject::Generate, [0.52, 0.5, 0.55]),
        (Subject::GenerateAgain, [0.4, 0.41, 0.42]),
        (Subject::Bundle, [0.3, 0.3, 0.31]),
        (Subject::PeerGenerate, [2.7, 2.65, 2.81]),
        (Subject::Check, [4.0, 4.02, 4.1]),
        (Subject::CheckFeatures, [1.3, 1.31, 1.32]),
        (Subject::PeerCheck, [24.7, 24.5, 25.0]),
    ];
    let mut results = Results {
        operations: 659,
        features: vec!["cats".to_owned(), "dogs".to_owned()],
        machine: Machine {
            processor: "A Processor".to_owned(),
            processors: 2,
            memory: "25.3 GB".to_owned(),
            system: "linux 6.1 x86_64".to_owned(),
            compiler: "rustc 1.95.0".to_owned(),
        },
        times: times.map(|(subject, seconds)| (subject, series(&seconds))).into(),
        sizes: BTreeMap::from([
            (Who::Ours, Size { files: 254, lines: 50_000, bytes: 2_000_000 }),
            (Who::Peer, Size { files: 4, lines: 160_178, bytes: 6_359_168 }),
        ]),
        growth: growth(),
        page: Some(Printed::read(PAGE)),
        calls: vec![Printed::read(CALLS)],
    };
    results.times.insert(Subject::Release, series(&[30.0]));
    results.times.insert(Subject::PeerRelease, series(&[240.4, 238.0]));
    results
}

/// Figures of three documents.
pub fn growth() -> BTreeMap<u32, Step> {
    let step = |lines, generate: &[f64], check: &[f64]| Step {
        generate: series(generate),
        check: series(check),
        size: Size { files: 1, lines, bytes: lines * 40 },
    };
    BTreeMap::from([
        (50, step(20_000, &[0.2, 0.25, 0.3], &[1.0, 1.1, 1.2])),
        (500, step(50_000, &[0.5, 0.5, 0.5], &[4.0, 4.0, 4.0])),
        (5_000, step(400_000, &[4.0, 4.0, 4.0], &[48.0, 49.0, 52.0])),
    ])
}

fn series(seconds: &[f64]) -> Series {
    let mut series = Series::default();
    for (seconds, memory) in seconds.iter().zip(100_000_000..) {
        series.push(Sample { seconds: *seconds, user_seconds: *seconds, memory });
    }
    series
}
