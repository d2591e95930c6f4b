//! Looks up where faults are, and puts them in the order in which people read them.
//!
//! Lines and columns are looked up here and nowhere else, so a run without
//! faults never pays for positions.

use super::{Fault, Faults, Place, Severity};
use crate::load::{Position, Sources};

/// A fault, and where in the files it is.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The fault, at the place where what it is about was written.
    pub fault: Fault,
    /// The line and the column, if it is in a file and can be found there.
    pub position: Option<Position>,
    file_rank: usize,
}

impl Finding {
    /// `file:line:column`, as far as it is known; files are relative to the document's
    /// folder.
    pub fn spot(&self) -> String {
        match (&self.fault.place, self.position) {
            (Some(place), Some(at)) => {
                format!("{}:{}:{}", place.file, at.line, at.column)
            }
            (Some(place), None) => place.file.to_string(),
            (None, _) => String::new(),
        }
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.fault.code.severity()
    }

    /// What is the same in all findings like this one: its words without the names in them.
    pub(super) fn shape(&self) -> String {
        self.fault.message.split('`').step_by(2).collect()
    }

    fn order(&self) -> impl Ord + use<'_> {
        let Self { fault, position, file_rank } = self;
        let file = fault.place.as_ref().map(|place| &place.file);
        let is_error = self.severity() == Severity::Error;
        (is_error, *file_rank, file, *position, fault.code, &fault.message)
    }
}

/// All faults: warnings, then errors, each by file, line and column. Errors come last,
/// where the eye is when a run ends.
pub fn locate(faults: &Faults, sources: &Sources) -> Vec<Finding> {
    let written = |fault: &Fault| {
        let place = fault.place.as_ref().map(|place| sources.written(place));
        Fault { place, ..fault.clone() }
    };
    let faults: Vec<Fault> = faults.sorted().into_iter().map(written).collect();
    let places: Vec<&Place> = faults.iter().filter_map(|f| f.place.as_ref()).collect();
    let mut positions = sources.positions(&places).into_iter();
    let mut found: Vec<Finding> = faults
        .iter()
        .map(|fault| {
            let position = fault.place.as_ref().and_then(|_| positions.next().flatten());
            let rank = fault.place.as_ref().and_then(|place| sources.rank(&place.file));
            let file_rank = rank.unwrap_or(usize::MAX);
            Finding { fault: fault.clone(), position, file_rank }
        })
        .collect();
    found.sort_by(|a, b| a.order().cmp(&b.order()));
    found
}
