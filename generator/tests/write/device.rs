//! Real disks that refuse: full ones, read-only ones, folders that can't be renamed. They
//! are mounted in a namespace of a process of its own, so that nothing is left of them.

use std::env;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use oasmith::write::{self, Mode, Standing, WriteError};

use crate::ways::{HUGE, MINE, NEW, OLD};
use crate::{contents, map, tree};

/// Runs the test of that name again, alone, where `mounts` was done first and `$D` is a
/// new folder. Where that can't be had, says so.
fn within(test: &str, mounts: &str) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let run = |script: &str| {
        Command::new("unshare")
            .args(["--user", "--map-root-user", "--mount", "sh", "-ec", script])
            .env("D", folder.path())
            .env("T", env::current_exe().expect("this test"))
            .env("WITHIN", folder.path())
            .output()
    };
    match run("mount -t tmpfs none \"$D\"") {
        Ok(output) if output.status.success() => {}
        _ => return println!("skipped: nothing can be mounted here"),
    }
    let again = format!("exec \"$T\" --exact --nocapture device::{test}");
    let output = run(&format!("{mounts}\n{again}")).expect("a process");
    let words =
        [output.stdout, output.stderr].map(|b| String::from_utf8_lossy(&b).into_owned());
    assert!(
        output.status.success() && words[0].contains("within"),
        "{}",
        words.join("\n")
    );
}

/// The mounted folder, in the process that has it.
fn mounted() -> Option<String> {
    let folder = env::var("WITHIN").ok();
    folder.inspect(|_| println!("\nwithin"))
}

fn write_to(out: &Path, files: &[(&str, &str)]) -> Result<(), WriteError> {
    write::run(tree(files), "a test", out, Mode::Write).map(drop)
}

/// The old crate, with files of the user's.
fn old_crate(out: &Path) {
    write_to(out, OLD).expect("the old crate");
    for (path, text) in MINE.iter().chain(HUGE) {
        let path = out.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
}

fn is_whole(out: &Path, files: &[(&str, &str)]) -> bool {
    let mut found = contents(out);
    found.remove(".oasmith-files");
    let mut expected = map(files);
    expected.extend(map(MINE).into_iter().chain(map(HUGE)));
    found == expected
}

/// What stands after the error, and what is said.
fn refused(result: Result<(), WriteError>) -> (Standing, String) {
    let error = result.expect_err("refused");
    let words = error.to_string();
    match error {
        WriteError::Unfinished { standing, .. } => (standing, words),
        other => panic!("{other}"),
    }
}

/// Fills the disk with one file, but for some pages.
fn fill(folder: &Path, free: usize) {
    let mut file = fs::File::create(folder.join("ballast")).expect("a file");
    while file.write_all(&[0; 4096]).is_ok() {}
    let size = file.metadata().expect("a size").len();
    file.set_len(size.saturating_sub(4096 * free as u64)).expect("room");
}

fn full(ballast: impl Fn(&Path, usize), most: usize) {
    let Some(folder) = mounted() else { return };
    let (folder, mut refusals) = (Path::new(&folder), 0);
    for free in 0..most {
        let out = folder.join("crate");
        old_crate(&out);
        ballast(folder, free);
        let ended = write_to(&out, NEW);
        if ended.is_ok() {
            assert!(is_whole(&out, NEW), "{free}");
        } else {
            refusals += 1;
            let (standing, words) = refused(ended);
            let files = if standing == Standing::Old { OLD } else { NEW };
            assert!(is_whole(&out, files), "{free}, {words}");
            assert!(words.contains("No space left"), "{words}");
            assert!(
                words.ends_with(&format!("nothing was changed in `{}`", out.display()))
            );
        }
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            if name.starts_with("ballast") {
                fs::remove_file(path).expect("removed");
            } else {
                assert_eq!(name, "crate", "{free}");
            }
        }
        write_to(&out, NEW).expect("room again");
        assert!(is_whole(&out, NEW), "{free}");
        fs::remove_dir_all(out).expect("removed");
    }
    assert!((10..most).contains(&refusals), "{refusals} refusals");
}

#[test]
fn a_full_disk() {
    if mounted().is_some() {
        return full(fill, 60);
    }
    within("a_full_disk", "mount -t tmpfs -o size=400k none \"$D\"");
}

#[test]
fn a_disk_without_room_for_names() {
    if mounted().is_some() {
        let ballast = |folder: &Path, free| {
            let names = (0..).map(|at| folder.join(format!("ballast{at}")));
            let made =
                names.take_while(|path| fs::write(path, "").is_ok()).collect::<Vec<_>>();
            made.iter()
                .take(free)
                .for_each(|path| fs::remove_file(path).expect("removed"));
        };
        return full(ballast, 90);
    }
    within(
        "a_disk_without_room_for_names",
        "mount -t tmpfs -o nr_inodes=200 none \"$D\"",
    );
}

#[test]
fn a_read_only_disk() {
    if let Some(folder) = mounted() {
        let out = Path::new(&folder).join("crate");
        let before = contents(&out);
        let error = write_to(&out, NEW).expect_err("refused").to_string();
        assert!(
            error.starts_with(&format!("can't write to `{}`", out.display())),
            "{error}"
        );
        assert!(error.contains("Read-only file system"), "{error}");
        assert_eq!(contents(&out), before);
        let nothing_to_do = write_to(&out, &[("a", "x")]);
        return nothing_to_do.expect("it is up to date");
    }
    within(
        "a_read_only_disk",
        "mount -t tmpfs none \"$D\"; mkdir \"$D/crate\"; cd \"$D/crate\"
         printf x > a; printf '%s\\n' '# What Oasmith wrote. Other files in this folder are yours: it never touches them.' .oasmith-files a > .oasmith-files
         cd /; mount -o remount,ro \"$D\"",
    );
}

/// A crate whose folder can't be renamed is brought up to date, twice.
fn pinned() {
    let Some(folder) = mounted() else { return };
    let folder = Path::new(&folder);
    let out = folder.join("crate");
    old_crate(&out);
    for files in [NEW, OLD] {
        write_to(&out, files).unwrap_or_else(|error| panic!("{error}"));
        assert!(is_whole(&out, files), "{:#?}", contents(&out));
        let beside: Vec<_> = fs::read_dir(folder).expect("a folder").collect();
        assert_eq!(beside.len(), 1, "{beside:?}");
    }
}

#[test]
fn a_mount_point() {
    if mounted().is_some() {
        return pinned();
    }
    within(
        "a_mount_point",
        "mount -t tmpfs none \"$D\"; mkdir \"$D/crate\"; mount -t tmpfs none \"$D/crate\"",
    );
}

#[test]
fn a_mount_point_on_the_same_disk() {
    if mounted().is_some() {
        return pinned();
    }
    within(
        "a_mount_point_on_the_same_disk",
        "mount -t tmpfs none \"$D\"; mkdir \"$D/crate\"; mount --bind \"$D/crate\" \"$D/crate\"",
    );
}

#[test]
fn a_mount_point_in_a_read_only_folder() {
    if mounted().is_some() {
        return pinned();
    }
    within(
        "a_mount_point_in_a_read_only_folder",
        "mount -t tmpfs none \"$D\"; mkdir \"$D/crate\"; mount -t tmpfs none \"$D/crate\"
         mount -o remount,ro \"$D\"",
    );
}

#[test]
fn a_folder_of_a_lower_layer() {
    if mounted().is_some() {
        let folder = mounted().expect("a folder");
        let out = Path::new(&folder).join("crate");
        assert!(out.join("notes/n.md").exists());
        write_to(&out, NEW).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(fs::read_to_string(out.join("notes/n.md")).expect("mine"), "mine");
        assert_eq!(fs::read_to_string(out.join("src/lib.rs")).expect("ours"), "new\n");
        return;
    }
    within(
        "a_folder_of_a_lower_layer",
        "mount -t tmpfs none \"$D\"; mkdir -p \"$D/low/crate/notes\" \"$D/up\" \"$D/work\" \"$D/all\"
         printf mine > \"$D/low/crate/notes/n.md\"
         mount -t overlay -o userxattr,lowerdir=\"$D/low\",upperdir=\"$D/up\",workdir=\"$D/work\" none \"$D/all\"
         export WITHIN=\"$D/all\"",
    );
}

/// Permissions don't bind root, so this takes another user's eyes where it is run by root.
#[cfg(unix)]
#[test]
fn a_folder_without_write_permission() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};

    if env::var("NOBODY").is_err() {
        let is_root = fs::metadata("/proc/self").is_ok_and(|meta| meta.uid() == 0);
        let mut again = if is_root {
            let mut command = Command::new("setpriv");
            command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]);
            command.arg(env::current_exe().expect("this test"));
            command
        } else {
            Command::new(env::current_exe().expect("this test"))
        };
        again.args([
            "--exact",
            "--nocapture",
            "device::a_folder_without_write_permission",
        ]);
        let output = match again.env("NOBODY", "1").output() {
            Ok(output) => output,
            Err(_) => return println!("skipped: root can't be somebody else here"),
        };
        let words = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{words}");
        return;
    }
    for closed in ["", "src", "src/gone"] {
        let root = tempfile::tempdir().expect("a temporary folder");
        let out = root.path().join("crate");
        old_crate(&out);
        let set = |mode| {
            let permissions = fs::Permissions::from_mode(mode);
            fs::set_permissions(out.join(closed), permissions).expect("its own");
        };
        set(0o555);
        let (standing, words) = refused(write_to(&out, NEW));
        assert_eq!(standing, Standing::Old, "{words}");
        assert!(words.contains("Permission denied"), "{words}");
        assert!(is_whole(&out, OLD));
        assert_eq!(fs::read_dir(root.path()).expect("a folder").count(), 1);
        set(0o755);
        write_to(&out, NEW).expect("open again");
        assert!(is_whole(&out, NEW));
    }
}
