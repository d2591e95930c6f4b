//! The default document against the official one that it is taken from: no fact may
//! differ but those that `spec/DEVIATIONS.md` lists, and each of those must.

use std::collections::BTreeSet;
use std::fs;

use oasmith::diag::Faults;
use oasmith::load::{self, Sources};
use oasmith_tests::{facts, place};

/// Where the documents differ, and the number in `DEVIATIONS.md` that says why.
const DEVIATIONS: &[(&str, usize)] = &[
    (
        "resources/droplets/models/droplet_actions.yml#/droplet_action/properties/type/enum",
        1,
    ),
    (
        "resources/droplets/dropletActions_post_byTag.yml#/requestBody/content\
         /application~1json/schema/anyOf",
        2,
    ),
    ("resources/images/responses/get_image_action_response.yml#/content", 3),
    ("resources/images/responses/post_image_action_response.yml#/content", 3),
    ("resources/ssh_keys/links/sshKeys_delete_by_fingerprint.yml#/operationId", 4),
    ("resources/ssh_keys/links/sshKeys_delete_by_id.yml#/operationId", 4),
    ("resources/ssh_keys/links/sshKeys_get_by_fingerprint.yml#/operationId", 4),
    ("resources/ssh_keys/links/sshKeys_get_by_id.yml#/operationId", 4),
    ("openapi.yaml#/openapi", 5),
];

fn read(entry: impl Into<std::path::PathBuf>) -> Sources {
    let mut faults = Faults::new();
    let sources = load::run(&load::Options::new(entry), &mut faults);
    assert!(!faults.has_errors(), "{:?}", faults.errors().collect::<Vec<_>>());
    sources
}

/// The bold heads of the numbered list, by number.
fn heads() -> Vec<String> {
    let path = place::workspace().join("spec/DEVIATIONS.md");
    let text = fs::read_to_string(path).expect("DEVIATIONS.md is beside the document");
    let section = text.split("## Facts changed").nth(1).expect("a list of facts");
    let section = section.split("\n## ").next().unwrap_or(section);
    let numbered = |line: &str| {
        let (number, rest) = line.split_once(". **")?;
        number.parse::<usize>().ok().map(|_| rest.to_owned())
    };
    section.lines().filter_map(numbered).collect()
}

#[test]
fn facts_differ_only_where_it_is_said() {
    let Some(official) = place::official() else { return };
    let compared = facts::compare(&read(place::spec()), &read(official));
    assert_eq!(compared.operations, 48);
    assert!(compared.facts > 700, "only {} facts were compared", compared.facts);

    let mut used = BTreeSet::new();
    let mut unlisted = Vec::new();
    for difference in &compared.differences {
        let listed = DEVIATIONS.iter().find(|(at, _)| difference.place.starts_with(at));
        match listed {
            Some((at, _)) => drop(used.insert(*at)),
            None => {
                unlisted.push(format!("{}: {}", difference.place, difference.detail))
            }
        }
    }
    assert!(unlisted.is_empty(), "not in spec/DEVIATIONS.md:\n{}", unlisted.join("\n"));
    let stale: Vec<_> = DEVIATIONS.iter().filter(|(at, _)| !used.contains(at)).collect();
    assert!(stale.is_empty(), "the documents no longer differ here: {stale:#?}");
}

#[test]
fn every_deviation_has_its_reason() {
    let explained: BTreeSet<usize> = (1..=heads().len()).collect();
    let found: BTreeSet<usize> = DEVIATIONS.iter().map(|(_, number)| *number).collect();
    assert_eq!(found, explained, "numbers here and numbers in spec/DEVIATIONS.md");
}

/// The third deviation puts the answer in a member and changes nothing inside it.
#[test]
fn image_actions_are_only_wrapped() {
    let Some(official) = place::official() else { return };
    let (ours, theirs) = (read(place::spec()), read(official));
    for response in ["get_image_action_response.yml", "post_image_action_response.yml"] {
        let schema = format!(
            "resources/images/responses/{response}#/content/application~1json/schema"
        );
        let wrapped = format!("{schema}/properties/action");
        let compared = facts::compare_at((&ours, &wrapped), (&theirs, &schema));
        assert!(compared.facts > 0 && compared.differences.is_empty(), "{compared:#?}");
    }
}
