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

use rayon::prelude::*;
use serde_json::Value;

use self::schema::Schema;
use super::origins::{Origins, Splices};
use super::schemas::{self, Part};
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
    let parts = schemas::parts(tree).into_par_iter();
    let rewritten: Vec<Rewritten> =
        parts.map(|part| rewritten(part, standard, origins)).collect();
    let mut old_words = nullable::Seen::default();
    for part in rewritten {
        origins.extend(part.splices);
        faults.extend(part.faults);
        old_words.extend(part.old_words);
    }
    old_words.report(standard, faults);
}

/// What is to be said of a part that was rewritten.
#[derive(Default)]
struct Rewritten {
    splices: Splices,
    faults: Faults,
    old_words: nullable::Seen,
}

fn rewritten(mut part: Part<'_>, standard: Standard, origins: &Origins) -> Rewritten {
    let mut said = Rewritten::default();
    let Rewritten { splices, faults, old_words } = &mut said;
    part.for_each(&mut |node, at| {
        booleans::replace(node, || origins.place_after(splices, at.as_str()), faults);
        if let Value::Object(map) = node {
            let mut schema = Schema { map, at, origins, splices, faults };
            nullable::read(&mut schema, standard, old_words);
            one(&mut schema);
        }
    });
    // Alternatives can be compared once each of them is in the words of 3.0.
    part.for_each(&mut |node, at| {
        if let Value::Object(map) = node {
            choices::simplify(&mut Schema { map, at, origins, splices, faults });
        }
    });
    said
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
