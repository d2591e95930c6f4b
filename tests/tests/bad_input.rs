//! Input that can't be used: every problem is shown in one run with its place and what
//! to do, and nothing is written.

use std::path::PathBuf;

use oasmith::diag::Style;
use oasmith::{Failure, Options};
use oasmith_tests::place;

fn bad() -> PathBuf {
    place::documents().join("bad")
}

/// What a user is told about a document that can't be used.
fn told(document: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("crate");
    let options = Options::new(bad().join(document), &out);
    let findings = match oasmith::generate(&options) {
        Err(Failure::Input(findings)) => findings,
        other => panic!("{document} was taken: {other:?}"),
    };
    assert!(!out.exists(), "something was written");
    let told = findings.render(&Style { current_dir: bad(), ..Style::default() });
    told.replace(&bad().display().to_string(), "[bad]")
}

#[test]
fn all_problems_are_shown_in_one_run() {
    insta::assert_snapshot!(told("many/openapi.yaml"));
}

#[test]
fn a_document_that_is_not_there() {
    insta::assert_snapshot!(told("nowhere/openapi.yaml"));
}

#[test]
fn swagger_2() {
    insta::assert_snapshot!(told("version/openapi.yaml"));
}

#[test]
fn a_version_to_come() {
    insta::assert_snapshot!(told("version/future.yaml"));
}

#[test]
fn a_key_that_the_config_does_not_have() {
    insta::assert_snapshot!(told("config/openapi.yaml"));
}
