//! Says what OpenAPI 3.1 and JSON Schema 2020-12 say in the words of OpenAPI 3.0.
//!
//! One file for each idea. All of them work on one schema at a time and follow no
//! reference; documents of 3.0 that use a word of 3.1 are read alike. What 3.0 has no
//! word for goes into an extension `x-oasmith-…` or is reported where it stands.

mod booleans;
mod choices;
mod constant;
mod content;
mod examples;
mod exclusive;
mod info;
mod labels;
mod null;
mod nullable;
mod patterns;
mod schema;
mod tuples;
mod types;
mod unions;
mod validation;

pub(super) use labels::restore as restore_labels;
pub use tuples::TUPLE_ITEMS;

use serde_json::Value;

use self::schema::Schema;
use super::origins::Origins;
use super::schemas;
use super::version::Standard;
use crate::diag::Faults;

/// How many unions of one may lie in each other.
const DEEPEST: usize = 50;

/// Rewrites all schemas of the bundled document.
pub(super) fn run(
    tree: &mut Value,
    standard: Standard,
    origins: &mut Origins,
    faults: &mut Faults,
) {
    info::run(tree);
    let mut old_words = nullable::Seen::default();
    schemas::for_each(tree, &mut |node, at| {
        booleans::replace(node, || origins.place(at.as_str()), faults);
        if let Value::Object(map) = node {
            let mut schema = Schema { map, at, origins, faults };
            nullable::read(&mut schema, standard, &mut old_words);
            one(&mut schema);
        }
    });
    old_words.report(standard, faults);
    // Alternatives can be compared once each of them is in the words of 3.0.
    schemas::for_each(tree, &mut |node, at| {
        if let Value::Object(map) = node {
            choices::simplify(&mut Schema { map, at, origins, faults });
        }
    });
}

/// One schema, but not what is inside it.
fn one(schema: &mut Schema<'_>) {
    for _ in 0..DEEPEST {
        booleans::members(schema);
        null::alternatives(schema);
        if !unions::sole(schema) {
            break;
        }
    }
    validation::drop(schema);
    constant::as_enum(schema);
    exclusive::as_flags(schema);
    content::as_format(schema);
    examples::as_example(schema);
    labels::gather(schema);
    null::values(schema);
    tuples::mark(schema);
    patterns::as_additional(schema);
    types::as_one(schema);
}
