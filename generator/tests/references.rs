//! References in all the shapes that documents have them, on documents of a few lines.

mod front;

use front::{document, report, run};
use insta::assert_snapshot;

/// A document with these paths and components.
fn whole(paths: &str, components: &str) -> String {
    let head = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\n";
    format!("{head}paths: {paths}\ncomponents: {components}\n")
}

/// The schemas of a document whose entry is `api`.
fn schemas(api: &str, more: &[(&str, &str)]) -> String {
    let files: Vec<(&str, &str)> =
        [("api.yml", api)].into_iter().chain(more.iter().copied()).collect();
    let outcome = run(&files);
    format!("{}{}", outcome.components("schemas"), outcome.report())
}

#[test]
fn through_a_reference() {
    let api = document(
        "X: {$ref: 'a.yml#/Real'}\nY: {$ref: '#/components/schemas/X/properties/y'}\n\
         Z: {type: object, properties: {z: {$ref: '#/components/schemas/X/properties/deep/properties/e'}}}",
    );
    let more = [(
        "a.yml",
        "Real: {type: object, properties: {y: {type: string}, deep: {$ref: '#/Deep'}}}\n\
         Deep: {type: object, properties: {e: {type: integer}}}\n",
    )];
    assert_snapshot!(schemas(&api, &more), @r##"
    X: {"type":"object","properties":{"y":{"$ref":"#/components/schemas/Y"},"deep":{"$ref":"#/components/schemas/Deep"}}}
    Y: {"type":"string"}
    Z: {"type":"object","properties":{"z":{"$ref":"#/components/schemas/e"}}}
    Deep: {"type":"object","properties":{"e":{"$ref":"#/components/schemas/e"}}}
    e: {"type":"integer"}
    "##);
}

#[test]
fn sections_in_other_files() {
    let api = whole("{$ref: paths.yml}", "{schemas: {$ref: schemas/index.yml}}");
    let more = [
        (
            "paths.yml",
            "/a:\n  get:\n    operationId: a\n    responses:\n      '200':\n        description: OK\n        content: {application/json: {schema: {$ref: 'api.yml#/components/schemas/Pet'}}}\n",
        ),
        ("schemas/index.yml", "Pet: {$ref: pet.yml}\nTag: {type: string}\n"),
        (
            "schemas/pet.yml",
            "{type: object, properties: {tag: {$ref: 'index.yml#/Tag'}, friend: {$ref: pet.yml}}}",
        ),
    ];
    assert_snapshot!(schemas(&api, &more), @r##"
    Pet: {"type":"object","properties":{"tag":{"$ref":"#/components/schemas/Tag"},"friend":{"$ref":"#/components/schemas/Pet"}}}
    Tag: {"type":"string"}
    "##);
}

#[test]
fn all_components_in_another_file() {
    let api = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents: {$ref: c.yml}\n";
    let more = [(
        "c.yml",
        "schemas: {A: {$ref: '#/schemas/B'}, B: {type: string}, C: {$ref: 'api.yml#/components/schemas/B'}}",
    )];
    assert_snapshot!(schemas(api, &more), @r##"
    A: {"$ref":"#/components/schemas/B"}
    B: {"type":"string"}
    C: {"$ref":"#/components/schemas/B"}
    "##);
}

#[test]
fn path_items() {
    let operation = |id: &str| {
        format!("{{operationId: {id}, responses: {{'200': {{description: OK}}}}}}")
    };
    let api = whole(
        &format!(
            "\n  /a: {{get: {}}}\n  /b: {{$ref: '#/paths/~1a'}}\n  /c: {{$ref: 'paths/c.yml'}}\n  /d: {{$ref: 'paths/all.yml#/~1d~1%7Bid%7D'}}\n  /e: {{$ref: 'paths/c.yml', summary: Own}}",
            operation("a")
        ),
        "{}",
    );
    let c = format!("summary: File\npost: {}", operation("c"));
    let all = format!("/d/{{id}}:\n  get: {}\n", operation("d"));
    let outcome =
        run(&[("api.yml", &api), ("paths/c.yml", &c), ("paths/all.yml", &all)]);
    assert_eq!(outcome.report(), "");
    for (path, method) in [("b", "get"), ("c", "post"), ("d", "get"), ("e", "post")] {
        let node = outcome.node(&format!("/paths/~1{path}/{method}/operationId"));
        assert_ne!(node, "nothing", "{path}");
    }
    assert_eq!(outcome.node("/paths/~1e/summary"), "\"Own\"");
}

#[test]
fn references_to_references() {
    let api = document(
        "A: {$ref: '#/components/schemas/B'}\nB: {$ref: 'b.yml#/B'}\nD: {type: array, items: {$ref: '#/components/schemas/A'}}",
    );
    let more = [
        ("b.yml", "B: {$ref: 'c.yml'}\n"),
        ("c.yml", "$ref: 'd.yml#/definitions/The%20Thing'"),
        (
            "d.yml",
            "definitions: {The Thing: {type: object, properties: {d: {$ref: '#/definitions/The Thing'}}}}",
        ),
    ];
    assert_snapshot!(schemas(&api, &more), @r##"
    A: {"type":"object","properties":{"d":{"$ref":"#/components/schemas/A"}}}
    B: {"$ref":"#/components/schemas/A"}
    D: {"type":"array","items":{"$ref":"#/components/schemas/A"}}
    "##);
}

#[test]
fn schemas_of_operations() {
    let api = whole(
        "\n  /a/{id}:\n    get:\n      operationId: a\n      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]\n      responses:\n        '200':\n          description: OK\n          content: {application/json: {schema: {type: object, properties: {x: {type: string, enum: [p, q]}}}}}\n",
        "{schemas: {A: {$ref: '#/paths/~1a~1{id}/get/responses/200/content/application~1json/schema'}, B: {$ref: '#/paths/~1a~1%7Bid%7D/get/parameters/0/schema'}, C: {type: array, items: {$ref: '#/paths/~1a~1{id}/get/responses/200/content/application~1json/schema/properties/x'}}}}",
    );
    let outcome = run(&[("api.yml", &api)]);
    assert_snapshot!(format!("{}{}{}", outcome.components("schemas"), outcome.node("/paths/~1a~1{id}/get/responses/200"), outcome.report()), @r##"
    A: {"type":"object","properties":{"x":{"$ref":"#/components/schemas/x"}}}
    B: {"type":"integer"}
    C: {"type":"array","items":{"$ref":"#/components/schemas/x"}}
    x: {"type":"string","enum":["p","q"]}
    {"description":"OK","content":{"application/json":{"schema":{"$ref":"#/components/schemas/A"}}}}
    "##);
}

#[test]
fn discriminator_mappings() {
    let api = document(
        "Pet:\n  oneOf: [{$ref: cat.yml}, {$ref: '#/components/schemas/Dog'}, {$ref: '#/components/schemas/v2.Fish'}]\n  \
         discriminator: {propertyName: kind, mapping: {cat: cat.yml, kitten: ./cat.yml, dog: Dog, puppy: '#/components/schemas/Dog', fish: v2.Fish, bird: Brid}}\n\
         Dog: {type: object, required: [kind], properties: {kind: {type: string}}}\n\
         v2.Fish: {type: object, required: [kind], properties: {kind: {type: string}}}\n\
         Bird: {type: object, required: [kind], properties: {kind: {type: string}}}",
    );
    let more = [(
        "cat.yml",
        "{type: object, required: [kind], properties: {kind: {type: string}}}",
    )];
    assert_snapshot!(schemas(&api, &more), @r##"
    Pet: {"discriminator":{"propertyName":"kind","mapping":{"cat":"#/components/schemas/cat","kitten":"#/components/schemas/cat","dog":"#/components/schemas/Dog","puppy":"#/components/schemas/Dog","fish":"#/components/schemas/v2.Fish"}},"oneOf":[{"$ref":"#/components/schemas/cat"},{"$ref":"#/components/schemas/Dog"},{"$ref":"#/components/schemas/v2.Fish"}]}
    Dog: {"type":"object","properties":{"kind":{"type":"string"}},"required":["kind"]}
    v2.Fish: {"type":"object","properties":{"kind":{"type":"string"}},"required":["kind"]}
    Bird: {"type":"object","properties":{"kind":{"type":"string"}},"required":["kind"]}
    cat: {"type":"object","properties":{"kind":{"type":"string"}},"required":["kind"]}
    error[broken-ref]: there is no schema `Brid` among the components
     --> api.yml:8:152
      |
    8 | ...: Dog, puppy: '#/components/schemas/Dog', fish: v2.Fish, bird: Brid}}
      |                                                                   ^^^^
      |
      = help: did you mean `Bird`?
    "##);
}

#[test]
fn dead_ends() {
    let api = document(
        "X: {$ref: 'a.yml#/Real'}\nY: {$ref: '#/components/schemas/X/properties/nmae'}\nZ: {$ref: 'a.yml#/Raal'}\nV: {$ref: '#/components/schemas/X/required/7'}\nW: {$ref: ''}",
    );
    let more = [(
        "a.yml",
        "Real: {type: object, required: [name], properties: {name: {type: string}}}",
    )];
    let files = [("api.yml", &*api), more[0]];
    assert_snapshot!(report(&files), @r#"
    warning[unknown-key]: a schema has no field `openapi` in OpenAPI 3.0, so it is left out
     --> api.yml:1:1
      |
    1 | openapi: 3.0.3
      | ^^^^^^^
      |
      = help: remove it, or call it `x-…` if it is an extension

    warning[unknown-key]: a schema has no field `info` in OpenAPI 3.0, so it is left out
     --> api.yml:2:1
      |
    2 | info: {title: T, version: '1'}
      | ^^^^
      |
      = help: remove it, or call it `x-…` if it is an extension

    warning[unknown-key]: a schema has no field `paths` in OpenAPI 3.0, so it is left out
     --> api.yml:3:1
      |
    3 | paths: {}
      | ^^^^^
      |
      = help: remove it, or call it `x-…` if it is an extension

    warning[unknown-key]: a schema has no field `components` in OpenAPI 3.0, so it is left out
     --> api.yml:4:1
      |
    4 | components:
      | ^^^^^^^^^^
      |
      = help: remove it, or call it `x-…` if it is an extension

    error[broken-ref]: `#/components/schemas/X/properties/nmae` leads nowhere
     --> api.yml:7:15
      |
    7 |     Y: {$ref: '#/components/schemas/X/properties/nmae'}
      |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: did you mean `#/components/schemas/X/properties/name`?

    error[broken-ref]: `a.yml#/Raal` leads nowhere
     --> api.yml:8:15
      |
    8 |     Z: {$ref: 'a.yml#/Raal'}
      |               ^^^^^^^^^^^^^
      |
      = help: did you mean `a.yml#/Real`?

    error[broken-ref]: `#/components/schemas/X/required/7` leads nowhere
     --> api.yml:9:15
      |
    9 |     V: {$ref: '#/components/schemas/X/required/7'}
      |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    "#);
}

#[test]
fn one_name_for_one_schema() {
    let api = document(
        "A: {$ref: a/error.yml}\nB: {type: array, items: {$ref: b/error.yml}}\nC: {type: array, items: {$ref: ./a/../a/error.yml}}\nerror: {type: boolean}",
    );
    let more = [("a/error.yml", "{type: string}"), ("b/error.yml", "{type: integer}")];
    assert_snapshot!(schemas(&api, &more), @r##"
    A: {"type":"string"}
    B: {"type":"array","items":{"$ref":"#/components/schemas/b_error"}}
    C: {"type":"array","items":{"$ref":"#/components/schemas/A"}}
    error: {"type":"boolean"}
    b_error: {"type":"integer"}
    "##);
}

#[test]
fn a_type_beside_a_reference_to_another_means_nothing_in_30() {
    let api = document(
        "Task: {type: object, properties: {due: {type: number, $ref: '#/components/schemas/Amount'}}}\n\
         Amount: {type: object, properties: {value: {type: number}}}",
    );
    assert_snapshot!(schemas(&api, &[]), @r##"
    Task: {"type":"object","properties":{"due":{"allOf":[{"$ref":"#/components/schemas/Amount"}]}}}
    Amount: {"type":"object","properties":{"value":{"type":"number"}}}
    warning[ref-siblings]: beside a `$ref` to a schema of another type, `type` is ignored
     --> api.yml:6:65
      |
    6 |     Task: {type: object, properties: {due: {type: number, $ref: '#/components/schemas/Amount'}}}
      |                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    "##);
}

#[test]
fn words_beside_a_reference() {
    let document = |version: &str| {
        format!(
            "openapi: {version}\ninfo: {{title: T, version: '1'}}\npaths:\n  /a:\n    get:\n      operationId: a\n      \
             parameters:\n        - {{$ref: '#/components/parameters/p', description: Own}}\n        \
             - {{$ref: '#/components/parameters/q', description: Q, required: true}}\n      \
             responses: {{'200': {{$ref: '#/components/responses/r', summary: R}}}}\n\
             components:\n  parameters:\n    p: {{name: p, in: query, description: P, schema: {{type: string}}}}\n    \
             q: {{name: q, in: query, description: Q, schema: {{type: string}}}}\n  responses: {{r: {{description: R}}}}\n"
        )
    };
    let new = run(&[("api.yml", &document("3.1.0"))]);
    assert_snapshot!(format!("{}\n\n{}", new.node("/paths/~1a/get"), new.report()), @r##"
    {"operationId":"a","parameters":[{"in":"query","name":"p","description":"Own","schema":{"type":"string"},"style":"form"},{"$ref":"#/components/parameters/q"}],"responses":{"200":{"$ref":"#/components/responses/r"}}}

    warning[ref-siblings]: beside a `$ref`, `required` is ignored
     --> api.yml:9:18
      |
    9 |         - {$ref: '#/components/parameters/q', description: Q, required: true}
      |                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^
    "##);
    let old = run(&[("api.yml", &document("3.0.3"))]);
    assert_snapshot!(old.node("/paths/~1a/get/parameters"), @r##"[{"$ref":"#/components/parameters/p"},{"$ref":"#/components/parameters/q"}]"##);
    assert_eq!(old.report().matches("warning[ref-siblings]").count(), 3);
}
