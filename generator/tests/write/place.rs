//! Places that are none: for the crate, and for files in it.

use std::fs;
use std::path::Path;

use oasmith::write::{self, Mode, WriteError};

use crate::{Bench, tree};

#[test]
fn the_root_of_the_file_system_is_no_place() {
    let error = write::run(tree(&[("a", "x")]), "a test", Path::new("/"), Mode::Check);
    assert!(matches!(error, Err(WriteError::Out { .. })), "{error:?}");
}

#[test]
fn a_file_is_no_place() {
    let bench = Bench::new();
    fs::write(&bench.out, "mine").expect("a file");
    let error = bench.write(&[("a", "x")]).expect_err("refused");
    assert!(error.to_string().ends_with("it is not a folder"), "{error}");
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_is_no_place() {
    let bench = Bench::new();
    std::os::unix::fs::symlink(bench.root.path(), &bench.out).expect("a link");
    for out in [bench.out.clone(), bench.out.join("")] {
        let error = write::run(tree(&[("a", "x")]), "a test", &out, Mode::Write)
            .expect_err("refused");
        assert!(error.to_string().contains("symbolic link"), "{error}");
    }
}

#[test]
fn a_trailing_slash_changes_nothing() {
    let bench = Bench::new();
    write::run(tree(&[("a", "x")]), "a test", &bench.out.join(""), Mode::Write)
        .expect("written");
    assert_eq!(bench.read("a").as_deref(), Some("x"));
}

#[test]
fn a_way_up_through_nothing_is_no_place() {
    let bench = Bench::new();
    let out = bench.root.path().join("none/../crate");
    let error = write::run(tree(&[("a", "x")]), "a test", &out, Mode::Write);
    assert!(matches!(error, Err(WriteError::Out { .. })), "{error:?}");
}

#[test]
fn no_file_leaves_the_crate() {
    let bench = Bench::new();
    let paths = [
        "",
        "/etc/x",
        "../x",
        "a/../../x",
        "a//b",
        "a/",
        "./a",
        "a\\..\\x",
        "c:x",
        "a\nb",
        ".oasmith-files",
        ".git/hooks/x",
        "target/x",
        "src/nul.rs",
        "src/com1",
        "a.",
    ];
    for path in paths {
        let error = bench.write(&[(path, "x")]);
        assert!(matches!(error, Err(WriteError::Path { .. })), "{path:?}: {error:?}");
    }
    assert!(!bench.out.exists());
}

#[test]
fn names_that_differ_in_case_only_are_one() {
    let error = Bench::new().write(&[("src/a.rs", "x"), ("src/A.rs", "y")]);
    assert!(matches!(error, Err(WriteError::Path { .. })), "{error:?}");
}

#[test]
fn a_list_with_nonsense_in_it_harms_nobody() {
    let bench = Bench::with(&[("a", "x")]);
    let beside = bench.root.path().join("beside");
    fs::write(&beside, "mine").expect("a file");
    bench.put(".oasmith-files", "<<<<<<< HEAD\n../beside\n/etc/passwd\n\n.\n..\na\n");
    bench.write(&[("a", "y")]).expect("written");
    assert_eq!(fs::read_to_string(beside).expect("untouched"), "mine");
    assert_eq!(bench.read("a").as_deref(), Some("y"));
}
