//! Which files are read, and which references are none.

use insta::assert_snapshot;

use crate::front::{Folder, Outcome, document, report, run};

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
