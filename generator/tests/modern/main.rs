//! What OpenAPI 3.1 and JSON Schema 2020-12 say, in the words of 3.0: one small document
//! for each rule.

#[path = "../front/mod.rs"]
mod front;

mod documents;
mod schemas;

use front::{Outcome, run};

/// A document of 3.1 with these components and nothing else.
fn document(schemas: &str) -> String {
    front::document(schemas).replace("3.0.3", "3.1.0").replace("paths: {}\n", "")
}

/// The schemas that come out, and the report if there is one.
fn components(schemas: &str) -> String {
    shown(&run(&[("api.yml", &document(schemas))]))
}

fn shown(outcome: &Outcome) -> String {
    let report = outcome.report();
    let schemas = outcome.components("schemas");
    format!("{schemas}{}{report}", if report.is_empty() { "" } else { "\n" })
}
