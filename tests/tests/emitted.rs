//! Small documents, one idea each, and the models and operations that are emitted for
//! them, below what is said about the document.

use std::fs;

use oasmith::diag::Style;
use oasmith::{Failure, Locking, Options};
use oasmith_tests::{files, place};

/// What is said about a document, and the Rust that is made of it, without the runtime.
fn emitted(name: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let documents = place::documents();
    let split = documents.join(name).join("openapi.yaml");
    let whole = documents.join(name).with_extension("yaml");
    let spec = if split.exists() { split } else { whole };
    let out = folder.path().join("crate");
    let options = Options { names: Locking::Read, ..Options::new(spec, out) };
    let style = Style { current_dir: documents, ..Style::default() };
    let report = match oasmith::generate(&options) {
        Ok(report) => report,
        Err(Failure::Input(findings)) => panic!("{}", findings.render(&style)),
        Err(Failure::Write(error)) => panic!("{error}"),
    };
    let mut text = report.findings.render(&style);
    for path in files::all(&options.out) {
        let wanted = ["src/models", "src/resources", "docs"]
            .iter()
            .any(|at| path.starts_with(at));
        // The list of modules says nothing that the modules don't.
        if wanted && !path.ends_with("mod.rs") {
            let file = fs::read_to_string(options.out.join(&path)).expect("a file");
            text.push_str(&format!("\n//=== {}\n{file}", path.display()));
        }
    }
    text
}

macro_rules! documents {
    ($($name:ident)*) => {
        $(
            #[test]
            fn $name() {
                insta::assert_snapshot!(emitted(stringify!($name)));
            }
        )*

        const COVERED: &[&str] = &[$(stringify!($name)),*];
    };
}

documents! {
    presence nullable_ref string_enum integer_enum enum_descriptions all_of annotated_ref
    discriminator discriminator_without_mapping union implied_discriminator any_of_parts
    string_or_integer maps typed_rest free_form recursion endless large inline_names same_inline
    names deprecated formats bounds nasty_text aliases parameters array_styles
    object_parameters bodies other_bodies read_only several_successes default_response
    errors other_responses events servers_and_security operation_ids resources_by_tag
    undeclared_path_parameter two_files
    content_parameters query_spelling path_templates multipart forms alternates json_lines
    other_statuses constants
    own_types enum_words united_enums expandable nested_unions discriminators objects
    tuples type_lists only_webhooks
    inheritance both_unions shared_members
    resource_tree renamed
    paging paging_rules no_paging idempotency
    stand_in
}

#[test]
fn every_document_has_its_snapshot() {
    let entries = fs::read_dir(place::documents()).expect("the documents");
    let mut found: Vec<String> = entries
        .flatten()
        .filter_map(|entry| Some(entry.path().file_stem()?.to_str()?.to_owned()))
        .filter(|name| !["bad", "connection"].contains(&name.as_str()))
        .collect();
    found.sort();
    let mut covered = COVERED.to_vec();
    covered.sort_unstable();
    assert_eq!(covered, found);
}
