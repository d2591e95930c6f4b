//! What a reference may not reach, and how the root folder is widened.

use std::fs;

use insta::assert_snapshot;

use crate::front::{Folder, Outcome, document};

#[test]
fn references_out_of_the_root() {
    let api = document(
        "A: {$ref: ../secret.yml}\nB: {$ref: /etc/passwd}\nC: {$ref: 'https://x.org/a.yml#/A'}\n\
         D: {$ref: 'file:///etc/passwd'}\nE: {$ref: sub/../../secret.yml}\nF: {$ref: '%2e%2e/secret.yml'}",
    );
    let folder =
        Folder::new(&[("root/api.yml", &api), ("secret.yml", "{type: string}")]);
    let outcome = Outcome::of(&folder.options("root/api.yml"));
    assert_eq!(outcome.sources.files().len(), 1);
    assert_snapshot!(outcome.report(), @r#"
    error[ref-outside-root]: `../secret.yml` is outside the document's root folder
     --> api.yml:6:15
      |
    6 |     A: {$ref: ../secret.yml}
      |               ^^^^^^^^^^^^^
      |
      = help: if the file is a part of the document, write `root = ".."` under `[document]` in `client.toml`, or give that folder as `--root`

    error[ref-outside-root]: `/etc/passwd` is outside the document's root folder
     --> api.yml:7:15
      |
    7 |     B: {$ref: /etc/passwd}
      |               ^^^^^^^^^^^
      |
      = help: write the path as it is seen from the file that it stands in

    error[ref-outside-root]: `https://x.org/a.yml#/A` is a URL, and Oasmith reads only files
     --> api.yml:8:15
      |
    8 |     C: {$ref: 'https://x.org/a.yml#/A'}
      |               ^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: download the file into the document's folder and refer to it there

    error[ref-outside-root]: `file:///etc/passwd` is a URL, and Oasmith reads only files
     --> api.yml:9:15
      |
    9 |     D: {$ref: 'file:///etc/passwd'}
      |               ^^^^^^^^^^^^^^^^^^^^
      |
      = help: download the file into the document's folder and refer to it there

    error[ref-outside-root]: `sub/../../secret.yml` is outside the document's root folder
      --> api.yml:10:15
       |
    10 |     E: {$ref: sub/../../secret.yml}
       |               ^^^^^^^^^^^^^^^^^^^^
       |
       = help: if the file is a part of the document, write `root = ".."` under `[document]` in `client.toml`, or give that folder as `--root`

    error[ref-outside-root]: `%2e%2e/secret.yml` is outside the document's root folder
      --> api.yml:11:15
       |
    11 |     F: {$ref: '%2e%2e/secret.yml'}
       |               ^^^^^^^^^^^^^^^^^^^
       |
       = help: if the file is a part of the document, write `root = ".."` under `[document]` in `client.toml`, or give that folder as `--root`
    "#);
}

#[test]
fn the_root_can_be_widened() {
    let api = document("A: {$ref: ../common.yml}");
    let folder =
        Folder::new(&[("root/api.yml", &api), ("common.yml", "{type: string}")]);
    let mut options = folder.options("root/api.yml");
    options.root = Some(folder.path().to_owned());
    let outcome = Outcome::of(&options);
    assert_eq!(outcome.report(), "");
    let paths: Vec<&str> = outcome.sources.files().iter().map(|f| &*f.path).collect();
    assert_eq!(paths, ["root/api.yml", "common.yml"]);
}

#[test]
fn the_root_can_be_narrowed() {
    let api = document("A: {$ref: sub/a.yml}\nB: {$ref: ../common.yml}");
    let folder = Folder::new(&[
        ("root/api/api.yml", &api),
        ("root/api/sub/a.yml", "{$ref: ../../common.yml}"),
        ("root/common.yml", "{type: string}"),
        ("secret.yml", "{type: string}"),
    ]);
    let mut options = folder.options("root/api/api.yml");
    options.root = Some(folder.path().join("root"));
    options.config_folder = Some(folder.path().join("root"));
    assert_eq!(Outcome::of(&options).report(), "");
    options.root = Some(folder.path().join("root/api/sub"));
    let report = Outcome::of(&options).report();
    assert!(report.contains("is not inside the root folder"), "{report}");
}

#[test]
fn a_wider_root_has_an_end_too() {
    let api = document("A: {$ref: ../../secret.yml}\nB: {$ref: ../common.yml}");
    let folder = Folder::new(&[
        ("root/api/api.yml", &api),
        ("root/common.yml", "{type: string}"),
        ("secret.yml", "{type: string}"),
    ]);
    let mut options = folder.options("root/api/api.yml");
    options.root = Some(folder.path().join("root"));
    options.config_folder = Some(folder.path().join("root/config"));
    fs::create_dir(folder.path().join("root/config")).expect("a folder");
    assert_snapshot!(Outcome::of(&options).report(), @r#"
    error[ref-outside-root]: `../../secret.yml` is outside the document's root folder
     --> api/api.yml:6:15
      |
    6 |     A: {$ref: ../../secret.yml}
      |               ^^^^^^^^^^^^^^^^
      |
      = help: if the file is a part of the document, write `root = "../.."` under `[document]` in `client.toml`, or give that folder as `--root`
    "#);
}

#[cfg(unix)]
#[test]
fn links_out_of_the_root() {
    let api = document("A: {$ref: link.yml}\nB: {$ref: same.yml}\nC: {$ref: real.yml}");
    let folder = Folder::new(&[
        ("root/api.yml", &api),
        ("root/real.yml", "{type: string}"),
        ("secret.yml", "{type: string}"),
    ]);
    let root = folder.path().join("root");
    std::os::unix::fs::symlink("../secret.yml", root.join("link.yml")).expect("link");
    std::os::unix::fs::symlink("real.yml", root.join("same.yml")).expect("link");
    let outcome = Outcome::of(&folder.options("root/api.yml"));
    assert_snapshot!(outcome.report(), @r#"
    error[ref-outside-root]: `link.yml` is outside the document's root folder
     --> api.yml:6:15
      |
    6 |     A: {$ref: link.yml}
      |               ^^^^^^^^
      |
      = help: if the file is a part of the document, write `root = ".."` under `[document]` in `client.toml`, or give that folder as `--root`
    "#);
    // A link inside the root is the file that it leads to.
    let paths: Vec<&str> = outcome.sources.files().iter().map(|f| &*f.path).collect();
    assert_eq!(paths, ["api.yml", "real.yml"]);
}
