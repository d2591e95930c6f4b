//! Words the results: the table, the totals, and what is left over.

use std::fmt::Write;
use std::time::Duration;

use super::outcome::{Generated, Outcome, Tally};
use super::removals;

/// What a corpus must reach, in percent.
const DECODED: f64 = 99.5;
const LOSSLESS: f64 = 99.0;
/// What it must stay below, in percent.
const UNTYPED: f64 = 2.0;

/// The columns. `%` is the share of fields that are any JSON although the document gives them
/// a type; `removed` are members that were taken out of responses, or set to null, and
/// `noticed` those that were then corrected or refused as they had to be.
const HEADS: [&str; 15] = [
    "document",
    "operations",
    "types",
    "lines",
    "warnings",
    "untyped",
    "%",
    "generate s",
    "check s",
    "valid",
    "decoded",
    "lossless",
    "removed",
    "noticed",
    "first failure",
];

/// What all documents come to.
#[derive(Debug)]
pub struct Totals {
    documents: usize,
    failed: usize,
    generated: Generated,
    checked: Duration,
    examples: Tally,
    removals: removals::Tally,
}

impl Totals {
    /// The sum of all rows.
    pub fn new(outcomes: &[Outcome]) -> Self {
        let mut totals = Self {
            documents: outcomes.len(),
            failed: outcomes.iter().filter(|outcome| outcome.has_failed()).count(),
            generated: Generated::default(),
            checked: Duration::ZERO,
            examples: Tally::default(),
            removals: removals::Tally::default(),
        };
        for outcome in outcomes {
            if let Some(of) = &outcome.generated {
                let sum = &mut totals.generated;
                sum.operations += of.operations;
                sum.types += of.types;
                sum.lines += of.lines;
                sum.warnings += of.warnings;
                sum.fields += of.fields;
                sum.untyped += of.untyped;
                sum.short += of.short;
                sum.time += of.time;
            }
            totals.checked += outcome.checked.unwrap_or_default();
            totals.examples += outcome.examples.unwrap_or_default();
            totals.removals += outcome.removals.unwrap_or_default();
        }
        totals
    }

    /// Whether no document fails and all figures are reached.
    pub fn are_good(&self) -> bool {
        let Tally { valid, decoded, lossless, .. } = self.examples;
        self.failed == 0
            && percent(decoded, valid, 100.0) >= DECODED
            && percent(lossless, valid, 100.0) >= LOSSLESS
            && percent(self.generated.short, self.generated.fields, 0.0) < UNTYPED
            && self.removals.noticed() == self.removals.changes
    }

    /// The figures that count.
    pub fn render(&self) -> String {
        let Tally { valid, decoded, lossless, invalid } = self.examples;
        let Generated { fields, untyped, short, .. } = self.generated;
        let removals::Tally { changes, corrected, taken, refused } = self.removals;
        format!(
            "documents: {}, failed: {}\n\
             {decoded} of {valid} valid examples decode: {:.2} % (wanted: {DECODED} %)\n\
             {lossless} of {valid} without loss: {:.2} % (wanted: {LOSSLESS} %)\n\
             {invalid} examples are refused by their own schemas and not counted\n\
             {short} of {fields} fields are any JSON although they have a type: {:.2} % \
             (wanted: below {UNTYPED} %); {untyped} are any JSON in all\n\
             {noticed} of {changes} removed members are noticed (wanted: all): {corrected} \
             corrected, {refused} refused, {taken} in unions that do without\n",
            self.documents,
            self.failed,
            percent(decoded, valid, 100.0),
            percent(lossless, valid, 100.0),
            percent(short, fields, 0.0),
            noticed = self.removals.noticed(),
        )
    }
}

/// All rows, the totals last.
pub fn render(outcomes: &[Outcome], totals: &Totals) -> String {
    let mut rows = vec![HEADS.map(str::to_owned)];
    rows.extend(outcomes.iter().map(row));
    let mut last = figures(
        "total",
        Some(&totals.generated),
        Some(totals.checked),
        Some(&totals.examples),
        Some(&totals.removals),
    );
    if let Some(cell) = last.last_mut() {
        *cell = format!("{} failed", totals.failed);
    }
    rows.push(last);
    let widths: Vec<usize> = (0..HEADS.len())
        .map(|at| {
            rows.iter().filter_map(|row| row.get(at)).map(|c| c.chars().count()).max()
        })
        .map(Option::unwrap_or_default)
        .collect();
    let mut text = String::new();
    for row in &rows {
        let mut line = String::new();
        for (at, (cell, width)) in row.iter().zip(&widths).enumerate() {
            // Writing to a string can't fail.
            let _ = match at {
                0 => write!(line, "{cell:<width$}"),
                _ if at + 1 == HEADS.len() => write!(line, "  {cell}"),
                _ => write!(line, "  {cell:>width$}"),
            };
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// Everything that is not as it should be, by document.
pub fn left_over(outcomes: &[Outcome]) -> String {
    let mut text = String::new();
    for outcome in outcomes.iter().filter(|outcome| !outcome.left.is_empty()) {
        let _ = writeln!(text, "{}", outcome.name);
        for left in &outcome.left {
            let _ = writeln!(text, "  {}: {}", left.kind.words(), left.place);
            for line in left.what.lines() {
                let _ = writeln!(text, "      {line}");
            }
        }
    }
    text
}

fn row(outcome: &Outcome) -> [String; 15] {
    let Outcome { name, generated, checked, examples, removals, left } = outcome;
    let mut cells = figures(
        name,
        generated.as_ref(),
        *checked,
        examples.as_ref(),
        removals.as_ref(),
    );
    let worst = left.iter().find(|left| left.kind.is_fatal()).or(left.first());
    if let Some((cell, left)) = cells.last_mut().zip(worst) {
        *cell = short(&format!("{}: {}", left.kind.words(), left.what));
    }
    cells
}

fn figures(
    name: &str,
    generated: Option<&Generated>,
    checked: Option<Duration>,
    examples: Option<&Tally>,
    removals: Option<&removals::Tally>,
) -> [String; 15] {
    let made = |figure: fn(&Generated) -> String| generated.map_or_else(none, figure);
    let tried = |figure: fn(&Tally) -> usize| {
        examples.map_or_else(none, |tally| figure(tally).to_string())
    };
    let removed = |figure: fn(&removals::Tally) -> usize| {
        removals.map_or_else(none, |tally| figure(tally).to_string())
    };
    [
        name.to_owned(),
        made(|of| of.operations.to_string()),
        made(|of| of.types.to_string()),
        made(|of| of.lines.to_string()),
        made(|of| of.warnings.to_string()),
        made(|of| of.untyped.to_string()),
        made(|of| format!("{:.1}", percent(of.short, of.fields, 0.0))),
        made(|of| seconds(of.time)),
        checked.map_or_else(none, seconds),
        tried(|tally| tally.valid),
        tried(|tally| tally.decoded),
        tried(|tally| tally.lossless),
        removed(|tally| tally.changes),
        removed(removals::Tally::noticed),
        String::new(),
    ]
}

fn none() -> String {
    "-".to_owned()
}

fn seconds(time: Duration) -> String {
    format!("{:.2}", time.as_secs_f64())
}

/// A share in percent; of nothing it is `empty`.
fn percent(part: usize, whole: usize, empty: f64) -> f64 {
    if whole == 0 { empty } else { part as f64 * 100.0 / whole as f64 }
}

/// One line that is not too long for a table.
fn short(text: &str) -> String {
    const MOST: usize = 70;
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}..", line.get(..end).unwrap_or_default()),
        None => line.to_owned(),
    }
}
