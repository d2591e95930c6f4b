//! Which members are constants, and where `client.toml` has them stay fields.

use std::fs;

use oasmith::Options;
use oasmith::ir::{Api, TypeKind};

const DOCUMENT: &str = "openapi: 3.1.0
info: {title: Constants, version: '1'}
paths: {}
components:
  schemas:
    Text: {type: object, required: [type, text], properties: {type: {const: text}, text: {type: string}}}
    Rule: {type: object, required: [type], properties: {type: {$ref: '#/components/schemas/RuleType'}}}
    RuleType: {enum: [rule]}
    Loose: {type: object, properties: {type: {const: loose}}}
    Part: {oneOf: [{$ref: '#/components/schemas/Text'}, {$ref: '#/components/schemas/Rule'}]}
    Level: {type: object, required: [level, on, number, word], properties: {
      level: {oneOf: [{type: integer, enum: [3]}]}, on: {type: boolean, enum: [true]},
      number: {type: number, enum: [0.5]}, word: {type: [string, 'null'], enum: [w, null]}}}
    Typed: {type: object, required: [type], properties: {type: {const: t}}, additionalProperties: {type: string}}
";

fn api(config: &str) -> Api {
    let folder = tempfile::tempdir().expect("a folder");
    let spec = folder.path().join("openapi.yaml");
    fs::write(&spec, DOCUMENT).expect("a file");
    fs::write(folder.path().join("client.toml"), config).expect("a file");
    match oasmith::generate(&Options::new(spec, folder.path().join("crate"))) {
        Ok(report) => report.api,
        Err(_) => panic!("the document is sound"),
    }
}

/// The constants and the fields of a struct, like `type! text`.
fn members(api: &Api, name: &str) -> String {
    let def = api.types.iter().find(|def| def.name.text() == name);
    match def.map(|def| &def.kind) {
        Some(TypeKind::Struct(of)) => {
            let constants = of.constants.iter().map(|one| format!("{}!", one.wire));
            let fields = of.fields.iter().map(|field| field.wire.clone());
            constants.chain(fields).collect::<Vec<_>>().join(" ")
        }
        _ => panic!("no struct {name}"),
    }
}

#[test]
fn required_members_with_one_value_are_constants() {
    let api = api("");
    assert_eq!(members(&api, "Text"), "type! text");
    assert_eq!(members(&api, "Rule"), "type!");
    assert_eq!(members(&api, "Loose"), "type");
    assert_eq!(members(&api, "Level"), "level! on! number word");
    assert_eq!(members(&api, "Typed"), "type");
}

#[test]
fn a_case_is_the_component_itself() {
    let types = api("").types;
    assert_eq!(types.iter().filter(|def| def.name.text().contains("Text")).count(), 1);
    let part = types.iter().find(|def| def.name.text() == "Part");
    assert!(matches!(part.map(|def| &def.kind), Some(TypeKind::Tagged(_))));
}

#[test]
fn what_the_config_decides_stays_a_field() {
    let api_without_extra = api("[models]\nextra = false\n");
    assert_eq!(members(&api_without_extra, "Text"), "type text");
    let relaxed = api("[optional]\nfields = ['Text.type']\n");
    assert_eq!(members(&relaxed, "Text"), "type text");
    assert_eq!(members(&relaxed, "Rule"), "type!");
    let own = api("[types]\n'*.type' = 'std::net::IpAddr'\n");
    assert_eq!(members(&own, "Rule"), "type");
}
