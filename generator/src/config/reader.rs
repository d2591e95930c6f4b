//! The file that is being read: where its lines are, and the faults found in it.

use std::ops::Range;
use std::sync::Arc;

use super::Spot;
use crate::diag::{Code, Fault, Faults, Part, Place, Pointer};

/// A file that is being read.
pub(super) struct Reader<'a> {
    file: Arc<str>,
    text: &'a str,
    faults: &'a mut Faults,
}

impl<'a> Reader<'a> {
    pub fn new(file: &Arc<str>, text: &'a str, faults: &'a mut Faults) -> Self {
        Self { file: Arc::clone(file), text, faults }
    }

    /// Where a span of bytes begins.
    pub fn place(&self, span: &Range<usize>) -> Place {
        let before = self.text.get(..span.start).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.matches('\n').count() + 1;
        let column = before.get(line_start..).unwrap_or("").chars().count() + 1;
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
