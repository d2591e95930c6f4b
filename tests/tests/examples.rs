//! Every JSON example of the default document is read into the type that the crate has
//! for it, and written again without loss.

use oasmith_tests::round_trip::{Check, round_trip};
use serde_json::Value;

// The build script found the examples; their types are paths from the crate's root.
use digitalocean::*;
include!(concat!(env!("OUT_DIR"), "/checks.rs"));
const EXAMPLES: &str = include_str!(concat!(env!("OUT_DIR"), "/examples.json"));

#[test]
fn every_example_survives() {
    let examples: Vec<Value> = serde_json::from_str(EXAMPLES).expect("JSON");
    assert!(examples.len() > 300, "only {} examples were found", examples.len());
    let mut lost = Vec::new();
    for example in &examples {
        let name = example["name"].as_str().unwrap_or_default();
        let rust_type = example["rust_type"].as_str().unwrap_or_default();
        let checked = match check(rust_type) {
            Some(check) => check(&example["value"]),
            None => Err(format!("no check for {rust_type}")),
        };
        if let Err(error) = checked {
            lost.push(format!("{name} as {rust_type}: {error}"));
        }
    }
    assert!(lost.is_empty(), "{} were lost:\n{}", lost.len(), lost.join("\n"));
}

#[test]
fn every_json_body_has_an_example() {
    let examples: Vec<Value> = serde_json::from_str(EXAMPLES).expect("JSON");
    let has = |prefix: &str| {
        let mut names = examples.iter().filter_map(|example| example["name"].as_str());
        names.any(|name| name.starts_with(prefix))
    };
    let index = include_str!("../../generated/api.json");
    let index: Value = serde_json::from_str(index).expect("JSON");
    let mut missing = Vec::new();
    for operation in index["operations"].as_array().expect("operations") {
        let id = operation["id"].as_str().expect("an id");
        let responses = operation["responses"].as_object().expect("responses");
        let bodies = responses.iter().map(|(status, body)| (status.as_str(), body));
        for (place, body) in bodies.chain([("request", &operation["body"])]) {
            if body["media_type"] == "application/json"
                && !has(&format!("{id} {place} "))
            {
                missing.push(format!("{id} {place}"));
            }
        }
    }
    assert!(missing.is_empty(), "no example for {missing:#?}");
}
