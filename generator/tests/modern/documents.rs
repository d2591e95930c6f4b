//! Versions, words that only constrain, and what is no schema.

use crate::front::{self, run};
use crate::{components, document, shown};
use insta::assert_snapshot;

#[test]
fn versions() {
    for version in ["3.1.0", "'3.1'", "3.1.1", "3.0.4", "'3.0'"] {
        let outcome = run(&[("api.yml", &format!("openapi: {version}\npaths: {{}}\n"))]);
        assert!(outcome.document.is_some(), "{version}: {}", outcome.report());
    }
    let newer = document("A: {}").replace("3.1.0", "3.2.0");
    assert_snapshot!(run(&[("api.yml", &newer)]).report(), @r#"
    warning[newer-version]: OpenAPI 3.2.0 is read as 3.1
     --> api.yml:1:10
      |
    1 | openapi: 3.2.0
      |          ^^^^^
      |
      = note: this is a limit of Oasmith; the document itself may be right
      = help: keys that came with 3.2, such as `itemSchema`, `query` and `additionalOperations`, are reported where they stand and left out
    "#);
}

#[test]
fn what_only_constrains() {
    assert_snapshot!(components("
A: {type: object, if: {properties: {a: {const: 1}}}, then: {properties: {b: {type: string}}}, properties: {a: {type: integer}}}
B: {type: object, dependentRequired: {a: [b]}, not: {required: [c]}, propertyNames: {pattern: '^a'}}
C: {type: array, contains: {type: string}, minContains: 2}
D: {type: object, propertyNames: {enum: [a, b]}, additionalProperties: {type: string}}
E: {type: string, not: {const: x}}
"), @r#"
    A: {"type":"object","properties":{"a":{"type":"integer"}}}
    B: {"type":"object"}
    C: {"type":"array","items":{}}
    D: {"type":"object","additionalProperties":{"type":"string"}}
    E: {"type":"string"}

    warning[validation-keyword]: what `if` says of members makes no type; they are in `extra`
     --> api.yml:5:23
      |
    5 |     A: {type: object, if: {properties: {a: {const: 1}}}, then: {properties: {b: {type: string}}}, properties: {a: {type: integer}}}
      |                       ^^
      |
      = note: this is a limit of Oasmith; the document itself may be right

    warning[validation-keyword]: types can't say what `contains` demands; it is left to the server
     --> api.yml:7:22
      |
    7 |     C: {type: array, contains: {type: string}, minContains: 2}
      |                      ^^^^^^^^
      |
      = note: this is a limit of Oasmith; the document itself may be right

    warning[validation-keyword]: types can't say what `propertyNames` demands; it is left to the server
     --> api.yml:8:23
      |
    8 |     D: {type: object, propertyNames: {enum: [a, b]}, additionalProperties: {type: string}}
      |                       ^^^^^^^^^^^^^
      |
      = note: this is a limit of Oasmith; the document itself may be right

    warning[validation-keyword]: types can't say what `not` demands; it is left to the server
     --> api.yml:9:23
      |
    9 |     E: {type: string, not: {const: x}}
      |                       ^^^
      |
      = note: this is a limit of Oasmith; the document itself may be right
    "#);
}

#[test]
fn nullable_in_a_document_of_31() {
    assert_snapshot!(components("
A: {type: string, nullable: true}
B: {type: object, properties: {a: {type: string, nullable: true}, b: {type: string, x-nullable: true}}}
"), @r#"
    A: {"nullable":true,"type":"string"}
    B: {"type":"object","properties":{"a":{"nullable":true,"type":"string"},"b":{"nullable":true,"x-nullable":true,"type":"string"}}}

    warning[other-version]: `nullable` is no word of OpenAPI 3.1; it is honoured here, and at one more place
     --> api.yml:5:23
      |
    5 |     A: {type: string, nullable: true}
      |                       ^^^^^^^^
      |
      = help: write `type: [string, "null"]`, or whatever type it is

    warning[other-version]: `x-nullable` is no word of OpenAPI 3.1; it is honoured here
     --> api.yml:6:89
      |
    6 |     B: {type: object, properties: {a: {type: string, nullable: true}, b: {type: string, x-nullable: true}}}
      |                                                                                         ^^^^^^^^^^
      |
      = help: write `type: [string, "null"]`, or whatever type it is
    "#);
}

#[test]
fn words_of_31_in_a_document_of_30() {
    let text = front::document(
        "
A: {type: [string, 'null']}
B: {const: b}
C: {type: integer, exclusiveMinimum: 1}
D: {type: string, examples: [d]}
",
    );
    assert_snapshot!(shown(&run(&[("api.yml", &text)])), @r#"
    A: {"nullable":true,"type":"string"}
    B: {"type":"string","enum":["b"]}
    C: {"type":"integer","exclusiveMinimum":true,"minimum":1}
    D: {"example":"d","type":"string"}
    "#);
}

#[test]
fn a_document_of_webhooks() {
    let text = "
openapi: 3.1.0
info: {title: T, version: '1', summary: In short, license: {name: MIT, identifier: MIT}}
jsonSchemaDialect: https://json-schema.org/draft/2020-12/schema
webhooks:
  new-pet:
    post:
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses: {'200': {description: fine}}
  again: {$ref: '#/components/pathItems/Again'}
components:
  schemas: {Pet: {type: object, properties: {name: {type: [string, 'null']}}}}
  pathItems:
    Again: {get: {summary: once more}}
";
    let outcome = run(&[("api.yml", text)]);
    assert_eq!(outcome.report(), "");
    let document = outcome.document.as_ref().expect("a document");
    let webhooks = serde_json::to_value(&document.webhooks).expect("JSON");
    assert_snapshot!(webhooks.to_string(), @r##"
    {"new-pet":{"post":{"requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Pet"}}},"x-oasmith-required-unsaid":true},"responses":{"200":{"description":"fine"}}}},"again":{"get":{"summary":"once more","responses":{}}}}
    "##);
    assert_snapshot!(outcome.node("/info"), @r#"
    {"title":"T","description":"In short","license":{"name":"MIT","x-oasmith-identifier":"MIT"},"version":"1"}
    "#);
}

#[test]
fn origins_lead_through_what_moved() {
    let text = document(
        "A: {anyOf: [{type: 'null'}, {type: object, properties: {a: {type: string}}}, {type: integer}]}\nB: {oneOf: [{type: 'null'}, {type: string, maxLength: 2}]}\nC: {type: array, prefixItems: [{type: string}]}",
    );
    let outcome = run(&[("api.yml", &text)]);
    let origin =
        |pointer: &str| outcome.origin(&format!("/components/schemas/{pointer}"));
    assert_eq!(
        origin("A/anyOf/0/properties/a"),
        "api.yml#/components/schemas/A/anyOf/1/properties/a"
    );
    assert_eq!(origin("B/maxLength"), "api.yml#/components/schemas/B/oneOf/1/maxLength");
    assert_eq!(origin("C/items/oneOf/0"), "api.yml#/components/schemas/C/prefixItems/0");
}

#[test]
fn references_by_name() {
    assert_snapshot!(components("
Tree:
  $id: https://example.com/schemas/tree
  $dynamicAnchor: node
  type: object
  properties: {children: {type: array, items: {$dynamicRef: '#node'}}, leaf: {$ref: '#/$defs/leaf'}, other: {$ref: other}, far: {$ref: '#/components/schemas/Far'}}
  $defs: {leaf: {$anchor: leaf, type: object, properties: {up: {$ref: '#node'}}}}
Other: {$id: https://example.com/schemas/other, type: object, properties: {l: {$ref: 'tree#leaf'}, me: {$ref: '#'}}}
Far: {type: object, properties: {l: {$ref: '#leaf'}, o: {$ref: https://example.com/schemas/other}}}
Data: {type: object, properties: {$id: {type: string}}, example: {$id: https://example.com/x, $ref: '#leaf'}}
"), @r##"
    Tree: {"type":"object","properties":{"children":{"type":"array","items":{"$ref":"#/components/schemas/Tree"}},"leaf":{"$ref":"#/components/schemas/leaf"},"other":{"$ref":"#/components/schemas/Other"},"far":{"$ref":"#/components/schemas/Far"}}}
    Other: {"type":"object","properties":{"l":{"$ref":"#/components/schemas/leaf"},"me":{"$ref":"#/components/schemas/Other"}}}
    Far: {"type":"object","properties":{"l":{"$ref":"#/components/schemas/leaf"},"o":{"$ref":"#/components/schemas/Other"}}}
    Data: {"example":{"$id":"https://example.com/x","$ref":"#leaf"},"type":"object","properties":{"$id":{"type":"string"}}}
    leaf: {"type":"object","properties":{"up":{"$ref":"#/components/schemas/Tree"}}}
    "##);
}

#[test]
fn types_that_nobody_knows() {
    assert_snapshot!(components("
A: {type: float}
B: {type: mixed}
C: {type: strng}
D: {type: {description: a member}}
E: {type: [String, 'null']}
F: {type: object, properties: []}
"), @r#"
    A: {"type":"number"}
    B: {}
    C: {"type":"string"}
    D: {}
    E: {"nullable":true,"type":"string"}
    F: {"type":"object"}

    warning[unknown-type]: there is no type `float`; it is read as `number`
     --> api.yml:5:15
      |
    5 |     A: {type: float}
      |               ^^^^^
      |
      = help: write `number`

    warning[unknown-type]: there is no type `mixed`; any value is taken here
     --> api.yml:6:15
      |
    6 |     B: {type: mixed}
      |               ^^^^^
      |
      = help: the types are: string, number, integer, boolean, object, array, null

    warning[unknown-type]: there is no type `strng`; it is read as `string`
     --> api.yml:7:15
      |
    7 |     C: {type: strng}
      |               ^^^^^
      |
      = help: write `string`

    warning[unknown-type]: `type` has to name a type; any value is taken here
     --> api.yml:8:15
      |
    8 |     D: {type: {description: a member}}
      |               ^
      |
      = help: a member that is called `type` belongs into `properties`

    warning[unknown-type]: there is no type `String`; it is read as `string`
     --> api.yml:9:16
      |
    9 |     E: {type: [String, 'null']}
      |                ^^^^^^
      |
      = help: write `string`

    warning[empty-list]: a mapping is wanted here; the empty list is read as an empty one
      --> api.yml:10:23
       |
    10 |     F: {type: object, properties: []}
       |                       ^^^^^^^^^^
       |
       = help: write `{}`
    "#);
}

#[test]
fn a_parameter_that_is_described_anew() {
    let text = "
openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /a:
    get:
      parameters: [{$ref: '#/components/parameters/P', description: here}, {$ref: '#/components/parameters/P'}]
components:
  parameters: {P: {name: p, in: query, description: there, schema: {type: string}}}
";
    let outcome = run(&[("api.yml", text)]);
    assert_eq!(outcome.report(), "");
    assert_snapshot!(outcome.node("/paths/~1a/get/parameters"), @r##"
    [{"in":"query","name":"p","description":"here","schema":{"type":"string"},"style":"form"},{"$ref":"#/components/parameters/P"}]
    "##);
}
