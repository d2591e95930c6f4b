//! Words that make a type.

use crate::components;
use insta::assert_snapshot;

#[test]
fn lists_of_types() {
    assert_snapshot!(components("
A: {type: [string]}
B: {type: [string, 'null'], maxLength: 3}
C: {type: [integer, number, 'null'], minimum: 1}
D: {type: [string, integer], minLength: 1, minimum: 0, format: int32, description: d}
E: {type: [array, object, 'null'], items: {type: string}, properties: {a: {type: [string, boolean]}}}
F: {type: [string, number, boolean, object, array, 'null']}
G: {type: [string, integer], enum: [a, 1, 2, null]}
H: {type: ['null']}
I: {type: [string, integer], oneOf: [{type: string, format: uuid}, {type: integer}]}
J: {type: [string, null]}
"), @r#"
    A: {"type":"string"}
    B: {"nullable":true,"type":"string","maxLength":3}
    C: {"nullable":true,"type":"number","minimum":1.0}
    D: {"description":"d","oneOf":[{"type":"string","minLength":1},{"type":"integer","format":"int32","minimum":0}]}
    E: {"nullable":true,"oneOf":[{"type":"array","items":{"type":"string"}},{"type":"object","properties":{"a":{"oneOf":[{"type":"string"},{"type":"boolean"}]}}}]}
    F: {"nullable":true}
    G: {"nullable":true,"oneOf":[{"type":"string","enum":["a"]},{"type":"integer","enum":[1,2]}]}
    H: {"nullable":true}
    I: {"oneOf":[{"type":"string","format":"uuid"},{"type":"integer"}]}
    J: {"nullable":true,"type":"string"}
    "#);
}

#[test]
fn null_among_alternatives() {
    assert_snapshot!(components("
R: {type: string}
A: {anyOf: [{$ref: '#/components/schemas/R'}, {type: 'null'}], description: d}
B: {oneOf: [{type: 'null'}, {type: integer, minimum: 1, description: inner}], description: outer}
C: {anyOf: [{type: string}, {type: integer}, {const: null}]}
D: {anyOf: [{type: [string, 'null']}, {type: integer}]}
E: {anyOf: [{anyOf: [{type: string}, {type: integer}]}, {type: 'null'}]}
F: {oneOf: [{type: 'null'}]}
G: {enum: [a, b, null]}
H: {type: object, properties: {a: {type: 'null'}}}
"), @r##"
    R: {"type":"string"}
    A: {"nullable":true,"description":"d","allOf":[{"$ref":"#/components/schemas/R"}]}
    B: {"nullable":true,"description":"outer","type":"integer","minimum":1}
    C: {"nullable":true,"anyOf":[{"type":"string"},{"type":"integer"}]}
    D: {"nullable":true,"anyOf":[{"type":"string"},{"type":"integer"}]}
    E: {"nullable":true,"anyOf":[{"type":"string"},{"type":"integer"}]}
    F: {"nullable":true}
    G: {"nullable":true,"type":"string","enum":["a","b"]}
    H: {"type":"object","properties":{"a":{"nullable":true}}}
    "##);
}

#[test]
fn constants() {
    assert_snapshot!(components("
A: {const: a}
B: {type: integer, const: 3, enum: [1, 2, 3]}
C: {const: null}
D: {const: [1]}
E: {const: true}
"), @r#"
    A: {"type":"string","enum":["a"]}
    B: {"type":"integer","enum":[3]}
    C: {"nullable":true}
    D: {"type":"array","items":{}}
    E: {"type":"boolean","enum":[true]}

    warning[validation-keyword]: types can't say that only one list or object is allowed; `const` is left out
     --> api.yml:8:9
      |
    8 |     D: {const: [1]}
      |         ^^^^^
      |
      = note: this is a limit of Oasmith; the document itself may be right
    "#);
}

#[test]
fn alternatives_that_are_values() {
    assert_snapshot!(components("
A: {type: integer, oneOf: [{title: NONE, const: 0, description: nothing}, {title: ALL, const: 1}], format: int32}
B: {anyOf: [{type: string}, {type: string, enum: [a, b]}]}
C: {anyOf: [{type: string}, {const: a}, {const: b}, {const: a}]}
D: {anyOf: [{const: a}, {const: 1}]}
E: {type: integer, enum: [1], allOf: [{$ref: '#/components/schemas/A'}]}
F: {type: string, enum: [a, null, b], x-enum-varnames: [A, N, B]}
"), @r#"
    A: {"x-enum-varnames":["NONE","ALL"],"x-enum-descriptions":["nothing",""],"type":"integer","format":"int32","enum":[0,1]}
    B: {"anyOf":[{"type":"string"},{"type":"string","enum":["a","b"]}]}
    C: {"anyOf":[{"type":"string"},{"type":"string","enum":["a","b"]}]}
    D: {"anyOf":[{"type":"string","enum":["a"]},{"type":"integer","enum":[1]}]}
    E: {"x-enum-varnames":["ALL"],"type":"integer","format":"int32","enum":[1]}
    F: {"nullable":true,"x-enum-varnames":["A","B"],"type":"string","enum":["a","b"]}
    "#);
}

#[test]
fn alternatives_that_are_equal() {
    assert_snapshot!(components("
A: {anyOf: [{type: string, title: X}, {type: [string, 'null']}, {type: integer}]}
B: {anyOf: [{type: string, description: one}, {type: string, description: two}]}
C: {anyOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/A'}]}
"), @r##"
    A: {"nullable":true,"anyOf":[{"title":"X","type":"string"},{"type":"integer"}]}
    B: {"description":"one","type":"string"}
    C: {"allOf":[{"$ref":"#/components/schemas/A"}]}
    "##);
}

#[test]
fn bounds_that_exclude_themselves() {
    assert_snapshot!(components("
A: {type: integer, exclusiveMinimum: 0, exclusiveMaximum: 10}
B: {type: number, exclusiveMinimum: 1.5, minimum: 1, exclusiveMaximum: 9, maximum: 8}
C: {type: number, exclusiveMinimum: true, minimum: 1}
D: {type: integer, exclusiveMinimum: 0.5}
"), @r#"
    A: {"type":"integer","exclusiveMinimum":true,"exclusiveMaximum":true,"minimum":0,"maximum":10}
    B: {"type":"number","exclusiveMinimum":true,"minimum":1.5,"maximum":8.0}
    C: {"type":"number","exclusiveMinimum":true,"minimum":1.0}
    D: {"type":"integer","minimum":1}
    "#);
}

#[test]
fn places_of_a_list() {
    assert_snapshot!(components("
A: {prefixItems: [{type: number}, {type: number}], items: false}
B: {type: array, prefixItems: [{type: string}, {const: 1}], items: {type: boolean}}
C: {type: array, prefixItems: [{type: string}]}
D: {type: array, prefixItems: [{type: string}, {type: integer}], minItems: 2, maxItems: 2}
E: {type: array, items: [{type: string}, {type: integer}], additionalItems: false}
F: {type: array, prefixItems: [{$ref: '#/components/schemas/A'}], items: false}
"), @r##"
    A: {"x-oasmith-tuple":{"length":2,"rest":false},"type":"array","items":{"x-oasmith-tuple-items":true,"oneOf":[{"type":"number"},{"type":"number"}]}}
    B: {"x-oasmith-tuple":{"length":2,"rest":true},"type":"array","items":{"x-oasmith-tuple-items":true,"oneOf":[{"type":"string"},{"type":"integer","enum":[1]},{"type":"boolean"}]}}
    C: {"x-oasmith-tuple":{"length":1,"rest":true},"type":"array","items":{"x-oasmith-tuple-items":true,"oneOf":[{"type":"string"},{}]}}
    D: {"x-oasmith-tuple":{"length":2,"rest":false},"type":"array","items":{"x-oasmith-tuple-items":true,"oneOf":[{"type":"string"},{"type":"integer"}]},"minItems":2,"maxItems":2}
    E: {"x-oasmith-tuple":{"length":2,"rest":false},"type":"array","items":{"x-oasmith-tuple-items":true,"oneOf":[{"type":"string"},{"type":"integer"}]}}
    F: {"x-oasmith-tuple":{"length":1,"rest":false},"type":"array","items":{"x-oasmith-tuple-items":true,"oneOf":[{"$ref":"#/components/schemas/A"}]}}
    "##);
}

#[test]
fn true_and_false() {
    assert_snapshot!(components("
A: true
B: {type: object, required: [a, b], properties: {a: true, b: false, c: {type: string}}}
C: {type: array, items: true}
D: {type: array, items: false}
E: {oneOf: [{type: string}, false]}
F: {type: object, additionalProperties: true}
G: false
"), @r#"
    A: {}
    B: {"type":"object","properties":{"a":{},"c":{"type":"string"}},"required":["a"]}
    C: {"type":"array","items":{}}
    D: {"type":"array","items":{},"maxItems":0}
    E: {"type":"string"}
    F: {"type":"object","additionalProperties":true}
    G: {}

    warning[schema-simplified]: no value fits the schema `false`; any value is taken here
      --> api.yml:11:8
       |
    11 |     G: false
       |        ^^^^^
       |
       = note: this is a limit of Oasmith; the document itself may be right
    "#);
}

#[test]
fn members_with_open_names() {
    assert_snapshot!(components("
A: {type: object, patternProperties: {'^x-': {type: string}}}
B: {patternProperties: {'^a': {type: string}, '^b': {type: string}}, additionalProperties: false}
C: {type: object, patternProperties: {'^a': {type: string}, '^b': {type: integer}}, additionalProperties: {type: boolean}}
D: {type: object, patternProperties: {'^x-': true}}
E: {type: object, unevaluatedProperties: {type: integer}}
F: {type: object, unevaluatedProperties: false}
"), @r#"
    A: {"x-oasmith-pattern":true,"type":"object","additionalProperties":{"type":"string"}}
    B: {"x-oasmith-pattern":true,"type":"object","additionalProperties":{"type":"string"}}
    C: {"x-oasmith-pattern":true,"type":"object","additionalProperties":{"anyOf":[{"type":"string"},{"type":"integer"},{"type":"boolean"}]}}
    D: {"x-oasmith-pattern":true,"type":"object","additionalProperties":{}}
    E: {"type":"object","additionalProperties":{"type":"integer"}}
    F: {"type":"object"}

    warning[schema-simplified]: which pattern a name fits is not asked; a member may be that of any and of `additionalProperties`
     --> api.yml:7:23
      |
    7 |     C: {type: object, patternProperties: {'^a': {type: string}, '^b': {type: integer}}, additionalProperties: {type: boolean}}
      |                       ^^^^^^^^^^^^^^^^^
      |
      = note: this is a limit of Oasmith; the document itself may be right
    "#);
}

#[test]
fn content_of_strings() {
    assert_snapshot!(components("
A: {type: string, contentEncoding: base64}
B: {type: string, contentMediaType: application/octet-stream}
C: {type: string, contentMediaType: text/html}
D: {type: string, contentEncoding: base64, contentMediaType: image/png}
E: {contentMediaType: image/png}
F: {type: string, contentEncoding: base64url}
"), @r#"
    A: {"type":"string","format":"byte"}
    B: {"type":"string","format":"binary"}
    C: {"type":"string"}
    D: {"type":"string","format":"byte"}
    E: {"type":"string","format":"binary"}
    F: {"type":"string"}
    "#);
}

#[test]
fn definitions_and_who_a_schema_is() {
    assert_snapshot!(components("
A:
  $schema: https://json-schema.org/draft/2020-12/schema
  $comment: none
  type: object
  properties: {n: {$ref: '#/components/schemas/A/$defs/Node'}}
  $defs:
    Node: {type: object, properties: {next: {$ref: '#/components/schemas/A/$defs/Node'}}}
    Unused: {type: string}
"), @r##"
    A: {"type":"object","properties":{"n":{"$ref":"#/components/schemas/Node"}}}
    Node: {"type":"object","properties":{"next":{"$ref":"#/components/schemas/Node"}}}
    "##);
}

#[test]
fn examples_of_a_schema() {
    assert_snapshot!(components("
A: {type: string, examples: [a, b]}
B: {type: string, example: x, examples: [a]}
C: {type: string, examples: {a: {value: x}}}
"), @r#"
    A: {"example":"a","type":"string"}
    B: {"example":"x","type":"string"}
    C: {"type":"string"}

    warning[ignored-keyword]: the `examples` of a schema have to be a list; they are left out
     --> api.yml:7:23
      |
    7 |     C: {type: string, examples: {a: {value: x}}}
      |                       ^^^^^^^^
    "#);
}

#[test]
fn words_beside_a_reference() {
    assert_snapshot!(components("
R: {type: object, properties: {a: {type: string}}}
A: {type: object, properties: {r: {$ref: '#/components/schemas/R', description: mine}}}
B: {$ref: '#/components/schemas/R', required: [a], properties: {b: {type: integer}}}
"), @r##"
    R: {"type":"object","properties":{"a":{"type":"string"}}}
    A: {"type":"object","properties":{"r":{"description":"mine","allOf":[{"$ref":"#/components/schemas/R"}]}}}
    B: {"type":"object","properties":{"a":{"type":"string"},"b":{"type":"integer"}},"required":["a"]}
    "##);
}
