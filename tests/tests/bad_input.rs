//! Input that can't be used: every problem is shown in one run with its place and what
//! to do, the exit status is 2, and the crate stays as it was.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

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

/// The files of a folder with what is in them.
fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    oasmith_tests::files::all(folder)
        .into_iter()
        .map(|path| (path.clone(), fs::read(folder.join(path)).expect("a file")))
        .collect()
}

#[test]
fn the_command_line_says_so_with_status_2() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("crate");
    fs::create_dir_all(out.join("src")).expect("a folder");
    fs::write(out.join("src/lib.rs"), "//! Of an earlier day.\n").expect("a file");
    let before = contents(folder.path());

    let run = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--package", "xtask", "--", "generate", "--spec"])
        .arg(bad().join("many/openapi.yaml"))
        .arg("--out")
        .arg(&out)
        .current_dir(place::workspace())
        .output()
        .expect("cargo runs");

    let told = String::from_utf8_lossy(&run.stderr);
    assert_eq!(run.status.code(), Some(2), "{told}");
    for code in ["missing-file", "broken-ref", "ref-outside-root", "yaml-syntax"] {
        assert!(told.contains(&format!("error[{code}]")), "no {code} in:\n{told}");
    }
    assert!(told.contains("tests/documents/bad/many/openapi.yaml:6:13"), "{told}");
    assert!(told.contains("nothing was written"), "{told}");
    assert_eq!(contents(folder.path()), before, "the old crate was touched");
}
