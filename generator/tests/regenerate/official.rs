//! Small changes of a large document: DigitalOcean's own, in some 2,900 files.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use tempfile::TempDir;

use crate::{Files, assert_only_moved, crate_of, different};

const ENTRY: &str = "DigitalOcean-public.v2.yaml";

/// The crate of what the document says unchanged.
static BEFORE: LazyLock<Files> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a temporary folder");
    crate_of(&corpus().join(ENTRY), &folder.path().join("crate"))
});

fn corpus() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.join("../../shared/corpus/digitalocean/specification")
}

/// A copy of the document.
struct Bench {
    folder: TempDir,
    before: &'static Files,
}

impl Bench {
    fn new() -> Option<Self> {
        let corpus = corpus();
        if !corpus.join(ENTRY).exists() {
            println!("skipped: {} is not there", corpus.display());
            return None;
        }
        let folder = tempfile::tempdir().expect("a temporary folder");
        copy(&corpus, &folder.path().join("spec"));
        Some(Bench { folder, before: &BEFORE })
    }

    /// The crate, from the document as it is by now.
    fn generate(&self) -> Files {
        let spec = self.folder.path().join("spec").join(ENTRY);
        crate_of(&spec, &self.folder.path().join("crate"))
    }

    /// Changes a file of the document.
    fn change(&self, file: &str, from: &str, to: &str) {
        let path = self.path(file);
        let text = fs::read_to_string(&path).expect("a file of the document");
        assert!(text.contains(from), "{file} has no {from:?}");
        fs::write(&path, text.replacen(from, to, 1)).expect("written");
    }

    fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join("spec").join(file)
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(from, to).expect("copied");
        }
    }
}

const ADDED: &str = "properties:
  zz_added:
    type: string
    description: Added.
";

#[test]
fn one_added_field_touches_at_most_three_files() {
    let Some(bench) = Bench::new() else { return };
    bench.change("resources/droplets/models/droplet.yml", "properties:\n", ADDED);
    let after = bench.generate();
    let changed = different(bench.before, &after);
    assert!((1..=3).contains(&changed.len()), "{changed:?}");
    assert!(changed.contains(&"src/models/shared.rs".to_owned()), "{changed:?}");
    // Lines are added, none is another.
    for file in changed {
        let mut lines = after[&file].lines();
        let kept = |line: &str| {
            lines.any(|new| new.starts_with(line.trim_end_matches([',', '}'])))
        };
        let mut old = bench.before[&file].lines().filter(|line| line.len() < 200);
        assert!(old.all(kept), "{file}");
    }
}

/// Each change is about another resource, so that what they touch together is known.
#[test]
fn small_changes_touch_the_files_of_what_they_change() {
    let Some(bench) = Bench::new() else { return };
    // A field of a schema that many use, an enum's value, a field less.
    bench.change("resources/regions/models/region.yml", "properties:\n", ADDED);
    bench.change(
        "resources/cdn/models/update_endpoint.yml",
        "    - 604800\n",
        "    - 604800\n    - 9999999\n",
    );
    bench.change(
        "resources/ssh_keys/models/sshKeys.yml",
        "  fingerprint:\n    $ref: '../attributes/ssh_key_fingerprint.yml'\n",
        "",
    );
    // Words only, of a member and of an operation.
    bench.change("resources/vpcs/models/vpc_member.yml", "The name of", "What is");
    bench.change("resources/tags/tags_list.yml", "To list all", "To see all");
    let mut changed = different(bench.before, &bench.generate());
    changed.retain(|file| file != "surface.json");
    assert_eq!(
        changed,
        [
            "docs/tags_list.md",
            "src/mock.json",
            "src/models/cdn.rs",
            "src/models/shared.rs",
            "src/models/ssh_keys.rs",
            "src/models/vpcs.rs",
        ]
    );
}

#[test]
fn an_added_operation_touches_its_resource_and_the_indexes() {
    let Some(bench) = Bench::new() else { return };
    let operation = fs::read_to_string(bench.path("resources/tags/tags_create.yml"));
    let operation = operation.expect("a file").replace("tags_create", "tags_make");
    fs::write(bench.path("resources/tags/tags_make.yml"), operation).expect("written");
    bench.change(
        ENTRY,
        "  /v2/tags/{tag_id}/resources:\n",
        "  /v2/tags/{tag_id}/make:\n    post:\n      $ref: resources/tags/tags_make.yml\n\n  \
         /v2/tags/{tag_id}/resources:\n",
    );
    let mut changed = different(bench.before, &bench.generate());
    changed.retain(|file| file != "surface.json");
    assert_eq!(
        changed,
        [
            ".oasmith-files",
            "README.md",
            "api.json",
            "docs/tags_make.md",
            "src/mock.json",
            "src/resources/tags.rs",
        ]
    );
}

#[test]
fn what_moves_changes_nothing_but_the_order() {
    let Some(bench) = Bench::new() else { return };
    // A path item goes to the end.
    let keys = "  /v2/account/keys:\n    get:\n      $ref: \"resources/ssh_keys/sshKeys_list.yml\"\n\n    \
                post:\n      $ref: \"resources/ssh_keys/sshKeys_create.yml\"\n\n";
    bench.change(ENTRY, keys, "");
    bench.change(ENTRY, "\npaths:\n", &format!("\npaths:\n{keys}"));
    // A schema goes to another folder.
    let (from, to) =
        ("resources/vpcs/models/vpc_member.yml", "shared/models/vpc_member.yml");
    fs::rename(bench.path(from), bench.path(to)).expect("moved");
    bench.change(to, "../../../shared/attributes", "../attributes");
    let user = "resources/vpcs/responses/vpc_members.yml";
    bench.change(
        user,
        "../models/vpc_member.yml",
        "../../../shared/models/vpc_member.yml",
    );
    // The keys of a schema come in another order.
    bench.change("resources/cdn/models/update_endpoint.yml", "type: object\n", "");
    let path = bench.path("resources/cdn/models/update_endpoint.yml");
    let text = fs::read_to_string(&path).expect("a file");
    fs::write(&path, text.trim_end().to_owned() + "\n\ntype: object\n")
        .expect("written");

    assert_only_moved(bench.before, &bench.generate());
}
