//! The examples of a document: what it shows, the type that the crate has for it, and
//! whether its own schema takes it.

mod collect;
mod node;
mod schema;
mod validate;

use std::sync::Arc;

use jsonschema::Validator;
use serde_json::Value;

pub use collect::collect;
pub use validate::mark;

/// Something that a document shows.
#[derive(Debug)]
pub struct Example<'a> {
    /// Where: `file#/pointer`.
    pub place: String,
    /// The type of the crate that it must fit, as seen from the crate's root.
    pub rust_type: String,
    /// What is shown.
    pub value: &'a Value,
    /// Whether its own schema takes it.
    pub valid: bool,
    schema: Option<node::Node<'a>>,
    direction: Direction,
    validator: Option<Arc<Validator>>,
}

impl Example<'_> {
    /// Whether it is the body of a response.
    pub fn is_response(&self) -> bool {
        self.direction == Direction::Response
    }

    /// Whether its schema takes another value, where the schema can be asked.
    pub fn takes(&self, value: &Value) -> Option<bool> {
        Some(self.validator.as_ref()?.is_valid(value))
    }
}

/// Which way a value travels: members that travel the other way may be missing from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Direction {
    Request,
    Response,
    Unknown,
}
