//! What changes on disk, and what doesn't.

use std::collections::BTreeMap;
use std::fs;
use std::time::{Duration, SystemTime};

use oasmith::write::{self, ChangeKind, Mode};

use crate::ways::{Step, Way, write_new};
use crate::{Bench, map, tree};

const OLD: &[(&str, &str)] = &[("Cargo.toml", "a\n"), ("src/lib.rs", "b\nc\n")];

#[test]
fn a_new_crate_has_its_files_and_their_list() {
    let bench = Bench::with(OLD);
    assert_eq!(bench.contents(), map(OLD));
    let list = bench.read(".oasmith-files").expect("the list");
    let paths: Vec<&str> = list.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(paths, [".oasmith-files", "Cargo.toml", "src/lib.rs"]);
    assert!(bench.leftovers().is_empty());
}

#[test]
fn missing_parents_are_made() {
    let bench = Bench::new();
    let out = bench.root.path().join("a/b/crate");
    write::run(tree(OLD), "a test", &out, Mode::Write).expect("written");
    assert_eq!(fs::read_to_string(out.join("Cargo.toml")).expect("there"), "a\n");
}

#[test]
fn equal_input_touches_nothing() {
    let bench = Bench::with(OLD);
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    let touch = |path| {
        let file = fs::File::options().write(true).open(bench.out.join(path));
        file.and_then(|file| file.set_modified(long_ago)).expect("a time");
    };
    ["Cargo.toml", "src/lib.rs", ".oasmith-files"].into_iter().for_each(touch);
    let folder =
        fs::metadata(&bench.out).and_then(|meta| meta.modified()).expect("a time");

    let outcome = bench.write(OLD).expect("written");

    assert!(outcome.changes.is_empty());
    assert_eq!((outcome.files, outcome.lines), (2, 2));
    for path in ["Cargo.toml", "src/lib.rs", ".oasmith-files", ""] {
        let now = fs::metadata(bench.out.join(path)).and_then(|meta| meta.modified());
        let before = if path.is_empty() { folder } else { long_ago };
        assert_eq!(now.expect("a time"), before, "{path}");
    }
}

#[test]
fn a_file_that_stays_the_same_keeps_its_time() {
    let bench = Bench::with(OLD);
    let time =
        || fs::metadata(bench.out.join("Cargo.toml")).and_then(|meta| meta.modified());
    let before = time().expect("a time");
    let outcome = bench.write(&[OLD[0], ("src/lib.rs", "b\nd\n")]).expect("written");
    assert_eq!(outcome.changes.len(), 1);
    assert_eq!(outcome.changes[0].kind, ChangeKind::Differs { line: 2 });
    assert_eq!(time().expect("a time"), before);
}

/// A new file, a gone one and two others: what builds and editors see of it.
#[cfg(unix)]
#[test]
fn only_what_changes_is_another_file() {
    use std::os::unix::fs::MetadataExt;

    for way in Way::ALL {
        let bench = Step::Update.bench();
        let stamps = || -> BTreeMap<String, (u64, i64, i64)> {
            let files = bench.contents().into_keys();
            files
                .map(|path| {
                    let meta = fs::metadata(bench.out.join(&path)).expect("there");
                    (path, (meta.ino(), meta.mtime(), meta.mtime_nsec()))
                })
                .collect()
        };
        let (files, before) = (bench.contents(), stamps());
        write_new(&bench.out, way, &mut |_| Ok(())).expect("written");
        let (written, after) = (bench.contents(), stamps());
        for (path, text) in &files {
            let same = written.get(path) == Some(text);
            assert_eq!(same, before.get(path) == after.get(path), "{way:?}: {path}");
        }
    }
}

#[cfg(unix)]
#[test]
fn permissions_stay() {
    use std::os::unix::fs::PermissionsExt;

    for way in Way::ALL {
        let bench = Step::Update.bench();
        let modes = [
            ("Cargo.toml", 0o600),
            ("same", 0o640),
            ("src/mine.rs", 0o755),
            ("", 0o750),
        ];
        for (path, mode) in modes {
            let set = fs::Permissions::from_mode(mode);
            fs::set_permissions(bench.out.join(path), set).expect("ours");
        }
        write_new(&bench.out, way, &mut |_| Ok(())).expect("written");
        for (path, mode) in modes {
            let meta = fs::metadata(bench.out.join(path)).expect("there");
            assert_eq!(meta.permissions().mode() & 0o777, mode, "{way:?}: {path:?}");
        }
    }
}

#[test]
fn a_file_that_is_no_longer_wanted_goes_with_its_folder() {
    let bench = Bench::with(&[OLD[0], OLD[1], ("src/deep/er/x.rs", "x")]);
    bench.write(OLD).expect("written");
    assert_eq!(bench.contents(), map(OLD));
}

#[test]
fn files_of_the_user_stay_through_every_change() {
    let bench = Bench::with(&[OLD[0], OLD[1], ("src/mine/gone.rs", "x")]);
    let mine = [
        ("src/mine/notes.md", "mine"),
        ("Cargo.lock", "locked"),
        (".git/HEAD", "ref"),
        ("target/debug/x", "built"),
    ];
    mine.iter().for_each(|(path, text)| bench.put(path, text));
    fs::create_dir(bench.out.join("empty")).expect("a folder");

    let new = [OLD[0], ("src/lib.rs", "new\n")];
    bench.write(&new).expect("written");

    let mut expected = map(&new);
    expected.extend(map(&mine));
    expected.insert("empty/".to_owned(), String::new());
    assert_eq!(bench.contents(), expected);
    assert!(bench.leftovers().is_empty());
}

#[cfg(unix)]
#[test]
fn the_folder_itself_stays_so_that_shells_and_editors_keep_theirs() {
    use std::os::unix::fs::MetadataExt;
    let bench = Bench::with(OLD);
    let inode = |path| fs::metadata(bench.out.join(path)).expect("there").ino();
    let before = (inode(""), inode("src"));
    bench
        .write(&[OLD[0], ("src/lib.rs", "new\n"), ("src/x.rs", "x\n")])
        .expect("written");
    assert_eq!((inode(""), inode("src")), before);
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_of_the_user_stays_one() {
    let bench = Bench::with(OLD);
    std::os::unix::fs::symlink("/nowhere", bench.out.join("link")).expect("a link");
    bench.write(&OLD[..1]).expect("written");
    let target = fs::read_link(bench.out.join("link")).expect("still a link");
    assert_eq!(target.to_str(), Some("/nowhere"));
}

#[cfg(unix)]
#[test]
fn links_of_the_user_among_our_files_stay_and_lead_nowhere_else() {
    use std::os::unix::fs::symlink;

    for way in Way::ALL {
        let bench = Step::Update.bench();
        let elsewhere = bench.root.path().join("crate/notes");
        symlink(&elsewhere, bench.out.join("src/notes")).expect("a link");
        symlink("b.rs", bench.out.join("src/same.rs")).expect("a link");
        write_new(&bench.out, way, &mut |_| Ok(())).expect("written");
        let leads =
            |path: &str| fs::read_link(bench.out.join(path)).expect("still a link");
        assert_eq!(leads("src/notes"), elsewhere, "{way:?}");
        assert_eq!(leads("src/same.rs").to_str(), Some("b.rs"), "{way:?}");
        assert_eq!(bench.read("src/notes/n.md").as_deref(), Some("mine"), "{way:?}");
    }
}

#[test]
fn a_file_may_become_a_folder_and_a_folder_a_file() {
    let bench = Bench::with(&[("a", "file"), ("b/c", "folder")]);
    let new = [("a/x", "folder"), ("b", "file")];
    bench.write(&new).expect("written");
    assert_eq!(bench.contents(), map(&new));
}

#[test]
fn an_edited_file_of_ours_is_written_anew() {
    let bench = Bench::with(OLD);
    bench.put("src/lib.rs", "edited");
    bench.write(OLD).expect("written");
    assert_eq!(bench.contents(), map(OLD));
}

#[test]
fn check_lists_what_differs_and_writes_nothing() {
    let bench = Bench::with(&[OLD[0], OLD[1], ("old.rs", "x")]);
    let before = bench.contents();
    let found = bench.check(&[OLD[0], ("new.rs", "n"), ("src/lib.rs", "b\nc\nd\n")]);
    assert_eq!(
        found,
        [
            (".oasmith-files".to_owned(), ChangeKind::Differs { line: 4 }),
            ("new.rs".to_owned(), ChangeKind::Missing),
            ("old.rs".to_owned(), ChangeKind::Unwanted),
            ("src/lib.rs".to_owned(), ChangeKind::Differs { line: 3 }),
        ]
    );
    assert_eq!(bench.contents(), before);
    assert!(bench.leftovers().is_empty());
}

#[test]
fn check_of_no_crate_finds_all_missing_and_makes_nothing() {
    let bench = Bench::new();
    assert_eq!(bench.check(OLD).len(), 3);
    assert!(!bench.out.exists());
    assert!(bench.leftovers().is_empty());
}
