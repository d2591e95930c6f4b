//! Text of a document as Markdown that says exactly this text: nothing in it becomes a
//! link, a tag, an entity or emphasis, except URLs, which become links.

use super::words::Words;

/// Adds text to a paragraph. `linked` is for text that is inside a link already.
pub fn push_text(words: &mut Words, text: &str, linked: bool) {
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| !c.is_whitespace()) {
        if start > 0 {
            words.space();
        }
        let from = &rest[start..];
        let end = from.find(char::is_whitespace).unwrap_or(from.len());
        let next = from[end..].chars().next().unwrap_or('\0');
        push_word(words, &from[..end], next, linked);
        rest = &from[end..];
    }
    if !rest.is_empty() {
        words.space();
    }
}

/// Adds a code span. A span that spells nothing is left out.
pub fn push_code(words: &mut Words, code: &str, in_table: bool) {
    let code = code.split_whitespace().collect::<Vec<_>>().join(" ");
    if code.is_empty() {
        return;
    }
    let fence = "`".repeat(longest_run(&code, '`') + 1);
    let pad = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
    let code = if in_table { code.replace('|', "\\|") } else { code };
    if words.ends_with('`') {
        // Two runs of backticks would become one.
        words.space();
    }
    words.glue(&format!("{fence}{pad}{code}{pad}{fence}"));
}

/// How often `sign` stands in a row at most.
pub fn longest_run(text: &str, sign: char) -> usize {
    let runs = text.split(|c| c != sign).map(|run| run.chars().count());
    runs.max().unwrap_or(0)
}

fn push_word(words: &mut Words, word: &str, next: char, linked: bool) {
    let mut rest = word;
    while let Some(at) = url_start(rest).filter(|_| !linked) {
        let (before, from) = rest.split_at(at);
        let end = from.find(['<', '>', '"', '`', '\'', ')', ',', ';', '*']);
        let url = &from[..end.unwrap_or(from.len())];
        let url = url.trim_end_matches(['.', ':', '!', '?', '_']);
        words.glue(&escaped(before, 'h'));
        if is_linkable(url) {
            words.glue(&format!("<{url}>"));
        } else {
            push_code(words, url, true);
        }
        rest = &from[url.len()..];
    }
    words.glue(&escaped(rest, next));
}

fn url_start(word: &str) -> Option<usize> {
    word.match_indices("://").find_map(|(end, _)| {
        ["https", "http"].iter().find_map(|scheme| {
            let start = end.checked_sub(scheme.len())?;
            word.get(start..end)?.eq_ignore_ascii_case(scheme).then_some(start)
        })
    })
}

/// Whether a URL can stand between angle brackets as it is.
pub fn is_linkable(url: &str) -> bool {
    let Some((scheme, rest)) = url.split_once("://") else { return false };
    let known =
        scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let sound =
        |c: char| c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c);
    known
        && rest.starts_with(|c: char| c.is_ascii_alphanumeric())
        && rest.chars().all(sound)
}

/// The text with a backslash before whatever Markdown would not take for text. What comes
/// `next` may be unknown: then it is `\0`, and the worst is feared.
fn escaped(text: &str, next: char) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let after = rest.peek().copied().unwrap_or(next);
        if is_special(before, c, after) {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out
}

fn is_special(before: char, c: char, after: char) -> bool {
    match c {
        '\\' | '`' | '*' | '[' | ']' | '~' | '|' => true,
        '<' => !matches!(after, ' ' | '=' | '0'..='9'),
        '&' => after == '#' || after.is_alphanumeric(),
        '_' => !(before.is_alphanumeric() && after.is_alphanumeric()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{escaped, push_code, push_text};
    use crate::emit::docs::words::Words;

    fn text(text: &str) -> String {
        let mut words = Words::default();
        push_text(&mut words, text, false);
        words.take_line()
    }

    #[test]
    fn what_markdown_reads_is_escaped() {
        assert_eq!(
            escaped("a_b __init__ [x] <T> a<b", ' '),
            "a_b \\_\\_init\\_\\_ \\[x\\] \\<T> a\\<b"
        );
        assert_eq!(escaped("1 < 2 & 3 &amp; x*y", ' '), "1 < 2 & 3 \\&amp; x\\*y");
    }

    #[test]
    fn bare_urls_become_links() {
        assert_eq!(text("see https://a.io/b_c."), "see <https://a.io/b_c>.");
        assert_eq!(text("(http://a.io)"), "(<http://a.io>)");
        assert_eq!(text("https://{region}.a.io/x"), "`https://{region}.a.io/x`");
    }

    #[test]
    fn code_with_backticks_gets_a_longer_fence() {
        let mut words = Words::default();
        push_code(&mut words, "a``b`", false);
        assert_eq!(words.take_line(), "``` a``b` ```");
    }
}
