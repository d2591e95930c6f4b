//! Overlays, on documents of a few lines.

mod front;

use front::{Folder, Outcome, document};
use insta::assert_snapshot;
use oasmith::diag::{Place, Pointer};
use oasmith::load::Overlay;

/// Applies overlays to `api.yml`; the first file is that, the overlays are `o*.yml`.
fn applied(files: &[(&str, &str)]) -> Outcome {
    let folder = Folder::new(files);
    let mut options = folder.options("api.yml");
    let overlays = files.iter().filter(|(path, _)| path.starts_with('o'));
    options.overlays = overlays
        .map(|(path, _)| Overlay {
            path: folder.path().join(path),
            named: Place::value(&"client.toml".into(), Pointer::root()),
        })
        .collect();
    Outcome::of(&options)
}

/// The schemas, or the report, of a document after these actions.
fn schemas(schemas: &str, actions: &str) -> String {
    let overlay = overlay(actions);
    let outcome = applied(&[("api.yml", &document(schemas)), ("o.yml", &overlay)]);
    let report = outcome.report();
    let schemas = match outcome.faults.has_errors() {
        false => outcome.components("schemas"),
        true => String::new(),
    };
    format!("{schemas}{}{report}", if report.is_empty() { "" } else { "\n" })
}

fn overlay(actions: &str) -> String {
    format!("overlay: 1.0.0\ninfo: {{title: O, version: '1'}}\nactions:\n{actions}\n")
}

#[test]
fn updates_merge() {
    assert_snapshot!(schemas(
        "A: {type: object, required: [a], properties: {a: {type: string, maxLength: 5}}}",
        "- target: $.components.schemas.A\n  update: {required: [b], properties: {a: {maxLength: 9}, b: {type: integer}}}\n\
         - target: $.components.schemas.A.required\n  update: c\n\
         - target: $.components.schemas\n  update: {B: {type: string}}",
    ), @r#"
    A: {"type":"object","properties":{"a":{"type":"string","maxLength":9},"b":{"type":"integer"}},"required":["a","b","c"]}
    B: {"type":"string"}
    "#);
}

#[test]
fn what_is_removed() {
    assert_snapshot!(schemas(
        "A: {type: object, required: [a, b, c], properties: {a: {type: string}, b: {type: string, x-internal: true}, c: {type: string}}}\nB: {type: string}",
        "- {target: '$..[?@[\"x-internal\"] == true]', remove: true}\n\
         - {target: '$.components.schemas.A.required[?@ == \"b\"]', remove: true}\n\
         - {target: $.components.schemas.B, remove: true}",
    ), @r#"A: {"type":"object","properties":{"a":{"type":"string"},"c":{"type":"string"}},"required":["a","c"]}"#);
    assert_snapshot!(schemas(
        "A: {type: string, enum: [a, b, c, d]}",
        "- {target: '$.components.schemas.A.enum[0, 0, 2]', remove: true}",
    ), @r#"A: {"type":"string","enum":["b","d"]}"#);
}

#[test]
fn a_name_with_a_hyphen() {
    assert_snapshot!(schemas(
        "A: {type: string}",
        "- {target: '$..[?(@.x-internal == true)]', remove: true}",
    ), @r#"
    error[overlay]: this is no JSONPath: at character 6: in long-hand segment, parser error
     --> o.yml:4:12
      |
    4 | - {target: '$..[?(@.x-internal == true)]', remove: true}
      |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: write a name with a hyphen in brackets: `['x-internal']`
    "#);
}

#[test]
fn actions_build_on_each_other() {
    assert_snapshot!(schemas(
        "A: {type: string}",
        "- {target: $.components.schemas, update: {B: {type: object, properties: {}}}}\n\
         - {target: '$.components.schemas[?@.type == \"object\"].properties', update: {x: {type: integer}}}\n\
         - {target: $.components.schemas.B.properties.x, update: {format: int32}}",
    ), @r#"
    A: {"type":"string"}
    B: {"type":"object","properties":{"x":{"type":"integer","format":"int32"}}}
    "#);
}

#[test]
fn several_overlays_in_order() {
    let outcome = applied(&[
        ("api.yml", &document("A: {type: string}")),
        (
            "o1.yml",
            &overlay("- {target: $.components.schemas.A, update: {maxLength: 1}}"),
        ),
        (
            "o2.yml",
            &overlay("- {target: $.components.schemas.A, update: {maxLength: 2}}"),
        ),
    ]);
    assert_eq!(outcome.report(), "");
    assert_eq!(outcome.node("/components/schemas/A/maxLength"), "2");
}

#[test]
fn references_of_overlays_are_followed() {
    let outcome = applied(&[
        ("api.yml", &document("A: {type: object, properties: {}}")),
        (
            "o.yml",
            &overlay(
                "- {target: $.components.schemas.A.properties, update: {b: {$ref: sub/b.yml}}}",
            ),
        ),
        ("sub/b.yml", "{type: integer}"),
    ]);
    assert_eq!(outcome.report(), "");
    assert_snapshot!(outcome.components("schemas"), @r##"
    A: {"type":"object","properties":{"b":{"$ref":"#/components/schemas/b"}}}
    b: {"type":"integer"}
    "##);
}

#[test]
fn faults_in_what_an_overlay_added() {
    let outcome = applied(&[
        (
            "api.yml",
            &document(
                "A: {type: object, properties: {a: {type: string}}}\nL: {type: object, oneOf: [{type: string}, {type: strin}, {typ: string}]}",
            ),
        ),
        (
            "o.yml",
            &overlay(
                "- {target: $.components.schemas.A.properties.a, update: {type: strange}}\n\
                 - target: $.components.schemas\n  update:\n    B:\n      $ref: nowhere.yml\n\
                 - {target: '$.components.schemas.L.oneOf[0]', remove: true}\n\
                 - {target: $.components.schemas.L.oneOf, update: {typo: string}}",
            ),
        ),
    ]);
    assert_snapshot!(outcome.report(), @r#"
    warning[unknown-type]: there is no type `strin`; it is read as `string`
     --> api.yml:7:54
      |
    7 |     L: {type: object, oneOf: [{type: string}, {type: strin}, {typ: string}]}
      |                                                      ^^^^^
      |
      = help: write `string`

    warning[unknown-key]: a schema has no field `typ` in OpenAPI 3.0, so it is left out
     --> api.yml:7:63
      |
    7 |     L: {type: object, oneOf: [{type: string}, {type: strin}, {typ: string}]}
      |                                                               ^^^
      |
      = help: did you mean `type`?

    warning[unknown-type]: there is no type `strange`; it is read as `string`
     --> o.yml:4:64
      |
    4 | - {target: $.components.schemas.A.properties.a, update: {type: strange}}
      |                                                                ^^^^^^^
      |
      = help: write `string`

    warning[unknown-key]: a schema has no field `typo` in OpenAPI 3.0, so it is left out
      --> o.yml:10:51
       |
    10 | - {target: $.components.schemas.L.oneOf, update: {typo: string}}
       |                                                   ^^^^
       |
       = help: did you mean `type`?

    error[missing-file]: there is no file `nowhere.yml`
     --> o.yml:8:13
      |
    8 |       $ref: nowhere.yml
      |             ^^^^^^^^^^^
      |
      = help: paths are relative to the file that they stand in
    "#);
}

#[test]
fn other_files_of_the_document() {
    let outcome = applied(&[
        ("api.yml", &document("A: {$ref: sub/a.yml}")),
        ("sub/a.yml", "{type: object, properties: {x: {type: string}}}"),
        (
            "o1.yml",
            "overlay: 1.0.0\nextends: sub/a.yml\nactions:\n- {target: $.properties.x, update: {maxLength: 3}}",
        ),
        (
            "o2.yml",
            "overlay: 1.0.0\nextends: https://example.com/api.yml\nactions:\n- {target: $.info, update: {title: New}}",
        ),
        (
            "o3.yml",
            "overlay: 1.0.0\nextends: sub/b.yml\nactions:\n- {target: $.info, update: {title: New}}",
        ),
        ("sub/b.yml", "{}"),
        (
            "o4.yml",
            "overlay: 1.0.0\nextends: api.yaml\nactions:\n- {target: $.info, update: {version: '2'}}",
        ),
    ]);
    assert_snapshot!(format!("{}{}\n\n{}", outcome.components("schemas"), outcome.node("/info"), outcome.report()), @r#"
    A: {"type":"object","properties":{"x":{"type":"string","maxLength":3}}}
    {"title":"New","version":"2"}

    warning[overlay-no-effect]: this overlay is not applied: no `$ref` of the document leads to `sub/b.yml`
     --> o3.yml:2:10
      |
    2 | extends: sub/b.yml
      |          ^^^^^^^^^

    warning[overlay-no-effect]: there is no file `api.yaml`; the overlay is applied to the entry
     --> o4.yml:2:10
      |
    2 | extends: api.yaml
      |          ^^^^^^^^
    "#);
}

#[test]
fn what_is_wrong_with_an_overlay() {
    assert_snapshot!(schemas(
        "A: {type: string}",
        "- {target: $.components.schemas.B, update: {type: string}}\n\
         - {target: components.schemas, update: {}}\n\
         - {target: $.info.title, update: x}\n\
         - {target: $.info, update: x}\n\
         - {target: $.info, updates: {title: x}}\n\
         - {target: $, remove: true}\n\
         - {target: $.info.description, update: {}, remove: true}\n\
         - {target: $.info, remove: yes}\n\
         - {target: 5, update: {}}\n\
         - {update: {}}\n\
         - remove",
    ), @r#"
    warning[overlay-no-effect]: this target matches nothing in `api.yml`
     --> o.yml:4:12
      |
    4 | - {target: $.components.schemas.B, update: {type: string}}
      |            ^^^^^^^^^^^^^^^^^^^^^^

    warning[overlay-no-effect]: this action has neither `update` nor `remove`
     --> o.yml:8:3
      |
    8 | - {target: $.info, updates: {title: x}}
      |   ^

    warning[overlay-no-effect]: this target matches nothing in `api.yml`
      --> o.yml:10:12
       |
    10 | - {target: $.info.description, update: {}, remove: true}
       |            ^^^^^^^^^^^^^^^^^^

    warning[overlay-no-effect]: beside `remove: true`, `update` has no effect
      --> o.yml:10:32
       |
    10 | - {target: $.info.description, update: {}, remove: true}
       |                                ^^^^^^

    error[overlay]: this is no JSONPath: at character 1: parser error
     --> o.yml:5:12
      |
    5 | - {target: components.schemas, update: {}}
      |            ^^^^^^^^^^^^^^^^^^
      |
      = help: write it as in `$.paths['/pets'].get`

    error[overlay]: the target is neither an object nor a list
     --> o.yml:6:12
      |
    6 | - {target: $.info.title, update: x}
      |            ^^^^^^^^^^^^
      |
      = help: let the target be the object that holds it

    error[overlay]: the target is an object, this is none
     --> o.yml:7:28
      |
    7 | - {target: $.info, update: x}
      |                            ^
      |
      = help: write a mapping with the members that change

    error[overlay]: there is no `updates` here
     --> o.yml:8:20
      |
    8 | - {target: $.info, updates: {title: x}}
      |                    ^^^^^^^
      |
      = help: did you mean `update`?

    error[overlay]: this would remove the whole document
     --> o.yml:9:12
      |
    9 | - {target: $, remove: true}
      |            ^
      |
      = help: let the target be a part of it

    error[overlay]: `remove` has to be `true` or `false`
      --> o.yml:11:28
       |
    11 | - {target: $.info, remove: yes}
       |                            ^^^

    error[overlay]: `target` has to be a JSONPath
      --> o.yml:12:12
       |
    12 | - {target: 5, update: {}}
       |            ^

    error[overlay]: an action needs the field `target`
      --> o.yml:13:3
       |
    13 | - {update: {}}
       |   ^

    error[overlay]: an action has to be a mapping
      --> o.yml:14:3
       |
    14 | - remove
       |   ^^^^^^
    "#);
}

#[test]
fn files_that_are_no_overlays() {
    let api = document("A: {type: string}");
    let report = |text: &str| applied(&[("api.yml", &api), ("o.yml", text)]).report();
    assert_snapshot!(report("[]"), @r#"
    error[overlay]: this is not an overlay: it has to be a mapping
     --> o.yml:1:1
      |
    1 | []
      | ^
    "#);
    assert_snapshot!(report("openapi: 3.0.0"), @r#"
    error[overlay]: this is not an overlay: the field `overlay` is missing
     --> o.yml:1:1
      |
    1 | openapi: 3.0.0
      | ^^^^^^^
      |
      = help: an overlay starts with the line `overlay: 1.0.0`
    "#);
    assert_snapshot!(report("overlay: 2.0.0\nactions: []"), @r#"
    error[overlay]: overlays of version 2.0.0 can't be read
     --> o.yml:1:10
      |
    1 | overlay: 2.0.0
      |          ^^^^^
      |
      = help: Oasmith reads overlays of the version 1.0
    "#);
    assert_snapshot!(report("overlay: 1.0.0\ninfo: {titel: x}\nactons: []"), @r#"
    error[overlay]: an overlay needs the field `actions`
     --> o.yml:1:1
      |
    1 | overlay: 1.0.0
      | ^^^^^^^

    error[overlay]: there is no `titel` here
     --> o.yml:2:8
      |
    2 | info: {titel: x}
      |        ^^^^^
      |
      = help: did you mean `title`?

    error[overlay]: there is no `actons` here
     --> o.yml:3:1
      |
    3 | actons: []
      | ^^^^^^
      |
      = help: did you mean `actions`?
    "#);
    assert_snapshot!(report("overlay: [1"), @r#"
    error[yaml-syntax]: this is not YAML: did not find expected ',' or ']'
    --> o.yml:2:1
    "#);
}

#[test]
fn a_split_document_is_explained() {
    let api =
        "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {/a: {$ref: a.yml}}\n";
    let outcome = applied(&[
        ("api.yml", api),
        ("a.yml", "get: {operationId: a, responses: {'200': {description: OK}}}"),
        (
            "o.yml",
            &overlay("- {target: \"$.paths['/a'].get\", update: {deprecated: true}}"),
        ),
    ]);
    assert_snapshot!(outcome.report(), @r#"
    warning[overlay-no-effect]: this target matches nothing in `api.yml`
     --> o.yml:4:12
      |
    4 | - {target: "$.paths['/a'].get", update: {deprecated: true}}
      |            ^^^^^^^^^^^^^^^^^^^
      |
      = help: a target doesn't look through `$ref`: to change another file of the document, write an overlay that names it in `extends`
    "#);
}

#[test]
fn an_overlay_that_is_not_there() {
    let folder =
        Folder::new(&[("api.yml", &document("A: {type: string}")), ("names.yml", "")]);
    let mut options = folder.options("api.yml");
    options.overlays.push(Overlay {
        path: folder.path().join("name.yml"),
        named: Place::value(&"api.yml".into(), Pointer::from_tokens(["info"])),
    });
    let report = Outcome::of(&options).report();
    assert_snapshot!(report.replace(&folder.path().display().to_string(), "FOLDER"), @r#"
    error[missing-file]: there is no file `FOLDER/name.yml`
     --> api.yml:2:7
      |
    2 | info: {title: T, version: '1'}
      |       ^
      |
      = help: did you mean `FOLDER/names.yml`?
    "#);
}
