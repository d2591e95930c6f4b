//! Asks each example's own schema whether it takes the example.

use std::collections::HashMap;
use std::sync::Arc;

use jsonschema::{Draft, Registry, Validator};
use serde_json::{Value, json};

use super::schema::Schemas;
use super::{Direction, Example};

const URI: &str = "https://oasmith.invalid/document";

/// Marks the examples that their own schemas refuse. What can't be checked counts as
/// valid: the crate must take it. `version` is the document's own.
pub fn mark(examples: &mut [Example<'_>], version: &str) {
    let is_30 = version.starts_with("3.0");
    for direction in [Direction::Request, Direction::Response, Direction::Unknown] {
        let some: Vec<&mut Example<'_>> =
            examples.iter_mut().filter(|one| one.direction == direction).collect();
        if !some.is_empty() {
            mark_all(some, is_30, direction);
        }
    }
}

fn mark_all(mut examples: Vec<&mut Example<'_>>, is_30: bool, direction: Direction) {
    let mut strict = Schemas::new(is_30, direction, true);
    let mut lenient = Schemas::new(is_30, direction, false);
    let mut numbers = Vec::new();
    for example in &examples {
        numbers.push(example.schema.as_ref().map(|schema| {
            lenient.number(schema);
            strict.number(schema)
        }));
    }
    let strict = registry(strict.into_value());
    let lenient = registry(lenient.into_value());
    let mut validators: HashMap<usize, Option<Arc<Validator>>> = HashMap::new();
    for (example, number) in examples.iter_mut().zip(numbers) {
        let Some(number) = number else { continue };
        let validator = validators.entry(number).or_insert_with(|| {
            // A pattern may be none in this dialect; then the rest is checked.
            validator(strict.as_ref()?, number)
                .or_else(|| validator(lenient.as_ref()?, number))
                .map(Arc::new)
        });
        example.validator = validator.clone();
        example.valid = example.takes(example.value).unwrap_or(true);
    }
}

fn registry(schemas: Value) -> Option<Registry<'static>> {
    Registry::new().draft(Draft::Draft202012).add(URI, schemas).ok()?.prepare().ok()
}

fn validator(registry: &Registry<'_>, number: usize) -> Option<Validator> {
    let schema = json!({ "$ref": format!("{URI}#/$defs/{number}") });
    jsonschema::options()
        .with_draft(Draft::Draft202012)
        .with_registry(registry)
        .build(&schema)
        .ok()
}
