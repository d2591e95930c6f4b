//! `oneOf` and `anyOf` beside other keywords and beside each other.

mod front;

use front::schemas;
use insta::assert_snapshot;

const PARTS: &str = "A: {type: object, required: [t], properties: {t: {type: string, enum: [a]}, a: {type: string}}}\n\
    B: {type: object, required: [t], properties: {t: {type: string, enum: [b]}, b: {type: string}}}\n\
    X: {type: object, properties: {x: {type: string}}}\n\
    Y: {type: object, properties: {y: {type: string}}}\n";

/// What becomes of a schema that is put together of the parts.
fn made(schema: &str) -> String {
    let all = schemas(&format!("{PARTS}M: {schema}"));
    all.lines().skip(4).collect::<Vec<_>>().join("\n")
}

#[test]
fn each_with_each() {
    assert_snapshot!(made("{allOf: [{oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}, {oneOf: [{$ref: '#/components/schemas/X'}, {$ref: '#/components/schemas/Y'}]}]}"), @r#"M: {"oneOf":[{"x-oasmith-name":"A_X","type":"object","properties":{"t":{"type":"string","enum":["a"]},"a":{"type":"string"},"x":{"type":"string"}},"required":["t"]},{"x-oasmith-name":"A_Y","type":"object","properties":{"t":{"type":"string","enum":["a"]},"a":{"type":"string"},"y":{"type":"string"}},"required":["t"]},{"x-oasmith-name":"B_X","type":"object","properties":{"t":{"type":"string","enum":["b"]},"b":{"type":"string"},"x":{"type":"string"}},"required":["t"]},{"x-oasmith-name":"B_Y","type":"object","properties":{"t":{"type":"string","enum":["b"]},"b":{"type":"string"},"y":{"type":"string"}},"required":["t"]}]}"#);
}

#[test]
fn pairs_that_exclude_each_other() {
    assert_snapshot!(made("{allOf: [{oneOf: [{type: string}, {type: integer}]}, {oneOf: [{type: number, maximum: 5}, {type: boolean}, {enum: [p, q]}]}]}"), @r#"M: {"oneOf":[{"type":"string","enum":["p","q"]},{"type":"integer","maximum":5}]}"#);
    assert_snapshot!(made("{allOf: [{oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/X'}]}, {oneOf: [{$ref: '#/components/schemas/B'}, {title: Z, properties: {z: {type: string}}}]}]}"), @r#"M: {"oneOf":[{"title":"Z","x-oasmith-name":"A_Z","type":"object","properties":{"t":{"type":"string","enum":["a"]},"a":{"type":"string"},"z":{"type":"string"}},"required":["t"]},{"x-oasmith-name":"X_B","type":"object","properties":{"x":{"type":"string"},"t":{"type":"string","enum":["b"]},"b":{"type":"string"}},"required":["t"]},{"title":"Z","x-oasmith-name":"X_Z","type":"object","properties":{"x":{"type":"string"},"z":{"type":"string"}}}]}"#);
}

#[test]
fn one_union_repeats_the_other() {
    assert_snapshot!(made("{oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}], anyOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/A'}]}"), @r##"M: {"oneOf":[{"$ref":"#/components/schemas/A"},{"$ref":"#/components/schemas/B"}]}"##);
    assert_snapshot!(made("{allOf: [{oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/X'}]}, {oneOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/A'}]}]}"), @r##"M: {"oneOf":[{"$ref":"#/components/schemas/B"},{"$ref":"#/components/schemas/A"}]}"##);
}

#[test]
fn any_of_beside_one_of() {
    assert_snapshot!(made("{oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}], anyOf: [{required: [x], properties: {x: {type: integer}}}, {required: [y], properties: {y: {type: integer}}}]}"), @r#"M: {"oneOf":[{"type":"object","properties":{"t":{"type":"string","enum":["a"]},"a":{"type":"string"},"x":{"type":"integer"}},"required":["t","x"]},{"type":"object","properties":{"t":{"type":"string","enum":["a"]},"a":{"type":"string"},"y":{"type":"integer"}},"required":["t","y"]},{"type":"object","properties":{"t":{"type":"string","enum":["b"]},"b":{"type":"string"},"x":{"type":"integer"}},"required":["t","x"]},{"type":"object","properties":{"t":{"type":"string","enum":["b"]},"b":{"type":"string"},"y":{"type":"integer"}},"required":["t","y"]}]}"#);
    assert_snapshot!(made("{type: object, properties: {p: {type: string}, q: {type: string}}, oneOf: [{required: [p]}, {required: [q]}], anyOf: [{required: [p]}, {not: {required: [q]}}]}"), @r#"M: {"type":"object","properties":{"p":{"type":"string"},"q":{"type":"string"}}}"#);
}

#[test]
fn too_many_pairs() {
    let many = |prefix: &str| {
        let all: Vec<String> = (0..9)
            .map(|n| {
                format!(
                    "{{type: object, properties: {{{prefix}{n}: {{type: string}}}}}}"
                )
            })
            .collect();
        all.join(", ")
    };
    let text = made(&format!(
        "{{allOf: [{{oneOf: [{}]}}, {{oneOf: [{}]}}]}}",
        many("a"),
        many("b")
    ));
    assert!(text.contains("union-simplified"), "{text}");
}

#[test]
fn a_discriminator_beside_properties() {
    assert_snapshot!(made("{type: object, required: [id], properties: {id: {type: integer}}, oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/X'}], discriminator: {propertyName: t, mapping: {a: A, x: X, ex: X}}}"), @r#"M: {"discriminator":{"propertyName":"t"},"oneOf":[{"x-oasmith-name":"A","type":"object","properties":{"id":{"type":"integer"},"t":{"type":"string","enum":["a"]},"a":{"type":"string"}},"required":["id","t"]},{"x-oasmith-name":"X","type":"object","properties":{"id":{"type":"integer"},"x":{"type":"string"},"t":{"type":"string","enum":["x","ex"]}},"required":["id","t"]}]}"#);
}

#[test]
fn branches_in_alternatives_and_alternatives_in_branches() {
    assert_snapshot!(made("{oneOf: [{allOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/X'}]}, {allOf: [{$ref: '#/components/schemas/B'}], description: Words}, {type: string}]}"), @r##"M: {"oneOf":[{"type":"object","properties":{"t":{"type":"string","enum":["a"]},"a":{"type":"string"},"x":{"type":"string"}},"required":["t"]},{"description":"Words","allOf":[{"$ref":"#/components/schemas/B"}]},{"type":"string"}]}"##);
    assert_snapshot!(made("{allOf: [{$ref: '#/components/schemas/X'}, {oneOf: [{$ref: '#/components/schemas/A'}, {oneOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/Y'}]}]}]}"), @r#"M: {"oneOf":[{"x-oasmith-name":"A","type":"object","properties":{"x":{"type":"string"},"t":{"type":"string","enum":["a"]},"a":{"type":"string"}},"required":["t"]},{"oneOf":[{"x-oasmith-name":"B","type":"object","properties":{"x":{"type":"string"},"t":{"type":"string","enum":["b"]},"b":{"type":"string"}},"required":["t"]},{"x-oasmith-name":"Y","type":"object","properties":{"x":{"type":"string"},"y":{"type":"string"}}}]}]}"#);
}

#[test]
fn scalars_and_lists_in_branches() {
    assert_snapshot!(made("{allOf: [{type: array, items: {$ref: '#/components/schemas/X'}, minItems: 1}, {items: {$ref: '#/components/schemas/Y'}, maxItems: 5}]}"), @r#"M: {"type":"array","items":{"type":"object","properties":{"x":{"type":"string"},"y":{"type":"string"}}},"minItems":1,"maxItems":5}"#);
    assert_snapshot!(made("{allOf: [{type: string, maxLength: 9}, {type: string, minLength: 2, maxLength: 5, pattern: '^a'}, {nullable: true}]}"), @r#"M: {"nullable":true,"type":"string","pattern":"^a","minLength":2,"maxLength":5}"#);
    assert_snapshot!(made("{type: object, properties: {m: {allOf: [{$ref: '#/components/schemas/X'}], nullable: true}, n: {nullable: true, allOf: [{$ref: '#/components/schemas/X'}, {$ref: '#/components/schemas/Y'}]}}}"), @r##"M: {"type":"object","properties":{"m":{"nullable":true,"allOf":[{"$ref":"#/components/schemas/X"}]},"n":{"nullable":true,"type":"object","properties":{"x":{"type":"string"},"y":{"type":"string"}}}}}"##);
}

#[test]
fn only_what_is_required() {
    assert_snapshot!(made("{allOf: [{$ref: '#/components/schemas/X'}, {$ref: '#/components/schemas/Y'}, {anyOf: [{required: [x]}, {required: [y]}]}]}"), @r#"M: {"type":"object","properties":{"x":{"type":"string"},"y":{"type":"string"}}}"#);
    assert_snapshot!(made("{allOf: [{$ref: '#/components/schemas/X'}, {oneOf: [{required: [x], not: {required: [y]}}, {required: [y]}]}], additionalProperties: false}"), @r#"M: {"type":"object","properties":{"x":{"type":"string"}},"additionalProperties":false}"#);
}
