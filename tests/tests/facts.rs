//! The comparer of documents can fail: each kind of change is noticed, prose is not.

use std::fs;

use oasmith::diag::Faults;
use oasmith::load::{self, Sources};
use oasmith_tests::facts;

const DOCUMENT: &str = "\
openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /things:
    get:
      operationId: things_list
      description: Lists things.
      parameters:
        - {name: page, in: query, schema: {type: integer, minimum: 1, default: 1}}
      responses:
        '200':
          description: OK
          headers: {ratelimit: {schema: {type: integer}}}
          content:
            application/json:
              schema: {$ref: '#/components/schemas/thing'}
      security: [{bearer: [thing:read]}]
components:
  schemas:
    thing:
      type: object
      required: [id]
      properties:
        id: {type: integer, format: int64, nullable: true}
        title: {type: string, enum: [a, b], pattern: '^[ab]$'}
        parent: {$ref: '#/components/schemas/thing'}
";

fn read(text: &str) -> Sources {
    let folder = tempfile::tempdir().expect("a folder");
    let entry = folder.path().join("openapi.yaml");
    fs::write(&entry, text).expect("a file");
    load::run(&load::Options::new(entry), &mut Faults::new())
}

/// What is found when `from` is written as `to`.
fn changed(from: &str, to: &str) -> Vec<String> {
    assert_eq!(DOCUMENT.matches(from).count(), 1, "{from} is not one place");
    let compared = facts::compare(&read(&DOCUMENT.replace(from, to)), &read(DOCUMENT));
    let differences = compared.differences.into_iter();
    differences.map(|found| format!("{}: {}", found.place, found.detail)).collect()
}

#[test]
fn equal_documents_have_no_differences() {
    let compared = facts::compare(&read(DOCUMENT), &read(DOCUMENT));
    assert_eq!((compared.operations, compared.differences), (1, Vec::new()));
    assert!(compared.facts > 15, "{}", compared.facts);
}

#[test]
fn prose_is_no_fact() {
    assert_eq!(changed("Lists things.", "All of them."), [""; 0]);
    assert_eq!(changed("description: OK", "description: Fine"), [""; 0]);
}

#[test]
fn a_property_called_title_is_no_prose() {
    let found =
        changed("        title: {type: string, enum: [a, b], pattern: '^[ab]$'}\n", "");
    assert_eq!(
        found,
        ["openapi.yaml#/components/schemas/thing/properties/title: ours has none"]
    );
}

#[test]
fn a_changed_bound_is_found() {
    let at = "openapi.yaml#/paths/~1things/get/parameters/0/schema/minimum";
    assert_eq!(changed("minimum: 1", "minimum: 2"), [format!("{at}: 2, theirs 1")]);
    assert_eq!(changed(", minimum: 1", ""), [format!("{at}: ours has none")]);
    assert_eq!(changed("minimum: 1", "minimum: 1.0"), [""; 0]);
}

#[test]
fn every_other_change_is_found_once() {
    let changes = [
        ("/things:", "/thing:"),
        ("    get:", "    put:"),
        ("things_list", "list_things"),
        ("name: page", "name: pages"),
        ("in: query", "in: header"),
        ("default: 1", "default: 2"),
        ("'200'", "'201'"),
        ("ratelimit:", "rate-limit:"),
        ("application/json", "text/json"),
        ("thing:read", "thing:list"),
        ("required: [id]", "required: [id, title]"),
        ("      required: [id]\n", ""),
        ("format: int64", "format: int32"),
        (", nullable: true", ""),
        ("nullable: true", "nullable: true, deprecated: true"),
        ("enum: [a, b]", "enum: [a, b, c]"),
        ("'^[ab]$'", "'^[a-b]$'"),
    ];
    for (from, to) in changes {
        let found = changed(from, to);
        let whole =
            found.iter().all(|line| line.contains("none") || line.contains("no "));
        let once = found.len() == 1 || (found.len() == 2 && whole);
        assert!(once, "{from} -> {to}: {found:?}");
    }
}

#[test]
fn a_flag_that_is_false_says_nothing() {
    assert_eq!(changed("in: query", "in: query, required: false"), [""; 0]);
}

#[test]
fn the_order_of_values_says_nothing() {
    assert_eq!(changed("enum: [a, b]", "enum: [b, a]"), [""; 0]);
}
