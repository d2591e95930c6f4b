//! Files of the user's that stand in the way: always an error, and nothing is changed.

use std::fs;

use oasmith::write::WriteError;

use crate::{Bench, map};

/// Writes `files` where the user has `mine`, and returns what is said to be in the way.
fn refused(mine: &[(&str, &str)], files: &[(&str, &str)]) -> Vec<String> {
    let bench = Bench::with(&[("Cargo.toml", "a\n")]);
    mine.iter().for_each(|(path, text)| bench.put(path, text));
    let before = bench.contents();
    let error = bench.write(files).expect_err("refused");
    assert_eq!(bench.contents(), before);
    assert!(bench.leftovers().is_empty());
    match error {
        WriteError::Occupied { paths, .. } => paths,
        other => panic!("another error: {other}"),
    }
}

#[test]
fn by_a_file() {
    assert_eq!(
        refused(&[("src/lib.rs", "mine")], &[("src/lib.rs", "x")]),
        ["src/lib.rs"]
    );
}

#[test]
fn all_are_named() {
    let mine = [("b", "mine"), ("a", "mine")];
    assert_eq!(refused(&mine, &[("a", "x"), ("b", "x")]), ["a", "b"]);
}

#[test]
fn by_a_file_where_a_folder_has_to_be() {
    assert_eq!(refused(&[("src", "mine")], &[("src/lib.rs", "x")]), ["src"]);
}

#[test]
fn by_a_folder_where_a_file_has_to_be() {
    assert_eq!(refused(&[("src/mine", "mine")], &[("src", "x")]), ["src"]);
}

#[test]
fn by_an_empty_folder() {
    let bench = Bench::new();
    fs::create_dir_all(bench.out.join("src")).expect("a folder");
    let error = bench.write(&[("src", "x")]).expect_err("refused");
    assert!(matches!(error, WriteError::Occupied { .. }), "{error}");
}

#[cfg(unix)]
#[test]
fn by_a_symbolic_link_to_elsewhere() {
    let bench = Bench::with(&[("Cargo.toml", "a\n")]);
    let elsewhere = bench.root.path().join("elsewhere");
    fs::create_dir(&elsewhere).expect("a folder");
    std::os::unix::fs::symlink(&elsewhere, bench.out.join("src")).expect("a link");
    let error = bench.write(&[("src/lib.rs", "x")]).expect_err("refused");
    assert!(matches!(error, WriteError::Occupied { .. }), "{error}");
    assert_eq!(fs::read_dir(elsewhere).expect("a folder").count(), 0);
}

#[test]
fn by_a_file_whose_name_is_spelled_otherwise() {
    let bench = Bench::with(&[("Cargo.toml", "a\n")]);
    bench.put("src/Lib.rs", "mine");
    if !bench.out.join("src/lib.rs").exists() {
        println!("skipped: this file system tells `A` from `a`");
        bench.write(&[("src/lib.rs", "x")]).expect("another file");
        return assert_eq!(bench.read("src/Lib.rs").as_deref(), Some("mine"));
    }
    let error = bench.write(&[("src/lib.rs", "x")]).expect_err("refused");
    assert!(matches!(error, WriteError::Occupied { .. }), "{error}");
    assert_eq!(bench.read("src/Lib.rs").as_deref(), Some("mine"));
}

#[test]
fn a_file_of_ours_may_be_spelled_otherwise_by_now() {
    let bench = Bench::with(&[("src/Lib.rs", "x")]);
    bench.write(&[("src/lib.rs", "y")]).expect("written");
    assert_eq!(bench.contents(), map(&[("src/lib.rs", "y")]));
}

#[test]
fn a_file_with_the_very_contents_is_taken_over() {
    let bench = Bench::new();
    bench.put("src/lib.rs", "x");
    bench.write(&[("src/lib.rs", "x")]).expect("written");
    bench.write(&[("src/lib.rs", "y")]).expect("ours by now");
}

#[test]
fn the_message_says_what_to_do() {
    let bench = Bench::new();
    bench.put("src/lib.rs", "mine");
    let error = bench.write(&[("src/lib.rs", "x")]).expect_err("refused").to_string();
    assert!(error.contains("nothing was changed"), "{error}");
    assert!(error.ends_with("\n  src/lib.rs"), "{error}");
}
