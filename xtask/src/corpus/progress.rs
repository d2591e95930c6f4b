//! Shows how far a run is: a bar where somebody watches, else a line for each document.

use std::io::{self, IsTerminal};

use indicatif::{ProgressBar, ProgressStyle};

use super::outcome::{Outcome, Tally};
use crate::say;

/// How far the run is.
pub struct Progress {
    bar: Option<ProgressBar>,
    count: usize,
}

impl Progress {
    /// Of so many documents.
    pub fn new(count: usize) -> Self {
        let bar = io::stderr().is_terminal().then(|| {
            let template = "{elapsed_precise} [{bar:30}] {pos}/{len} {wide_msg}";
            let style = ProgressStyle::with_template(template)
                .unwrap_or_else(|_| ProgressStyle::default_bar());
            ProgressBar::new(count as u64).with_style(style.progress_chars("=> "))
        });
        Self { bar, count }
    }

    /// A document is begun.
    pub fn begin(&self, name: &str) {
        if let Some(bar) = &self.bar {
            bar.set_message(name.to_owned());
        }
    }

    /// A document is done, so many by now.
    pub fn done(&self, outcome: &Outcome, so_far: usize) {
        let first = outcome.left.iter().find(|left| left.kind.is_fatal());
        let state = match first {
            Some(left) => format!("{}: {}", left.kind.words(), left.what),
            None => match &outcome.examples {
                Some(Tally { valid, decoded, lossless, .. }) => format!(
                    "ok, {valid} examples, {decoded} decoded, {lossless} without loss"
                ),
                None => "ok".to_owned(),
            },
        };
        let state = state.lines().next().unwrap_or_default().to_owned();
        match &self.bar {
            Some(bar) => {
                if first.is_some() {
                    bar.println(format!("{}: {state}", outcome.name));
                }
                bar.inc(1);
            }
            None => {
                say::err(&format!("{so_far}/{} {}: {state}\n", self.count, outcome.name))
            }
        }
    }

    /// The run is over.
    pub fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
