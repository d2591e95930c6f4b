//! The table of what both generators and their crates take.

use super::krate::Size;
use super::peer;
use super::results::Results;
use super::series::Series;
use super::subject::{Subject, Who};
use super::words::{count, memory, spread};

/// A row of the table: what somebody does, and the figures for it.
struct Row {
    name: String,
    ours: Option<Subject>,
    peers: Option<Subject>,
}

/// The section; nothing if nothing was measured.
pub fn section(results: &Results) -> Option<String> {
    if results.times.is_empty() {
        return None;
    }
    let (name, version) = (peer::NAME, peer::VERSION);
    let mut text = format!(
        "## Generating and compiling\n\n{}\n\
         | | Oasmith | {name} {version} | peer ÷ Oasmith |\n|---|--:|--:|--:|\n",
        intro(results)
    );
    for row in rows(&results.features) {
        text += &row.times(results).unwrap_or_default();
    }
    text += &sizes(results).unwrap_or_default();
    Some(text)
}

fn intro(results: &Results) -> String {
    let runs = match results.usual_runs() {
        1 => "one run".to_owned(),
        runs => format!("{runs} runs"),
    };
    let text = format!(
        "Whole processes, from start to end, measured in turn in one run: medians of {runs}\n\
         (least to most), unless it is said, and the most memory that one process held\n\
         (median). Ours is `cargo xtask generate`, cargo's own work included. Crates are\n\
         compiled alone: what they depend on is compiled before, `CARGO_INCREMENTAL=0`,\n\
         `src/lib.rs` touched.\n"
    );
    if !results.times.contains_key(&Subject::Bundle) {
        return text;
    }
    let name = peer::NAME;
    format!(
        "{text}\n{name} reads no references to other files; it is given the document that\n\
         `generate --dump normalise` prints, and that step is a row of its own. Ours is\n\
         generated from the files as they are.\n"
    )
}

fn rows(features: &[String]) -> [Row; 6] {
    let row = |name: &str, ours, peers| Row { name: name.to_owned(), ours, peers };
    let features: Vec<String> =
        features.iter().map(|name| format!("`{name}`")).collect();
    let few = format!("`cargo check` with only {}", features.join(", "));
    [
        row(
            "generate into an empty folder",
            Some(Subject::Generate),
            Some(Subject::PeerGenerate),
        ),
        row("generate again, nothing changed", Some(Subject::GenerateAgain), None),
        row("make one file of the document first", None, Some(Subject::Bundle)),
        row("`cargo check`", Some(Subject::Check), Some(Subject::PeerCheck)),
        row(&few, Some(Subject::CheckFeatures), None),
        row(
            "`cargo build --release`",
            Some(Subject::Release),
            Some(Subject::PeerRelease),
        ),
    ]
}

impl Row {
    /// The row; nothing if neither was measured.
    fn times(self, results: &Results) -> Option<String> {
        let series = |subject: Option<Subject>| results.times.get(&subject?);
        let (ours, peers) = (series(self.ours), series(self.peers));
        ours.or(peers)?;
        let usual = results.usual_runs();
        let cell = |series: Option<&Series>| {
            let series = series?;
            Some(format!("{}, {}", spread(series, usual)?, memory(series)?))
        };
        let median = |series: Option<&Series>| Some(series?.seconds()?.median);
        let times = median(peers).zip(median(ours)).map(|(peers, ours)| peers / ours);
        Some(line(&self.name, [cell(ours), cell(peers)], times))
    }
}

/// Rows about what is emitted.
fn sizes(results: &Results) -> Option<String> {
    let rows = |size: &Size| {
        let Size { lines, bytes, files } = *size;
        [("lines of Rust", lines), ("bytes of Rust", bytes), ("files of Rust", files)]
    };
    let ours = results.sizes.get(&Who::Ours).map(rows)?;
    let peers = results.sizes.get(&Who::Peer).map(rows);
    let mut text = String::new();
    for (at, (name, ours)) in ours.into_iter().enumerate() {
        let peers = peers.and_then(|rows| rows.get(at).map(|(_, figure)| *figure));
        // More files are neither better nor worse.
        let times = peers.filter(|_| name != "files of Rust");
        let times = times.map(|peers| peers as f64 / ours as f64);
        text += &line(name, [Some(count(ours)), peers.map(count)], times);
    }
    Some(text)
}

fn line(name: &str, cells: [Option<String>; 2], times: Option<f64>) -> String {
    let [ours, peers] = cells.map(Option::unwrap_or_default);
    let times = times.map(|times| format!("{times:.1}")).unwrap_or_default();
    format!("| {name} | {ours} | {peers} | {times} |\n")
}
