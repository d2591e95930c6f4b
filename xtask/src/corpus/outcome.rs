//! What became of a document: the rows of the table, and what is left over.

use std::time::Duration;

use super::removals;

/// One document, from end to end.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The document's name.
    pub name: String,
    /// The crate, if there is one.
    pub generated: Option<Generated>,
    /// How long the compiler took to check the crate, if it found nothing wrong; zero, if it
    /// had the result at hand.
    pub checked: Option<Duration>,
    /// The examples, if they were tried.
    pub examples: Option<Tally>,
    /// What became of responses from which something is missing, if that was tried.
    pub removals: Option<removals::Tally>,
    /// Everything that is not as it should be.
    pub left: Vec<Left>,
}

/// The figures of a crate.
#[derive(Clone, Copy, Debug, Default)]
pub struct Generated {
    /// Operations of the document.
    pub operations: usize,
    /// Models of the crate.
    pub types: usize,
    /// Lines of Rust, the runtime's included.
    pub lines: usize,
    /// Warnings of the generator.
    pub warnings: usize,
    /// Places with a type: members, items, parameters, bodies.
    pub fields: usize,
    /// Those of them that are any JSON.
    pub untyped: usize,
    /// Those of them to which the document does give a type.
    pub short: usize,
    /// How long it took.
    pub time: Duration,
}

/// How examples fared. Those that their own schema refuses are only counted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Examples that are valid by their own schema.
    pub valid: usize,
    /// Valid ones that were decoded.
    pub decoded: usize,
    /// Valid ones that came out as they went in.
    pub lossless: usize,
    /// Examples that their own schema refuses.
    pub invalid: usize,
}

/// Something that is not as it should be.
#[derive(Clone, Debug)]
pub struct Left {
    /// What sort of thing.
    pub kind: Kind,
    /// Where in the document: `file#/pointer`.
    pub place: String,
    /// What is wrong.
    pub what: String,
}

/// Sorts of things that are left over; the first four fail the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The generator broke off.
    Panic,
    /// There is no crate.
    NotGenerated,
    /// The crate has errors or warnings.
    NotCompiled,
    /// The program that tries the examples could not be built or run.
    NotTried,
    /// A valid example is refused.
    NotDecoded,
    /// A valid example comes out otherwise.
    Lossy,
    /// A response from which something is missing comes to something else than it has to.
    Uncorrected,
    /// The crate and the document don't agree on what must be there.
    Unlike,
}

impl Kind {
    /// As it is said in the list.
    pub fn words(self) -> &'static str {
        match self {
            Kind::Panic => "panic",
            Kind::NotGenerated => "not generated",
            Kind::NotCompiled => "not compiling",
            Kind::NotTried => "not tried",
            Kind::NotDecoded => "not decoded",
            Kind::Lossy => "lossy",
            Kind::Uncorrected => "not corrected",
            Kind::Unlike => "unlike",
        }
    }

    /// Whether the document fails by it.
    pub fn is_fatal(self) -> bool {
        matches!(
            self,
            Kind::Panic | Kind::NotGenerated | Kind::NotCompiled | Kind::NotTried
        )
    }
}

impl Outcome {
    /// Nothing yet.
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// Notes something that is not as it should be.
    pub fn note(
        &mut self,
        kind: Kind,
        place: impl Into<String>,
        what: impl Into<String>,
    ) {
        self.left.push(Left { kind, place: place.into(), what: what.into() });
    }

    /// Whether the document has no crate that compiles.
    pub fn has_failed(&self) -> bool {
        self.left.iter().any(|left| left.kind.is_fatal())
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.valid += other.valid;
        self.decoded += other.decoded;
        self.lossless += other.lossless;
        self.invalid += other.invalid;
    }
}
