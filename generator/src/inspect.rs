//! Half the line: a document is read and understood, nothing is emitted or written.

use crate::diag::Place;
use crate::ir::Api;
use crate::load::Position;
use crate::normalise::Document;
use crate::{Failure, Findings, Options, decide, read, stack};

/// A document that was understood.
#[derive(Debug)]
pub struct Inspected {
    /// The document in one piece.
    pub document: Document,
    /// What its crate consists of.
    pub api: Api,
    /// Warnings, and the files that they are about.
    pub findings: Findings,
}

/// Reads the document and decides what its crate consists of. `options.out` and what
/// is about writing don't matter.
pub fn inspect(options: &Options) -> Result<Inspected, Failure> {
    stack::deep(|| {
        let mut findings = Findings::default();
        let (config, document) = read(options, &mut findings)?;
        let api = decide(options, &config, &document, &mut findings)?;
        Ok(Inspected { document, api, findings })
    })
}

impl Findings {
    /// Where the nodes at `pointers` of the bundled document were written: the place,
    /// and the line and the column as far as they can be found.
    pub fn written(
        &self,
        document: &Document,
        pointers: &[&str],
    ) -> Vec<(Place, Option<Position>)> {
        let written = |at: &&str| self.sources.written(&document.origins.place(at));
        let places: Vec<Place> = pointers.iter().map(written).collect();
        let positions = self.sources.positions(&places.iter().collect::<Vec<_>>());
        places.into_iter().zip(positions).collect()
    }
}
