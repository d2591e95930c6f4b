//! What the fuzzers found, each the smallest document that showed it.

use serde_json::json;

use crate::line::run;

fn schema(schema: serde_json::Value) -> crate::line::Outcome {
    let document = json!({
        "openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": {},
        "components": {"schemas": {"A": schema}},
    });
    run(document.to_string().as_bytes())
}

/// `²` is alphanumeric and no part of an identifier; a vowel sign can't begin one.
#[test]
fn letters_that_are_no_identifiers() {
    for name in ["²", "①", "ि", "a²", "ि²"] {
        schema(json!({"type": "object", "properties": {name: {"type": "string"}}}))
            .file("src/models/shared.rs");
        schema(json!({"type": "string", "enum": [name]})).file("src/models/shared.rs");
    }
}

/// The compiler normalises identifiers: two that are one then are given twice.
#[test]
fn names_that_unicode_takes_for_the_same() {
    let outcome = schema(json!({"type": "object", "properties": {
        "\u{212a}elvin": {"type": "string"}, "Kelvin": {"type": "integer"},
        "\u{ac00}": {"type": "string"}, "\u{1100}\u{1161}": {"type": "string"},
    }}));
    let models = outcome.file("src/models/shared.rs");
    let members =
        models.lines().filter_map(|line| line.trim().strip_prefix("optional "));
    let names = members.filter_map(|member| member.split([' ', ':']).next());
    let names: std::collections::HashSet<&str> = names.collect();
    assert_eq!(names.len(), 4, "{models}");
}

/// A resource's feature is not Cargo's own `default`.
#[test]
fn a_tag_called_default() {
    let document = json!({
        "openapi": "3.0.3", "info": {"title": "T", "version": "1"},
        "paths": {"/a": {"get": {"tags": ["default"], "operationId": "x", "responses": {}}}},
    });
    run(document.to_string().as_bytes()).file("Cargo.toml");
}

/// The title stands in a comment, where marks that turn text are an error to rustc.
#[test]
fn a_title_that_turns_the_direction_of_text() {
    let document = json!({
        "openapi": "3.0.3", "info": {"title": "T\u{202e}x\u{2066}", "version": "1"}, "paths": {},
    });
    let outcome = run(document.to_string().as_bytes());
    for path in ["src/lib.rs", "src/config.rs", "Cargo.toml", "README.md"] {
        assert!(!outcome.file(path).contains(['\u{202e}', '\u{2066}']), "{path}");
    }
}
