//! Takes out of a document's text what can't be in a source file: control characters,
//! marks that turn the direction of text, and marks that can't be seen.

use std::borrow::Cow;

/// The text with `\n` as its only line break and spaces for tabs.
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte == b'\n' || (b' '..0x7f).contains(&byte)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                out.push('\n')
            }
            '\t' => out.push_str("    "),
            '\u{a0}' => out.push(' '),
            _ if c.is_control() || is_invisible(c) => {}
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Whether a mark can not be seen, or changes how what follows is seen.
pub fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn only_text_is_left() {
        assert_eq!(clean("a\r\nb\rc\td\u{0}\u{202e}e\u{7}"), "a\nb\nc    de");
    }
}
