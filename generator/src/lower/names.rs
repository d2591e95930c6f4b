//! Mints every identifier of the crate: the only file that knows keywords, suffixes and
//! clashes. A name, once given in a scope, is never given again.

use std::collections::HashSet;

use heck::{ToPascalCase, ToSnakeCase};

use crate::ir::Ident;

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
    ident(led_by_letter(readable(text).to_snake_case(), "n"))
}

/// `DropletActions` from `dropletActions`.
pub fn pascal(text: &str) -> String {
    let name = led_by_letter(readable(text).to_pascal_case(), "N");
    if NEVER.contains(&name.as_str()) { format!("{name}Value") } else { name }
}

/// The name of an enum's value: as [`pascal`], but symbols and emptiness have names too.
pub fn variant(text: &str) -> String {
    if text.is_empty() {
        return "Empty".to_owned();
    }
    if text.chars().any(char::is_alphanumeric) {
        let sign = match text.chars().next() {
            Some('-') => "Minus",
            Some('+') => "Plus",
            _ => return pascal(text),
        };
        return format!("{sign}{}", readable(text).to_pascal_case());
    }
    let spelled: String = text.chars().filter_map(symbol).collect();
    if spelled.is_empty() { "Blank".to_owned() } else { spelled }
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

/// The singular of a plural English word, as far as a rule or two can tell.
pub fn singular(word: &str) -> Option<String> {
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return Some(format!("{stem}y"));
    }
    if word.ends_with("sses") || word.ends_with("xes") || word.ends_with("ches") {
        return word.strip_suffix("es").map(str::to_owned);
    }
    let plural =
        word.len() > 2 && !["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    word.strip_suffix('s').filter(|_| plural).map(str::to_owned)
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

/// heck reads `IPs` as `I Ps` and `IPv6` as `I Pv6`: acronyms followed by a plural or a
/// version are one word for people.
fn readable(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    for (at, &c) in chars.iter().enumerate() {
        let in_acronym = at > 0 && chars[at - 1].is_uppercase();
        out.push(
            if c.is_uppercase() && in_acronym && tail_is_suffix(&chars[at + 1..]) {
                c.to_ascii_lowercase()
            } else if c.is_alphanumeric() {
                c
            } else if c == '\'' || c == '\u{2019}' {
                continue;
            } else {
                '_'
            },
        );
    }
    out
}

/// Whether what follows an acronym's last capital is `s` or `v4`, and then a new word.
fn tail_is_suffix(rest: &[char]) -> bool {
    match rest {
        ['s'] => true,
        ['s', next, ..] => !next.is_lowercase(),
        ['v', digit, ..] => digit.is_ascii_digit(),
        _ => false,
    }
}

fn symbol(c: char) -> Option<&'static str> {
    SYMBOLS.iter().find(|(known, _)| *known == c).map(|(_, name)| *name)
}

fn led_by_letter(name: String, letter: &str) -> String {
    match name.chars().next() {
        Some(first) if first.is_alphabetic() => name,
        _ => format!("{letter}{name}"),
    }
}

/// The names that are taken in one place where names must differ.
#[derive(Clone, Debug, Default)]
pub struct Scope(HashSet<String>);

impl Scope {
    /// A scope in which these names mean something else already.
    pub fn reserving<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        Self(names.into_iter().map(str::to_owned).collect())
    }

    /// Takes the first candidate that is free; if none is, the first one with a number.
    pub fn claim<S: Into<String>>(
        &mut self,
        candidates: impl IntoIterator<Item = S>,
    ) -> String {
        let mut first = None;
        for candidate in candidates {
            let candidate = candidate.into();
            if self.0.insert(candidate.clone()) {
                return candidate;
            }
            first.get_or_insert(candidate);
        }
        let base = first.unwrap_or_default();
        let mut number = 2u32;
        loop {
            let name = format!("{base}{number}");
            if self.0.insert(name.clone()) {
                return name;
            }
            number += 1;
        }
    }

    /// Takes an identifier, with a number if it is taken.
    pub fn claim_ident(&mut self, wanted: &Ident) -> Ident {
        ident(self.claim([wanted.text()]))
    }

    /// Whether a name is taken.
    pub fn has(&self, name: &str) -> bool {
        self.0.contains(name)
    }
}
