//! `names.lock`: what users call stays, whatever becomes of the document.

#[path = "locked/documents.rs"]
mod documents;
mod front;

use std::fs;

use oasmith::config::{self, Config};
use oasmith::diag::{self, Faults, Style};
use oasmith::ir::{Api, TypeKind};
use oasmith::load::Sources;
use oasmith::lower::{self, Named};
use oasmith::names::{self, Lock, Wanted};

const DOCUMENT: &str = "
openapi: 3.0.3
info: {title: Machines, version: '1'}
servers: [{url: 'https://example.com'}]
paths:
  /v2/droplets:
    get:
      operationId: droplets_list
      tags: [Droplets]
      parameters:
        - {name: per_page, in: query, schema: {type: integer}}
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                type: object
                properties:
                  droplets: {type: array, items: {$ref: '#/components/schemas/droplet'}}
  /v2/droplets/{droplet_id}:
    get:
      operationId: droplets_get
      tags: [Droplets]
      parameters:
        - {name: droplet_id, in: path, required: true, schema: {type: integer}}
      responses:
        '200':
          description: ok
          content:
            application/json: {schema: {$ref: '#/components/schemas/droplet'}}
components:
  schemas:
    droplet:
      type: object
      required: [id]
      properties:
        id: {type: integer}
        2fa: {type: string}
        kernel:
          type: object
          properties: {name: {type: string}}
        status: {type: string, enum: [new, active, off-line]}
";

/// The document with a text in it changed, wherever it stands.
fn changed(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(DOCUMENT.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "the document has no {from}");
        text.replace(from, to)
    })
}

/// A document lowered with locked names, and what is said about it.
fn lowered(document: &str, config: &Config, lock: &Lock) -> (Named, String) {
    let outcome = front::run(&[("api.yml", document)]);
    let front::Outcome { sources, document, style, .. } = outcome;
    let document = document.expect("a document");
    let mut faults = Faults::new();
    let named = lower::with_names(&document, config, &[], Some(lock), &mut faults);
    let named = named.expect("an API");
    (named, diag::render(&faults, &sources, &style))
}

fn with(document: &str, lock: &Lock) -> Named {
    let (named, words) = lowered(document, &Config::default(), lock);
    assert_eq!(words, "");
    named
}

/// The names of a document without locked ones, as the file has them.
fn first(document: &str) -> Lock {
    names_of(&with(document, &Lock::default()))
}

fn names_of(named: &Named) -> Lock {
    named.names.clone().expect("names")
}

/// Reads the text of a file.
fn read(text: &str) -> Result<Lock, String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(names::NAME);
    fs::write(&path, text).expect("a file");
    let (mut sources, mut faults) = (Sources::default(), Faults::new());
    let lock = config::names(&path, &mut sources, &mut faults);
    let style = Style { current_dir: folder.path().to_owned(), ..Style::default() };
    lock.ok_or_else(|| diag::render(&faults, &sources, &style))
}

fn calls(api: &Api) -> Vec<String> {
    let call = |one: &oasmith::ir::Operation| {
        format!("{}.{}", api.path_of(one.resource, "."), one.name.text())
    };
    api.operations.iter().map(call).collect()
}

fn types(api: &Api) -> Vec<&str> {
    api.types.iter().map(|def| def.name.text()).collect()
}

/// The fields or variants of a type.
fn members<'a>(api: &'a Api, name: &str) -> Vec<&'a str> {
    let def = api.types.iter().find(|def| def.name.text() == name).expect("the type");
    match &def.kind {
        TypeKind::Struct(of) => of.fields.iter().map(|one| one.ident.text()).collect(),
        TypeKind::Enum(of) => match &of.values {
            oasmith::ir::EnumValues::Strings(all) => {
                all.iter().map(|one| one.ident.text()).collect()
            }
            oasmith::ir::EnumValues::Ints(_) => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// Names as they are known of the document, without what the crate has changed since.
const CALLS: [&str; 2] = ["droplets.list", "droplets.get"];

#[test]
fn the_file_has_a_line_for_each_thing() {
    insta::assert_snapshot!(first(DOCUMENT).text());
}

#[test]
fn what_is_written_is_read_and_changes_nothing() {
    let text = first(DOCUMENT).text();
    let again = with(DOCUMENT, &read(&text).expect("sound"));
    assert_eq!(names_of(&again).text(), text);
    assert!(again.kept.is_empty());
}

#[test]
fn without_a_file_nothing_is_different() {
    let outcome = front::run(&[("api.yml", DOCUMENT)]);
    let document = outcome.document.expect("a document");
    let mut faults = Faults::new();
    let plain =
        lower::run(&document, &Config::default(), &[], &mut faults).expect("an API");
    assert_eq!(plain, with(DOCUMENT, &Lock::default()).api);
    assert_eq!(plain, with(DOCUMENT, &first(DOCUMENT)).api);
}

#[test]
fn an_operation_keeps_its_name_when_its_id_is_another() {
    let document = changed(&[("droplets_get", "droplets_fetch")]);
    let named = with(&document, &first(DOCUMENT));
    assert_eq!(calls(&named.api), CALLS);
    assert_eq!(
        named.kept.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [
            "`droplets().get` stays, though `droplets_get` is `droplets_fetch` in the document now"
        ]
    );
    // It is said once: the file knows the new id then.
    let again = with(&document, &names_of(&named));
    assert_eq!(calls(&again.api), CALLS);
    assert!(again.kept.is_empty());
}

#[test]
fn an_operation_keeps_its_name_when_its_path_is_another() {
    let document =
        changed(&[("/v2/droplets", "/v3/machines"), ("[Droplets]", "[Machines]")]);
    let named = with(&document, &first(DOCUMENT));
    assert_eq!(calls(&named.api), CALLS);
    // The schema in place below the path that has moved.
    assert_eq!(types(&named.api), types(&with(DOCUMENT, &Lock::default()).api));
}

#[test]
fn both_id_and_a_parameter_of_the_path_may_change() {
    let document = changed(&[("droplet_id", "id_of_it"), ("droplets_get", "fetchIt")]);
    assert_eq!(calls(&with(&document, &first(DOCUMENT)).api), CALLS);
}

#[test]
fn a_path_that_another_operation_takes_over_is_a_new_operation() {
    // `droplets_list` moves away, and something new takes its place.
    let moved = changed(&[("/v2/droplets:", "/v2/all-droplets:")]);
    let new = "
  /v2/droplets:
    get:
      operationId: droplets_summary
      responses: {'204': {description: ok}}
components:";
    let document = moved.replace("\ncomponents:", new);
    let api = with(&document, &first(DOCUMENT)).api;
    assert_eq!(calls(&api), ["droplets.list", "droplets.get", "droplets.summary"]);
}

#[test]
fn a_component_keeps_its_name_where_it_is_used_as_before() {
    // Renamed and changed at once.
    let document = changed(&[
        ("schemas/droplet'", "schemas/machine'"),
        ("    droplet:", "    machine:"),
        (
            "        id: {type: integer}",
            "        id: {type: integer}\n        n: {type: integer}",
        ),
    ]);
    let named = with(&document, &first(DOCUMENT));
    let expected = types(&with(DOCUMENT, &Lock::default()).api).join(" ");
    assert_eq!(types(&named.api).join(" "), expected);
    assert_eq!(
        named.kept.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["`models::Droplet` stays, though `droplet` is `machine` in the document now"]
    );
}

#[test]
fn a_schema_keeps_its_name_when_it_becomes_a_component() {
    let document = changed(&[(
        "        kernel:\n          type: object\n          properties: {name: {type: string}}\n",
        "        kernel: {$ref: '#/components/schemas/core'}\n",
    )]);
    let component = "    core: {type: object, properties: {name: {type: string}}}\n";
    let named = with(&format!("{document}{component}"), &first(DOCUMENT));
    assert!(types(&named.api).contains(&"DropletKernel"), "{:?}", types(&named.api));
}

#[test]
fn something_new_never_takes_a_locked_name() {
    let lock = first(DOCUMENT).text().replace("\"droplets.get\"", "\"droplets.fetch\"");
    let lock =
        read(&lock.replace("\"Droplet\"", "\"DropletFetchResponse\"")).expect("sound");
    let new = "
  /v2/droplets/fetch:
    get:
      operationId: droplets_fetch
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema: {type: object, properties: {a: {type: string}}}
components:";
    let api = with(&DOCUMENT.replace("\ncomponents:", new), &lock).api;
    assert_eq!(calls(&api), ["droplets.list", "droplets.fetch", "droplets.fetch2"]);
    let found = types(&api);
    assert!(found.contains(&"DropletFetchResponse"), "{found:?}");
    assert!(found.contains(&"DropletsFetch2Response"), "{found:?}");
}

#[test]
fn names_may_be_edited_by_hand() {
    let lock = first(DOCUMENT)
        .text()
        .replace("\"droplets.get\"", "\"machines.one\"")
        .replace("\"Droplet\",", "\"Droplet\", members = { 2fa = \"second_factor\" },");
    let lock = format!("{lock}\n").replace(
        "[resources]\n",
        "[resources]\nmachines = { handle = \"Machines\", feature = \"vm\" }\n",
    );
    let named = with(DOCUMENT, &read(&lock).expect("sound"));
    assert_eq!(calls(&named.api), ["droplets.list", "machines.one"]);
    assert_eq!(
        members(&named.api, "Droplet"),
        ["id", "second_factor", "kernel", "status"]
    );
    let features: Vec<&str> =
        named.api.resources.iter().map(|one| one.feature.as_str()).collect();
    assert_eq!(features, ["droplets", "vm"]);
}

#[test]
fn a_value_with_another_label_keeps_its_name() {
    let labels = "enum: [new, active, off-line], x-enum-varnames: [Fresh, Up, Down]";
    let document = changed(&[("enum: [new, active, off-line]", labels)]);
    let old = with(&document, &first(DOCUMENT)).api;
    assert_eq!(members(&old, "DropletStatus"), ["New", "Active", "OffLine"]);
    // And the other way round.
    let new = with(DOCUMENT, &first(&document)).api;
    assert_eq!(members(&new, "DropletStatus"), ["Fresh", "Up", "Down"]);
}

#[test]
fn a_new_member_of_a_listed_type_is_called_as_the_rules_say() {
    let document =
        changed(&[("        2fa:", "        3fa: {type: string}\n        2fa:")]);
    let lock = first(DOCUMENT).text();
    let lock =
        lock.replace("\"Droplet\",", "\"Droplet\", members = { 2fa = \"n3fa\" },");
    let api = with(&document, &read(&lock).expect("sound")).api;
    let found = members(&api, "Droplet");
    assert_eq!(found, ["id", "n3fa2", "n3fa", "kernel", "status"]);
}

#[test]
fn what_is_gone_is_dropped() {
    let document = changed(&[
        ("droplets_get", "droplets_get"),
        ("  /v2/droplets/{droplet_id}:", "  x-gone:"),
    ]);
    let text = names_of(&with(&document, &first(DOCUMENT))).text();
    assert!(!text.contains("droplets.get"), "{text}");
    assert!(text.contains("droplets.list"), "{text}");
}

#[test]
fn the_order_of_the_document_changes_no_line() {
    let (head, rest) = DOCUMENT.split_once("  /v2/droplets:").expect("the first path");
    let (list, rest) = rest.split_once("  /v2/droplets/{").expect("the second path");
    let (get, tail) = rest.split_once("components:").expect("components");
    let turned =
        format!("{head}  /v2/droplets/{{{get}  /v2/droplets:{list}components:{tail}");
    assert_eq!(first(&turned).text(), first(DOCUMENT).text());
}

#[test]
fn client_toml_counts_more_and_leaves_an_alias() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(config::NAME);
    let text = "[rename]\noperations = { droplets_get = 'one' }\ntypes = { droplet = 'Machine' }\n";
    fs::write(&path, text).expect("a file");
    let (mut sources, mut faults) = (Sources::default(), Faults::new());
    let config = config::run(&path, &mut sources, &mut faults).expect("sound");
    let (named, words) = lowered(DOCUMENT, &config, &first(DOCUMENT));
    assert_eq!(words, "");
    assert_eq!(calls(&named.api), ["droplets.list", "droplets.one"]);
    let text = names_of(&named).text();
    assert!(text.contains("aliases = [\"droplets.get\"]"), "{text}");
    assert!(text.contains("aliases = [\"Droplet\"]"), "{text}");
    // It stays while the file has it, and has its name to itself.
    let (again, words) = lowered(DOCUMENT, &config, &read(&text).expect("sound"));
    assert_eq!(words, "");
    assert_eq!(names_of(&again).text(), text);
    assert_eq!(again.api.aliases.len(), 2);
}

#[test]
fn a_rename_takes_over_what_was_asked_for() {
    let document = changed(&[
        ("droplets_get", "machines_fetch"),
        ("droplets_list", "machines_list"),
        ("[Droplets]", "[Machines]"),
        ("schemas/droplet'", "schemas/machine'"),
        ("    droplet:", "    machine:"),
    ]);
    let settled = names_of(&with(&document, &first(DOCUMENT)));
    let accept = |wanted| names::accept(&settled, &first(&document), &wanted);
    let some = |name: &str| Wanted::Some(vec![name.to_owned()]);

    let all = accept(Wanted::All);
    let named = with(&document, &all.lock);
    assert_eq!(calls(&named.api), ["machines.list", "machines.fetch"]);
    insta::assert_snapshot!(names_of(&named).text());

    let one = accept(some("models::Machine"));
    assert_eq!(one.idle, [""; 0]);
    let named = with(&document, &one.lock);
    assert_eq!(calls(&named.api), CALLS);
    assert!(types(&named.api).contains(&"Machine"));

    assert_eq!(accept(some("Elephant")).idle, ["Elephant"]);
}

#[test]
fn a_rename_of_a_field_has_no_alias_and_says_so() {
    let lock = first(DOCUMENT).text();
    let lock = lock
        .replace("\"Droplet\",", "\"Droplet\", members = { 2fa = \"second_factor\" },");
    let settled = names_of(&with(DOCUMENT, &read(&lock).expect("sound")));
    let accepted = names::accept(&settled, &first(DOCUMENT), &Wanted::All);
    let told = ("models::Droplet.2fa".to_owned(), "second_factor".to_owned());
    assert_eq!(accepted.without_alias, [told]);
}

#[test]
fn what_is_wrong_in_the_file_is_said_with_its_line() {
    let text = first(DOCUMENT).text();
    let other = |from: &str, to: &str| {
        assert!(text.contains(from), "{text}");
        read(&text.replacen(from, to, 1)).expect_err("a fault")
    };
    let all = [
        ("not TOML", other("format = 1", "format = ")),
        ("no format", other("format = 1\n", "")),
        ("another format", other("format = 1", "format = 2")),
        ("an unknown table", other("[types]", "[typse]")),
        ("an unknown key", other("shape =", "shap =")),
        ("no name", other("call = \"droplets.get\"", "call = \"droplets.Get\"")),
        ("no operation", other("\"GET /v2/droplets\"", "\"/v2/droplets\"")),
        ("one name twice", other("\"droplets.get\"", "\"droplets.list\"")),
        ("one type twice", other("\"DropletKernel\"", "\"Droplet\"")),
        (
            "a merge",
            other("droplet = ", "droplet = { name = \"D\", shape = \"s\" }\ndroplet = "),
        ),
    ];
    let all: Vec<String> =
        all.iter().map(|(what, words)| format!("## {what}\n{words}\n")).collect();
    insta::assert_snapshot!(all.join("\n"));
}

/// Two alternatives in place, and another one before them.
#[test]
fn an_alternative_is_known_when_another_one_comes_before_it() {
    let union = |alternatives: &str| {
        let kernel = "type: object\n          properties: {name: {type: string}}";
        changed(&[(kernel, &format!("oneOf: [{alternatives}]"))])
    };
    let one = "{type: object, required: [a], properties: {a: {type: string}}}";
    let two = "{type: object, required: [b], properties: {b: {type: string}}}";
    let new = "{type: object, required: [c], properties: {c: {type: string}}}";
    let before = first(&union(&format!("{one}, {two}")));
    let after = with(&union(&format!("{new}, {one}, {two}")), &before);
    let kept = |name: &str, member: &str| {
        assert_eq!(members(&after.api, name), [member], "{:?}", types(&after.api));
    };
    let old = with(&union(&format!("{one}, {two}")), &Lock::default()).api;
    let names: Vec<&str> = types(&old);
    let of = |member: &str| {
        let has = |name: &&str| members(&old, name) == [member];
        names.iter().copied().find(has).expect("an alternative")
    };
    kept(of("a"), "a");
    kept(of("b"), "b");
}
