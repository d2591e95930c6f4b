//! The stand-in for the API, behind the crate's feature `mock`: what the document says of
//! requests and answers, as data, and the module that hands it to the runtime.

mod answer;
mod made;
mod module;
mod operation;
mod pages;
mod readable;
mod schema;

pub use module::{declaration, module, sample};

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::ir::Api;
use operation::Writer;
use schema::Schemas;

/// The cargo feature.
pub const FEATURE: &str = "mock";

/// `src/mock.json`: a line for each operation, each body of a failure and each type that
/// requests are made of, so that a change shows as one.
pub fn data(api: &Api) -> String {
    let mut writer = Writer { api, schemas: Schemas::new(api), shared: BTreeMap::new() };
    let operations: Vec<String> =
        api.operations.iter().map(|one| writer.operation(one).to_string()).collect();
    let shared = writer.shared.iter();
    let shared = shared.map(|(name, value)| member(name, value)).collect();
    let types = writer.schemas.definitions();
    let types = types.iter().map(|(name, value)| member(name, value)).collect();
    let base_path = json!(api.connection.base_path);
    format!(
        "{{\"format\":1,\"base_path\":{base_path},\n\"operations\":[{}],\n\
         \"examples\":{{{}}},\n\"$defs\":{{{}}}}}\n",
        lines(operations),
        lines(shared),
        lines(types),
    )
}

fn member(name: &str, value: &Value) -> String {
    format!("{}:{value}", json!(name))
}

fn lines(lines: Vec<String>) -> String {
    if lines.is_empty() { String::new() } else { format!("\n{}\n", lines.join(",\n")) }
}
