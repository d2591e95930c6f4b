//! `cargo xtask generate` as a user meets it: what it prints, where, and how it exits.

mod bench;

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::Stdio;

use bench::{Bench, Ended, PETS};

fn bench(document: &str) -> Bench {
    Bench::new(&[("pets.yaml", document)])
}

fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none())
}

#[test]
fn a_crate_is_written_and_summed_up() {
    let bench = bench(PETS);
    let ended = bench.run("generate --spec pets.yaml --out pets");
    assert_eq!((ended.code, &*ended.err), (Some(0), ""));
    let rows: Vec<&str> = ended
        .out
        .lines()
        .skip(1)
        .filter_map(|row| row.split_whitespace().next())
        .collect();
    assert!(ended.out.starts_with("pets written, "), "{}", ended.out);
    assert_eq!(rows, ["operations", "types", "files", "lines", "warnings", "time"]);
    assert!(bench.path("pets/src/lib.rs").exists());
}

#[test]
fn the_second_run_finds_all_up_to_date() {
    let bench = bench(PETS);
    bench.run("generate --spec pets.yaml --out pets");
    let ended = bench.run("generate --spec pets.yaml --out pets");
    assert!(ended.out.starts_with("pets was up to date\n"), "{}", ended.out);
}

#[test]
fn what_a_killed_run_left_is_told_of() {
    let bench = bench(PETS);
    bench.run("generate --spec pets.yaml --out pets");
    fs::create_dir(bench.path(".pets.oasmith-new")).expect("a folder");
    let ended = bench.run("generate --spec pets.yaml --out pets");
    assert!(ended.out.contains("an earlier run was killed"), "{}", ended.out);
    let ended = bench.run("generate --spec pets.yaml --out pets");
    assert!(!ended.out.contains("killed"), "{}", ended.out);
}

#[test]
fn quiet_is_quiet() {
    let bench = bench(PETS);
    let ended = bench.run("generate --spec pets.yaml --out pets --quiet");
    assert_eq!((ended.code, &*ended.out, &*ended.err), (Some(0), "", ""));
}

#[test]
fn check_says_what_differs_and_what_to_do() {
    let bench = bench(PETS);
    bench.run("generate --spec pets.yaml --out pets");
    assert_eq!(bench.run("generate --spec pets.yaml --out pets --check").code, Some(0));

    fs::write(bench.path("pets/src/lib.rs"), "// edited\n").expect("a file");
    let ended = bench.run("generate --spec pets.yaml --out pets --check");
    assert_eq!((ended.code, &*ended.out), (Some(1), ""));
    assert!(ended.err.contains("\n  src/lib.rs differs at line 1\n"), "{}", ended.err);
    assert!(ended.err.contains("run `cargo xtask generate`"), "{}", ended.err);
    let edited = bench.read("pets/src/lib.rs");
    assert_eq!(edited, "// edited\n");
}

#[test]
fn all_faults_are_shown_with_their_places_and_nothing_is_written() {
    let document = PETS
        .replace("{description: All pets.}", "{$ref: '#/components/responses/None'}")
        .replace("{description: All owners.}", "{$ref: 'none.yaml'}");
    let bench = bench(&document);
    fs::write(bench.path("client.toml"), "[crate]\nnmae = 'pets'\n").expect("a file");
    let ended = bench.run("generate --spec pets.yaml --out pets");
    assert_eq!((ended.code, &*ended.out), (Some(2), ""));
    for place in ["pets.yaml:8:", "pets.yaml:12:", "client.toml:2:1"] {
        assert!(ended.err.contains(place), "{place}: {}", ended.err);
    }
    assert!(is_empty(&bench.path("pets")));
}

#[test]
fn an_old_crate_stays_as_it_was_where_the_document_has_faults() {
    let bench = Bench::new(&[("pets/src/lib.rs", "//! Of an earlier day.\n")]);
    let bad = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/documents/bad");
    let mut command = bench.command("generate --out pets --spec");
    let ended = command.arg(bad.join("many/openapi.yaml")).output().map(Ended::from);
    let ended = ended.expect("a process");
    assert_eq!(ended.code, Some(2), "{}", ended.err);
    for code in ["missing-file", "broken-ref", "ref-outside-root", "yaml-syntax"] {
        assert!(ended.err.contains(&format!("error[{code}]")), "{code}: {}", ended.err);
    }
    assert!(ended.err.contains("bad/many/openapi.yaml:6:13"), "{}", ended.err);
    assert!(ended.err.contains("nothing was written"), "{}", ended.err);
    assert_eq!(bench.read("pets/src/lib.rs"), "//! Of an earlier day.\n");
    for folder in ["pets", "pets/src"] {
        let files = fs::read_dir(bench.path(folder)).expect("a folder").count();
        assert_eq!(files, 1, "there is more in {folder} than before");
    }
}

#[test]
fn wrong_input_exits_with_2() {
    let bench = bench(PETS);
    for arguments in [
        "",
        "genrate",
        "generate --wrong",
        "generate --spec none.yaml --out x",
        "generate --spec pets.yaml --config none.toml --out x",
        "generate --spec pets.yaml --out pets.yaml",
        "generate --spec pets.yaml --only petz --out x",
        "generate --spec pets.yaml --check --dump lower",
    ] {
        let ended = bench.run(arguments);
        assert_eq!(ended.code, Some(2), "{arguments}: {}", ended.err);
        assert!(!ended.err.is_empty(), "{arguments}");
        assert!(!bench.path("x").exists(), "{arguments}");
    }
}

#[test]
fn only_leaves_other_resources_out() {
    let bench = bench(PETS);
    let ended = bench.run("generate --spec pets.yaml --out all --only pets,owners");
    assert!(ended.out.contains("operations        2"), "{}", ended.out);
    let ended = bench.run("generate --spec pets.yaml --out pets --only pets");
    assert!(ended.out.contains("operations        1"), "{}", ended.out);
    let ended = bench.run("generate --spec pets.yaml --out x --only petz");
    assert!(ended.err.contains("did you mean `pets`?"), "{}", ended.err);
}

#[test]
fn every_station_can_be_shown() {
    let bench = bench(PETS);
    for (station, part) in [
        ("load", "pets.yaml"),
        ("normalise", "\"operationId\": \"pets_list\""),
        ("lower", "operations: ["),
        ("emit", "==> src/lib.rs <=="),
    ] {
        let ended =
            bench.run(&format!("generate --spec pets.yaml --out x --dump {station}"));
        assert_eq!((ended.code, &*ended.err), (Some(0), ""), "{station}");
        assert!(ended.out.contains(part), "{station}: {}", ended.out);
        assert!(!bench.path("x").exists());
    }
}

#[test]
fn the_normalised_document_is_one_that_can_be_read_again() {
    let bench = bench(PETS);
    let ended = bench.run("generate --spec pets.yaml --dump normalise");
    fs::write(bench.path("bundle.json"), &ended.out).expect("a file");
    bench.run("generate --spec pets.yaml --out pets");
    let ended = bench.run("generate --spec bundle.json --out pets --check");
    assert_eq!(ended.code, Some(0), "{}", ended.err);
}

#[test]
fn a_reader_who_goes_away_is_no_error() {
    let bench = bench(PETS);
    let mut child = bench
        .command("generate --spec pets.yaml --dump lower")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("a process");
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().expect("a pipe").read_to_string(&mut said).expect("text");
    assert_eq!((child.wait().expect("an end").code(), &*said), (Some(0), ""));
}

#[test]
fn without_options_it_is_about_the_workspace_wherever_one_stands() {
    let bench = bench(PETS);
    let here = bench.run("generate --dump load");
    assert_eq!(here.code, Some(0), "{}", here.err);
    assert!(here.out.contains("openapi.yaml"), "{}", here.out);
}
