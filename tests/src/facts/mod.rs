//! Compares the facts of two documents: operations, parameters, types, bounds, statuses,
//! whatever is not prose. References are followed on both sides, so that only what a
//! reader of the document learns counts, not in which file it stands. Knows nothing of
//! the generator but how it reads files.

mod node;
mod rules;
mod walk;

use oasmith::load::Sources;

pub use node::Side;

/// A fact that two documents don't agree on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Difference {
    /// Where it stands in the first document: `file#/pointer`.
    pub place: String,
    /// What the first says, and what the second.
    pub detail: String,
}

/// What was compared, and what was found.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// The operations of the first document.
    pub operations: usize,
    /// How many facts were held against each other.
    pub facts: usize,
    /// In the order of places, each once.
    pub differences: Vec<Difference>,
}

/// Holds every operation of `ours` against the one of `theirs` that has its method and
/// path. What only `theirs` has is no difference: `ours` may be a part of it.
pub fn compare(ours: &Sources, theirs: &Sources) -> Comparison {
    let (ours, theirs) = (Side::new(ours), Side::new(theirs));
    let mut walk = walk::Walk::new(&ours, &theirs);
    let (Some(left), Some(right)) = (ours.root(), theirs.root()) else {
        return Comparison::default();
    };
    let operations = walk.document(&left, &right);
    let (facts, mut differences) = walk.finish();
    differences.sort();
    differences.dedup();
    Comparison { operations, facts, differences }
}

/// Holds one node against one of another document: `file#/pointer` each.
pub fn compare_at(
    (ours, at): (&Sources, &str),
    (theirs, there): (&Sources, &str),
) -> Comparison {
    let (ours, theirs) = (Side::new(ours), Side::new(theirs));
    let (Some(left), Some(right)) = (ours.at(at), theirs.at(there)) else {
        let place = at.to_owned();
        let missing = Difference { place, detail: "not there".to_owned() };
        return Comparison { differences: vec![missing], ..Comparison::default() };
    };
    let mut walk = walk::Walk::new(&ours, &theirs);
    walk.pair("node", &left, &right);
    let (facts, differences) = walk.finish();
    Comparison { operations: 0, facts, differences }
}
