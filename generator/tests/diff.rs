//! What a new document changes for users of the crate: the table in `changes`, the verdicts,
//! and what is told beside it.

mod changes;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use changes::Case;
use oasmith::diff::{self, Change, Diff, Verdict};
use oasmith::surface::{Alias, ModelKind, Named, Surface};
use oasmith::{Options, inspect};
use rayon::prelude::*;

/// What users see of the crate of a document with these settings.
fn surface(document: &str, settings: &str) -> Surface {
    let folder = tempfile::tempdir().expect("a folder");
    let spec = folder.path().join(Case::entry(document));
    fs::write(&spec, document).expect("the document");
    fs::write(folder.path().join("client.toml"), settings).expect("the settings");
    let inspected =
        inspect(&Options::new(&spec, folder.path())).unwrap_or_else(|failure| {
            let oasmith::Failure::Input(findings) = failure else { panic!("written?") };
            panic!("{}", findings.render(&oasmith::diag::Style::default()));
        });
    Surface::of(&inspected.api)
}

/// As the table has it.
fn told(diff: &Diff) -> String {
    let mut text = format!("{}\n", diff.verdict().name());
    for change in &diff.changes {
        let resource = change.resource.as_deref().unwrap_or("-");
        text.push_str(&format!("{:<10} {resource:<6} {change}\n", change.effect.name()));
    }
    text
}

/// The documents of a case, each with its settings.
fn sides(case: &Case) -> [(&str, &str); 2] {
    let [old, new] = &case.settings;
    [(&case.old, old), (&case.new, new)]
}

/// Compares what the crates of each case differ in with what the table has. Many cases have
/// a document in common, which is read once.
fn check(cases: &[Case]) {
    let distinct: BTreeSet<(&str, &str)> = cases.iter().flat_map(sides).collect();
    let read = distinct.into_par_iter().map(|side| (side, surface(side.0, side.1)));
    let surfaces: BTreeMap<(&str, &str), Surface> = read.collect();
    let (mut wrong, mut kinds) = (Vec::new(), BTreeSet::new());
    let accept = std::env::var_os("CHANGES_ACCEPT").is_some();
    for case in cases {
        let [old, new] = sides(case).map(|side| &surfaces[&side]);
        let diff = diff::run(old, new);
        kinds.extend(diff.changes.iter().map(Change::name));
        let told = told(&diff);
        if told != case.expected {
            if accept {
                fs::write(&case.path, format!("{}{told}", case.text)).expect("the case");
            }
            wrong.push(format!("{}:\n{told}instead of\n{}", case.name, case.expected));
        }
    }
    println!("{} cases with changes of {} kinds", cases.len(), kinds.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_kind_of_change_is_told_as_the_table_has_it() {
    check(&Case::all());
}

#[test]
fn every_kind_of_change_of_a_real_document_is_told_as_the_table_has_it() {
    check(&Case::real());
}

/// The document that the table begins with.
const BASE: &str = include_str!("changes/base.yaml");

/// As if `--rename` had been there: the type has another name, the old one is an alias.
fn renamed(surface: &Surface, named: Named, old: &str, new: &str) -> Surface {
    let text = surface.text().replace(old, new);
    let mut renamed = Surface::read(&text).expect("a surface");
    renamed.aliases.push(Alias { named, old: old.to_owned(), new: new.to_owned() });
    renamed
}

#[test]
fn a_name_that_is_left_as_an_alias_breaks_nobody_until_it_goes() {
    let first = surface(BASE, "");
    let second = renamed(&first, Named::Type, "NewThing", "Wish");
    let mut third = second.clone();
    third.aliases.clear();
    assert_eq!(
        told(&diff::run(&first, &second)),
        "minor\ncompatible things `NewThing` is now called `Wish`; the old name is left, \
         deprecated\n"
    );
    let gone = "major\nbreaking   -      `NewThing` is gone\n";
    assert_eq!(told(&diff::run(&second, &third)), gone);
    assert_eq!(
        told(&diff::run(&first, &third)),
        "major\nbreaking   things `NewThing` is now called `Wish`\n"
    );
}

#[test]
fn a_renamed_type_is_known_by_its_alias_whatever_it_consists_of() {
    let first = surface(BASE, "");
    let mut second = renamed(&first, Named::Type, "NewThing", "Wish");
    let wish = second.types.iter_mut().find(|one| one.name == "Wish").expect("a type");
    wish.at = "/elsewhere".to_owned();
    let ModelKind::Struct(of) = &mut wish.kind else { panic!("a struct") };
    of.fields.retain(|field| field.name == "name");
    assert_eq!(
        told(&diff::run(&first, &second)),
        "major\ncompatible things `NewThing` is now called `Wish`; the old name is left, \
         deprecated\nbreaking   things `Wish.region` is gone\n\
         breaking   things `Wish.size` is gone\n"
    );
}

#[test]
fn what_changed_leads_to_its_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let spec = folder.path().join("openapi.yaml");
    let changed = BASE
        .replace("maxLength: 20", "maxLength: 10")
        .replace("default: 20", "default: 30")
        .replace("        size: {type: integer}\n    status", "    status")
        .replace(
            "operationId: things_get\n",
            "operationId: things_get\n      deprecated: true\n",
        );
    fs::write(&spec, &changed).expect("the document");
    let options = Options::new(&spec, folder.path());
    let Ok(now) = inspect(&options) else { panic!("a sound document") };
    let diff = diff::run(&surface(BASE, ""), &Surface::of(&now.api));
    let lines: Vec<String> = diff
        .changes
        .iter()
        .map(|change| {
            let found = now.findings.written(&now.document, &[&change.at]);
            let line = found.iter().find_map(|(_, at)| at.map(|at| at.line));
            let text =
                line.and_then(|line| changed.lines().nth(line - 1)).unwrap_or("-");
            format!("{} {:?}: {}", change.name(), change.side, text.trim())
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"), @r"
    setter-default New: - {name: limit, in: query, schema: {type: integer, default: 30}}
    operation-deprecated New: operationId: things_get
    field-bounds New: region: {type: string, maxLength: 10}
    field-removed Old: properties:
    ");
}

#[test]
fn the_next_version_follows_cargos_rules() {
    use Verdict::{Major, Minor, Patch, Same};
    let table = [
        (
            "1.2.3",
            [(Same, "1.2.3"), (Patch, "1.2.4"), (Minor, "1.3.0"), (Major, "2.0.0")],
        ),
        (
            "0.2.3",
            [(Same, "0.2.3"), (Patch, "0.2.4"), (Minor, "0.2.4"), (Major, "0.3.0")],
        ),
        (
            "0.0.3",
            [(Same, "0.0.3"), (Patch, "0.0.4"), (Minor, "0.0.4"), (Major, "0.0.4")],
        ),
        (
            "1.0.0-beta.9",
            [
                (Same, "1.0.0-beta.9"),
                (Patch, "1.0.0-beta.10"),
                (Minor, "1.0.0-beta.10"),
                (Major, "1.0.0-beta.10"),
            ],
        ),
        (
            "1.0.0-rc+5",
            [
                (Same, "1.0.0-rc+5"),
                (Patch, "1.0.0-rc.1"),
                (Minor, "1.0.0-rc.1"),
                (Major, "1.0.0-rc.1"),
            ],
        ),
    ];
    for (current, rows) in table {
        for (verdict, next) in rows {
            let found = diff::next_version(current, verdict);
            assert_eq!(found.as_deref(), Ok(next), "{current} {verdict:?}");
        }
    }
    let fault = diff::next_version("1.2", Verdict::Minor).expect_err("no version");
    assert!(fault.to_string().starts_with("`1.2` is no version: "), "{fault}");
}
