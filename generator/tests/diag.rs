//! Positions and words: what users see of a fault.

mod front;

use std::collections::HashSet;
use std::sync::Arc;

use front::{Folder, Outcome, document, report, run};
use insta::assert_snapshot;
use oasmith::diag::{Code, Part, Place, Pointer};

/// Where the nodes of a text are, as `line:column`.
fn positions(name: &str, text: &str, wanted: &[(&str, Part)]) -> Vec<String> {
    let folder = Folder::new(&[(name, text)]);
    let sources = Outcome::of(&folder.options(name)).sources;
    let file: Arc<str> = name.into();
    let places: Vec<Place> = wanted
        .iter()
        .map(|(pointer, part)| {
            let pointer = Pointer::parse(pointer).expect("a pointer");
            Place { file: file.clone(), pointer, part: *part }
        })
        .collect();
    let places: Vec<&Place> = places.iter().collect();
    let found = sources.positions(&places);
    found
        .into_iter()
        .map(|at| {
            at.map_or_else(
                || "none".to_owned(),
                |at| format!("{}:{}", at.line, at.column),
            )
        })
        .collect()
}

const WANTED: &[(&str, Part)] = &[
    ("/a", Part::Key),
    ("/a", Part::Value),
    ("/a/b", Part::Key),
    ("/a/b", Part::Value),
    ("/a/c", Part::Value),
    ("/a/c/1", Part::Value),
    ("/a/c/2/d", Part::Key),
    ("/a/c/2/d", Part::Value),
    ("/e~1f", Part::Value),
];

#[test]
fn positions_in_block_yaml() {
    let text = "a:\n  b: 1\n  c:\n    - x\n    - é y\n    - d: z\ne/f: \"q\"\n";
    assert_eq!(
        positions("a.yml", text, WANTED),
        ["1:1", "2:3", "2:3", "2:6", "4:5", "5:7", "6:7", "6:10", "7:6"]
    );
}

#[test]
fn positions_in_flow_yaml() {
    let text = "{a: {b: 'é', c: [x, y, {d: z}]}, 'e/f': q}\n";
    assert_eq!(
        positions("a.yml", text, WANTED),
        ["1:2", "1:5", "1:6", "1:9", "1:17", "1:21", "1:25", "1:28", "1:41"]
    );
}

#[test]
fn positions_in_json() {
    let text = "{\n  \"a\": {\"b\": 1,\n    \"c\": [\"x\", \"y\",\n      {\"d\": null}]},\n  \"e/f\": \"q\"\n}";
    assert_eq!(
        positions("a.json", text, WANTED),
        ["2:3", "2:8", "2:9", "2:14", "3:10", "3:16", "4:8", "4:13", "5:10"]
    );
}

#[test]
fn what_has_no_place_of_its_own_is_at_the_key_above() {
    let text = "base: &b {x: 1}\nother:\n  <<: *b\nempty: {}\n";
    let wanted = [
        ("/other/x", Part::Value),
        ("/empty", Part::Value),
        ("/empty/none/at/all", Part::Value),
        ("/none", Part::Value),
        ("", Part::Value),
    ];
    assert_eq!(positions("a.yml", text, &wanted), ["2:1", "4:1", "4:1", "1:1", "1:1"]);
}

#[test]
fn the_second_of_two_keys() {
    let text = "a: 1\nb: 2\na: 3\n";
    let wanted = [("/a", Part::Key), ("/a", Part::RepeatedKey)];
    assert_eq!(positions("a.yml", text, &wanted), ["1:1", "3:1"]);
}

#[test]
fn all_faults_of_a_run_are_shown() {
    let api = "openapi: 3.0.3
info: [1, 2]
paths:
  /pets/{id}:
    get:
      operationId: [a]
      parameters:
        - name: id
          in: pth
          schema: {type: string}
        - $ref: '#/components/parameters/Limit'
      responses:
        '200': {description: ok, content: {application/json: {schema: 5}}}
        20: {description: no}
  pets:
    get: {}
components:
  schemas:
    A: {type: strng}
    B: {type: object, properties: [a, b]}
    C: {type: object, nullable: 'yes', minProperties: -1}
    D: {$ref: '#/components/schemas/Aa'}
";
    assert_snapshot!(report(&[("api.yml", api)]), @r#"
    warning[unknown-key]: `20` is not a status code, so it is left out
      --> api.yml:14:9
       |
    14 |         20: {description: no}
       |         ^^
       |
       = help: write three digits, a range such as `4XX`, or `default`

    warning[unknown-type]: there is no type `strng`; it is read as `string`
      --> api.yml:19:15
       |
    19 |     A: {type: strng}
       |               ^^^^^
       |
       = help: write `string`

    error[wrong-kind]: an info object is wanted here, not a list
     --> api.yml:2:7
      |
    2 | info: [1, 2]
      |       ^

    error[wrong-kind]: text is wanted here, not a list
     --> api.yml:6:20
      |
    6 |       operationId: [a]
      |                    ^

    error[wrong-value]: `pth` is not allowed here
     --> api.yml:9:15
      |
    9 |           in: pth
      |               ^^^
      |
      = help: did you mean `path`?

    error[broken-ref]: `#/components/parameters/Limit` leads nowhere
      --> api.yml:11:17
       |
    11 |         - $ref: '#/components/parameters/Limit'
       |                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

    error[wrong-kind]: a schema is wanted here, not a number
      --> api.yml:13:71
       |
    13 |         '200': {description: ok, content: {application/json: {schema: 5}}}
       |                                                                       ^

    error[bad-path]: the path `pets` does not start with a slash
      --> api.yml:15:3
       |
    15 |   pets:
       |   ^^^^
       |
       = help: write `/pets`

    error[wrong-kind]: a mapping is wanted here, not a list
      --> api.yml:20:35
       |
    20 |     B: {type: object, properties: [a, b]}
       |                                   ^

    error[wrong-kind]: true or false is wanted here, not text
      --> api.yml:21:33
       |
    21 |     C: {type: object, nullable: 'yes', minProperties: -1}
       |                                 ^^^^^

    error[wrong-kind]: a whole number from zero is wanted here, not a number
      --> api.yml:21:55
       |
    21 |     C: {type: object, nullable: 'yes', minProperties: -1}
       |                                                       ^^

    error[broken-ref]: `#/components/schemas/Aa` leads nowhere
      --> api.yml:22:15
       |
    22 |     D: {$ref: '#/components/schemas/Aa'}
       |               ^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = help: did you mean `#/components/schemas/A`?
    "#);
}

#[test]
fn faults_point_into_the_file_where_they_are() {
    let api = document("A: {$ref: 'models/a.yml#/inner'}");
    let files = [
        ("api.yml", &*api),
        ("models/a.yml", "inner:\n  type: object\n  properties: 7\n"),
    ];
    assert_snapshot!(report(&files), @r#"
    error[wrong-kind]: a mapping is wanted here, not a number
     --> models/a.yml:3:15
      |
    3 |   properties: 7
      |               ^
    "#);
}

#[test]
fn a_long_line_is_cut_around_the_fault() {
    let api = document(&format!(
        "A: {{description: '{}', type: strng, title: '{}'}}",
        "x".repeat(300),
        "y".repeat(300)
    ));
    assert_snapshot!(report(&[("api.yml", &api)]), @r#"
    warning[unknown-type]: there is no type `strng`; it is read as `string`
     --> api.yml:6:332
      |
     ::: 
    6 | xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', type: strng, title: 'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy...
      |                                                                                 ^^^^^
      |
      = help: write `string`
    "#);
}

#[test]
fn texts_of_a_document_cannot_play_with_the_terminal() {
    let api = document("A: {type: \"a\\e[31mb\\r\\nerror: fake\"}");
    let report = report(&[("api.yml", &api)]);
    assert!(!report.contains(['\u{1b}', '\r']), "{report:?}");
}

#[test]
fn warnings_are_counted_beyond_the_limit() {
    let mut outcome = run(&[(
        "api.yml",
        &document("A: {nme: 1, b: 2, c: 3}\nB: {type: string, pattern: 5}"),
    )]);
    outcome.style.most_warnings = 1;
    assert_snapshot!(outcome.report(), @r#"
    warning[unknown-key]: a schema has no field `nme` in OpenAPI 3.0, so it is left out
     --> api.yml:6:9
      |
    6 |     A: {nme: 1, b: 2, c: 3}
      |         ^^^
      |
      = help: remove it, or call it `x-…` if it is an extension

    and 3 more warnings
    "#);
}

#[test]
fn codes_are_unique() {
    let names: HashSet<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    assert_eq!(names.len(), Code::ALL.len());
}

#[test]
fn every_code_is_explained() {
    let text = include_str!("../../docs/diagnostics.md");
    let heads: HashSet<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("### `")?.strip_suffix('`'))
        .collect();
    let names: HashSet<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    let unexplained: Vec<_> = names.difference(&heads).collect();
    let gone: Vec<_> = heads.difference(&names).collect();
    assert!(unexplained.is_empty(), "not in docs/diagnostics.md: {unexplained:?}");
    assert!(gone.is_empty(), "docs/diagnostics.md has codes that are gone: {gone:?}");
}

#[test]
fn warnings_that_are_alike_are_shown_once() {
    let mut outcome = run(&[("api.yml", &document("A: {nme: 1, b: 2, c: 3}"))]);
    outcome.style.most_alike = 1;
    let report = outcome.report();
    assert_eq!(report.matches("warning[unknown-key]").count(), 1, "{report}");
    assert!(report.ends_with("= note: and 2 more like it"), "{report}");
    outcome.style.most_alike = 2;
    let report = outcome.report();
    assert_eq!(report.matches("warning[unknown-key]").count(), 2, "{report}");
    assert!(report.ends_with("= note: and 1 more like it"), "{report}");
}
