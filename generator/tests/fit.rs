//! Schemas are made to fit: types, bounds, values and keywords that agree.

mod front;

use front::{run, schemas};
use insta::assert_snapshot;

#[test]
fn scalars_that_yaml_reads_as_something_else() {
    let text = "openapi: 3.0.0\ninfo: {title: 5, version: 1.10}\npaths: {}\ncomponents: {schemas: {A: {deprecated: 'true', maximum: '5', type: integer}}}\n";
    let outcome = run(&[("api.yml", text)]);
    assert_snapshot!(outcome.node("/info"), @r#"{"title":"5","version":"1.1"}"#);
    assert_snapshot!(outcome.components("schemas"), @r#"A: {"deprecated":true,"type":"integer","maximum":5}"#);
    assert_eq!(outcome.faults.warnings().count(), 4);
}

#[test]
fn types_are_inferred() {
    assert_snapshot!(schemas("A: {properties: {a: {}}}\nB: {items: {}}\nC: {enum: [a, b]}\nD: {enum: [1, 2]}\nE: {maxLength: 3}\nF: {minimum: 0.5}\nG: {format: int32}\nH: {}\nI: {type: array}\nJ: {additionalProperties: {type: string}}\nK: {pattern: '^a', nullable: true}"), @r#"
    A: {"type":"object","properties":{"a":{}}}
    B: {"type":"array","items":{}}
    C: {"type":"string","enum":["a","b"]}
    D: {"type":"integer","enum":[1,2]}
    E: {"type":"string","maxLength":3}
    F: {"type":"number","minimum":0.5}
    G: {"type":"integer","format":"int32"}
    H: {}
    I: {"type":"array","items":{}}
    J: {"type":"object","additionalProperties":{"type":"string"}}
    K: {"nullable":true,"type":"string","pattern":"^a"}
    "#);
}

#[test]
fn bounds_of_integers() {
    assert_snapshot!(schemas("A: {type: integer, minimum: 0, maximum: 18446744073709552000}\nB: {type: integer, maximum: 18446744073709551615, minimum: -9223372036854775809}\nC: {type: integer, minimum: 0.5, maximum: 1e3, multipleOf: 5.0}\nD: {type: integer, multipleOf: 0.1}\nE: {type: number, maximum: 18446744073709552000}"), @r#"
    A: {"x-oasmith-maximum":"18446744073709552000","type":"integer","minimum":0}
    B: {"x-oasmith-minimum":"-9223372036854776000","x-oasmith-maximum":"18446744073709551615","type":"integer"}
    C: {"type":"integer","multipleOf":5,"minimum":1,"maximum":1000}
    D: {"type":"integer"}
    E: {"type":"number","maximum":1.8446744073709552e+19}

    warning[ignored-keyword]: an integer can't be a multiple of this; `multipleOf` is left out
     --> api.yml:9:24
      |
    9 |     D: {type: integer, multipleOf: 0.1}
      |                        ^^^^^^^^^^
    "#);
}

#[test]
fn enums_are_made_honest() {
    assert_snapshot!(schemas("A: {type: string, enum: [a, null, a]}\nB: {type: string, enum: [1, true, x]}\nC: {type: integer, enum: ['1', 2]}\nD: {type: integer, enum: [a, 2]}\nE: {enum: [null]}\nF: {type: array, items: {type: string}, enum: [a, b]}\nG: {type: object, enum: [{}]}\nH: {enum: []}\nI: {enum: [1, a]}"), @r#"
    A: {"nullable":true,"type":"string","enum":["a"]}
    B: {"type":"string","enum":["1","true","x"]}
    C: {"type":"integer","enum":[1,2]}
    D: {"type":"string","enum":["a","2"]}
    E: {"nullable":true}
    F: {"type":"array","items":{"type":"string","enum":["a","b"]}}
    G: {"type":"object"}
    H: {}
    I: {"enum":[1,"a"]}

    warning[enum-type]: not all values of this `enum` are of the type `string`; they are read as such
     --> api.yml:7:23
      |
    7 |     B: {type: string, enum: [1, true, x]}
      |                       ^^^^

    warning[enum-type]: not all values of this `enum` are of the type `integer`; they are read as such
     --> api.yml:8:24
      |
    8 |     C: {type: integer, enum: ['1', 2]}
      |                        ^^^^

    warning[enum-type]: the values of this `enum` can't be of the type `integer`; they are read as text
     --> api.yml:9:24
      |
    9 |     D: {type: integer, enum: [a, 2]}
      |                        ^^^^

    warning[enum-type]: this `enum` stands beside `items`; it is read as that of the items
      --> api.yml:11:45
       |
    11 |     F: {type: array, items: {type: string}, enum: [a, b]}
       |                                             ^^^^

    warning[ignored-keyword]: `enum` means nothing for the type `object`
      --> api.yml:12:23
       |
    12 |     G: {type: object, enum: [{}]}
       |                       ^^^^

    warning[ignored-keyword]: `enum` is empty
      --> api.yml:13:9
       |
    13 |     H: {enum: []}
       |         ^^^^
    "#);
}

#[test]
fn keywords_of_another_type() {
    assert_snapshot!(schemas("A: {type: string, minimum: 1, items: {type: string}}\nB: {type: array, items: {type: object}, required: [a]}\nC: {type: object, properties: {a: {type: string, required: true}}}\nD: {type: boolean, format: x}\nE: {type: string, not: {enum: [a]}}"), @r#"
    A: {"type":"string"}
    B: {"type":"array","items":{"type":"object"}}
    C: {"type":"object","properties":{"a":{"type":"string"}}}
    D: {"type":"boolean"}
    E: {"type":"string"}

    warning[ignored-keyword]: `items` means nothing for the type `string`
     --> api.yml:6:35
      |
    6 |     A: {type: string, minimum: 1, items: {type: string}}
      |                                   ^^^^^

    warning[ignored-keyword]: `required` means nothing for the type `array`
     --> api.yml:7:45
      |
    7 |     B: {type: array, items: {type: object}, required: [a]}
      |                                             ^^^^^^^^

    warning[ignored-keyword]: `required` has to list names; a single truth value is left out
     --> api.yml:8:64
      |
    8 |     C: {type: object, properties: {a: {type: string, required: true}}}
      |                                                                ^^^^
      |
      = help: list the property in `required` of its object

    warning[validation-keyword]: types can't say what `not` demands; it is left to the server
      --> api.yml:10:23
       |
    10 |     E: {type: string, not: {enum: [a]}}
       |                       ^^^
       |
       = note: this is a limit of Oasmith; the document itself may be right
    "#);
}

#[test]
fn unions_with_null() {
    assert_snapshot!(schemas("A: {oneOf: [{type: string}, {enum: [null]}]}\nB: {anyOf: [{$ref: '#/components/schemas/A'}, {type: 'null'}]}\nC: {oneOf: []}"), @r##"
    A: {"nullable":true,"type":"string"}
    B: {"nullable":true,"allOf":[{"$ref":"#/components/schemas/A"}]}
    C: {}

    warning[ignored-keyword]: `oneOf` is empty
     --> api.yml:8:9
      |
    8 |     C: {oneOf: []}
      |         ^^^^^
    "##);
}
