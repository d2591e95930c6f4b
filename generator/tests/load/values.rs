//! What the text of a file is read as.

use insta::assert_snapshot;

use crate::front::{document, run, schemas};

/// The value that a schema's `default` is read as.
fn read(yaml: &str) -> String {
    let outcome = run(&[("api.yml", &document(&format!("A:\n  default: {yaml}")))]);
    assert_eq!(outcome.report(), "");
    outcome.node("/components/schemas/A/default")
}

#[test]
fn numbers_beyond_64_bits_are_floats() {
    assert_eq!(read("18446744073709551615"), "18446744073709551615");
    assert_eq!(read("18446744073709552000"), "1.8446744073709552e+19");
    assert_eq!(read("-9223372036854775809"), "-9.223372036854776e+18");
}

#[test]
fn what_json_has_not_is_text() {
    assert_eq!(read(".nan"), r#""NaN""#);
    assert_eq!(read("2020-07-21T18:37:44Z"), r#""2020-07-21T18:37:44Z""#);
    assert_eq!(read("!!binary aGk="), r#""aGk=""#);
    assert_eq!(read("!custom {a: 1}"), r#"{"a":1}"#);
}

#[test]
fn keys_of_every_kind_are_text() {
    let read = read("{200: a, true: b, 1.10: c, null: d, '05': e}");
    assert_eq!(read, r#"{"200":"a","true":"b","1.10":"c","null":"d","05":"e"}"#);
}

#[test]
fn merge_keys_are_applied() {
    assert_eq!(
        read("{a: &a {x: 1, y: 2}, b: {<<: *a, y: 3}, c: {<<: [{x: 5}, *a]}}"),
        r#"{"a":{"x":1,"y":2},"b":{"y":3,"x":1},"c":{"x":5,"y":2}}"#
    );
}

#[test]
fn a_key_that_stands_twice() {
    assert_snapshot!(schemas("A:\n  title: one\n  type: string\n  title: two"), @r#"
    A: {"title":"two","type":"string"}

    warning[duplicate-key]: the key `title` stands here for the second time
     --> api.yml:9:7
      |
    9 |       title: two
      |       ^^^^^
      |
      = help: the last one counts; remove or rename one of them
    "#);
}

#[test]
fn json_is_read_as_json() {
    let text = r#"{"openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": {},
        "components": {"schemas": {"A": {"type": "string", "maxLength": 1e2}}}}"#;
    let outcome = run(&[("api.json", text)]);
    assert_snapshot!(outcome.components("schemas"), @r#"A: {"type":"string","maxLength":100}"#);
}
