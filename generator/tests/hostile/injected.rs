//! Text of a document never becomes code: a document full of injections has the same
//! structure as its harmless twin.

use proptest::prelude::*;

use crate::line::{Outcome, run};
use crate::template::{Hole, document};
use crate::{docs, tokens};

/// What tries to get out of wherever it is put.
pub const TEXTS: &[&str] = &[
    "\"",
    "\\",
    "\"] mod evil { pub fn f() { std::process::abort() } } #[doc = \"",
    "*/ fn evil() {} /*",
    "\n```\n\n```rust\nstd::process::abort();\n```\n",
    "```\npanic!()\n```",
    "~~~rust\npanic!()\n~~~",
    "    std::process::abort();",
    "a\n\n    panic!();\n\nb",
    "- a\n\n      panic!();\n",
    "1. a\n\n       panic!();\n",
    "> ```\n> panic!()\n> ```",
    "- ```\n  panic!()\n  ```",
    "| a |\n|---|\n| ``` |",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<details>\n\n```\npanic!()\n```\n\n</details>",
    "[std::process::abort](std::process::abort)",
    "[`crate::Client`] [x]: file:///etc/passwd",
    "[x](javascript:alert(1)) ![x](file:///etc/passwd)",
    "r#\"\"# \"#\"##",
    "{} {{}} {0} {x:?}",
    "$crate::evil!() include!(\"/etc/passwd\") concat!(env!(\"HOME\"))",
    "#![feature(x)]\n#[doc = include_str!(\"/etc/passwd\")]",
    "\u{0}\u{1}\u{7f}\u{1b}[31m",
    "\u{202e}esrever\u{2066}x\u{2069}\u{200b}",
    "a\r\nb\rc\u{2028}d\u{2029}e\u{85}f\u{b}g\u{c}h",
    "\n[dependencies]\nevil = \"*\"\n",
    "\"\n[dependencies]\nevil = \"*\"\n#",
    "'''\n[package]\n\"\"\"",
    "# Heading\n## Another\n===\n---\n***",
    "&lt;b&gt; &#x3c;script&#x3e; &quot;",
    "//! x\n/// y\n/** z */ #!/bin/sh",
    "https://example.org/`x`\"y\"<z>\\",
    "\t\tpanic!();",
    "😀 é \u{301} 漢字 ﷽",
    "`` ` `",
    "\\`\\`\\`\npanic!()\n\\`\\`\\`",
    "",
    " ",
];

/// Names that are no identifiers, or not harmless ones.
pub const NAMES: &[&str] = &[
    "type",
    "self",
    "Self",
    "super",
    "crate",
    "_",
    "r#fn",
    "gen",
    "async",
    "union",
    "dyn",
    "a b",
    "a\"b",
    "a\nb",
    "a\\b",
    "*/",
    "\"] mod x {} #[doc=\"",
    "$crate",
    "{}",
    "{x}",
    "#",
    "1st",
    "é",
    "ſ",
    "K",
    "漢字",
    "ि",
    "²",
    "①",
    "ªb",
    "İ",
    "ß",
    "\u{202e}x",
    "😀",
    "a\u{0}b",
    "..",
    "/",
    "String",
    "Option",
    "Vec",
    "Client",
    "Call",
    "Error",
    "new",
    "default",
    "into",
    "extra",
    "body",
    "Unknown",
    "std",
    "core",
    "main",
    "test",
    "derive",
    "macro_rules",
    "panic!()",
    "'a",
    "b'x'",
    "r\"x\"",
    "0x",
    "__",
    "a__b",
    "-",
    "+1",
    "-1",
    "true",
    "null",
    "\u{fffd}",
    "a\u{301}",
    "가",
];

fn benign() -> serde_json::Value {
    let mut count = 0;
    document(&mut |hole| {
        count += 1;
        match hole {
            Hole::Name => format!("Ben-Ign{count}"),
            Hole::Text => format!("Some words {count}."),
        }
    })
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(TEXTS).prop_map(str::to_owned),
        2 => (prop::sample::select(TEXTS), prop::sample::select(TEXTS))
            .prop_map(|(a, b)| format!("{a}{b}")),
        1 => "[\\PC\\n`\\[\\]()<>*_#|~&\\\\ -]{0,40}",
    ]
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(NAMES).prop_map(str::to_owned),
        1 => prop::sample::select(TEXTS).prop_map(str::to_owned),
        1 => "\\PC{1,12}",
        1 => Just("n".repeat(10_000)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_hostile_document_has_the_structure_of_its_twin(
        texts in prop::collection::vec(text(), 60),
        names in prop::collection::vec(name(), 20),
    ) {
        let (mut texts, mut names) = (texts.into_iter().cycle(), names.into_iter().enumerate().cycle());
        let hostile = document(&mut |hole| match hole {
            // Numbered, so that two are never the same.
            Hole::Name => names.next().map(|(n, name)| format!("{name}-{n}")).unwrap_or_default(),
            Hole::Text => texts.next().unwrap_or_default(),
        });
        compare(&hostile);
    }
}

#[test]
fn every_injection_stays_text_everywhere() {
    for text in TEXTS {
        let mut count = 0;
        let hostile = document(&mut |hole| match hole {
            Hole::Name => {
                count += 1;
                format!("{text}-{count}")
            }
            Hole::Text => (*text).to_owned(),
        });
        compare(&hostile);
    }
}

/// Holds a document against its harmless twin.
fn compare(hostile: &serde_json::Value) {
    let Outcome::Crate(benign) = run(benign().to_string().as_bytes()) else {
        panic!("the twin is refused");
    };
    let Outcome::Crate(hostile) = run(hostile.to_string().as_bytes()) else { return };
    let rust = |files: &[(String, String)]| -> Vec<(String, Vec<String>)> {
        let own = files.iter().filter(|(path, _)| path.ends_with(".rs"));
        own.map(|(path, text)| (path.clone(), tokens::structure(&plain(text)))).collect()
    };
    let (all, twins) = (rust(&hostile), rust(&benign));
    assert_eq!(all.len(), twins.len());
    for ((path, one), (_, other)) in all.into_iter().zip(twins) {
        let differs = one.iter().zip(&other).position(|(one, other)| one != other);
        if one != other {
            let text = |files: &[(String, String)]| {
                files.iter().find(|(at, _)| *at == path).map(|(_, text)| text.clone())
            };
            let (hostile, benign) = (text(&hostile), text(&benign));
            panic!("{path} differs from token {differs:?} on: {hostile:?}, {benign:?}");
        }
    }
    let (one, other) = (active(&hostile), active(&benign));
    assert_eq!(one, other, "it does other things: {:#?}", docs::of_crate(&hostile));
    assert_eq!(manifest(&hostile), manifest(&benign));
}

/// The text without the lints that names of other scripts are excused from: the twin has
/// no such names.
fn plain(text: &str) -> String {
    let lints =
        ["confusable_idents,", "mixed_script_confusables,", "uncommon_codepoints,"];
    lints.iter().fold(text.to_owned(), |text, lint| text.replacen(lint, "", 1))
}

/// How much code there is, HTML, and which links; the names in them aside.
fn active(files: &[(String, String)]) -> Vec<(usize, usize, usize)> {
    let all = docs::of_crate(files).into_values().flatten();
    let counts = all.map(|one| (one.code.len(), one.html.len(), one.links.len()));
    let mut counts: Vec<_> = counts.collect();
    counts.sort_unstable();
    counts
}

/// The tables and keys of `Cargo.toml`, and what it depends on.
fn manifest(files: &[(String, String)]) -> Vec<String> {
    let text = files.iter().find(|(path, _)| path == "Cargo.toml");
    let table: toml::Table =
        text.and_then(|(_, text)| toml::from_str(text).ok()).expect("a manifest");
    let mut keys = Vec::new();
    for (section, value) in &table {
        let inside = value.as_table().into_iter().flat_map(toml::Table::keys);
        // A feature is called after its resource.
        let named = |key: &str| match section.as_str() {
            "features" => section.clone(),
            _ => format!("{section}.{key}"),
        };
        keys.extend(inside.map(|key| named(key)));
    }
    keys
}
