//! A paragraph in the making: words that are filled into lines. Sees to it that no line
//! begins with something that Markdown would take for a list, a heading or a rule.

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    /// Something that is not broken, mostly a word.
    Word(String),
    /// The end of a line that the author wanted.
    Break,
}

/// The words of a paragraph.
#[derive(Clone, Debug, Default)]
pub struct Words {
    pieces: Vec<Piece>,
    current: String,
}

impl Words {
    /// Adds to the word at hand.
    pub fn glue(&mut self, text: &str) {
        self.current.push_str(text);
    }

    /// Ends the word at hand.
    pub fn space(&mut self) {
        if !self.current.is_empty() {
            self.pieces.push(Piece::Word(std::mem::take(&mut self.current)));
        }
    }

    /// Ends the line at hand.
    pub fn line_break(&mut self) {
        self.space();
        if !matches!(self.pieces.last(), None | Some(Piece::Break)) {
            self.pieces.push(Piece::Break);
        }
    }

    /// Adds words that are known to be sound Markdown.
    pub fn trusted(&mut self, text: &str) {
        // How long the backticks are that the code at hand began with.
        let mut fence = 0;
        for word in text.split(' ') {
            let tame =
                word.starts_with(|c: char| c.is_alphanumeric() || "/{".contains(c));
            if fence > 0 && !tame {
                // At the start of a line this would begin a block, code or not.
                self.glue(" ");
            } else {
                self.space();
            }
            self.glue(word);
            fence = fence_after(word, fence);
        }
        self.space();
    }

    /// Whether the word at hand ends with this sign.
    pub fn ends_with(&self, sign: char) -> bool {
        self.current.ends_with(sign)
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.current.is_empty() && self.pieces.is_empty()
    }

    /// The last word, to be looked at and changed.
    pub fn last_mut(&mut self) -> Option<&mut String> {
        self.space();
        while matches!(self.pieces.last(), Some(Piece::Break)) {
            self.pieces.pop();
        }
        match self.pieces.last_mut() {
            Some(Piece::Word(word)) => Some(word),
            _ => None,
        }
    }

    /// All words on one line; breaks become semicolons.
    pub fn take_line(&mut self) -> String {
        self.last_mut();
        let mut line = String::new();
        let mut glue = "";
        for piece in std::mem::take(&mut self.pieces) {
            match piece {
                Piece::Word(word) => {
                    line.push_str(glue);
                    line.push_str(&word);
                    glue = " ";
                }
                Piece::Break if line.ends_with([';', ',', '.', ':']) => glue = " ",
                Piece::Break => glue = "; ",
            }
        }
        line
    }

    /// The lines, at most `width` wide where the words allow it.
    pub fn take_lines(&mut self, width: usize) -> Vec<String> {
        self.last_mut();
        let mut lines = Vec::new();
        let mut line = String::new();
        let mut column = 0;
        for piece in std::mem::take(&mut self.pieces) {
            let Piece::Word(word) = piece else {
                line.push('\\');
                lines.push(std::mem::take(&mut line));
                continue;
            };
            let length = word.chars().count();
            if !line.is_empty() && column + 1 + length > width {
                lines.push(std::mem::take(&mut line));
            }
            if line.is_empty() {
                line = harmless_at_start(word);
                column = line.chars().count();
            } else {
                line.push(' ');
                line.push_str(&word);
                column += 1 + length;
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
        lines
    }
}

/// How long the backticks of the code are that is open behind a word, if any.
fn fence_after(word: &str, open: usize) -> usize {
    let runs = word.split(|c| c != '`').map(str::len).filter(|length| *length > 0);
    runs.fold(open, |open, length| match open {
        0 => length,
        open if open == length => 0,
        open => open,
    })
}

/// The word, escaped where it would mean something else at the start of a line.
fn harmless_at_start(word: String) -> String {
    let only = |signs: &[char]| word.chars().all(|c| signs.contains(&c));
    if word.starts_with('>') || only(&['#']) || only(&['=']) || only(&['+']) {
        return format!("\\{word}");
    }
    if word.starts_with(['-', ':', '|']) && only(&['-', ':', '|']) {
        return format!("\\{word}");
    }
    let number = word.trim_end_matches(['.', ')']);
    if number.len() + 1 == word.len() && number.chars().all(|c| c.is_ascii_digit()) {
        return format!("{number}\\{}", &word[number.len()..]);
    }
    word
}

#[cfg(test)]
mod tests {
    use super::Words;

    fn lines(text: &str, width: usize) -> Vec<String> {
        let mut words = Words::default();
        words.trusted(text);
        words.take_lines(width)
    }

    #[test]
    fn words_fill_lines() {
        assert_eq!(lines("one two three", 7), ["one two", "three"]);
        assert_eq!(lines("unbreakable", 3), ["unbreakable"]);
    }

    #[test]
    fn no_line_starts_a_list_a_heading_or_a_rule() {
        assert_eq!(
            lines("# 1. - --- > +", 3),
            ["\\#", "1\\.", "\\-", "\\---", "\\>", "\\+"]
        );
        assert_eq!(lines("-1 #tag 1.5 --x", 1), ["-1", "#tag", "1.5", "--x"]);
    }

    #[test]
    fn no_block_starts_inside_code() {
        assert_eq!(lines("a `b <c> d` e", 3), ["a", "`b <c>", "d`", "e"]);
        assert_eq!(lines("a ```b `` c``` d", 3), ["a", "```b ``", "c```", "d"]);
    }

    #[test]
    fn a_break_is_kept_inside_and_dropped_at_the_end() {
        let mut words = Words::default();
        words.trusted("a");
        words.line_break();
        words.trusted("b");
        words.line_break();
        assert_eq!(words.clone().take_line(), "a; b");
        assert_eq!(words.take_lines(80), ["a\\", "b"]);
    }
}
