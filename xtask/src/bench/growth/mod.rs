//! How generating and checking grow with the number of operations.

mod document;

use std::fmt;

use super::krate::{Crate, Goal};
use super::ours;
use super::place::{Place, settle};
use super::series::Sample;
use super::session::Session;
use super::turns::{Contestant, take};
use crate::say;

/// Documents of so many operations are measured.
const OPERATIONS: [u32; 5] = [50, 500, 1_000, 2_500, 5_000];

/// What is measured of a document.
#[derive(Clone, Copy, Debug)]
struct Measured {
    operations: u32,
    what: What,
}

#[derive(Clone, Copy, Debug)]
enum What {
    Generate,
    Check,
}

impl fmt::Display for Measured {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.what {
            What::Generate => "generate",
            What::Check => "check",
        };
        write!(out, "{what} {} operations", self.operations)
    }
}

/// A document on disk, and its crate.
struct Grown {
    operations: u32,
    place: Place,
    krate: Crate,
}

/// Measures all of them in turn.
pub fn measure(session: &mut Session) -> Result<(), String> {
    let documents = OPERATIONS.map(|operations| Grown::new(&session.place, operations));
    let documents: Vec<Grown> = documents.into_iter().collect::<Result<_, String>>()?;
    session.results.growth.clear();
    say::err("compiling what all crates depend on\n");
    for one in &documents {
        one.krate.warm(Goal::Check)?;
        let step = session.results.growth.entry(one.operations).or_default();
        step.size = one.krate.size().map_err(|error| error.to_string())?;
    }
    let runs = session.runs;
    let contestants: Vec<_> = documents.iter().flat_map(Grown::contestants).collect();
    take(runs, &contestants, |turn| {
        turn.tell();
        let Measured { operations, what } = turn.subject;
        let step = session.results.growth.entry(operations).or_default();
        match what {
            What::Generate => step.generate.push(turn.sample),
            What::Check => step.check.push(turn.sample),
        }
        session.save()
    })
}

impl Grown {
    /// Writes the document and its crate.
    fn new(place: &Place, operations: u32) -> Result<Self, String> {
        let place = place.growth(operations)?;
        settle(&place.spec, &document::of(operations))
            .map_err(|error| format!("{}: {error}", place.spec.display()))?;
        ours::generate(&place, &place.ours()).run()?;
        let krate = Crate::new(&place, place.ours())?;
        Ok(Self { operations, place, krate })
    }

    fn contestants(&self) -> [Contestant<'_, Measured>; 2] {
        let of = |what| Measured { operations: self.operations, what };
        [
            Contestant::new(of(What::Generate), || self.generate()),
            Contestant::new(of(What::Check), || self.krate.alone(Goal::Check)),
        ]
    }

    fn generate(&self) -> Result<Sample, String> {
        Ok(ours::generate(&self.place, &self.place.new_crate()).run()?.sample)
    }
}
