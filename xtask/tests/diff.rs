//! `cargo xtask diff` as a user meets it, and what `generate` says of the same.

mod bench;

use bench::Bench;

const OLD: &str = "\
openapi: 3.0.3
info: {title: Pets, version: '1'}
servers: [{url: https://pets.example.com}]
paths:
  /pets:
    get:
      operationId: pets_list
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
      responses:
        '200':
          description: All pets.
          content:
            application/json:
              schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}
  /pets/{pet_id}:
    get:
      operationId: pets_get
      parameters:
        - {name: pet_id, in: path, required: true, schema: {type: string}}
      responses:
        '200':
          description: One.
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Pet'}
  /owners:
    get:
      operationId: owners_list
      responses: {'200': {description: All owners.}}
components:
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: {type: string}
        age: {type: integer}
";

/// Something for everybody: an operation less, a field of another type, a field more, a
/// default that nobody sees in a type.
fn new() -> String {
    OLD.replace("schema: {type: integer}}", "schema: {type: integer, default: 7}}")
        .replace(
            "age: {type: integer}",
            "age: {type: string}\n        kind: {type: string}",
        )
        .replace("/owners:", "/keepers:")
        .replace("owners_list", "keepers_list")
}

fn bench() -> Bench {
    Bench::new(&[
        ("old/pets.yaml", OLD),
        ("old/client.toml", "[crate]\nversion = '1.2.3'\n"),
        ("new/pets.yaml", &new()),
        ("new/client.toml", "[crate]\nversion = '1.2.3'\n"),
    ])
}

fn shown(arguments: &str) -> String {
    let ended = bench().run(arguments);
    assert_eq!((ended.code, &*ended.err), (Some(0), ""), "{}", ended.out);
    ended.out
}

#[test]
fn text_is_for_people() {
    insta::assert_snapshot!(shown("diff old/pets.yaml new/pets.yaml"));
}

#[test]
fn markdown_is_for_pull_requests() {
    insta::assert_snapshot!(shown("diff old/pets.yaml new/pets.yaml --format markdown"));
}

#[test]
fn json_is_for_tools() {
    insta::assert_snapshot!(shown("diff old/pets.yaml new/pets.yaml --format json"));
}

#[test]
fn what_is_the_same_is_the_same() {
    for format in ["text", "markdown", "json"] {
        let same = shown(&format!("diff old/pets.yaml old/pets.yaml --format {format}"));
        let is_said = same.to_lowercase().contains("nothing changed")
            || same.contains("\"verdict\": \"same\"");
        assert!(is_said, "{same}");
    }
}

#[test]
fn documents_crates_and_surfaces_say_the_same() {
    let bench = bench();
    bench.run("generate --spec old/pets.yaml --out was");
    bench.run("generate --spec new/pets.yaml --out is");
    assert!(bench.read("was/surface.json").contains("\"format\":1"));
    let all = ["pets.yaml", "", "surface.json"];
    let mut told = Vec::new();
    for (old, new) in [("old", "new"), ("was", "is"), ("was", "new"), ("old", "is")] {
        for (a, b) in all.iter().flat_map(|a| all.iter().map(move |b| (a, b))) {
            let (old, new) = (format!("{old}/{a}"), format!("{new}/{b}"));
            if bench.path(&old).exists() && bench.path(&new).exists() {
                let ended = bench.run(&format!("diff {old} {new} --format markdown"));
                if ended.code == Some(0) {
                    // Lines are known of documents only.
                    let lines = ended.out.lines();
                    let bare = |line: &str| {
                        line.split(" (`pets.yaml").next().map(str::to_owned)
                    };
                    told.push(lines.filter_map(bare).collect::<Vec<_>>());
                }
            }
        }
    }
    assert_eq!(told.len(), 9, "{told:#?}");
    assert!(told.windows(2).all(|pair| pair.first() == pair.last()), "{told:#?}");
}

#[test]
fn a_version_that_does_not_allow_for_the_change_is_refused() {
    let bench = bench();
    let diff = "diff old/pets.yaml new/pets.yaml --deny";
    let version = |version: &str| {
        let text = format!("[crate]\nversion = '{version}'\n");
        std::fs::write(bench.path("new/client.toml"), text).expect("a file");
    };
    for (new, code) in
        [("1.2.3", 1), ("1.3.0", 1), ("2.0.0", 0), ("2.0.0-beta.1", 0), ("3.1.0", 0)]
    {
        version(new);
        let ended = bench.run(&format!("{diff} breaking"));
        assert_eq!(ended.code, Some(code), "{new}: {}", ended.err);
        assert_eq!(ended.err.contains("refused"), code == 1, "{}", ended.err);
    }
    version("1.2.3");
    let ended = bench.run(&format!("{diff} breaking"));
    assert!(
        ended.err.contains("has to have version 2.0.0, and it has 1.2.3"),
        "{}",
        ended.err
    );

    let more = OLD.replace("        age:", "        kind: {type: string}\n        age:");
    std::fs::write(bench.path("new/pets.yaml"), more).expect("a file");
    assert_eq!(bench.run(&format!("{diff} breaking")).code, Some(0));
    assert_eq!(bench.run(&format!("{diff} any")).code, Some(1));
    version("1.3.0");
    assert_eq!(bench.run(&format!("{diff} any")).code, Some(0));
}

#[test]
fn what_can_not_be_compared_is_said() {
    let bench = bench();
    std::fs::create_dir(bench.path("empty")).expect("a folder");
    for (file, text) in [
        ("broken.json", "{\"format\": 1, \"operations\": 3}"),
        ("newer.json", "{\"format\": 99}"),
        ("broken.yaml", "openapi: 3.0.3\npaths: [\n"),
    ] {
        std::fs::write(bench.path(file), text).expect("a file");
    }
    for (path, reason) in [
        ("none", "none"),
        ("empty", "surface.json"),
        ("broken.json", "broken.json"),
        ("newer.json", "newer.json"),
        ("broken.yaml", "broken.yaml:"),
        ("old/client.toml", "client.toml"),
    ] {
        let ended = bench.run(&format!("diff {path} new/pets.yaml"));
        assert_eq!((ended.code, &*ended.out), (Some(2), ""), "{path}");
        assert!(ended.err.contains(reason), "{path}: {}", ended.err);
    }
}

#[test]
fn generate_tells_what_changed_since_the_crate_was_made() {
    let bench = bench();
    let first = bench.run("generate --spec old/pets.yaml --out pets");
    assert!(!first.out.contains("for users"), "{}", first.out);
    let check = bench.run("generate --spec new/pets.yaml --out pets --check");
    assert_eq!((check.code, &*check.out), (Some(1), ""));
    assert!(
        check.err.contains("\nwhat changed for users of the crate:\n"),
        "{}",
        check.err
    );
    let quiet = bench.run("generate --spec new/pets.yaml --out pets --check --quiet");
    assert!(!quiet.err.contains("for users"), "{}", quiet.err);
    let second = bench.run("generate --spec new/pets.yaml --out pets");
    let told = second.out.find("what changed for users").expect("a report");
    insta::assert_snapshot!(second.out.split_at(told).1);
    let third = bench.run("generate --spec new/pets.yaml --out pets");
    assert!(!third.out.contains("for users"), "{}", third.out);
}
