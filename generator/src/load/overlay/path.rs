//! JSONPath (RFC 9535): which nodes of a tree an action means.

use std::cmp::Ordering;

use serde_json::Value;
use serde_json_path::{JsonPath, PathElement};

use crate::diag::Pointer;

/// How many brackets an expression may have: its parser calls itself for each.
const BRACKETS: usize = 100;

/// A parsed expression.
pub(super) struct Query(JsonPath);

/// One step from a node to a node in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Step {
    Key(String),
    Index(usize),
}

impl Ord for Step {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Step::Key(a), Step::Key(b)) => a.cmp(b),
            (Step::Index(a), Step::Index(b)) => a.cmp(b),
            (Step::Index(_), Step::Key(_)) => Ordering::Less,
            (Step::Key(_), Step::Index(_)) => Ordering::Greater,
        }
    }
}

impl PartialOrd for Step {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Query {
    /// Parses an expression, or says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let brackets = text.chars().filter(|c| matches!(c, '[' | '(')).count();
        if brackets > BRACKETS {
            return Err(format!("it has more than {BRACKETS} brackets"));
        }
        JsonPath::parse(text).map(Self).map_err(|error| {
            let at = error.position() + 1;
            format!("at character {at}: {}", error.message())
        })
    }

    /// The nodes that are meant, each once, from the outermost and first on.
    pub fn nodes(&self, tree: &Value) -> Vec<Vec<Step>> {
        let found = self.0.query_located(tree);
        let mut nodes: Vec<Vec<Step>> = found
            .locations()
            .map(|location| location.iter().map(step).collect())
            .collect();
        nodes.sort();
        nodes.dedup();
        nodes
    }
}

fn step(element: &PathElement<'_>) -> Step {
    match element {
        PathElement::Name(name) => Step::Key((*name).to_owned()),
        PathElement::Index(index) => Step::Index(*index),
    }
}

/// The way of some steps as a pointer.
pub(super) fn pointer(steps: &[Step]) -> Pointer {
    let mut pointer = Pointer::root();
    for step in steps {
        match step {
            Step::Key(key) => pointer.push(key),
            Step::Index(index) => pointer.push(&index.to_string()),
        }
    }
    pointer
}
