//! Equal input gives equal bytes: in every run, with one thread and with many, and
//! wherever and in whatever order the document's files lie on the disk.

use std::fs;
use std::path::{Path, PathBuf};

use oasmith::Options;
use oasmith_tests::{files, place};

/// The whole crate of a document.
fn crate_of(spec: PathBuf) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("crate");
    let options = Options::new(spec, out);
    oasmith::generate(&options).expect("a sound document");
    contents(&options.out)
}

fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let read = |path: PathBuf| {
        let bytes = fs::read(folder.join(&path)).expect("a file");
        (path, bytes)
    };
    files::all(folder).into_iter().map(read).collect()
}

/// The same names and bytes; if not, the first file that differs.
fn assert_same(one: &[(PathBuf, Vec<u8>)], other: &[(PathBuf, Vec<u8>)]) {
    assert!(one.len() > 20, "{} files are no crate", one.len());
    let differs = one.iter().zip(other).find(|(a, b)| a != b);
    assert!(differs.is_none(), "{} differs", differs.map_or("", |(a, _)| name(&a.0)));
    assert_eq!(one.len(), other.len());
}

fn name(path: &Path) -> &str {
    path.to_str().unwrap_or("a file")
}

fn in_threads(threads: usize) -> Vec<(PathBuf, Vec<u8>)> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    pool.expect("a pool").install(|| crate_of(place::spec()))
}

#[test]
fn two_runs_give_the_same_bytes() {
    assert_same(&crate_of(place::spec()), &crate_of(place::spec()));
}

#[test]
fn one_thread_and_many_give_the_same_bytes() {
    let alone = in_threads(1);
    assert_same(&alone, &in_threads(4));
    assert_same(&alone, &in_threads(7));
}

/// A copy elsewhere, its files made in the opposite order, so that folders list them
/// differently and their times are turned round.
#[test]
fn place_and_order_of_files_make_no_difference() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = place::workspace().join("spec");
    for path in files::all(&root).iter().rev() {
        let copy = folder.path().join("elsewhere").join(path);
        fs::create_dir_all(copy.parent().expect("a folder")).expect("a folder");
        fs::copy(root.join(path), copy).expect("a copy");
    }
    let elsewhere = crate_of(folder.path().join("elsewhere/openapi.yaml"));
    assert_same(&crate_of(place::spec()), &elsewhere);
}

#[test]
fn a_second_run_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("crate");
    let run = || {
        let options = Options::new(place::spec(), &out);
        oasmith::generate(&options).expect("a sound document").outcome
    };
    let first = run();
    assert_eq!(first.changes.len(), files::all(&out).len());
    let before = contents(&out);
    assert!(run().changes.is_empty());
    assert_same(&before, &contents(&out));
}
