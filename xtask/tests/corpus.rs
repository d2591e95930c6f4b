//! `cargo xtask corpus` as a user meets it. Nothing is compiled here; that is the work of
//! `.ci/run`.

mod bench;

use bench::Bench;

const SOUND: &str = "\
openapi: 3.0.3
info: {title: Pets, version: '1'}
servers: [{url: https://pets.example.com}]
paths:
  /pets:
    get:
      operationId: pets_list
      responses: {'200': {description: All pets.}}
";

fn corpus() -> Bench {
    let broken = SOUND.replace("{description: All pets.}", "{$ref: '#/nowhere'}");
    Bench::new(&[
        ("all/sound.yaml", SOUND),
        ("all/broken/META.json", "{\"entry\": \"api/openapi.yaml\"}"),
        ("all/broken/api/openapi.yaml", &broken),
        ("all/broken/notes.yaml", "openapi: 3.0.3"),
        ("none/pets.yaml", "pets: 3"),
    ])
}

fn row<'a>(table: &'a str, name: &str) -> Vec<&'a str> {
    let row = table.lines().find(|line| line.starts_with(name)).unwrap_or_default();
    row.split_whitespace().collect()
}

#[test]
fn each_document_has_a_row_and_a_broken_one_fails() {
    let bench = corpus();
    let ended = bench.run("corpus all --no-compile");
    assert_eq!(ended.code, Some(1), "{}{}", ended.out, ended.err);
    let sound = row(&ended.out, "sound");
    assert_eq!((sound.len(), sound.get(1)), (14, Some(&"1")), "{}", ended.out);
    let broken = row(&ended.out, "broken");
    assert_eq!(broken.get(1..3), Some(&["-", "-"][..]), "{}", ended.out);
    assert!(ended.out.contains("not generated: api/openapi.yaml:8:"), "{}", ended.out);
    assert!(ended.out.contains("[broken-ref]"), "{}", ended.out);
    assert!(ended.out.contains("documents: 2, failed: 1"), "{}", ended.out);
    assert!(bench.read("target/corpus/sound/api.json").contains("pets_list"));
    assert!(!bench.path("target/corpus/broken/src/lib.rs").exists());
}

#[test]
fn progress_is_told_on_standard_error() {
    let ended = corpus().run("corpus all --no-compile --jobs 1");
    let lines: Vec<&str> = ended.err.lines().collect();
    assert_eq!(lines.len(), 2, "{}", ended.err);
    assert!(lines.contains(&"2/2 sound: ok"), "{}", ended.err);
}

#[test]
fn a_filter_picks_documents() {
    let ended = corpus().run("corpus all --no-compile --filter soun");
    assert_eq!(ended.code, Some(0), "{}{}", ended.out, ended.err);
    assert!(ended.out.contains("documents: 1, failed: 0"), "{}", ended.out);
}

#[test]
fn without_a_document_there_is_nothing_to_do() {
    let bench = corpus();
    for arguments in ["corpus none", "corpus missing", "corpus all --filter other"] {
        let ended = bench.run(arguments);
        assert_eq!((ended.code, &*ended.out), (Some(2), ""), "{arguments}");
        assert!(ended.err.contains("no document of OpenAPI 3"), "{}", ended.err);
    }
}
