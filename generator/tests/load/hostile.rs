//! Files that are broken, or meant to break the reader.

use std::fmt::Write as _;

use insta::assert_snapshot;

use crate::front::{Folder, Outcome, document, report};

#[test]
fn wrong_yaml() {
    assert_snapshot!(report(&[("api.yml", "openapi: 3.0.0\ninfo: [title\npaths: {}\n")]), @r#"
    error[yaml-syntax]: this is not YAML: did not find expected ',' or ']'
     --> api.yml:3:6
      |
    3 | paths: {}
      |      ^
    "#);
}

#[test]
fn wrong_yaml_in_several_files() {
    let api = document("A: {$ref: a.yml}\nB: {$ref: b.json}");
    let files =
        [("api.yml", &*api), ("a.yml", "type: 'object\n"), ("b.json", "{\"type\": }")];
    assert_snapshot!(report(&files), @r#"
    error[yaml-syntax]: this is not YAML: found unexpected end of stream
    --> a.yml:2:1

    error[json-syntax]: this is not JSON: expected value
     --> b.json:1:10
      |
    1 | {"type": }
      |          ^
    "#);
}

#[test]
fn not_text() {
    let folder = Folder::new(&[]);
    folder.write("api.yml", b"openapi: \"\xff\"\n");
    assert_snapshot!(Outcome::of(&folder.options("api.yml")).report(), @r#"
    error[not-utf8]: this file is not UTF-8 text
     --> api.yml:1:1
      |
    1 | openapi: "�"
      | ^^^^^^^
      |
      = help: save it as UTF-8
    "#);
}

#[test]
fn aliases_that_explode() {
    let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for n in 1..12 {
        let parts = format!("*a{}, ", n - 1).repeat(9);
        writeln!(text, "a{n}: &a{n} [{}]", parts.trim_end_matches(", ")).expect("text");
    }
    assert_snapshot!(report(&[("api.yml", &text)]), @r#"
    error[alias-expansion]: the aliases of this file expand to far more than the file says
     --> api.yml:1:1
      |
    1 | a0: &a0 [x, x, x, x, x, x, x, x, x]
      | ^^
      |
      = help: write the repeated parts as components and refer to them with `$ref`
    "#);
}

#[test]
fn nested_too_deep() {
    let text = format!("openapi: 3.0.0\nx: {}{}\n", "[".repeat(200), "]".repeat(200));
    assert_snapshot!(report(&[("api.yml", &text)]), @r#"
    error[too-deep]: this file is nested too deep
     --> api.yml:2:131
      |
     ::: 
    2 | [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[...
      |                                                                                 ^
      |
      = note: this is a limit of Oasmith; the document itself may be right
      = help: move the inner parts to components and refer to them with `$ref`
    "#);
    let text = "[".repeat(500_000);
    assert_snapshot!(report(&[("api.yml", &text)]).lines().next().unwrap_or_default(), @r#"error[too-deep]: this file is nested too deep"#);
}

#[test]
fn over_the_limits() {
    let api = document("A: {$ref: a.yml}\nB: {$ref: b.yml}");
    let long = format!("type: string\ndescription: {}\n", "x".repeat(500));
    let folder =
        Folder::new(&[("api.yml", &api), ("a.yml", &long), ("b.yml", "{type: string}")]);
    let mut options = folder.options("api.yml");
    options.limits.file_bytes = 400;
    assert_snapshot!(Outcome::of(&options).report(), @r#"
    error[too-big]: `a.yml` is over the size limit
     --> api.yml:6:15
      |
    6 |     A: {$ref: a.yml}
      |               ^^^^^
      |
      = note: this is a limit of Oasmith; the document itself may be right
    "#);
    let mut options = folder.options("api.yml");
    options.limits.files = 2;
    assert_snapshot!(Outcome::of(&options).report(), @r#"
    error[too-many-files]: this document has more than 2 files
     |
     = note: this is a limit of Oasmith; the document itself may be right
    "#);
}

#[test]
fn empty_files() {
    for text in ["", "\n\n", "# nothing\n", "---\n", "null\n", "\u{feff}"] {
        let report = report(&[("api.yml", text)]);
        let said = "this is not an OpenAPI document: the field `openapi` is missing";
        assert!(report.contains(said), "{text:?}: {report}");
    }
    let api = document("A: {$ref: a.yml}\nB: {$ref: b.json}");
    assert_snapshot!(report(&[("api.yml", &api), ("a.yml", ""), ("b.json", "")]), @r#"
    error[wrong-kind]: a schema is wanted here, not nothing
    --> a.yml:1:1

    error[json-syntax]: this is not JSON: EOF while parsing a value
    --> b.json:1:1
    "#);
}

#[test]
fn a_byte_order_mark_and_windows_lines() {
    let text = document("A: {type: string}\nB: {$ref: '#/components/schemas/Z'}");
    let text = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    assert_snapshot!(report(&[("api.yml", &text)]), @r#"
    error[broken-ref]: `#/components/schemas/Z` leads nowhere
     --> api.yml:7:15
      |
    7 |     B: {$ref: '#/components/schemas/Z'}
      |               ^^^^^^^^^^^^^^^^^^^^^^^^
    "#);
}

#[test]
fn tabs() {
    let text = document("A:\n\ttype: string");
    assert_snapshot!(report(&[("api.yml", &text)]), @r#"
    error[yaml-syntax]: this is not YAML: found character that cannot start any token
     --> api.yml:7:5
      |
    7 |         type: string
      |     ^^^^^^^^
    "#);
}

#[test]
fn several_documents_in_one_file() {
    let text = format!("---\n{}---\nopenapi: 3.0.0\n", document("A: {type: string}"));
    assert_snapshot!(report(&[("api.yml", &text)]), @r#"
    error[yaml-syntax]: this is not YAML: it holds several documents, divided by `---`
     --> api.yml:1:1
      |
    1 | ---
      | ^^^
    "#);
    let text = format!("---\n{}...\n", document("A: {type: string}"));
    assert_eq!(report(&[("api.yml", &text)]), "");
}

#[test]
fn unknown_anchors_and_keys_that_are_no_text() {
    let text = document("A: *nowhere");
    assert_snapshot!(report(&[("api.yml", &text)]), @r#"
    error[yaml-syntax]: this is not YAML: unknown anchor
     --> api.yml:6:8
      |
    6 |     A: *nowhere
      |        ^^^^^^^^
    "#);
    let text = document("? [A, B]\n: {type: string}");
    assert_snapshot!(report(&[("api.yml", &text)]), @r#"
    error[yaml-syntax]: this is not YAML: invalid type: sequence, expected a plain key
     --> api.yml:6:7
      |
    6 |     ? [A, B]
      |       ^
    "#);
}

#[test]
fn an_anchor_inside_itself() {
    let text = document("A: &a {type: object, properties: {a: *a}}");
    assert_snapshot!(report(&[("api.yml", &text)]), @r#"
    error[too-deep]: this file is nested too deep
     --> api.yml:6:38
      |
    6 |     A: &a {type: object, properties: {a: *a}}
      |                                      ^
      |
      = note: this is a limit of Oasmith; the document itself may be right
      = help: move the inner parts to components and refer to them with `$ref`
    "#);
}

#[test]
fn control_characters() {
    let text = document("A: {type: string, description: \"a\\0b\\u0007c\\e[31m\"}");
    assert_eq!(report(&[("api.yml", &text)]), "");
    let text = document("A: {type: string, description: a\u{0}b}");
    assert_snapshot!(report(&[("api.yml", &text)]), @r#"
    error[yaml-syntax]: this is not YAML: control characters are not allowed
     --> api.yml:6:37
      |
    6 |     A: {type: string, description: a␀b}
      |                                     ^^
    "#);
}

#[test]
fn huge_numbers() {
    let digits = "9".repeat(5_000);
    let text = document(&format!(
        "A: {{type: integer, maximum: {digits}, minimum: -{digits}}}\n\
         B: {{type: number, maximum: 1e999999, multipleOf: 1e-999999}}\n\
         C: {{type: string, maxLength: 1e30, minLength: 0x7fffffffffffffffffff}}"
    ));
    let report = report(&[("api.yml", &text)]);
    assert!(!report.contains("panicked"), "{report}");
}

#[test]
fn circles_of_nothing_but_references() {
    let api = document("A: {$ref: '#/components/schemas/B'}\nB: {$ref: a.yml}");
    let files = [("api.yml", &*api), ("a.yml", "$ref: 'api.yml#/components/schemas/A'")];
    assert_snapshot!(report(&files), @r#"
    error[ref-cycle]: `api.yml#/components/schemas/A` leads back to itself
     --> api.yml:6:15
      |
    6 |     A: {$ref: '#/components/schemas/B'}
      |               ^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: replace one `$ref` of the circle by what is meant

    error[ref-cycle]: `#/components/schemas/B` leads back to itself
     --> api.yml:7:15
      |
    7 |     B: {$ref: a.yml}
      |               ^^^^^
      |
      = help: replace one `$ref` of the circle by what is meant
    "#);
}

#[test]
fn long_chains_of_references() {
    let links =
        (0..200).map(|n| format!("A{n}: {{$ref: '#/components/schemas/A{}'}}\n", n + 1));
    let text = document(&format!("{}A200: {{type: string}}", links.collect::<String>()));
    let report = report(&[("api.yml", &text)]);
    let said = "error[too-deep]: more than 50 references lead on from here";
    assert!(report.starts_with(said), "{}", &report[..500]);
}

#[test]
fn json_with_a_key_twice_and_deep_json() {
    let text = r#"{"openapi": "3.0.3", "openapi": "3.0.0", "info": {"title": "T", "version": "1"}, "paths": {}}"#;
    assert_snapshot!(report(&[("api.json", text)]), @r#"
    warning[duplicate-key]: the key `openapi` stands here for the second time
     --> api.json:1:22
      |
    1 | {"openapi": "3.0.3", "openapi": "3.0.0", "info": {"title": "T", "version": "1"}, "paths": {}}
      |                      ^^^^^^^^^
      |
      = help: the last one counts; remove or rename one of them
    "#);
    let text = format!("{{\"a\": {}1{}}}", "[".repeat(900), "]".repeat(900));
    assert_snapshot!(report(&[("api.json", &text)]).lines().next().unwrap_or(""), @"error[too-deep]: this file is nested too deep");
}
