//! What `load` reads and what it refuses, on documents of a few lines.

mod front;

use std::fmt::Write as _;

use front::{Folder, Outcome, document, report, run, schemas};
use insta::assert_snapshot;

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

#[test]
fn files_come_in_order_of_path() {
    let outcome = run(&[
        (
            "m.yml",
            &document("A: {$ref: z.yml}\nB: {$ref: 'sub/b.yml#/b'}\nC: {$ref: a.yml}"),
        ),
        ("a.yml", "{type: string}"),
        ("z.yml", "{type: object, properties: {c: {$ref: ./sub/../a.yml}}}"),
        (
            "sub/b.yml",
            "b: {type: array, items: {$ref: ../z.yml}}\nunused: {$ref: none.yml}",
        ),
    ]);
    assert_eq!(outcome.report(), "");
    let paths: Vec<&str> = outcome.sources.files().iter().map(|f| &*f.path).collect();
    assert_eq!(paths, ["m.yml", "a.yml", "sub/b.yml", "z.yml"]);
}

#[test]
fn a_ref_in_a_payload_is_data() {
    let outcome = run(&[(
        "api.yml",
        &document(
            "A:\n  default: {$ref: none.yml}\n  enum: [{$ref: none.yml}]\n  \
             x-more: {$ref: none.yml}\n  properties:\n    default: {$ref: '#/components/schemas/B'}\n\
             B: {type: object, example: {a: {$ref: none.yml}}}",
        ),
    )]);
    assert!(!outcome.faults.has_errors(), "{}", outcome.report());
    assert_eq!(
        outcome.node("/components/schemas/A/properties/default"),
        r##"{"$ref":"#/components/schemas/B"}"##
    );
}

#[test]
fn missing_files() {
    let api = document(
        "A: {$ref: models/droplt.yml}\nB: {$ref: other.yml}\nC: {$ref: other.yml}",
    );
    assert_snapshot!(report(&[("api.yml", &api), ("models/droplet.yml", "{}")]), @r#"
    error[missing-file]: there is no file `models/droplt.yml`
     --> api.yml:6:15
      |
    6 |     A: {$ref: models/droplt.yml}
      |               ^^^^^^^^^^^^^^^^^
      |
      = help: did you mean `models/droplet.yml`?

    error[missing-file]: there is no file `other.yml`
     --> api.yml:7:15
      |
    7 |     B: {$ref: other.yml}
      |               ^^^^^^^^^
      |
      = help: paths are relative to the file that they stand in

    error[missing-file]: there is no file `other.yml`
     --> api.yml:8:15
      |
    8 |     C: {$ref: other.yml}
      |               ^^^^^^^^^
      |
      = help: paths are relative to the file that they stand in
    "#);
}

#[test]
fn missing_entry() {
    let folder = Folder::new(&[("openapi.yml", "")]);
    let report = Outcome::of(&folder.options("openapi.yaml")).report();
    assert_snapshot!(report.replace(&folder.path().display().to_string(), "FOLDER"), @r#"
    error[missing-file]: there is no file `FOLDER/openapi.yaml`
     |
     = help: there is `openapi.yml`
    "#);
}

#[test]
fn broken_pointers() {
    let api = document(
        "Droplet: {type: object}\nB: {$ref: '#/components/schemas/Droplets'}\n\
         C: {$ref: '#/components/schema/Droplet'}\nD: {$ref: '#Droplet'}\n\
         E: {$ref: '#/components/schemas/Zebra'}",
    );
    assert_snapshot!(report(&[("api.yml", &api)]), @r#"
    error[broken-ref]: `#/components/schemas/Droplets` leads nowhere
     --> api.yml:7:15
      |
    7 |     B: {$ref: '#/components/schemas/Droplets'}
      |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: did you mean `#/components/schemas/Droplet`?

    error[broken-ref]: `#/components/schema/Droplet` leads nowhere
     --> api.yml:8:15
      |
    8 |     C: {$ref: '#/components/schema/Droplet'}
      |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: did you mean `#/components/schemas`?

    error[broken-ref]: the part after `#` in `#Droplet` is not a JSON pointer
     --> api.yml:9:15
      |
    9 |     D: {$ref: '#Droplet'}
      |               ^^^^^^^^^^
      |
      = help: it has to start with `/`, as in `#/components/schemas/Name`

    error[broken-ref]: `#/components/schemas/Zebra` leads nowhere
      --> api.yml:10:15
       |
    10 |     E: {$ref: '#/components/schemas/Zebra'}
       |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    "#);
}

#[test]
fn escaped_pointers() {
    let api = document(
        "A:\n  type: object\n  properties:\n    a/b~c d: {type: string}\n    list: {oneOf: [{type: integer}, {type: string}]}\n\
         B: {$ref: '#/components/schemas/A/properties/a~1b~0c%20d'}\n\
         C: {$ref: '#/components/schemas/A/properties/list/oneOf/1'}",
    );
    let outcome = run(&[("api.yml", &api)]);
    assert_snapshot!(outcome.components("schemas"), @r##"
    A: {"type":"object","properties":{"a/b~c d":{"$ref":"#/components/schemas/B"},"list":{"oneOf":[{"type":"integer"},{"$ref":"#/components/schemas/C"}]}}}
    B: {"type":"string"}
    C: {"type":"string"}
    "##);
}

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
fn references_out_of_the_root() {
    let api = document(
        "A: {$ref: ../secret.yml}\nB: {$ref: /etc/passwd}\nC: {$ref: 'https://x.org/a.yml#/A'}\n\
         D: {$ref: 'file:///etc/passwd'}\nE: {$ref: sub/../../secret.yml}\nF: {$ref: '%2e%2e/secret.yml'}",
    );
    let folder =
        Folder::new(&[("root/api.yml", &api), ("secret.yml", "{type: string}")]);
    let outcome = Outcome::of(&folder.options("root/api.yml"));
    assert_eq!(outcome.sources.files().len(), 1);
    assert_snapshot!(outcome.report(), @r#"
    error[ref-outside-root]: `../secret.yml` is outside the document's root folder
     --> api.yml:6:15
      |
    6 |     A: {$ref: ../secret.yml}
      |               ^^^^^^^^^^^^^
      |
      = help: move the file below the folder of the document

    error[ref-outside-root]: `/etc/passwd` is outside the document's root folder
     --> api.yml:7:15
      |
    7 |     B: {$ref: /etc/passwd}
      |               ^^^^^^^^^^^
      |
      = help: move the file below the folder of the document

    error[ref-outside-root]: `https://x.org/a.yml#/A` is a URL, and Oasmith reads only files
     --> api.yml:8:15
      |
    8 |     C: {$ref: 'https://x.org/a.yml#/A'}
      |               ^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: download the file into the document's folder and refer to it there

    error[ref-outside-root]: `file:///etc/passwd` is a URL, and Oasmith reads only files
     --> api.yml:9:15
      |
    9 |     D: {$ref: 'file:///etc/passwd'}
      |               ^^^^^^^^^^^^^^^^^^^^
      |
      = help: download the file into the document's folder and refer to it there

    error[ref-outside-root]: `sub/../../secret.yml` is outside the document's root folder
      --> api.yml:10:15
       |
    10 |     E: {$ref: sub/../../secret.yml}
       |               ^^^^^^^^^^^^^^^^^^^^
       |
       = help: move the file below the folder of the document

    error[ref-outside-root]: `%2e%2e/secret.yml` is outside the document's root folder
      --> api.yml:11:15
       |
    11 |     F: {$ref: '%2e%2e/secret.yml'}
       |               ^^^^^^^^^^^^^^^^^^^
       |
       = help: move the file below the folder of the document
    "#);
}

#[test]
fn the_root_can_be_widened() {
    let api = document("A: {$ref: ../common.yml}");
    let folder =
        Folder::new(&[("root/api.yml", &api), ("common.yml", "{type: string}")]);
    let mut options = folder.options("root/api.yml");
    options.root = Some(folder.path().to_owned());
    let outcome = Outcome::of(&options);
    assert_eq!(outcome.report(), "");
    let paths: Vec<&str> = outcome.sources.files().iter().map(|f| &*f.path).collect();
    assert_eq!(paths, ["root/api.yml", "common.yml"]);
    let mut options = folder.options("root/api.yml");
    options.allow_outside_root = true;
    assert_eq!(Outcome::of(&options).report(), "");
}

#[cfg(unix)]
#[test]
fn links_out_of_the_root() {
    let api = document("A: {$ref: link.yml}\nB: {$ref: same.yml}\nC: {$ref: real.yml}");
    let folder = Folder::new(&[
        ("root/api.yml", &api),
        ("root/real.yml", "{type: string}"),
        ("secret.yml", "{type: string}"),
    ]);
    let root = folder.path().join("root");
    std::os::unix::fs::symlink("../secret.yml", root.join("link.yml")).expect("link");
    std::os::unix::fs::symlink("real.yml", root.join("same.yml")).expect("link");
    let outcome = Outcome::of(&folder.options("root/api.yml"));
    assert_snapshot!(outcome.report(), @r#"
    error[ref-outside-root]: `link.yml` is outside the document's root folder
     --> api.yml:6:15
      |
    6 |     A: {$ref: link.yml}
      |               ^^^^^^^^
      |
      = help: move the file below the folder of the document
    "#);
    // A link inside the root is the file that it leads to.
    let paths: Vec<&str> = outcome.sources.files().iter().map(|f| &*f.path).collect();
    assert_eq!(paths, ["api.yml", "real.yml"]);
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
