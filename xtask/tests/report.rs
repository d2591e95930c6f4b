//! `--report` and `--deny-warnings` of `cargo xtask generate`.

mod bench;

use bench::Bench;

const PETS: &str = "\
openapi: 3.0.3
info: {title: Pets, version: '1'}
servers: [{url: https://pets.example.com}]
paths:
  /pets:
    get:
      operationId: pets_list
      responses:
        '200':
          description: All pets.
          content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
components:
  schemas:
    Pet:
      type: object
      nme: Pet
      nmes: Pets
      properties: {name: {type: string}, any: {}}
";

const GENERATE: &str = "generate --spec pets.yaml --out pets";

fn pets() -> Bench {
    Bench::new(&[("pets.yaml", PETS)])
}

#[test]
fn a_report_names_every_finding_and_every_untyped_field() {
    let bench = pets();
    let ended = bench.run(&format!("{GENERATE} --report found.txt"));
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    let text = bench.read("found.txt");
    assert!(text.starts_with("pets.yaml: 0 errors, 2 warnings\n"), "{text}");
    assert!(text.contains("pets.yaml:16:7: warning[unknown-key]: "), "{text}");
    assert!(text.contains("\n    help: "), "{text}");
    assert!(text.contains("\nuntyped: 1 of "), "{text}");
    assert!(text.contains("pets.yaml:18:"), "{text}");
    // On the screen one stands for both.
    assert!(ended.err.contains("and 1 more like it"), "{}", ended.err);
    assert!(
        ended.err.contains("all 2 warnings in full: --report FILE"),
        "{}",
        ended.err
    );
}

#[test]
fn a_report_for_tools_is_json() {
    let bench = pets();
    bench.run(&format!("{GENERATE} --report found.json --quiet"));
    let report: serde_json::Value =
        serde_json::from_str(&bench.read("found.json")).expect("JSON");
    assert_eq!(report["codes"]["unknown-key"], 2, "{report}");
    let first = &report["findings"][0];
    assert_eq!((&first["line"], &first["file"]), (&16.into(), &"pets.yaml".into()));
    assert_eq!(
        (&first["severity"], &first["kind"]),
        (&"warning".into(), &"invalid".into())
    );
    assert_eq!(report["untyped"]["untyped"], 1, "{report}");
    assert_eq!(report["untyped"]["although_typed"], 0, "{report}");
}

#[test]
fn a_report_for_people_is_markdown() {
    let bench = pets();
    bench.run(&format!("{GENERATE} --report found.md --check"));
    let text = bench.read("found.md");
    assert!(text.starts_with("# pets.yaml\n\n0 errors, 2 warnings.\n"), "{text}");
    assert!(text.contains("| `unknown-key` | 2 |"), "{text}");
    assert!(!bench.path("pets").exists());
}

#[test]
fn a_broken_document_has_its_report_too() {
    let broken = PETS.replace("schemas/Pet'", "schemas/None'");
    let bench = Bench::new(&[("pets.yaml", &broken)]);
    let ended = bench.run(&format!("{GENERATE} --report found.txt"));
    assert_eq!(ended.code, Some(2));
    let text = bench.read("found.txt");
    assert!(text.contains("error[broken-ref]"), "{text}");
    assert!(!text.contains("untyped"), "{text}");
}

#[test]
fn a_report_that_cannot_be_written_is_an_error() {
    let ended = pets().run(&format!("{GENERATE} --report no/such/folder.md"));
    assert_eq!(ended.code, Some(2));
    assert!(ended.err.contains("the report can't be written"), "{}", ended.err);
}

#[test]
fn denied_warnings_leave_the_crate_as_it_was() {
    let bench = pets();
    let ended = bench.run(&format!("{GENERATE} --deny-warnings --quiet"));
    assert_eq!((ended.code, &*ended.out), (Some(1), ""));
    assert!(ended.err.contains("warning[unknown-key]"), "{}", ended.err);
    let last = "nothing was written: 2 warnings, and --deny-warnings is given\n";
    assert!(ended.err.ends_with(last), "{}", ended.err);
    assert!(!bench.path("pets").exists());
}

#[test]
fn nothing_is_denied_where_there_is_no_warning() {
    let sound = PETS.replace("      nme: Pet\n      nmes: Pets\n", "");
    let bench = Bench::new(&[("pets.yaml", &sound)]);
    let ended = bench.run(&format!("{GENERATE} --deny-warnings"));
    assert_eq!((ended.code, &*ended.err), (Some(0), ""));
    assert!(bench.path("pets/src/lib.rs").exists());
}
