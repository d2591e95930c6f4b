//! `generate --bump` as a user meets it.

mod bench;

use std::fs;

use bench::{Bench, Ended, PETS, no_owners};

const MORE: &str = "
  /keepers:
    get:
      operationId: keepers_list
      responses: {'200': {description: All keepers.}}
";

const GENERATE: &str = "generate --spec pets.yaml --out pets";

const DAY: &str = "1795219200";

/// The crate of `PETS`, version 1.0.0.
fn bench() -> Bench {
    let config = "# Mine.\n[crate]\nversion = '1.0.0' # told\nname = 'petz'\n";
    let bench = Bench::new(&[("pets.yaml", PETS), ("client.toml", config)]);
    assert_eq!(bench.run(GENERATE).code, Some(0));
    bench
}

fn more() -> String {
    PETS.trim_end().to_owned() + MORE
}

fn bump(bench: &Bench, document: &str) -> Ended {
    fs::write(bench.path("pets.yaml"), document).expect("a file");
    let mut command = bench.command(&format!("{GENERATE} --bump"));
    let ended =
        Ended::from(command.env("SOURCE_DATE_EPOCH", DAY).output().expect("a run"));
    assert_eq!((ended.code, &*ended.err), (Some(0), ""), "{}", ended.out);
    // The crate is what its document says, whatever else stands in its folder.
    assert_eq!(bench.run(&format!("{GENERATE} --check")).code, Some(0));
    ended
}

fn version(bench: &Bench) -> String {
    let manifest = bench.read("pets/Cargo.toml");
    let line = manifest.lines().find_map(|line| line.strip_prefix("version = "));
    let version = line.expect("a version").trim_matches('"').to_owned();
    assert!(bench.read("pets/surface.json").contains(&format!("\"{version}\"")));
    assert!(bench.read("client.toml").contains(&version));
    version
}

#[test]
fn the_version_follows_what_changed_and_the_changelog_tells() {
    let bench = bench();
    let ended = bump(&bench, &more());
    assert!(
        ended.out.ends_with("version 1.0.0 is 1.1.0 now: minor change\n"),
        "{}",
        ended.out
    );
    assert_eq!(version(&bench), "1.1.0");
    assert_eq!(
        bench.read("client.toml"),
        "# Mine.\n[crate]\nversion = \"1.1.0\" # told\nname = 'petz'\n"
    );
    let first = bench.read("pets/CHANGELOG.md");
    assert!(first.contains("\n## [1.1.0] - 2026-11-21\n\n### Added\n\n- "), "{first}");

    let ended = bump(&bench, no_owners());
    assert!(
        ended.out.ends_with("version 1.1.0 is 2.0.0 now: major change\n"),
        "{}",
        ended.out
    );
    assert_eq!(version(&bench), "2.0.0");
    let second = bench.read("pets/CHANGELOG.md");
    insta::assert_snapshot!(second);
    // What was there is there.
    let (_, below) = second.split_once("## [1.1.0]").expect("a section");
    assert!(first.ends_with(below));
}

#[test]
fn nothing_changed_is_nothing_to_bump() {
    let bench = bench();
    bump(&bench, &more());
    let log = bench.read("pets/CHANGELOG.md");
    let ended = bump(&bench, &more());
    assert!(
        ended.out.ends_with("1.1.0 stays: nothing changed since 1.1.0\n"),
        "{}",
        ended.out
    );
    assert_eq!(version(&bench), "1.1.0");
    assert_eq!(bench.read("pets/CHANGELOG.md"), log);
}

#[test]
fn words_that_only_people_read_are_a_patch() {
    let bench = bench();
    bump(&bench, &PETS.replace("All pets.", "Every pet."));
    assert_eq!(version(&bench), "1.0.1");
    assert!(bench.read("pets/CHANGELOG.md").contains("## [1.0.1]"));
}

#[test]
fn what_piles_up_until_a_release_is_counted_from_the_last_one() {
    let bench = bench();
    fs::copy(bench.path("pets/surface.json"), bench.path("released.json"))
        .expect("a file");
    let bump = |document: &str| {
        fs::write(bench.path("pets.yaml"), document).expect("a file");
        let ended = bench.run(&format!("{GENERATE} --bump=released.json"));
        assert_eq!(ended.code, Some(0), "{}", ended.err);
        version(&bench)
    };
    assert_eq!(bump(&more()), "1.1.0");
    let twice = MORE.replace("keepers", "vets");
    assert_eq!(bump(&(more().trim_end().to_owned() + &twice)), "1.1.0");
    let log = bench.read("pets/CHANGELOG.md");
    assert_eq!(log.matches("## [").count(), 1, "{log}");
    assert_eq!(
        log.matches("- `keepers().list` is new: `GET /keepers`\n").count(),
        1,
        "{log}"
    );
    assert_eq!(log.matches("- `vets().list` is new: `GET /vets`\n").count(), 1, "{log}");
    assert_eq!(bump(no_owners()), "2.0.0");
    assert_eq!(bump(no_owners()), "2.0.0");
}

#[test]
fn a_version_that_is_far_enough_is_the_owners() {
    let bench = bench();
    fs::write(bench.path("client.toml"), "[crate]\nversion = '3.0.0'\n")
        .expect("a file");
    let ended = bump(&bench, no_owners());
    assert!(
        ended.out.ends_with("3.0.0 stays: it is far enough from 1.0.0\n"),
        "{}",
        ended.out
    );
    assert_eq!(version(&bench), "3.0.0");
    assert!(bench.read("pets/CHANGELOG.md").contains("\n## [3.0.0] - 2026-11-21\n"));
}

#[test]
fn without_client_toml_there_is_one_afterwards() {
    let bench = Bench::new(&[("pets.yaml", PETS)]);
    let ended = bump(&bench, PETS);
    assert!(ended.out.ends_with("0.1.0 stays: there is no crate to compare with\n"));
    assert!(!bench.path("client.toml").exists());
    assert!(!bench.path("pets/CHANGELOG.md").exists());
    bump(&bench, no_owners());
    assert_eq!(bench.read("client.toml"), "[crate]\nversion = \"0.2.0\"\n");
    assert_eq!(version(&bench), "0.2.0");
}

#[test]
fn a_changelog_that_is_carried_is_told_where_it_is_written() {
    let bench = bench();
    fs::write(bench.path("CHANGELOG.md"), "# Petz\n").expect("a file");
    let config = "[crate]\nversion = '1.0.0'\n[carry]\nfiles = ['CHANGELOG.md']\n";
    fs::write(bench.path("client.toml"), config).expect("a file");
    bump(&bench, &more());
    let log = bench.read("CHANGELOG.md");
    assert!(log.starts_with("# Petz\n\n## [1.1.0] - 2026-11-21\n"), "{log}");
    assert_eq!(bench.read("pets/CHANGELOG.md"), log);
}

#[test]
fn a_fault_bumps_nothing() {
    let bench = bench();
    let config = bench.read("client.toml");
    fs::write(bench.path("pets.yaml"), PETS.replace("openapi: 3.0.3", "openapi: ["))
        .expect("a file");
    let ended = bench.run(&format!("{GENERATE} --bump"));
    assert_eq!(ended.code, Some(2), "{}", ended.out);

    let warned = no_owners().replace("    get:", "    gett: {}\n    get:");
    fs::write(bench.path("pets.yaml"), warned).expect("a file");
    let ended = bench.run(&format!("{GENERATE} --bump --deny-warnings"));
    assert_eq!(ended.code, Some(1), "{}", ended.err);
    let ended = bench.run(&format!("{GENERATE} --bump=none.json"));
    assert_eq!(ended.code, Some(2), "{}", ended.err);
    assert!(ended.err.contains("none.json"), "{}", ended.err);

    assert_eq!(bench.read("client.toml"), config);
    assert!(!bench.path("pets/CHANGELOG.md").exists());
    assert!(bench.read("pets/Cargo.toml").contains("version = \"1.0.0\""));
}
