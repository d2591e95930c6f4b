//! `surface.json`: what is written is read, a change of one item is a change of one line, and
//! a run knows the crate that was there.

mod changes;

use std::fs;

use changes::Case;
use oasmith::surface::{FILE, Surface, Unreadable};
use oasmith::write::Mode;
use oasmith::{Options, Report, generate, inspect};

/// The document that the table begins with.
const BASE: &str = include_str!("changes/base.yaml");

fn surface(document: &str, settings: &str) -> Surface {
    let folder = tempfile::tempdir().expect("a folder");
    let spec = folder.path().join("openapi.yaml");
    fs::write(&spec, document).expect("the document");
    fs::write(folder.path().join("client.toml"), settings).expect("the settings");
    let Ok(inspected) = inspect(&Options::new(&spec, folder.path())) else {
        panic!("a sound document");
    };
    Surface::of(&inspected.api)
}

#[test]
fn what_is_written_is_read() {
    for case in Case::all() {
        let [old, new] = &case.settings;
        for surface in [surface(&case.old, old), surface(&case.new, new)] {
            let read = Surface::read(&surface.text());
            assert_eq!(read.as_ref(), Ok(&surface), "{}", case.name);
        }
    }
}

#[test]
fn each_item_has_a_line() {
    let surface = surface(BASE, "");
    let text = surface.text();
    let lines =
        |start: &str| text.lines().filter(|line| line.starts_with(start)).count();
    assert_eq!(lines("{\"in\":"), surface.operations.len());
    let named = surface.types.len() + surface.resources.len();
    assert_eq!(lines("{\"n\":"), named);
}

#[test]
fn words_alone_change_a_fingerprint_and_no_more() {
    let words = BASE.replace(
        "operationId: things_get\n",
        "operationId: things_get\n      summary: One.\n",
    );
    let (old, new) = (surface(BASE, "").text(), surface(&words, "").text());
    let changed: Vec<_> = old.lines().zip(new.lines()).filter(|(a, b)| a != b).collect();
    let [(was, now)] = changed.as_slice() else { panic!("{changed:?}") };
    let until = |line: &str| line.split("\"d\":").next().map(str::to_owned);
    assert_eq!(until(was), until(now));
    assert!(!new.contains("One."));
}

#[test]
fn another_format_is_not_guessed_at() {
    let text = surface(BASE, "").text();
    let other = text.replacen("\"format\":1", "\"format\":2", 1);
    assert_eq!(Surface::read(&other), Err(Unreadable::Format(Some(2))));
    assert_eq!(Surface::read("{}"), Err(Unreadable::Format(None)));
    assert!(matches!(Surface::read("{\"format\":1}"), Err(Unreadable::Broken(_))));
    assert!(matches!(Surface::read("<<<<<<< HEAD"), Err(Unreadable::Broken(_))));
}

#[test]
fn a_run_knows_the_crate_that_was_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let (spec, out) = (folder.path().join("openapi.yaml"), folder.path().join("things"));
    let run = |document: &str, mode: Mode| -> Report {
        fs::write(&spec, document).expect("the document");
        let options = Options { mode, ..Options::new(&spec, &out) };
        generate(&options).unwrap_or_else(|failure| panic!("{failure:?}"))
    };
    assert_eq!(run(BASE, Mode::Write).diff(), None);
    let same = run(BASE, Mode::Write).diff().expect("a crate was there");
    assert_eq!(same.changes, []);
    let other = BASE.replace("enum: [new, active]", "enum: [new, active, old]");
    for mode in [Mode::Check, Mode::Write] {
        let diff = run(&other, mode).diff().expect("a crate was there");
        let told: Vec<String> = diff.changes.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            ["`Status::Old` is new; until now it came as `Unknown(\"old\")`"]
        );
    }
    fs::write(out.join(FILE), "<<<<<<< HEAD").expect("the file");
    let report = run(&other, Mode::Write);
    assert!(matches!(report.unread, Some(Unreadable::Broken(_))), "{:?}", report.unread);
    assert_eq!(report.diff(), None);
    assert_eq!(
        run(&other, Mode::Write).diff().map(|diff| diff.changes),
        Some(Vec::new())
    );
}
