//! Writes Markdown blocks as lines: knows in which lists and quotes it stands and where
//! blank lines go. Knows nothing of where the blocks come from.

use super::frame::Frame;
use super::words::Words;

/// How deep lists and quotes are kept apart. A bound on what a line starts with.
const DEPTH: usize = 6;

/// How narrow text may get in nested lists.
const NARROWEST: usize = 30;

/// What stands before something that is to be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// Nothing.
    None,
    /// The lead of an item.
    Led,
    /// A paragraph.
    Text,
}

/// Lines of Markdown in the making.
#[derive(Debug)]
pub struct Writer {
    width: usize,
    lines: Vec<String>,
    frames: Vec<Frame>,
    words: Words,
    /// Whether a blank line is due before the next block.
    due: bool,
    /// Whether a paragraph has begun that the next text belongs to.
    lead: bool,
}

impl Writer {
    /// For lines that are at most `width` wide.
    pub fn new(width: usize) -> Self {
        Self {
            width,
            lines: Vec::new(),
            frames: Vec::new(),
            words: Words::default(),
            due: false,
            lead: false,
        }
    }

    /// For what stands in an item of a list.
    pub fn in_item(width: usize) -> Self {
        let mut writer = Self::new(width);
        writer.frames.push(Frame::List { number: None });
        writer.start_item();
        writer
    }

    /// The paragraph at hand.
    pub fn words(&mut self) -> &mut Words {
        &mut self.words
    }

    /// Everything, with what is open closed.
    pub fn finish(mut self) -> Vec<String> {
        self.flush();
        // A block that turned out to be empty leaves the blank line before it.
        while self.lines.last().is_some_and(String::is_empty) {
            self.lines.pop();
        }
        self.lines
    }

    /// Begins a paragraph that the text to come goes on with.
    pub fn lead(&mut self, text: &str) {
        self.words.trusted(text);
        self.lead = true;
    }

    /// Comes before a paragraph.
    pub fn start_paragraph(&mut self) {
        if !std::mem::take(&mut self.lead) {
            self.start_block();
        }
    }

    /// Ends the paragraph at hand with a colon, as something comes that belongs to it.
    pub fn colon(&mut self) {
        if let Some(last) = self.words.last_mut() {
            let cut = last.trim_end_matches(['.', ':']).len();
            last.truncate(cut);
            last.push(':');
        }
    }

    /// Comes before a code block, a table.
    pub fn start_block(&mut self) {
        self.lead = false;
        self.flush();
        let item_is_new =
            matches!(self.frames.last(), Some(Frame::Item { marker: Some(_), .. }));
        if self.due && !item_is_new {
            self.blank();
        }
        self.due = false;
    }

    /// Comes after a code block, a table.
    pub fn end_block(&mut self) {
        self.due = true;
    }

    /// Ends a paragraph. Its words stay at hand until the next block starts.
    pub fn end_paragraph(&mut self) {
        self.words.space();
        if self.frames.is_empty() {
            return;
        }
        if !matches!(self.frames.as_slice(), [Frame::List { .. }, Frame::Item { .. }]) {
            self.flush();
        }
    }

    /// Ends a heading: a paragraph in bold.
    pub fn end_heading(&mut self) {
        let text = self.words.take_line();
        if !text.is_empty() {
            self.line(&format!("**{text}**"));
            self.due = true;
        }
    }

    /// Ends the paragraph at hand with a full stop, if it ends with a word.
    pub fn full_stop(&mut self) {
        if let Some(last) = self.words.last_mut()
            && last.ends_with(|c: char| c.is_alphanumeric() || c == ')' || c == '`')
        {
            last.push('.');
        }
    }

    /// Where facts can be added: to a paragraph that says nothing yet, to one that does, or
    /// nowhere.
    pub fn make_room(&mut self) -> Room {
        let lead = std::mem::take(&mut self.lead);
        match self.words.last_mut() {
            Some(_) if lead => Room::Led,
            Some(last) => {
                if let Some(cut) =
                    last.strip_suffix('.').filter(|cut| !cut.ends_with('.'))
                {
                    *last = cut.to_owned();
                }
                Room::Text
            }
            None => {
                self.start_block();
                Room::None
            }
        }
    }

    /// A rule, unless there is nothing above it.
    pub fn rule(&mut self) {
        self.flush();
        if !self.lines.is_empty() && self.frames.is_empty() {
            self.blank();
            self.lines.push("---".to_owned());
            self.due = true;
        }
    }

    /// Opens a quote.
    pub fn start_quote(&mut self) {
        self.start_block();
        self.push(Frame::Quote);
    }

    /// Closes a quote.
    pub fn end_quote(&mut self) {
        self.flush();
        self.frames.pop();
        self.due = true;
    }

    /// Opens a list, with the number of its first item if it has numbers.
    pub fn start_list(&mut self, number: Option<u64>) {
        // A list can follow text directly, but not if it starts with another number than 1.
        if self.in_frame_of_item() && matches!(number, None | Some(1)) {
            self.flush();
            self.due = false;
        } else {
            self.start_block();
        }
        self.push(Frame::List { number });
    }

    /// Closes a list.
    pub fn end_list(&mut self) {
        self.flush();
        self.frames.pop();
        self.due = true;
    }

    /// Opens an item.
    pub fn start_item(&mut self) {
        self.flush();
        self.due = false;
        let marker = match self.frames.last_mut() {
            Some(Frame::List { number: Some(number) }) => {
                *number = number.saturating_add(1);
                format!("{}. ", number.saturating_sub(1).min(999_999_999))
            }
            Some(Frame::List { number: None }) => "- ".to_owned(),
            _ => return self.frames.push(Frame::Hidden),
        };
        let indent = marker.len();
        self.frames.push(Frame::Item { marker: Some(marker), indent });
    }

    /// Closes an item.
    pub fn end_item(&mut self) {
        self.flush();
        if let Some(Frame::Item { marker: Some(_), .. }) = self.frames.last() {
            self.line("");
        }
        self.frames.pop();
        self.due = false;
    }

    /// Writes a line as it is.
    pub fn line(&mut self, text: &str) {
        let prefix: String = self.frames.iter_mut().map(Frame::prefix).collect();
        let line = format!("{prefix}{text}");
        self.lines.push(line.trim_end().to_owned());
    }

    fn push(&mut self, frame: Frame) {
        let shown = self.frames.len() < DEPTH * 2;
        self.frames.push(if shown { frame } else { Frame::Hidden });
    }

    fn in_frame_of_item(&self) -> bool {
        matches!(self.frames.last(), Some(Frame::Item { .. }))
    }

    fn flush(&mut self) {
        if self.words.is_empty() {
            return;
        }
        if self.due {
            self.blank();
        }
        let inside: usize = self.frames.iter().map(Frame::width).sum();
        let width = self.width.saturating_sub(inside).max(NARROWEST);
        for line in self.words.take_lines(width) {
            self.line(&line);
        }
        self.due = true;
    }

    fn blank(&mut self) {
        if !self.lines.is_empty() {
            self.line("");
        }
        self.due = false;
    }
}
