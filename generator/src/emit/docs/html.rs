//! The HTML that documents mix into their Markdown: known tags are taken away, and what
//! only looks like a tag (`<token>`) is text. No tag ever gets through.

/// A piece of HTML, read for its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text as it is meant.
    Text(String),
    /// A new line.
    Break,
}

/// Tags that say where a line ends.
const BREAKS: &[&str] = &[
    "br",
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "tr",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "dd",
    "dt",
    "dl",
    "pre",
    "blockquote",
    "details",
    "summary",
];

/// Tags that say how text looks.
const INLINE: &[&str] = &[
    "a",
    "abbr",
    "b",
    "big",
    "center",
    "cite",
    "code",
    "del",
    "em",
    "font",
    "i",
    "img",
    "ins",
    "kbd",
    "mark",
    "nobr",
    "q",
    "s",
    "samp",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tt",
    "u",
    "var",
    "wbr",
    "script",
    "style",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "nav",
    "figure",
    "figcaption",
    "iframe",
    "video",
];

/// The text of a piece of HTML.
pub fn text(html: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        push_text(&mut pieces, &rest[..at]);
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        match tag(rest) {
            Some((name, length)) if BREAKS.contains(&name.as_str()) => {
                pieces.push(Piece::Break);
                rest = &rest[length..];
            }
            Some((name, length)) if INLINE.contains(&name.as_str()) => {
                if matches!(name.as_str(), "td" | "th") {
                    push_text(&mut pieces, " ");
                }
                rest = &rest[length..];
            }
            _ => {
                pieces.push(Piece::Text("<".to_owned()));
                rest = &rest[1..];
            }
        }
    }
    push_text(&mut pieces, rest);
    pieces
}

/// No tag is longer: each `<` is looked at so far and no further.
const LONGEST: usize = 2_000;

/// The name of the tag that `html` starts with, in lower case, and the tag's length.
fn tag(html: &str) -> Option<(String, usize)> {
    let end = html.bytes().take(LONGEST).position(|byte| byte == b'>')?;
    let inside = html[1..end].trim_start_matches('/');
    let name: String = inside.chars().take_while(char::is_ascii_alphanumeric).collect();
    let after = inside[name.len()..].chars().next();
    let ended =
        matches!(after, None | Some('/')) || after.is_some_and(char::is_whitespace);
    ended.then(|| (name.to_ascii_lowercase(), end + 1))
}

fn push_text(pieces: &mut Vec<Piece>, text: &str) {
    if !text.is_empty() {
        pieces.push(Piece::Text(without_entities(text)));
    }
}

fn without_entities(text: &str) -> String {
    const ENTITIES: &[(&str, &str)] = &[
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ];
    let mut text = text.to_owned();
    for (entity, sign) in ENTITIES {
        text = text.replace(entity, sign);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Piece, text};

    fn plain(html: &str) -> String {
        let piece = |piece| match piece {
            Piece::Text(text) => text,
            Piece::Break => "/".to_owned(),
        };
        text(html).into_iter().map(piece).collect()
    }

    #[test]
    fn known_tags_go_and_unknown_ones_are_text() {
        assert_eq!(plain("a<br />b <nobr>c</nobr>"), "a/b c");
        assert_eq!(plain("Bearer <token> &lt;b&gt;"), "Bearer <token> <b>");
        assert_eq!(plain("1 < 2 <!-- x --> y <a href='x'"), "1 < 2  y <a href='x'");
    }
}
