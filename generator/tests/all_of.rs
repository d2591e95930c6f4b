//! `allOf` and what stands beside unions, on schemas of a few lines.

mod front;

use front::{document, run, schemas};
use insta::assert_snapshot;

#[test]
fn objects_are_united() {
    assert_snapshot!(schemas("A: {type: object, description: A, title: A, required: [a], properties: {a: {type: string}}, example: {a: x}}\nB:\n  description: B\n  allOf: [{$ref: '#/components/schemas/A'}, {properties: {b: {type: integer}}, additionalProperties: false}]\n  required: [b]\n  properties: {c: {type: boolean}}"), @r#"
    A: {"example":{"a":"x"},"title":"A","description":"A","type":"object","properties":{"a":{"type":"string"}},"required":["a"]}
    B: {"description":"B","type":"object","properties":{"a":{"type":"string"},"b":{"type":"integer"},"c":{"type":"boolean"}},"required":["a","b"],"additionalProperties":false}
    "#);
}

#[test]
fn one_reference_with_words_of_its_own() {
    assert_snapshot!(schemas("A: {type: object}\nB: {allOf: [{$ref: '#/components/schemas/A'}], nullable: true}\nC: {allOf: [{$ref: '#/components/schemas/A'}, {description: C}]}\nD: {type: object, allOf: [{$ref: '#/components/schemas/A'}]}\nE: {allOf: [{type: string}], description: E}\nF: {allOf: [{$ref: '#/components/schemas/B'}]}"), @r##"
    A: {"type":"object"}
    B: {"nullable":true,"allOf":[{"$ref":"#/components/schemas/A"}]}
    C: {"description":"C","allOf":[{"$ref":"#/components/schemas/A"}]}
    D: {"allOf":[{"$ref":"#/components/schemas/A"}]}
    E: {"description":"E","type":"string"}
    F: {"allOf":[{"$ref":"#/components/schemas/B"}]}
    "##);
}

#[test]
fn required_of_another_branch() {
    assert_snapshot!(schemas("A: {type: object, properties: {a: {type: string}}}\nB: {allOf: [{$ref: '#/components/schemas/A'}, {required: [a]}]}\nC: {allOf: [{$ref: '#/components/schemas/A'}], required: [a]}"), @r#"
    A: {"type":"object","properties":{"a":{"type":"string"}}}
    B: {"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}
    C: {"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}
    "#);
}

#[test]
fn a_property_in_two_branches() {
    assert_snapshot!(schemas("A: {type: object, properties: {kind: {type: string, maxLength: 9, description: Kind}, at: {$ref: '#/components/schemas/T'}, o: {type: object, properties: {x: {type: string}}}}}\nT: {type: string, format: date-time}\nB: {allOf: [{$ref: '#/components/schemas/A'}, {type: object, properties: {kind: {enum: [b], maxLength: 5}, at: {description: When}, o: {properties: {y: {type: string}}}}}]}"), @r##"
    A: {"type":"object","properties":{"kind":{"description":"Kind","type":"string","maxLength":9},"at":{"$ref":"#/components/schemas/T"},"o":{"type":"object","properties":{"x":{"type":"string"}}}}}
    T: {"type":"string","format":"date-time"}
    B: {"type":"object","properties":{"kind":{"description":"Kind","type":"string","enum":["b"],"maxLength":5},"at":{"description":"When","allOf":[{"$ref":"#/components/schemas/T"}]},"o":{"type":"object","properties":{"x":{"type":"string"},"y":{"type":"string"}}}}}
    "##);
}

#[test]
fn enums_and_bounds_are_tightened() {
    assert_snapshot!(schemas("A: {allOf: [{type: string, enum: [a, b], minLength: 1}, {enum: [b, c], minLength: 0}]}\nB: {allOf: [{type: number, minimum: 1}, {type: integer, minimum: 3, maximum: 9}, {maximum: 5}]}\nC: {allOf: [{type: string, enum: [a]}, {enum: [b]}]}"), @r#"
    A: {"type":"string","enum":["b"],"minLength":1}
    B: {"type":"integer","minimum":3,"maximum":5}
    C: {"type":"string","enum":["b"]}

    warning[all-of-conflict]: no value is in both `enum`s of this `allOf`; the latter counts
     --> api.yml:8:51
      |
    8 |     C: {allOf: [{type: string, enum: [a]}, {enum: [b]}]}
      |                                                   ^
    "#);
}

#[test]
fn types_that_contradict_each_other() {
    assert_snapshot!(schemas("A: {allOf: [{type: object, properties: {a: {}}}, {type: string}]}"), @r#"
    A: {"type":"string"}

    warning[all-of-conflict]: the branches of this `allOf` are "object" and "string"; the latter counts
     --> api.yml:6:61
      |
    6 |     A: {allOf: [{type: object, properties: {a: {}}}, {type: string}]}
      |                                                             ^^^^^^
    "#);
}

#[test]
fn branches_of_branches() {
    assert_snapshot!(schemas("A: {type: object, properties: {a: {type: string}}}\nB: {allOf: [{$ref: '#/components/schemas/A'}, {properties: {b: {type: string}}}]}\nC: {$ref: '#/components/schemas/B'}\nD: {allOf: [{$ref: '#/components/schemas/C'}, {allOf: [{properties: {d: {type: string}}}, {required: [a]}]}]}"), @r##"
    A: {"type":"object","properties":{"a":{"type":"string"}}}
    B: {"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}}}
    C: {"$ref":"#/components/schemas/B"}
    D: {"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"},"d":{"type":"string"}},"required":["a"]}
    "##);
}

#[test]
fn circles_of_branches() {
    assert_snapshot!(schemas("A: {allOf: [{$ref: '#/components/schemas/B'}, {properties: {a: {type: string}}}]}\nB: {allOf: [{$ref: '#/components/schemas/A'}, {properties: {b: {type: string}}}]}"), @r#"
    A: {"type":"object","properties":{"b":{"type":"string"},"a":{"type":"string"}}}
    B: {"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}}}

    error[all-of-cycle]: `B` is an `allOf` of itself
     --> api.yml:6:17
      |
    6 |     A: {allOf: [{$ref: '#/components/schemas/B'}, {properties: {a: {type: string}}}]}
      |                 ^
      |
      = help: remove one branch of the circle

    error[all-of-cycle]: `A` is an `allOf` of itself
     --> api.yml:7:17
      |
    7 |     B: {allOf: [{$ref: '#/components/schemas/A'}, {properties: {b: {type: string}}}]}
      |                 ^
      |
      = help: remove one branch of the circle
    "#);
}

#[test]
fn a_property_that_narrows_its_own_type_ends() {
    let text = schemas(
        "A: {type: object, properties: {child: {$ref: '#/components/schemas/A'}}}\nB: {allOf: [{$ref: '#/components/schemas/A'}, {properties: {child: {$ref: '#/components/schemas/B'}}}]}\nX: {type: object, properties: {child: {$ref: '#/components/schemas/X'}, x: {type: string}}}\nC: {allOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/X'}]}",
    );
    assert!(text.len() < 5_000, "{}", text.len());
    assert_snapshot!(text.lines().take(2).collect::<Vec<_>>().join("\n"), @r##"
    A: {"type":"object","properties":{"child":{"$ref":"#/components/schemas/A"}}}
    B: {"type":"object","properties":{"child":{"$ref":"#/components/schemas/B"}}}
    "##);
}

#[test]
fn discriminators_of_bases() {
    assert_snapshot!(schemas("Pet: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind}}\nCat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {lives: {type: integer}}}]}"), @r##"
    Pet: {"discriminator":{"propertyName":"kind","mapping":{"Cat":"#/components/schemas/Cat"}},"oneOf":[{"$ref":"#/components/schemas/Cat"}]}
    Cat: {"type":"object","properties":{"kind":{"type":"string"},"lives":{"type":"integer"}},"required":["kind"]}
    "##);
}

#[test]
fn a_base_that_lists_its_children() {
    assert_snapshot!(schemas("Pet:\n  type: object\n  required: [kind]\n  properties: {kind: {type: string}}\n  discriminator: {propertyName: kind, mapping: {cat: Cat, dog: Dog}}\n  oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]\nCat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {lives: {type: integer}}}]}\nDog: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {name: {type: string}}}]}"), @r##"
    Pet: {"discriminator":{"propertyName":"kind","mapping":{"cat":"#/components/schemas/Cat","dog":"#/components/schemas/Dog"}},"oneOf":[{"$ref":"#/components/schemas/Cat"},{"$ref":"#/components/schemas/Dog"}]}
    Cat: {"type":"object","properties":{"kind":{"type":"string"},"lives":{"type":"integer"}},"required":["kind"]}
    Dog: {"type":"object","properties":{"kind":{"type":"string"},"name":{"type":"string"}},"required":["kind"]}
    "##);
}

#[test]
fn alternatives_that_only_constrain() {
    assert_snapshot!(schemas("A: {type: object, properties: {a: {type: string}, b: {type: string}}, anyOf: [{required: [a]}, {required: [b], title: x}]}\nB: {allOf: [{$ref: '#/components/schemas/A'}], oneOf: [{required: [a]}, {not: {required: [b]}}]}"), @r#"
    A: {"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}}}
    B: {"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}}}
    "#);
}

#[test]
fn properties_beside_a_union() {
    assert_snapshot!(schemas("A: {type: object, properties: {a: {type: string}}}\nU:\n  description: U\n  required: [id]\n  properties: {id: {type: integer}}\n  oneOf: [{$ref: '#/components/schemas/A'}, {title: B, properties: {b: {type: string}}}]\nV: {allOf: [{properties: {v: {type: string}}}, {oneOf: [{$ref: '#/components/schemas/A'}, {type: object}]}]}\nW: {type: object, oneOf: [{$ref: '#/components/schemas/A'}, {properties: {w: {}}}]}\nX: {type: string, oneOf: [{format: date}, {enum: [never]}]}"), @r##"
    A: {"type":"object","properties":{"a":{"type":"string"}}}
    U: {"description":"U","oneOf":[{"x-oasmith-name":"A","type":"object","properties":{"id":{"type":"integer"},"a":{"type":"string"}},"required":["id"]},{"title":"B","type":"object","properties":{"id":{"type":"integer"},"b":{"type":"string"}},"required":["id"]}]}
    V: {"oneOf":[{"x-oasmith-name":"A","type":"object","properties":{"v":{"type":"string"},"a":{"type":"string"}}},{"type":"object","properties":{"v":{"type":"string"}}}]}
    W: {"oneOf":[{"$ref":"#/components/schemas/A"},{"type":"object","properties":{"w":{}}}]}
    X: {"oneOf":[{"type":"string","format":"date"},{"type":"string","enum":["never"]}]}
    "##);
}

#[test]
fn two_unions() {
    assert_snapshot!(schemas("A: {allOf: [{oneOf: [{type: string}, {type: integer}]}, {oneOf: [{type: string}, {type: boolean}]}]}"), @r#"A: {"oneOf":[{"type":"string"}]}"#);
}

#[test]
fn unions_that_contain_themselves_end() {
    let text = schemas(
        "A: {oneOf: [{type: integer}, {properties: {p: {type: string}}, anyOf: [{$ref: '#/components/schemas/A'}]}]}",
    );
    assert!(text.contains("union-simplified") && text.len() < 5_000, "{text}");
}

#[test]
fn origins_lead_through_merges() {
    let outcome = run(&[
        (
            "api.yml",
            &document(
                "B: {allOf: [{$ref: a.yml}, {properties: {b: {type: string}, both: {maxLength: 5}}}]}",
            ),
        ),
        (
            "a.yml",
            "type: object\nproperties:\n  a: {type: string}\n  both: {type: string}\n  deep: {$ref: 'c.yml#/c'}\n",
        ),
        ("c.yml", "c: {type: object, properties: {x: {type: string}}}"),
    ]);
    let origin =
        |part: &str| outcome.origin(&format!("/components/schemas/B/properties/{part}"));
    assert_eq!(origin("a"), "a.yml#/properties/a");
    assert_eq!(
        origin("b/type"),
        "api.yml#/components/schemas/B/allOf/1/properties/b/type"
    );
    assert_eq!(origin("both/type"), "a.yml#/properties/both/type");
    assert_eq!(
        origin("both/maxLength"),
        "api.yml#/components/schemas/B/allOf/1/properties/both/maxLength"
    );
    assert_eq!(
        outcome.origin("/components/schemas/c/properties/x"),
        "c.yml#/c/properties/x"
    );
}
