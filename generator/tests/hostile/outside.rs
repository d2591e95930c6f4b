//! Nothing is read that is not the document's.

use std::fs;
use std::path::Path;

use crate::line::{Outcome, run_file};

const SECRET: &str = "TheSecretWord";

/// A document whose one schema is a reference, beside a secret that it may not read.
fn refused(reference: &str, prepare: impl Fn(&Path)) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let inside = folder.path().join("inside");
    fs::create_dir(&inside).expect("created");
    let secret = format!("type: string\ndescription: {SECRET}\n");
    fs::write(folder.path().join("secret.yaml"), secret).expect("written");
    prepare(&inside);
    let entry = inside.join("openapi.yaml");
    let reference = reference.replace("ROOT", &folder.path().to_string_lossy());
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents:\n  \
         schemas:\n    A:\n      $ref: {}\n",
        serde_json::Value::from(reference)
    );
    fs::write(&entry, text).expect("written");
    match run_file(&entry) {
        Outcome::Refused(why) => {
            assert!(!why.contains(SECRET), "{why}");
            why
        }
        Outcome::Crate(files) => {
            let all: String = files.into_iter().map(|(_, text)| text).collect();
            assert!(!all.contains(SECRET), "the secret is in the crate");
            panic!("not refused")
        }
    }
}

#[test]
fn no_reference_leaves_the_folder() {
    for reference in [
        "../secret.yaml",
        "./../secret.yaml",
        "x/../../secret.yaml",
        "%2e%2e/secret.yaml",
        "..%2fsecret.yaml",
        "%2E%2E%2Fsecret.yaml#/",
        "ROOT/secret.yaml",
        "%2fROOT/secret.yaml",
        "file://ROOT/secret.yaml",
        "file:ROOT/secret.yaml",
        "file:../secret.yaml",
        "//localhost/ROOT/secret.yaml",
        "\\\\localhost\\secret.yaml",
        "https://localhost/secret.yaml",
        "/dev/zero",
        "/dev/stdin",
        "/proc/self/environ",
        "..",
        ".",
        "./",
        "../inside/../secret.yaml",
        "../secret.yaml\u{0}.yaml",
    ] {
        refused(reference, |_| {});
    }
}

#[cfg(unix)]
#[test]
fn no_link_leaves_the_folder() {
    use std::os::unix::fs::symlink;
    let why = refused("link.yaml", |inside| {
        symlink("../secret.yaml", inside.join("link.yaml")).expect("linked");
    });
    assert!(why.contains("outside"), "{why}");
    refused("folder/secret.yaml", |inside| {
        symlink("..", inside.join("folder")).expect("linked");
    });
    // Nor are the names told of what else is there.
    let why = refused("folder/secre.yaml", |inside| {
        symlink("..", inside.join("folder")).expect("linked");
    });
    assert!(!why.contains("secret.yaml"), "{why}");
    refused("loop.yaml", |inside| {
        symlink("loop.yaml", inside.join("loop.yaml")).expect("linked");
    });
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_opened() {
    use std::os::unix::fs::symlink;
    use std::process::Command;
    refused("pipe.yaml", |inside| {
        let made = Command::new("mkfifo").arg(inside.join("pipe.yaml")).status();
        assert!(made.is_ok_and(|status| status.success()), "no pipe");
    });
    refused("zero.yaml", |inside| {
        symlink("/dev/zero", inside.join("zero.yaml")).expect("linked");
    });
    refused("folder.yaml", |inside| {
        fs::create_dir(inside.join("folder.yaml")).expect("created");
    });
}
