//! `names.lock` beside a document: when it is written, and what a whole run makes of it.

mod front;

use std::fs;
use std::path::Path;

use front::Folder;
use oasmith::names::{self, Wanted};
use oasmith::write::{ChangeKind, Mode};
use oasmith::{Failure, Locking, Options, Report};

const DOCUMENT: &str = "
openapi: 3.0.3
info: {title: Pets, version: '1'}
servers: [{url: 'https://example.com'}]
paths:
  /pets/{id}:
    get:
      operationId: pets_get
      tags: [Pets]
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
      responses:
        '200':
          description: ok
          content:
            application/json: {schema: {$ref: '#/components/schemas/pet'}}
components:
  schemas:
    pet: {type: object, properties: {name: {type: string}}}
";

fn options(folder: &Folder) -> Options {
    Options::new(folder.path().join("api.yaml"), folder.path().join("crate"))
}

fn locked(folder: &Folder) -> Options {
    Options { names: Locking::Made, ..options(folder) }
}

fn run(options: &Options) -> Report {
    match oasmith::generate(options) {
        Ok(report) => report,
        Err(Failure::Input(findings)) => {
            panic!("{}", findings.render(&Default::default()))
        }
        Err(Failure::Write(error)) => panic!("{error}"),
    }
}

fn change(report: &Report) -> Option<ChangeKind> {
    report.names.as_ref().expect("names").change
}

fn text(folder: &Folder, path: impl AsRef<Path>) -> String {
    fs::read_to_string(folder.path().join(path)).expect("a file")
}

fn folder() -> Folder {
    Folder::new(&[("api.yaml", DOCUMENT)])
}

/// The folder with another document in it.
fn change_document(folder: &Folder) {
    let text = DOCUMENT.replace("pets_get", "animals_find").replace("Pets]", "Animals]");
    folder
        .write("api.yaml", text.replace("pet:", "animal:").replace("/pet'", "/animal'"));
}

#[test]
fn there_is_no_file_unless_it_is_asked_for() {
    let folder = folder();
    assert_eq!(run(&options(&folder)).names, None);
    assert!(!folder.path().join(names::NAME).exists());

    assert_eq!(change(&run(&locked(&folder))), Some(ChangeKind::Missing));
    let first = text(&folder, names::NAME);
    assert!(first.contains("call = \"pets.get\""), "{first}");
    // From now on it is kept.
    assert_eq!(change(&run(&options(&folder))), None);
    assert_eq!(text(&folder, names::NAME), first);
}

#[test]
fn the_file_makes_no_difference_to_the_crate() {
    let folder = folder();
    run(&options(&folder));
    let report = run(&locked(&folder));
    assert_eq!(report.outcome.changes, []);
}

#[test]
fn runs_that_may_not_write_leave_it_alone() {
    let folder = folder();
    run(&locked(&folder));
    let first = text(&folder, names::NAME);
    change_document(&folder);
    let plain = options(&folder);
    let check = Options { mode: Mode::Check, ..plain.clone() };
    let read = Options { names: Locking::Read, ..plain.clone() };
    let only = Options { only: vec!["pets".to_owned()], ..plain.clone() };
    assert!(matches!(change(&run(&check)), Some(ChangeKind::Differs { .. })));
    assert_eq!(change(&run(&read)), None);
    assert_eq!(change(&run(&only)), None);
    assert_eq!(text(&folder, names::NAME), first);
    assert!(change(&run(&plain)).is_some());
    assert_eq!(change(&run(&check)), None);
}

#[test]
fn what_is_wrong_in_the_file_ends_the_run() {
    let folder = folder();
    folder.write(names::NAME, "format = 1\n[operations]\n\"GET /a\" = { call = 'a' }\n");
    let failure = oasmith::generate(&options(&folder)).expect_err("a fault");
    let Failure::Input(findings) = failure else { panic!("not the input's fault") };
    let words = findings.render(&Default::default());
    assert!(words.contains("error[lock-value]"), "{words}");
    assert!(words.contains("names.lock:3:21"), "{words}");
    assert!(!folder.path().join("crate").exists());
}

#[test]
fn a_changed_document_changes_no_name() {
    let folder = folder();
    run(&locked(&folder));
    let models = text(&folder, "crate/src/models/pets.rs");
    let resource = text(&folder, "crate/src/resources/pets.rs");
    change_document(&folder);
    let report = run(&options(&folder));
    assert_eq!(report.names.expect("names").kept.len(), 2);
    assert_eq!(text(&folder, "crate/src/models/pets.rs"), models);
    let head = |text: &str| {
        let code = text.lines().filter(|line| line.contains("pub "));
        code.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(head(&text(&folder, "crate/src/resources/pets.rs")), head(&resource));
}

#[test]
fn a_rename_leaves_aliases_until_the_owner_removes_them() {
    let folder = folder();
    run(&locked(&folder));
    change_document(&folder);
    run(&Options { rename: Some(Wanted::All), ..options(&folder) });
    let all = || {
        let files = ["Cargo.toml", "src/models/mod.rs", "src/resources/mod.rs"];
        let files = files.iter().chain(&["src/resources/animals.rs"]);
        let file = |path: &&str| {
            format!("//=== {path}\n{}", text(&folder, format!("crate/{path}")))
        };
        files.map(file).collect::<String>()
    };
    let renamed = all();
    for expected in [
        "pets = [\"animals\"]",
        "pub type Pet = Animal;",
        "pub mod pets {",
        "pub fn pets(&self) -> Animals<'_> {",
        "pub type Pets<'a> = Animals<'a>;",
        "pub fn get(&self, id: impl Into<String>) -> Call<Find> {",
        "pub type Get = Find;",
        "#[deprecated(note = \"renamed to `animals.find`\")]",
    ] {
        assert!(renamed.contains(expected), "{expected} is not in\n{renamed}");
    }
    // They stay without being asked for again.
    let report = run(&options(&folder));
    assert_eq!((change(&report), report.outcome.changes), (None, Vec::new()));
    // And go with their names in the file.
    let lock = text(&folder, names::NAME);
    let line = |line: &str| match line.split_once(", aliases") {
        Some((line, _)) => format!("{line} }}\n"),
        None => format!("{line}\n"),
    };
    folder.write(names::NAME, lock.lines().map(line).collect::<String>());
    run(&options(&folder));
    assert!(!all().contains("deprecated"), "{}", all());
}

#[test]
fn a_rename_without_a_file_means_nothing_and_says_so() {
    let folder = folder();
    let report = run(&Options { rename: Some(Wanted::All), ..options(&folder) });
    let words = report.findings.render(&Default::default());
    assert!(words.contains("warning[rename-no-effect]"), "{words}");
}
