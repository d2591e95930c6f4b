//! The cargo features of a crate: one for each resource, the runtime's beside them, and
//! what examples need of both.

use std::fs;
use std::path::Path;

use oasmith::diag::Style;
use oasmith::{Failure, Options};
use oasmith_tests::place;

/// A document with these resources, and nothing in them that matters.
fn document(resources: &[&str]) -> String {
    let mut text = String::from(
        "openapi: 3.0.3\ninfo: {title: Things, version: '1'}\n\
         servers: [{url: 'https://things.example.com'}]\npaths:\n",
    );
    for name in resources {
        text.push_str(&format!(
            "  /{name}:\n    get: {{operationId: {name}_list, tags: [{name}], \
             responses: {{'204': {{description: Done.}}}}}}\n"
        ));
    }
    text
}

/// The crate of the document `api.yaml` in a folder, as far as it is asked for.
fn generate(folder: &Path, only: &[&str]) -> Result<String, String> {
    let mut options = Options::new(folder.join("api.yaml"), folder.join("crate"));
    options.only = only.iter().map(|&name| name.to_owned()).collect();
    let style = Style { current_dir: folder.to_owned(), ..Style::default() };
    match oasmith::generate(&options) {
        Ok(_) => Ok(fs::read_to_string(options.out.join("Cargo.toml")).expect("a file")),
        Err(Failure::Input(findings)) => Err(findings.render(&style)),
        Err(Failure::Write(error)) => panic!("{error}"),
    }
}

/// The part of a manifest below a head.
fn table<'a>(manifest: &'a str, head: &str) -> &'a str {
    let (_, table) = manifest.split_once(&format!("\n{head}\n")).expect(head);
    table.split("\n\n").next().unwrap_or(table)
}

#[test]
fn a_resource_does_not_take_the_name_of_a_feature() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = document(&["mock", "blocking", "tracing", "default", "shared", "tokio"]);
    fs::write(folder.path().join("api.yaml"), text).expect("a document");
    let manifest = generate(folder.path(), &[]).expect("a crate");
    let runtime =
        fs::read_to_string(place::workspace().join("generator/runtime/Cargo.toml"));
    let runtime = runtime.expect("the runtime's manifest");
    let wanted = [
        "\"mock-resource\" = []",
        "\"blocking-resource\" = []",
        "\"tracing-resource\" = []",
        "\"default-resource\" = []",
        "\"shared-resource\" = []",
        "\"tokio\" = []",
    ];
    let features = table(&manifest, "[features]");
    let (usual, features) = features.split_once("]\n").expect("a list");
    assert_eq!(features.lines().collect::<Vec<_>>(), wanted);
    for name in ["mock", "blocking", "tracing"] {
        assert!(!usual.contains(&format!("\"{name}\"")), "{name} is on by default");
    }
    let of_runtime = table(&runtime, "[features]").lines().collect::<Vec<_>>();
    assert_eq!(
        table(&manifest, "# Off by default.").lines().collect::<Vec<_>>(),
        of_runtime
    );
}

/// A document with pets and shops, and examples of both.
fn folder(examples: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::write(at("api.yaml"), document(&["pets", "shops"])).expect("a document");
    fs::create_dir(at("examples")).expect("a folder");
    for name in ["pets.rs", "shops.rs", "plain.rs"] {
        fs::write(at("examples").join(name), "fn main() {}\n").expect("an example");
    }
    let config =
        format!("[carry]\nfiles = ['examples/*.rs']\n[carry.examples]\n{examples}");
    fs::write(at("client.toml"), config).expect("a config");
    folder
}

#[test]
fn an_example_says_what_it_needs() {
    let folder = folder("shops = ['shops', 'mock']\npets = ['pets']\n");
    let manifest = generate(folder.path(), &[]).expect("a crate");
    let (_, examples) = manifest.split_once("\n[[example]]").expect("examples");
    assert_eq!(
        examples,
        "\nname = \"pets\"\nrequired-features = [\"pets\"]\n\n[[example]]\n\
         name = \"shops\"\nrequired-features = [\"shops\", \"mock\"]\n"
    );
}

#[test]
fn an_example_of_what_is_left_out_is_left_out() {
    let folder = folder("shops = ['shops', 'mock']\npets = ['pets']\n");
    let manifest = generate(folder.path(), &["pets"]).expect("a crate");
    assert!(manifest.contains("name = \"pets\"\nrequired-features"), "{manifest}");
    assert!(!manifest.contains("shops"), "{manifest}");
    let is_there = |name: &str| folder.path().join("crate/examples").join(name).exists();
    assert!(is_there("pets.rs") && is_there("plain.rs") && !is_there("shops.rs"));
}

#[test]
fn a_feature_that_the_crate_has_not_is_shown_with_its_line() {
    let folder = folder("pets = ['pets', 'mok']\nshops = ['webhooks']\n");
    let fault = generate(folder.path(), &[]).expect_err("a fault");
    insta::assert_snapshot!(fault);
}
