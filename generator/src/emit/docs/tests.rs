//! What becomes of a document's text.

use proc_macro2::TokenTree;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

use super::Doc;
use crate::ir::Docs;

fn lines(text: &str, facts: &[&str]) -> Vec<String> {
    let facts = facts.iter().map(|&fact| fact.to_owned()).collect();
    let mut doc = Doc::at(0);
    doc.text(&Docs { summary: None, text: Some(text.to_owned()), facts });
    texts(&doc)
}

fn texts(doc: &Doc) -> Vec<String> {
    let text = |line: &super::Line| match line {
        super::Line::Text(text) | super::Line::File(text) => text.clone(),
    };
    doc.lines.iter().map(text).collect()
}

fn shown(text: &str) -> String {
    lines(text, &[]).join("\n")
}

#[test]
fn plain_text_is_wrapped() {
    let text = "word ".repeat(40);
    let lines = lines(&text, &[]);
    assert_eq!(lines.len(), 3);
    assert!(lines.iter().all(|line| line.len() <= 84));
}

#[test]
fn facts_end_the_last_paragraph() {
    assert_eq!(
        lines("A page.", &["1 to 200", "20 by default"]),
        ["A page (1 to 200; 20 by default)."]
    );
    assert_eq!(lines("", &["at least 1"]), ["At least 1."]);
    assert_eq!(lines("- a\n- b", &["at least 1"]), ["- a", "- b", "", "At least 1."]);
}

#[test]
fn links_into_the_code_become_text() {
    assert_eq!(
        shown("[a](https://x.io/a b) [b](#tag/B) [c](Vec)"),
        "\\[a\\](<https://x.io/a> b) b c"
    );
    assert_eq!(
        shown("see [`a_b`](https://x.io/(q))."),
        "see [`a_b`](https://x.io/%28q%29)."
    );
    assert_eq!(shown("[Vec] and [`Vec`]"), "\\[Vec\\] and \\[`Vec`\\]");
}

#[test]
fn html_is_gone() {
    assert_eq!(shown("a<br>b <nobr>c</nobr> <token>"), "a\\\nb c \\<token>");
    assert_eq!(shown("<div>x &lt;y&gt;</div>"), "x \\<y>");
}

#[test]
fn headings_are_bold() {
    assert_eq!(shown("# One **two**\ntext\n"), "**One two**\n\ntext");
}

#[test]
fn code_blocks_are_closed_and_never_rust() {
    assert_eq!(shown("```rust\nlet a;"), "```text\nlet a;\n```");
    assert_eq!(shown("x\n\n    indented\n\ty"), "x\n\n```text\nindented\ny\n```");
    assert_eq!(shown("```json\n{}\n```"), "```json\n{}\n```");
}

#[test]
fn lists_are_tight_and_nested() {
    assert_eq!(
        shown("* a\n\n* b\n    1. c\n    2. d\n\nend"),
        "- a\n- b\n  1. c\n  2. d\n\nend"
    );
}

#[test]
fn tables_keep_their_shape() {
    let table = "| A | B |\n|:-:|---|\n| `x\\|y` | 1<br>2 |";
    assert_eq!(shown(table), "| A | B |\n| :-: | --- |\n| `x\\|y` | 1; 2 |");
}

/// The title, and what is below it.
fn parted(summary: Option<&str>, text: &str) -> (Vec<String>, Vec<String>) {
    let summary = summary.map(str::to_owned);
    let docs = Docs { summary, text: Some(text.to_owned()), ..Docs::default() };
    let (mut title, mut below) = (Doc::at(4), Doc::page());
    title.title(&docs);
    below.below_title(&docs);
    (texts(&title), texts(&below))
}

#[test]
fn the_first_paragraph_is_the_title() {
    let parted = |summary, text| {
        let (title, below) = parted(summary, text);
        (title.join("\n"), below.join("\n"))
    };
    let pair = |title: &str, below: &str| (title.to_owned(), below.to_owned());
    assert_eq!(parted(Some("Lists"), "All.\n\nMore."), pair("Lists.", "All.\n\nMore."));
    assert_eq!(parted(Some("All"), "All."), pair("All.", ""));
    assert_eq!(parted(None, "All.\n\nMore."), pair("All.", "More."));
    assert_eq!(parted(None, ""), pair("", ""));
}

#[test]
fn no_other_block_is_a_title() {
    for text in ["- a\n- b", "```json\n{\n\n}\n```", "| A |\n| --- |\n| 1 |", "> a"] {
        assert_eq!(parted(None, text), (Vec::new(), lines(text, &[])));
    }
}

#[test]
fn nothing_is_lost_between_the_title_and_what_is_below() {
    for seed in 0..2_000 {
        let text = nasty(seed);
        let docs = Docs { text: Some(text.clone()), ..Docs::default() };
        let mut both = Doc::at(0);
        both.title(&docs);
        let mut below = Doc::at(0);
        below.below_title(&docs);
        both.block(texts(&below));
        assert_eq!(texts(&both), lines(&text, &[]), "{text:?}");
    }
}

const FRAGMENTS: &[&str] = &[
    "```",
    "``",
    "`",
    "rust",
    "\n",
    "\n\n",
    "    ",
    "\t",
    "fn main() {}",
    "[a]",
    "(b)",
    "[`x`]",
    "<b>",
    "</b>",
    "<x",
    ">",
    "- ",
    "* ",
    "1. ",
    "# ",
    "=== ",
    "---",
    "\n---\n",
    "|",
    "|-|",
    "a",
    "_",
    "*",
    "**",
    "~~",
    "\\",
    "&amp;",
    "http://x.io/",
    "https://",
    "<https://a.io>",
    "[r]: x",
    "[^1]",
    "!",
    "\u{202e}",
    "\r",
    "\u{0}",
    "*/",
    "//",
    "\"",
    "#[doc]",
    "word word",
    "<!--",
    "-->",
    "<pre>",
    "</div>\n",
    "> ",
    ":",
    "]",
    "[",
    "](",
    ")",
    "é",
    "$x$",
    "+ ",
    "~~~\n",
];

/// A generator of nasty texts that needs no crate: xorshift over fragments.
fn nasty(seed: u64) -> String {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut text = String::new();
    for _ in 0..30 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        text.push_str(FRAGMENTS[(state % FRAGMENTS.len() as u64) as usize]);
    }
    text
}

fn is_harmless(text: &str, shown: &str) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    let mut unresolved = Vec::new();
    let mut callback = |link: pulldown_cmark::BrokenLink<'_>| {
        unresolved.push(link.reference.to_string());
        None
    };
    let parser =
        Parser::new_with_broken_link_callback(shown, options, Some(&mut callback));
    for event in parser {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => {
                panic!("HTML {html:?} from {text:?}:\n{shown}")
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                panic!("indented code from {text:?}:\n{shown}")
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                assert!(
                    !info.is_empty() && &*info != "rust",
                    "{info:?} from {text:?}:\n{shown}"
                );
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                assert!(
                    dest_url.starts_with("http"),
                    "{dest_url:?} from {text:?}:\n{shown}"
                );
            }
            Event::Start(Tag::FootnoteDefinition(_)) | Event::FootnoteReference(_) => {
                panic!("footnote from {text:?}:\n{shown}")
            }
            _ => {}
        }
    }
    assert!(unresolved.is_empty(), "{unresolved:?} from {text:?}:\n{shown}");
}

#[test]
fn nothing_gets_through() {
    for seed in 0..20_000 {
        let text = nasty(seed);
        let lines = lines(&text, &["at most `5`"]);
        is_harmless(&text, &lines.join("\n"));
        let sound =
            |line: &String| !line.contains(|c: char| c.is_control() || c == '\u{202e}');
        assert!(lines.iter().all(sound), "{text:?}: {lines:?}");
    }
}

#[test]
fn lines_are_attributes_whatever_they_say() {
    for seed in 0..500 {
        let mut doc = Doc::at(4);
        doc.text(&Docs { text: Some(nasty(seed)), ..Docs::default() });
        let sound = |tree| matches!(tree, TokenTree::Punct(_) | TokenTree::Group(_));
        assert!(doc.outer().into_iter().all(sound));
    }
}
