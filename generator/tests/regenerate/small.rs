//! Documents that say the same in another way, and documents that say one thing more.

use std::fs;

use crate::{Files, assert_only_moved, crate_of, different};

const PETS: &str = r##"
openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://pets.example }]
paths:
  /pets:
    get:
      operationId: pets_list
      tags: [Pets]
      summary: All pets.
      parameters:
        - { name: kind, in: query, schema: { $ref: "#/components/schemas/kind" } }
      responses:
        "200":
          description: Pets.
          content:
            application/json:
              schema:
                type: object
                required: [pets]
                properties:
                  pets: { type: array, items: { $ref: "#/components/schemas/pet" } }
                  links: { type: object, properties: { next: { type: string } } }
  /owners:
    get:
      operationId: owners_list
      tags: [Owners]
      responses:
        "200":
          description: Owners.
          content:
            application/json:
              schema:
                type: object
                properties:
                  owners: { type: array, items: { $ref: "#/components/schemas/owner" } }
                  total: { type: integer }
    post:
      operationId: owners_create
      tags: [Owners]
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: "#/components/schemas/owner" }
      responses:
        "204": { description: Done. }
components:
  schemas:
    pet:
      type: object
      required: [name]
      properties:
        name: { type: string }
        kind: { $ref: "#/components/schemas/kind" }
        collar:
          type: object
          properties: { colour: { type: string } }
    owner:
      type: object
      required: [name]
      properties:
        name: { type: string }
        phone: { type: string }
    kind:
      type: string
      enum: [cat, dog]
"##;

/// The crate of a document whose files these are; the first one is its entry.
fn crate_from(files: &[(&str, &str)]) -> Files {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    crate_of(&folder.path().join(files[0].0), &folder.path().join("crate"))
}

fn pets() -> Files {
    crate_from(&[("pets.yaml", PETS)])
}

/// The document with one part of it changed.
fn changed(from: &str, to: &str) -> String {
    assert_eq!(PETS.matches(from).count(), 1, "{from}");
    PETS.replace(from, to)
}

/// What differs once the document is this one.
fn touched(document: &str) -> Vec<String> {
    let mut all = different(&pets(), &crate_from(&[("pets.yaml", document)]));
    all.retain(|file| file != "surface.json");
    all
}

/// Cuts the part from one line up to another out, and puts it before a third one.
fn moved(from: &str, up_to: &str, before: &str) -> String {
    let start = PETS.find(from).expect("a start");
    let end = start + PETS[start..].find(up_to).expect("an end");
    let rest = PETS[..start].to_owned() + &PETS[end..];
    let at = rest.find(before).expect("a place");
    rest[..at].to_owned() + &PETS[start..end] + &rest[at..]
}

#[test]
fn an_equal_document_makes_an_equal_crate() {
    assert_eq!(touched(PETS), [""; 0]);
}

#[test]
fn how_a_document_is_written_does_not_matter() {
    // Comments, quotes, blank lines, and another syntax.
    let plain = PETS.replace("components:", "# What follows.\n\ncomponents:");
    assert_eq!(touched(&plain.replace("[cat, dog]", "['cat', \"dog\"]")), [""; 0]);
    let value: serde_json::Value = serde_yaml::from_str(PETS).expect("YAML");
    assert_eq!(touched(&value.to_string()), [""; 0]);
}

#[test]
fn the_order_of_components_does_not_matter() {
    let document = moved("    owner:\n", "    kind:\n", "    pet:\n");
    assert_only_moved(&pets(), &crate_from(&[("pets.yaml", &document)]));
}

#[test]
fn the_order_of_an_objects_keys_does_not_matter() {
    let schema = changed(
        "    owner:\n      type: object\n      required: [name]\n",
        "    owner:\n      required: [name]\n      type: object\n",
    );
    assert_eq!(touched(&schema), [""; 0]);
    let operation = changed(
        "      operationId: pets_list\n      tags: [Pets]\n      summary: All pets.\n",
        "      summary: All pets.\n      tags: [Pets]\n      operationId: pets_list\n",
    );
    assert_eq!(touched(&operation), [""; 0]);
}

#[test]
fn the_file_of_a_schema_does_not_matter() {
    let owner = "      type: object\n      required: [name]\n      properties:\n        \
                 name: { type: string }\n        phone: { type: string }\n";
    let entry = changed(owner, "      $ref: owner.yaml\n");
    let other = owner.replace("\n      ", "\n");
    let apart = crate_from(&[("pets.yaml", &entry), ("owner.yaml", other.trim_start())]);
    assert_eq!(different(&pets(), &apart), [""; 0]);
}

#[test]
fn a_path_that_moves_takes_its_lines_along_and_nothing_else() {
    let document = moved("  /pets:\n", "  /owners:\n", "components:\n");
    let after = crate_from(&[("pets.yaml", &document)]);
    let moved = assert_only_moved(&pets(), &after);
    assert!(moved.contains(&"api.json".to_owned()), "{moved:?}");
}

/// Nothing of the user's is taken for the crate's, though it stands in the same place.
#[test]
fn the_documents_folder_may_be_the_crates() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let put = |name: &str, text: &str| {
        fs::write(folder.path().join(name), text).expect("a file")
    };
    fs::create_dir(folder.path().join("examples")).expect("a folder");
    let spec = folder.path().join("openapi.yaml");
    let carry = "[carry]\nfiles = [\"examples/*.rs\", \"notes.md\"]\n";
    let mine = [
        ("openapi.yaml", PETS),
        ("examples/mine.rs", "fn main() {}\n"),
        ("notes.md", "mine\n"),
    ];
    mine.iter().for_each(|(name, text)| put(name, text));
    for config in [carry, ""] {
        put("client.toml", config);
        let files = crate_of(&spec, folder.path());
        assert!(files.contains_key("src/lib.rs"));
        for (name, text) in mine {
            assert_eq!(files.get(name).map(String::as_str), Some(text), "{name}");
        }
    }
}

#[test]
fn an_added_field_touches_its_type() {
    let document = changed(
        "phone: { type: string }\n",
        "phone: { type: string }\n        mail: { type: string }\n",
    );
    assert_eq!(touched(&document), ["src/mock.json", "src/models/owners.rs"]);
}

#[test]
fn words_touch_what_they_are_about() {
    let operation = changed("summary: All pets.", "summary: Every pet.");
    assert_eq!(touched(&operation), ["src/resources/pets.rs"]);
    let text =
        changed("summary: All pets.", "summary: All pets.\n      description: Of all.");
    assert_eq!(touched(&text), ["docs/pets_list.md"]);
    let status = changed("description: Pets.", "description: Pets, sorted.");
    assert_eq!(touched(&status), ["docs/pets_list.md"]);
    let member = changed(
        "phone: { type: string }",
        "phone: { type: string, description: Digits. }",
    );
    assert_eq!(touched(&member), ["src/models/owners.rs"]);
}

/// The document with one operation more.
fn with_another() -> String {
    let delete = "    delete:\n      operationId: owners_delete\n      tags: [Owners]\n      \
                  responses: { \"204\": { description: Gone. } }\n";
    changed("    post:\n", &format!("{delete}    post:\n"))
}

#[test]
fn an_operation_that_goes_takes_its_page_along() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (spec, out) = (folder.path().join("pets.yaml"), folder.path().join("crate"));
    let written = |document: &str| {
        fs::write(&spec, document).expect("a file");
        crate_of(&spec, &out)
    };
    assert!(written(&with_another()).contains_key("docs/owners_delete.md"));
    assert_eq!(different(&written(PETS), &pets()), [""; 0]);
}

#[test]
fn an_added_operation_renames_nothing() {
    let document = with_another();
    let after = crate_from(&[("pets.yaml", &document)]);
    let mut differ = different(&pets(), &after);
    differ.retain(|file| file != "surface.json");
    let expected = [
        ".oasmith-files",
        "README.md",
        "api.json",
        "docs/owners_delete.md",
        "src/mock.json",
        "src/resources/owners.rs",
    ];
    assert_eq!(differ, expected);
    for (file, text) in pets().iter().filter(|(file, _)| *file != "README.md") {
        let mut lines = after[file].lines();
        let kept = |line: &str| {
            lines.any(|new| new.starts_with(line.trim_end_matches([',', ']'])))
        };
        assert!(text.lines().all(kept), "{file}");
    }
}
