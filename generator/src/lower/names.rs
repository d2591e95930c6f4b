//! Mints every identifier of the crate: the only file that knows keywords, suffixes and
//! clashes. A name, once given in a scope, is never given again.

use std::collections::{HashMap, HashSet};
use std::iter;

use heck::{ToPascalCase, ToSnakeCase};

use super::words::{readable, spoken};
pub use super::words::{same_words, singular, words_of};
use crate::ir::Ident;

/// What is longer loses words from its middle: no name that people chose is.
const LONGEST: usize = 120;

/// Words that an identifier can only be as `r#word` (edition 2024, and what is reserved).
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if",
    "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override",
    "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type",
    "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Words that can't even be raw.
const NEVER: &[&str] = &["self", "super", "crate", "Self", "_", ""];

/// Symbols that carry meaning where letters and digits alone would say nothing.
const SYMBOLS: &[(char, &str)] = &[
    ('+', "Plus"),
    ('-', "Minus"),
    ('*', "Star"),
    ('/', "Slash"),
    ('%', "Percent"),
    ('=', "Equal"),
    ('<', "Less"),
    ('>', "Greater"),
    ('!', "Not"),
    ('&', "And"),
    ('|', "Or"),
    ('~', "Tilde"),
    ('^', "Caret"),
    ('#', "Hash"),
    ('@', "At"),
    ('$', "Dollar"),
    ('.', "Dot"),
    (',', "Comma"),
    (':', "Colon"),
    (';', "Semicolon"),
    ('?', "Question"),
];

/// `droplet_actions` from `dropletActions`.
pub fn snake(text: &str) -> Ident {
    ident(snake_word(text))
}

fn snake_word(text: &str) -> String {
    led_by_letter(cut(spoken(text).to_snake_case(), "_"), "n")
}

/// `DropletActions` from `dropletActions`.
pub fn pascal(text: &str) -> String {
    let name = cut(readable(text).to_pascal_case(), "");
    let name = led_by_letter(name, "N");
    // Letters that have no capital: `ʘ`.
    let small = name.starts_with(char::is_lowercase);
    let name = if small { format!("N{name}") } else { name };
    if NEVER.contains(&name.as_str()) { format!("{name}Value") } else { name }
}

/// Names for a member, a parameter or a method, the best first: where `foo_bar` is taken,
/// `fooBar` is `foo_bar_camel`, and `@id` beside `id` is `at_id`.
pub fn snakes(text: &str) -> impl Iterator<Item = String> {
    let first = snake_word(text);
    let styled = style(text).map(|style| format!("{first}_{style}"));
    let spelled = iter::once_with(|| snake_word(&spelled(text)));
    iter::once(first).chain(spelled).chain(styled)
}

/// Names for a type, the best first.
pub fn pascals(text: &str) -> Vec<String> {
    let first = pascal(text);
    let styled = style(text).map(|style| format!("{first}{}", style.to_pascal_case()));
    let model = format!("{first}Model");
    [first, model].into_iter().chain(styled).collect()
}

/// The name of an enum's value: as [`pascal`], but symbols and emptiness have names too.
pub fn variant(text: &str) -> String {
    if text.is_empty() {
        return "Empty".to_owned();
    }
    if text.chars().any(is_letter) {
        let sign = match text.chars().next() {
            Some('-') => "Minus",
            Some('+') => "Plus",
            _ => return pascal(text),
        };
        return format!("{sign}{}", cut(readable(text).to_pascal_case(), ""));
    }
    let spelled: String = text.chars().filter_map(symbol).collect();
    match spelled.is_empty() {
        true if text.chars().all(char::is_whitespace) => "Blank".to_owned(),
        true => coded(text),
        false => spelled,
    }
}

/// Names for an enum's value, the best first: beside `a-b`, `a+b` is `APlusB`.
pub fn variants(text: &str) -> Vec<String> {
    let first = variant(text);
    let spelled = pascal(&spelled(text));
    let styled = style(text).map(|style| format!("{first}{}", style.to_pascal_case()));
    [first].into_iter().chain([spelled]).chain(styled).collect()
}

/// How a name is written, for those that differ in nothing else.
fn style(text: &str) -> Option<&'static str> {
    let any = |of: fn(char) -> bool| text.chars().any(of);
    let capitals = any(char::is_uppercase);
    let first_capital = text.chars().next().is_some_and(char::is_uppercase);
    let parted = text.trim_matches('_').contains('_');
    Some(match (capitals, any(char::is_lowercase)) {
        _ if text.contains('-') => "kebab",
        _ if text.contains(' ') => "spaced",
        _ if text.contains('.') => "dotted",
        (true, false) => "upper",
        (true, true) if first_capital => "pascal",
        (true, true) => "camel",
        (false, true) if parted => "snake",
        (false, true) => "lower",
        (false, false) => return None,
    })
}

/// A text with its symbols in words.
fn spelled(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match symbol(c) {
            Some(word) => out.extend(["_", word, "_"]),
            None => out.push(c),
        }
    }
    out
}

/// What has neither letters nor known symbols: `U1f600`.
fn coded(text: &str) -> String {
    let codes = text.chars().filter(|c| !c.is_whitespace()).take(8);
    codes.map(|c| format!("U{:x}", u32::from(c))).collect()
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && unicode_ident::is_xid_continue(c)
}

/// A name without words from its middle, where it is too long.
fn cut(name: String, between: &str) -> String {
    if name.chars().count() <= LONGEST {
        return name;
    }
    let all: Vec<&str> = match between {
        "" => words(&name),
        between => name.split(between).collect(),
    };
    let half = |words: &mut dyn Iterator<Item = &str>| {
        let mut room = LONGEST / 2;
        words
            .map_while(|word| {
                room = room.checked_sub(word.chars().count() + between.len())?;
                Some(word.to_owned())
            })
            .collect::<Vec<_>>()
    };
    let mut kept = half(&mut all.iter().copied());
    let mut end = half(&mut all.iter().skip(kept.len()).rev().copied());
    if kept.is_empty() {
        // One endless word.
        kept.push(name.chars().take(LONGEST / 2).collect());
    }
    end.reverse();
    kept.extend(end);
    kept.join(between)
}

/// A known identifier out of a word that may be a keyword.
pub fn ident(word: String) -> Ident {
    if NEVER.contains(&word.as_str()) {
        Ident::plain(format!("{word}_"))
    } else if KEYWORDS.contains(&word.as_str()) {
        Ident::raw(word)
    } else {
        Ident::plain(word)
    }
}

/// `owner` and `leaf` as one name, without repeating the words that they share.
pub fn joined(owner: &str, leaf: &str) -> String {
    let head: Vec<&str> = words(owner);
    let tail: Vec<&str> = words(leaf);
    let longest = head.len().min(tail.len().saturating_sub(1));
    let shared = (1..=longest).rev().find(|&n| head[head.len() - n..] == tail[..n]);
    let rest = tail.get(shared.unwrap_or(0)..).unwrap_or_default();
    format!("{owner}{}", rest.concat())
}

/// The words of a Pascal-case name.
pub fn words(name: &str) -> Vec<&str> {
    let mut starts: Vec<usize> = name
        .char_indices()
        .filter(|(_, c)| c.is_uppercase())
        .map(|(at, _)| at)
        .collect();
    if starts.first() != Some(&0) {
        starts.insert(0, 0);
    }
    let ends = starts.iter().skip(1).copied().chain([name.len()]);
    starts
        .iter()
        .copied()
        .zip(ends)
        .filter_map(|(from, to)| name.get(from..to))
        .collect()
}

fn symbol(c: char) -> Option<&'static str> {
    SYMBOLS.iter().find(|(known, _)| *known == c).map(|(_, name)| *name)
}

fn led_by_letter(name: String, letter: &str) -> String {
    match name.chars().next() {
        Some(first) if unicode_ident::is_xid_start(first) => name,
        _ => format!("{letter}{name}"),
    }
}

/// The names that are taken in one place where names must differ.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    taken: HashSet<String>,
    /// The number that the next one who wants a name gets, so that thousands who want the
    /// same need not all count from two.
    next: HashMap<String, u32>,
}

impl Scope {
    /// A scope in which these names mean something else already.
    pub fn reserving<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let taken = names.into_iter().map(str::to_owned).collect();
        Self { taken, next: HashMap::new() }
    }

    /// Takes the first candidate that is free; if none is, the first one with a number.
    pub fn claim<S: Into<String>>(
        &mut self,
        candidates: impl IntoIterator<Item = S>,
    ) -> String {
        let mut first = None;
        for candidate in candidates {
            let candidate = candidate.into();
            if self.taken.insert(candidate.clone()) {
                return candidate;
            }
            first.get_or_insert(candidate);
        }
        let base = first.unwrap_or_default();
        let number = self.next.entry(base.clone()).or_insert(2);
        loop {
            let name = format!("{base}{number}");
            *number += 1;
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
    }

    /// Takes one name, if it is free.
    pub fn take(&mut self, name: &str) -> bool {
        self.taken.insert(name.to_owned())
    }

    /// Takes names that mean something else already.
    pub fn reserve(&mut self, names: impl IntoIterator<Item = String>) {
        self.taken.extend(names);
    }

    /// Takes an identifier, with a number if it is taken.
    pub fn claim_ident(&mut self, wanted: &Ident) -> Ident {
        ident(self.claim([wanted.text()]))
    }

    /// Whether a name is taken.
    pub fn has(&self, name: &str) -> bool {
        self.taken.contains(name)
    }
}
