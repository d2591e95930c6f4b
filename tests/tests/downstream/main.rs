//! What the tables of changes say of a change, beside what others say of it: a user of the
//! old crate compiles with the new one, unless the change is told as breaking.

#[path = "../../../generator/tests/changes/mod.rs"]
mod changes;
mod crates;
mod semver;
mod workspace;

use std::collections::BTreeMap;

use changes::Case;
use crates::{Crates, Side};
use oasmith_tests::place;
use semver::Said;
use workspace::{Workspace, user};

/// What the compiler and the table don't agree about.
fn disagreements(cases: &[Case], failures: &BTreeMap<String, String>) -> Vec<String> {
    let mut wrong = Vec::new();
    for case in cases {
        let failed = |label| failures.get(&user(case, label));
        if let Some(said) = failed("old") {
            wrong.push(format!(
                "{}: its user is wrong from the start\n{said}",
                case.name
            ));
        }
        let breaking = case.expected.starts_with("major\n");
        match (breaking, failed("new")) {
            (true, None) if case.compiles.is_none() => {
                wrong.push(format!("{}: told as breaking, and compiles", case.name));
            }
            (true, Some(_)) if case.compiles.is_some() => {
                wrong.push(format!("{}: does not compile", case.name));
            }
            (false, Some(said)) => {
                wrong.push(format!("{}: not told as breaking\n{said}", case.name));
            }
            _ => {}
        }
    }
    wrong
}

fn check(cases: &[Case]) {
    if cases.is_empty() {
        return;
    }
    let workspace = Workspace::write(cases);
    let failures = workspace.failures(cases);
    println!("{} changes, {} crates", cases.len(), workspace.crates.names().len());
    let broken = workspace.broken(&failures);
    assert!(broken.is_empty(), "crates that don't compile: {broken:?} {failures:?}");
    let wrong = disagreements(cases, &failures);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
#[ignore = "compiles some 300 crates, which takes minutes"]
fn a_user_of_the_old_crate_compiles_unless_the_change_is_breaking() {
    check(&Case::all());
}

#[test]
#[ignore = "compiles some 300 crates, which takes minutes"]
fn a_user_of_a_real_documents_crate_compiles_unless_the_change_is_breaking() {
    check(&Case::real());
}

/// Both tell what breaks, neither sees all of it: `cargo-semver-checks` does not look at the
/// types of fields and arguments, for one.
#[test]
#[ignore = "needs cargo-semver-checks, and documents some 200 crates, which takes minutes"]
fn what_cargo_semver_checks_objects_to_is_told_as_breaking() {
    if !semver::is_installed() {
        println!("skipped: there is no cargo-semver-checks");
        return;
    }
    let cases = Case::real();
    let folder =
        tempfile::tempdir_in(place::workspace().join("target")).expect("a folder");
    let crates = Crates::write(folder.path(), &cases);
    let (mut wrong, mut agreed, mut unseen, mut quiet) = (Vec::new(), 0, Vec::new(), 0);
    for case in &cases {
        let [old, new] =
            [Side::Old, Side::New].map(|side| crates.folder(crates.of(case, side)));
        let breaking = case.expected.starts_with("major\n");
        match (breaking, semver::compare(&old, &new)) {
            (true, Said::Objection(lints)) => {
                println!("{}: {}", case.name, lints.join(", "));
                agreed += 1;
            }
            (true, Said::Nothing) => unseen.push(case.name.as_str()),
            (false, Said::Nothing) => quiet += 1,
            (false, Said::Objection(lints)) => {
                wrong.push(format!("{}: {}", case.name, lints.join(", ")));
            }
        }
    }
    println!(
        "{} pairs: {agreed} are breaking to both, {quiet} to neither, {} not seen by it: {}",
        cases.len(),
        unseen.len(),
        unseen.join(", ")
    );
    assert!(wrong.is_empty(), "not told as breaking:\n{}", wrong.join("\n"));
}
