//! Bases with a discriminator whose children inherit by `allOf`.

mod front;

use front::schemas;
use insta::assert_snapshot;

/// A base and two children, with some more about the base and the rest of the schemas.
fn pets(discriminator: &str, more: &str) -> String {
    schemas(&format!(
        "Pet:\n  type: object\n  required: [kind, name]\n  properties: {{kind: {{type: string}}, name: {{type: string}}}}\n  \
         discriminator: {discriminator}\n\
         Cat: {{allOf: [{{$ref: '#/components/schemas/Pet'}}, {{type: object, properties: {{lives: {{type: integer}}}}}}]}}\n\
         Dog: {{allOf: [{{$ref: '#/components/schemas/Pet'}}], properties: {{bark: {{type: boolean}}}}}}\n{more}"
    ))
}

#[test]
fn children_by_their_names() {
    assert_snapshot!(pets(
        "{propertyName: kind}",
        "Owner: {type: object, properties: {pet: {$ref: '#/components/schemas/Pet'}}}",
    ), @r##"
    Pet: {"discriminator":{"propertyName":"kind","mapping":{"Cat":"#/components/schemas/Cat","Dog":"#/components/schemas/Dog"}},"oneOf":[{"$ref":"#/components/schemas/Cat"},{"$ref":"#/components/schemas/Dog"}]}
    Cat: {"type":"object","properties":{"kind":{"type":"string"},"name":{"type":"string"},"lives":{"type":"integer"}},"required":["kind","name"]}
    Dog: {"type":"object","properties":{"kind":{"type":"string"},"name":{"type":"string"},"bark":{"type":"boolean"}},"required":["kind","name"]}
    Owner: {"type":"object","properties":{"pet":{"$ref":"#/components/schemas/Pet"}}}
    "##);
}

#[test]
fn children_by_a_mapping() {
    assert_snapshot!(pets(
        "{propertyName: kind, mapping: {cat: '#/components/schemas/Cat', kitten: Cat, dog: Dog}}",
        "PetReply: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {at: {type: string}}}]}",
    ), @r##"
    Pet: {"discriminator":{"propertyName":"kind","mapping":{"cat":"#/components/schemas/Cat","kitten":"#/components/schemas/Cat","dog":"#/components/schemas/Dog"}},"oneOf":[{"$ref":"#/components/schemas/Cat"},{"$ref":"#/components/schemas/Dog"}]}
    Cat: {"type":"object","properties":{"kind":{"type":"string"},"name":{"type":"string"},"lives":{"type":"integer"}},"required":["kind","name"]}
    Dog: {"type":"object","properties":{"kind":{"type":"string"},"name":{"type":"string"},"bark":{"type":"boolean"}},"required":["kind","name"]}
    PetReply: {"type":"object","properties":{"kind":{"type":"string"},"name":{"type":"string"},"at":{"type":"string"}},"required":["kind","name"]}
    "##);
}

#[test]
fn children_by_the_value_that_they_fix() {
    assert_snapshot!(pets(
        "{propertyName: kind}",
        "Fish: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {kind: {type: string, enum: [trout, carp]}}}]}\n\
         Bird: {allOf: [{$ref: '#/components/schemas/Pet'}], x-ms-discriminator-value: '#bird'}",
    ), @r##"
    Pet: {"discriminator":{"propertyName":"kind","mapping":{"Cat":"#/components/schemas/Cat","Dog":"#/components/schemas/Dog","trout":"#/components/schemas/Fish","carp":"#/components/schemas/Fish","#bird":"#/components/schemas/Bird"}},"oneOf":[{"$ref":"#/components/schemas/Cat"},{"$ref":"#/components/schemas/Dog"},{"$ref":"#/components/schemas/Fish"},{"$ref":"#/components/schemas/Bird"}]}
    Cat: {"type":"object","properties":{"kind":{"type":"string"},"name":{"type":"string"},"lives":{"type":"integer"}},"required":["kind","name"]}
    Dog: {"type":"object","properties":{"kind":{"type":"string"},"name":{"type":"string"},"bark":{"type":"boolean"}},"required":["kind","name"]}
    Fish: {"type":"object","properties":{"kind":{"type":"string","enum":["trout","carp"]},"name":{"type":"string"}},"required":["kind","name"]}
    Bird: {"x-ms-discriminator-value":"#bird","type":"object","properties":{"kind":{"type":"string"},"name":{"type":"string"}},"required":["kind","name"]}
    "##);
    assert_snapshot!(schemas(
        "Base: {type: object, properties: {type: {type: string, enum: [small_one, big]}}, discriminator: {propertyName: type}}\n\
         SmallOne: {allOf: [{$ref: '#/components/schemas/Base'}]}\nBig: {allOf: [{$ref: '#/components/schemas/Base'}]}",
    ), @r##"
    Base: {"discriminator":{"propertyName":"type","mapping":{"small_one":"#/components/schemas/SmallOne","big":"#/components/schemas/Big"}},"oneOf":[{"$ref":"#/components/schemas/SmallOne"},{"$ref":"#/components/schemas/Big"}]}
    SmallOne: {"type":"object","properties":{"type":{"type":"string","enum":["small_one","big"]}}}
    Big: {"type":"object","properties":{"type":{"type":"string","enum":["small_one","big"]}}}
    "##);
}

#[test]
fn a_base_that_is_a_case_itself() {
    assert_snapshot!(pets(
        "{propertyName: kind, mapping: {pet: Pet, cat: Cat, dog: Dog}}",
        "",
    ), @r##"
    Pet: {"discriminator":{"propertyName":"kind","mapping":{"cat":"#/components/schemas/Cat","dog":"#/components/schemas/Dog"}},"oneOf":[{"$ref":"#/components/schemas/Cat"},{"$ref":"#/components/schemas/Dog"},{"x-oasmith-name":"Pet","type":"object","properties":{"kind":{"type":"string","enum":["pet"]},"name":{"type":"string"}},"required":["kind","name"]}]}
    Cat: {"type":"object","properties":{"kind":{"type":"string"},"name":{"type":"string"},"lives":{"type":"integer"}},"required":["kind","name"]}
    Dog: {"type":"object","properties":{"kind":{"type":"string"},"name":{"type":"string"},"bark":{"type":"boolean"}},"required":["kind","name"]}
    "##);
}

#[test]
fn children_of_children() {
    assert_snapshot!(pets(
        "{propertyName: kind}",
        "Poodle:\n  allOf: [{$ref: '#/components/schemas/Dog'}, {properties: {curls: {type: integer}}}]\n  discriminator: {propertyName: kind}\n\
         ToyPoodle: {allOf: [{$ref: '#/components/schemas/Alias'}, {properties: {size: {type: integer}}}]}\n\
         Alias: {$ref: '#/components/schemas/Poodle'}",
    ), @r##"
    Pet: {"discriminator":{"propertyName":"kind","mapping":{"Cat":"#/components/schemas/Cat","Dog":"#/components/schemas/Dog","Poodle":"#/components/schemas/Poodle","ToyPoodle":"#/components/schemas/ToyPoodle"}},"oneOf":[{"$ref":"#/components/schemas/Cat"},{"$ref":"#/components/schemas/Dog"},{"$ref":"#/components/schemas/Poodle"},{"$ref":"#/components/schemas/ToyPoodle"}]}
    Cat: {"type":"object","properties":{"kind":{"type":"string"},"name":{"type":"string"},"lives":{"type":"integer"}},"required":["kind","name"]}
    Dog: {"type":"object","properties":{"kind":{"type":"string"},"name":{"type":"string"},"bark":{"type":"boolean"}},"required":["kind","name"]}
    Poodle: {"discriminator":{"propertyName":"kind"},"type":"object","properties":{"kind":{"type":"string"},"name":{"type":"string"},"bark":{"type":"boolean"},"curls":{"type":"integer"}},"required":["kind","name"]}
    ToyPoodle: {"type":"object","properties":{"kind":{"type":"string"},"name":{"type":"string"},"bark":{"type":"boolean"},"curls":{"type":"integer"},"size":{"type":"integer"}},"required":["kind","name"]}
    Alias: {"$ref":"#/components/schemas/Poodle"}
    "##);
}

#[test]
fn children_that_contain_their_base() {
    assert_snapshot!(schemas(
        "Node: {type: object, required: [type], properties: {type: {type: string}}, discriminator: {propertyName: type}}\n\
         List: {allOf: [{$ref: '#/components/schemas/Node'}, {properties: {items: {type: array, items: {$ref: '#/components/schemas/Node'}}}}]}\n\
         Not: {allOf: [{$ref: '#/components/schemas/Node'}, {properties: {of: {$ref: '#/components/schemas/Node'}}}]}",
    ), @r##"
    Node: {"discriminator":{"propertyName":"type","mapping":{"List":"#/components/schemas/List","Not":"#/components/schemas/Not"}},"oneOf":[{"$ref":"#/components/schemas/List"},{"$ref":"#/components/schemas/Not"}]}
    List: {"type":"object","properties":{"type":{"type":"string"},"items":{"type":"array","items":{"$ref":"#/components/schemas/Node"}}},"required":["type"]}
    Not: {"type":"object","properties":{"type":{"type":"string"},"of":{"$ref":"#/components/schemas/Node"}},"required":["type"]}
    "##);
}

#[test]
fn a_base_without_children() {
    assert_snapshot!(schemas(
        "Pet: {type: object, properties: {kind: {type: string}}, discriminator: {propertyName: kind}}\n\
         Owner: {type: object, properties: {pet: {$ref: '#/components/schemas/Pet'}}}",
    ), @r##"
    Pet: {"discriminator":{"propertyName":"kind"},"type":"object","properties":{"kind":{"type":"string"}}}
    Owner: {"type":"object","properties":{"pet":{"$ref":"#/components/schemas/Pet"}}}
    "##);
}

#[test]
fn a_base_that_is_nothing_but_its_children() {
    assert_snapshot!(schemas(
        "Owner: {allOf: [{$ref: '#/components/schemas/Pet'}], description: As a pet}\n\
         Pet: {discriminator: {propertyName: kind}, oneOf: [{$ref: '#/components/schemas/Cat'}]}\n\
         Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {kind: {type: string}}}]}",
    ), @r##"
    Owner: {"description":"As a pet","allOf":[{"$ref":"#/components/schemas/Pet"}]}
    Pet: {"discriminator":{"propertyName":"kind"},"oneOf":[{"$ref":"#/components/schemas/Cat"}]}
    Cat: {"type":"object","properties":{"kind":{"type":"string"}}}
    "##);
}

#[test]
fn bases_that_inherit_from_each_other_end() {
    let text = schemas(
        "A: {allOf: [{$ref: '#/components/schemas/B'}], discriminator: {propertyName: k}}\n\
         B: {allOf: [{$ref: '#/components/schemas/A'}], discriminator: {propertyName: k}}\n\
         C: {allOf: [{$ref: '#/components/schemas/C'}], discriminator: {propertyName: l}}",
    );
    assert!(text.contains("all-of-cycle") && text.len() < 5_000, "{text}");
}
