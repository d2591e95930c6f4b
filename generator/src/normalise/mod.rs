//! Turns the files of a document into one self-contained OpenAPI 3.0 document.
//!
//! A list of passes over trees, one file each. After this station nobody knows
//! of files, versions or `allOf`; nothing here knows Rust.

mod all_of;
mod assemble;
mod bounds;
mod build;
mod discover;
mod enums;
mod fit;
mod grammar;
mod grammar_schema;
mod grammar_table;
mod kinds;
mod modern;
mod names;
mod origins;
mod resolve;
mod rules;
mod scalars;
mod schemas;
mod unsaid;
mod version;

pub use origins::Origins;
pub use rules::MUTUAL_TLS;
pub use unsaid::{EXPLODE_DENIED, REQUIRED_UNSAID};

use indexmap::IndexMap;
use openapiv3::PathItem;

use crate::diag::Faults;
use crate::load::Sources;

/// A self-contained document.
#[derive(Clone, Debug)]
pub struct Document {
    /// The document; every `$ref` in it leads into its own `components`.
    pub openapi: openapiv3::OpenAPI,
    /// OpenAPI 3.1's `webhooks`: what the server sends, by name.
    pub webhooks: IndexMap<String, PathItem>,
    /// Which file each part came from.
    pub origins: Origins,
    /// The version that the document declares, such as `3.0.3`.
    pub version: String,
}

/// Runs all passes. Parts that are not sound are reported and left out.
pub fn run(sources: &Sources, faults: &mut Faults) -> Option<Document> {
    let (standard, version) = version::check(sources, faults)?;
    let targets = discover::run(sources, faults);
    let names = names::assign(&targets);
    let (mut tree, mut origins) = build::run(sources, &names, standard, faults)?;
    modern::run(&mut tree, standard, &mut origins, faults);
    all_of::run(&mut tree, &mut origins, faults);
    fit::run(&mut tree, &origins, faults);
    unsaid::run(&mut tree);
    let (openapi, webhooks) = assemble::run(tree, &origins, faults)?;
    Some(Document { openapi, webhooks, origins, version })
}
