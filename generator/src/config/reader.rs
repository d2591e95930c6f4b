//! The file that is being read: where its lines are, and the faults found in it.

use std::ops::Range;
use std::sync::Arc;

use super::Spot;
use crate::diag::{Code, Fault, Faults, Part, Place, Pointer};

/// A file that is being read.
pub(super) struct Reader<'a> {
    file: Arc<str>,
    text: &'a str,
    /// Where each line begins, found once: every value is asked for its place.
    lines: Vec<usize>,
    faults: &'a mut Faults,
}

impl<'a> Reader<'a> {
    pub fn new(file: &Arc<str>, text: &'a str, faults: &'a mut Faults) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        let lines = [0].into_iter().chain(ends).collect();
        Self { file: Arc::clone(file), text, lines, faults }
    }

    /// Where a span of bytes begins.
    pub fn place(&self, span: &Range<usize>) -> Place {
        let line = self.lines.partition_point(|start| *start <= span.start);
        let start = self.lines.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let before = self.text.get(start..span.start).unwrap_or("");
        let column = before.chars().count() + 1;
        let part = Part::Text { line, column };
        Place { file: Arc::clone(&self.file), pointer: Pointer::root(), part }
    }

    /// A value together with its place.
    pub fn spot<T>(&self, value: T, span: &Range<usize>) -> Spot<T> {
        Spot { value, place: self.place(span) }
    }

    pub fn push(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    /// A value that can't be used.
    pub fn refuse(&mut self, span: &Range<usize>, message: impl Into<String>) {
        let place = self.place(span);
        self.push(Fault::new(Code::ConfigValue, place, message));
    }
}
