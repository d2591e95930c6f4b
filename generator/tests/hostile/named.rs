//! Names of every script, and names that mean something to HTTP or to Rust.

use serde_json::{Map, Value, json};

use crate::line::{Outcome, run};

fn document(schemas: Value, paths: Value) -> Outcome {
    let document = json!({
        "openapi": "3.0.3", "info": {"title": "T", "version": "1"},
        "paths": paths, "components": {"schemas": schemas},
    });
    run(document.to_string().as_bytes())
}

/// rustc finds no file of a module whose name is not ASCII.
#[test]
fn modules_and_features_are_ascii() {
    for name in ["n\u{1c3}", "D\u{17e}", "İ", "r\u{435}sult", "漢字"] {
        let operation =
            |id: String| json!({"get": {"operationId": id, "responses": {}}});
        let paths = json!({
            format!("/{name}"): operation(format!("{name}_Get")),
            "/a": operation(format!("{name}.put")),
        });
        let outcome = document(json!({}), paths);
        assert!(outcome.file("src/resources/mod.rs").is_ascii(), "{name}");
        assert!(outcome.file("Cargo.toml").is_ascii(), "{name}");
    }
}

/// Letters that look alike are rustc's business only where there are any.
#[test]
fn only_foreign_letters_are_allowed_for() {
    let member = |name: &str| json!({"A": {"type": "object", "properties": {name: {}}}});
    let root = |name| document(member(name), json!({})).file("src/lib.rs").to_owned();
    assert!(root("\u{430}").contains("confusable_idents"));
    assert!(!root("a").contains("confusable_idents"));
}

/// A letter with its mark is the composed letter, and a type begins with a capital.
#[test]
fn letters_have_one_form() {
    let letters = ["ᾳ", "\u{3b1}\u{345}", "ʘ", "ﬁ", "\u{9c7}\u{9be}", "\u{9cb}", "ª"];
    let members: Map<String, Value> = letters
        .iter()
        .map(|name| ((*name).to_owned(), json!({"type": "string"})))
        .collect();
    let outcome = document(
        json!({
            "A": {"type": "object", "properties": members},
            "E": {"type": "string", "enum": letters},
        }),
        json!({}),
    );
    let models = outcome.file("src/models/shared.rs");
    assert!(models.contains("Nʘ") && models.contains("optional fi"), "{models}");
    let names = models.lines().filter_map(|line| line.trim().strip_prefix("optional "));
    let names: Vec<&str> =
        names.filter_map(|name| name.split([' ', ':']).next()).collect();
    let unlike: std::collections::HashSet<&&str> = names.iter().collect();
    assert_eq!(unlike.len(), letters.len(), "{names:?}");
}

/// What serde does not know would not compile.
#[test]
fn a_document_names_only_what_serde_knows() {
    for path in
        ["std::process::Command", "std::net::IpAddr", "{ panic!() }", "a::B<[u8; 1]>"]
    {
        let own = json!({"type": "string", "x-rust-type": path});
        let schema = json!({"A": {"type": "object", "properties": {"a": own}}});
        let outcome = document(schema, json!({}));
        let models = outcome.file("src/models/shared.rs");
        assert_eq!(models.contains("External<"), path.ends_with("IpAddr"), "{models}");
    }
}

/// Thousands of resources are no square.
#[test]
fn many_resources_end_in_time() {
    let paths = (0..700).map(|at| {
        let get = json!({"operationId": format!("o{at}"), "tags": [format!("t{at}")], "responses": {}});
        (format!("/p{at}"), json!({"get": get}))
    });
    let start = std::time::Instant::now();
    document(json!({}), Value::Object(paths.collect())).file("src/resources/t699.rs");
    assert!(start.elapsed().as_secs() < 30, "took {:?}", start.elapsed());
}

/// Not read to its end, nor as a thousand errors.
#[test]
fn a_huge_client_toml_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("client.toml");
    std::fs::write(&path, "x".repeat((1 << 20) + 1)).expect("written");
    let mut faults = oasmith::diag::Faults::new();
    let mut sources = oasmith::load::Sources::default();
    assert!(oasmith::config::run(&path, &mut sources, &mut faults).is_none());
    assert!(faults.has_errors());
}
