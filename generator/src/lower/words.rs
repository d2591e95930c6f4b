//! Words: how a name of the document falls into them, and what English does to them.

use heck::ToSnakeCase;
use unicode_ident::is_xid_continue;
use unicode_normalization::UnicodeNormalization;

/// Spellings that would fall into words that nobody says.
const SPELLINGS: &[(&str, &str)] = &[
    ("oAuth", "oauth"),
    ("OAuth", "Oauth"),
    ("OpenID", "Openid"),
    ("WebAuthn", "Webauthn"),
    ("GitHub", "Github"),
    ("GitLab", "Gitlab"),
    ("GraphQL", "Graphql"),
    ("PostgreSQL", "Postgresql"),
    ("MySQL", "Mysql"),
    ("NoSQL", "Nosql"),
    ("iOS", "Ios"),
    ("macOS", "Macos"),
    ("IPv", "Ipv"),
    ("DHCPv", "Dhcpv"),
    ("DHCPV", "Dhcpv"),
    ("eTag", "Etag"),
    ("ETag", "Etag"),
    ("LiFi", "Lifi"),
    ("WiFi", "Wifi"),
    ("YouTube", "Youtube"),
    ("LinkedIn", "Linkedin"),
    ("PayPal", "Paypal"),
    ("JavaScript", "Javascript"),
];

/// Words that end with `s` and are one.
const SINGULAR: &[&str] = &[
    "access",
    "address",
    "alias",
    "always",
    "analysis",
    "apns",
    "atlas",
    "aws",
    "basis",
    "bias",
    "bus",
    "canvas",
    "chaos",
    "class",
    "cors",
    "css",
    "dns",
    "gas",
    "gps",
    "https",
    "ios",
    "kubernetes",
    "lens",
    "macos",
    "news",
    "nodejs",
    "plus",
    "postgres",
    "previous",
    "process",
    "redis",
    "rss",
    "series",
    "sms",
    "sns",
    "species",
    "sqs",
    "ssl",
    "status",
    "tls",
    "virus",
    "windows",
];

/// Plurals that no rule finds.
const IRREGULAR: &[(&str, &str)] = &[
    ("people", "person"),
    ("children", "child"),
    ("indices", "index"),
    ("vertices", "vertex"),
    ("matrices", "matrix"),
    ("analyses", "analysis"),
    ("bases", "base"),
    ("axes", "axis"),
    ("buses", "bus"),
    ("gases", "gas"),
    ("aliases", "alias"),
    ("biases", "bias"),
    ("canvases", "canvas"),
    ("lenses", "lens"),
    ("caches", "cache"),
    ("movies", "movie"),
    ("cookies", "cookie"),
    ("quizzes", "quiz"),
    ("heroes", "hero"),
    ("potatoes", "potato"),
    ("criteria", "criterion"),
    ("feet", "foot"),
    ("men", "man"),
    ("women", "woman"),
    ("viruses", "virus"),
];

/// The words of a name, in lower case: `droplet`, `actions` of `dropletActions`.
pub fn words_of(text: &str) -> Vec<String> {
    let snake = spoken(text).to_snake_case();
    snake.split('_').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether two names say the same but for plurals and where their words are parted.
pub fn same_words(a: &[String], b: &[String]) -> bool {
    let plain = |words: &[String]| {
        let one = |word: &String| singular(word).unwrap_or_else(|| word.clone());
        words.iter().map(one).collect::<String>()
    };
    !a.is_empty() && plain(a) == plain(b)
}

/// The singular of a name whose last word is an English plural, as far as a few rules and
/// exceptions can tell.
pub fn singular(text: &str) -> Option<String> {
    let start = text.rfind(|c: char| c.is_uppercase() || c == '_' || c == '-');
    let at = match start {
        Some(at) if text[at..].starts_with(['_', '-']) => at + 1,
        Some(at) => at,
        None => 0,
    };
    let (before, word) = text.split_at_checked(at)?;
    let small = word.to_lowercase();
    if small.len() < 3 || SINGULAR.contains(&small.as_str()) {
        return None;
    }
    if let Some((_, one)) = IRREGULAR.iter().find(|(many, _)| *many == small) {
        let shared = word.chars().next().is_some_and(char::is_uppercase);
        let mut letters = one.chars();
        let first = letters.next().filter(|_| shared).map(|c| c.to_ascii_uppercase());
        let rest = if shared { letters.as_str() } else { one };
        return Some(
            first.into_iter().chain(rest.chars()).fold(before.to_owned(), push),
        );
    }
    let stem = regular(word)?;
    Some(format!("{before}{stem}"))
}

fn push(mut text: String, letter: char) -> String {
    text.push(letter);
    text
}

fn regular(word: &str) -> Option<String> {
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return Some(format!("{stem}y"));
    }
    let statuses =
        word.ends_with("uses") && !word.ends_with("auses") && !word.ends_with("ouses");
    let short = word.len() <= 4;
    if ["sses", "xes", "ches", "shes"].iter().any(|end| word.ends_with(end))
        || (statuses && !short)
    {
        return word.strip_suffix("es").map(str::to_owned);
    }
    let one = ["ss", "us", "is", "ous"].iter().any(|end| word.ends_with(end));
    word.strip_suffix('s').filter(|_| !one).map(str::to_owned)
}

/// As [`readable`], and names that have capitals inside are one word: `OAuth2` is.
pub fn spoken(text: &str) -> String {
    // Each of the spellings has a capital; most names have none.
    if !text.contains(|c: char| c.is_ascii_uppercase()) {
        return readable(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        // What begins in lower case does so at the beginning of a word.
        let inner = letter.is_lowercase() && out.ends_with(char::is_alphabetic);
        let spelling = SPELLINGS.iter().find(|(written, _)| rest.starts_with(written));
        let (written, plain) = match spelling.filter(|_| !inner) {
            Some((written, plain)) => (written.len(), Some(*plain)),
            None => (letter.len_utf8(), None),
        };
        let (known, after) = rest.split_at(written);
        out.push_str(plain.unwrap_or(known));
        rest = after;
    }
    readable(&out)
}

/// A text with only what identifiers are made of, and `_` for the rest, so that what heck
/// makes of it are the words that people see: `IPs` and `IPv6` are one.
pub fn readable(text: &str) -> String {
    // Rust takes identifiers in a normal form: what is one there is one here. ASCII is in it.
    let chars: Vec<char> = match text.is_ascii() {
        true => text.chars().collect(),
        false => text.nfkc().collect(),
    };
    let mut out = String::with_capacity(text.len());
    for (at, &c) in chars.iter().enumerate() {
        let after_capital = at
            .checked_sub(1)
            .and_then(|at| chars.get(at))
            .is_some_and(|c| c.is_uppercase());
        let rest = chars.get(at + 1..).unwrap_or_default();
        if c.is_uppercase() && after_capital && acronym_has_tail(rest) {
            out.extend(c.to_lowercase());
        } else if c.is_alphanumeric() && is_xid_continue(c) {
            out.push(c);
        } else if c != '\'' && c != '\u{2019}' {
            out.push('_');
        }
    }
    out
}

/// Whether an acronym goes on to `s` or `v4`, behind which a new word begins: heck reads
/// `VPCs` as `VP Cs`.
fn acronym_has_tail(rest: &[char]) -> bool {
    let capitals = rest.iter().take_while(|c| c.is_uppercase()).count();
    match rest.get(capitals..).unwrap_or_default() {
        ['s'] => true,
        ['s', next, ..] => !next.is_lowercase(),
        ['v', digit, ..] => digit.is_ascii_digit(),
        _ => false,
    }
}
