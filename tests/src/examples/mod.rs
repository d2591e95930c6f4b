//! Finds the examples of a document, and in the crate's `api.json` the type that each
//! must fit. Used by this crate, by its build script, and by the tool that does the same
//! for a crate elsewhere; never looks into the crate itself.

mod bodies;
mod document;

pub use bodies::Bodies;

use serde_json::{Value, json};

/// An example that a crate can be asked to read and write.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// `droplets_get 200 found`: operation, status or `request`, and the example's name.
    pub name: String,
    /// The type of the crate that it must fit, as seen from the crate's root.
    pub rust_type: String,
    /// What the document shows.
    pub value: Value,
}

/// The examples of all JSON bodies, in the order of the document.
pub fn collect(openapi: &Value, bodies: &Bodies) -> Vec<Example> {
    let mut found = Vec::new();
    for body in document::json_bodies(openapi) {
        let Some(rust_type) = bodies.rust_type(&body) else { continue };
        for (name, value) in body.examples {
            found.push(Example {
                name: format!("{} {} {name}", body.operation, body.place),
                rust_type: rust_type.to_owned(),
                value,
            });
        }
    }
    found
}

/// The examples as a file that [`checks`] goes with.
pub fn to_json(examples: &[Example]) -> Value {
    let rows = examples.iter().map(|example| {
        let Example { name, rust_type, value } = example;
        json!({ "name": name, "rust_type": rust_type, "value": value })
    });
    rows.collect()
}

/// Rust: a function that knows, for each type that examples name, what reads and writes
/// it. Stands in a module in which the crate's root is in scope, beside `round_trip`.
pub fn checks(examples: &[Example]) -> String {
    let mut types: Vec<&str> =
        examples.iter().map(|example| example.rust_type.as_str()).collect();
    types.sort_unstable();
    types.dedup();
    let arms: String = types
        .iter()
        .map(|ty| format!("        {ty:?} => round_trip::<{ty}>,\n"))
        .collect();
    format!(
        "fn check(rust_type: &str) -> Option<Check> {{\n    Some(match rust_type {{\n\
         {arms}        _ => return None,\n    }})\n}}\n"
    )
}
