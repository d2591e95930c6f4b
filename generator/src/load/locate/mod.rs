//! Finds the lines and columns of nodes.
//!
//! A parser says positions only in its errors. So a visitor walks the wanted nodes
//! and fails on purpose at each: its parent catches the error, takes the position
//! out of it and goes on behind the node. One reading finds all of them.

mod probe;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use serde::de::{DeserializeSeed, Error};

use self::probe::Probe;
use super::sources::Position;
use crate::diag::Part;

/// A node whose position is wanted.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    pub tokens: Vec<String>,
    pub part: Part,
}

/// The positions of all wanted nodes. A node that has no place of its own, because
/// it came in through a merge key or is empty, is where the key above it is.
pub(super) fn all<'de, D: serde::Deserializer<'de>>(
    from: D,
    text: &str,
    wanted: &[Wanted],
) -> Vec<Option<Position>> {
    let mut root = Node::default();
    for (index, wanted) in wanted.iter().enumerate() {
        root.add(&wanted.tokens, wanted.part, index);
    }
    let search = Search {
        lines: text.lines().collect(),
        found: RefCell::new(vec![None; wanted.len()]),
        failed: Cell::new(false),
    };
    let start = Position { line: 1, column: 1 };
    let probe = Probe { node: &root, above: start, search: &search };
    if let Err(error) = probe.deserialize(from)
        && search.failed.get()
    {
        search.note(&root.value, position(&error.to_string()).unwrap_or(start));
    }
    search.found.into_inner()
}

/// The wanted nodes as a tree; each holds the indices of those who want it.
#[derive(Default)]
struct Node {
    children: HashMap<String, Node>,
    key: Vec<usize>,
    repeated: Vec<usize>,
    value: Vec<usize>,
}

impl Node {
    fn add(&mut self, tokens: &[String], part: Part, index: usize) {
        let mut node = self;
        for token in tokens {
            node = node.children.entry(token.clone()).or_default();
        }
        match part {
            Part::Key => node.key.push(index),
            Part::RepeatedKey => node.repeated.push(index),
            Part::Value | Part::Text { .. } => node.value.push(index),
        }
    }
}

struct Search<'a> {
    lines: Vec<&'a str>,
    found: RefCell<Vec<Option<Position>>>,
    /// Whether the last error was on purpose.
    failed: Cell<bool>,
}

impl Search<'_> {
    fn note(&self, indices: &[usize], position: Position) {
        let mut found = self.found.borrow_mut();
        for index in indices {
            if let Some(found) = found.get_mut(*index) {
                *found = found.or(Some(position));
            }
        }
    }

    /// All of a node that was not found is where the nearest key above it is.
    fn note_all(&self, node: &Node, position: Position) {
        for indices in [&node.key, &node.repeated, &node.value] {
            self.note(indices, position);
        }
        node.children.values().for_each(|child| self.note_all(child, position));
    }

    fn fail<T, E: Error>(&self) -> Result<T, E> {
        self.failed.set(true);
        Err(E::custom("here"))
    }

    /// Where a failure on purpose was; any other error goes up.
    fn caught<T, E: Error>(&self, result: Result<T, E>) -> Result<Option<Position>, E> {
        match result {
            Ok(_) => Ok(None),
            Err(error) if self.failed.take() => Ok(position(&error.to_string())),
            Err(error) => Err(error),
        }
    }

    /// Where a container begins whose first member is at `first`: at its bracket
    /// or its dash, if one stands right before.
    fn start(&self, first: Position, brackets: [char; 2]) -> Position {
        let line = self.lines.get(first.line.wrapping_sub(1)).copied().unwrap_or("");
        let column = first.column.saturating_sub(1);
        // Lines can be megabytes long.
        let end = match line.is_ascii() {
            true => column.min(line.len()),
            false => line.char_indices().nth(column).map_or(line.len(), |(at, _)| at),
        };
        let before = line.get(..end).unwrap_or_default().trim_end();
        match before.chars().next_back() {
            Some(c) if brackets.contains(&c) => {
                let column =
                    if line.is_ascii() { before.len() } else { before.chars().count() };
                Position { line: first.line, column }
            }
            _ => first,
        }
    }
}

/// The position in the text of an error.
fn position(error: &str) -> Option<Position> {
    let Some((_, at)) = error.rsplit_once(" at line ") else {
        return Some(Position { line: 1, column: 1 });
    };
    let (line, column) = at.split_once(" column ")?;
    Some(Position { line: line.parse().ok()?, column: column.parse().ok()? })
}
