//! Rustdoc. Text of a document goes through [`Doc::text`] or [`Doc::item`] and is made
//! harmless there; what the emitter itself has to say is passed as it is.

mod clean;
mod escape;
mod frame;
mod html;
mod markdown;
mod words;
mod writer;

pub use clean::{clean, is_invisible};

use proc_macro2::TokenStream;
use quote::quote;

use super::Part;
use crate::ir::Docs;
use words::Words;
use writer::{Room, Writer};

/// The last column of a line of documentation, with its slashes.
const LAST_COLUMN: usize = 88;

/// The documentation of an item, in the making.
#[derive(Debug)]
pub struct Doc {
    width: usize,
    lines: Vec<Line>,
}

#[derive(Debug)]
enum Line {
    Text(String),
    /// The lines of a file of the crate.
    File(String),
}

impl Doc {
    /// For an item that is indented by `indent` columns.
    pub fn at(indent: usize) -> Self {
        Self { width: LAST_COLUMN - indent - "/// ".len(), lines: Vec::new() }
    }

    /// Summary and text as the document has them, with the facts at the end. Says whether
    /// there was anything to say.
    pub fn text(&mut self, docs: &Docs) -> bool {
        let before = self.lines.len();
        self.block(said(docs, self.width));
        self.lines.len() > before
    }

    /// What the document says first, if that is a paragraph: what lists of items show.
    pub fn title(&mut self, docs: &Docs) {
        let mut lines = said(docs, self.width);
        lines.truncate(title_length(&lines));
        self.block(lines);
    }

    /// What the document says below its [`title`](Self::title).
    pub fn below_title(&mut self, docs: &Docs) {
        let mut lines = said(docs, self.width);
        let title = lines.drain(..title_length(&lines)).count();
        // The blank line between the two belongs to neither.
        lines.drain(..lines.len().min(title.min(1)));
        self.block(lines);
    }

    /// An item of a list: `lead` as it is, then the document's text, then `end` as it is.
    pub fn item(&mut self, lead: &str, docs: &Docs, end: &str) {
        let Docs { summary, text, facts } = docs;
        let mut writer = Writer::in_item(self.width);
        let said = text.as_deref().or(summary.as_deref()).map(clean).unwrap_or_default();
        let silent = said.trim().is_empty() && facts.is_empty();
        writer.lead(lead);
        if !silent || !end.is_empty() {
            writer.colon();
        }
        markdown::write(&mut writer, said.trim());
        add_facts(&mut writer, facts);
        if !silent && !end.is_empty() {
            writer.colon();
        }
        if !end.is_empty() {
            writer.words().trusted(end);
        }
        self.lines.extend(writer.finish().into_iter().map(Line::Text));
    }

    /// A paragraph that is known to be sound Markdown.
    pub fn paragraph(&mut self, text: &str) {
        let mut writer = Writer::new(self.width);
        writer.words().trusted(text);
        self.block(writer.finish());
    }

    /// A heading, which needs no blank line before or after it.
    pub fn heading(&mut self, text: &str) {
        self.lines.push(Line::Text(format!("# {text}")));
    }

    /// A code block, which may follow a heading directly.
    pub fn code(&mut self, language: &str, lines: impl IntoIterator<Item = String>) {
        self.gap();
        self.lines.push(Line::Text(format!("```{language}")));
        self.lines.extend(lines.into_iter().map(Line::Text));
        self.lines.push(Line::Text("```".to_owned()));
    }

    /// A file of the crate, which is Markdown; `path` is relative to the source file.
    /// The file begins with a blank line.
    pub fn file(&mut self, path: String) {
        self.lines.push(Line::File(path));
    }

    /// A page of its own: `README.md`.
    pub fn page() -> Self {
        Self { width: LAST_COLUMN, lines: Vec::new() }
    }

    /// A heading with blank lines around it, for what is read as a file, too.
    pub fn section(&mut self, text: &str) {
        self.block(vec![format!("# {text}"), String::new()]);
    }

    /// A heading below the first.
    pub fn subheading(&mut self, text: &str) {
        self.block(vec![format!("## {text}"), String::new()]);
    }

    /// A table, in lines.
    pub fn table(&mut self, rows: &[String]) {
        self.block(rows.to_vec());
    }

    /// As a file.
    pub fn page_text(&self) -> String {
        let line = |line: &Line| match line {
            Line::Text(text) | Line::File(text) => format!("{text}\n"),
        };
        self.lines.iter().map(line).collect()
    }

    /// As lines of a table.
    pub fn parts(&self) -> Vec<Part> {
        let part = |line: &Line| match line {
            Line::Text(text) if text.is_empty() => Part::Doc(String::new()),
            Line::Text(text) => Part::Doc(format!(" {text}")),
            Line::File(path) => Part::row(&quote!(#[doc = include_str!(#path)])),
        };
        self.lines.iter().map(part).collect()
    }

    /// As outer attributes.
    pub fn outer(&self) -> TokenStream {
        self.lines.iter().map(|line| attribute(line, &quote!(#))).collect()
    }

    /// As inner attributes.
    pub fn inner(&self) -> TokenStream {
        self.lines.iter().map(|line| attribute(line, &quote!(#!))).collect()
    }

    fn block(&mut self, lines: Vec<String>) {
        if !lines.is_empty() {
            self.gap();
            self.lines.extend(lines.into_iter().map(Line::Text));
        }
    }

    fn gap(&mut self) {
        match self.lines.last() {
            None => {}
            Some(Line::Text(last)) if last.is_empty() || last.starts_with("# ") => {}
            Some(_) => self.lines.push(Line::Text(String::new())),
        }
    }
}

/// Summary and text, with the facts at the end, in lines.
fn said(docs: &Docs, width: usize) -> Vec<String> {
    let Docs { summary, text, facts } = docs;
    let text = text.as_deref().map(clean).unwrap_or_default();
    let text = text.trim();
    let mut lines = Vec::new();
    if let Some(summary) = summary.as_deref().map(clean).filter(|s| !same(s, text)) {
        let mut writer = Writer::new(width);
        markdown::write(&mut writer, summary.trim());
        writer.full_stop();
        lines = writer.finish();
    }
    let mut writer = Writer::new(width);
    markdown::write(&mut writer, text);
    add_facts(&mut writer, facts);
    let text = writer.finish();
    if !lines.is_empty() && !text.is_empty() {
        lines.push(String::new());
    }
    lines.extend(text);
    lines
}

/// How many lines the paragraph has that comes first; none if it is another block.
fn title_length(lines: &[String]) -> usize {
    let length = lines.iter().take_while(|line| !line.is_empty()).count();
    let block = lines.get(..length).unwrap_or_default();
    if markdown::is_paragraph(&block.join("\n")) { length } else { 0 }
}

/// Text as a code span.
pub fn inline_code(text: &str) -> String {
    let mut words = Words::default();
    escape::push_code(&mut words, &clean(text), false);
    let code = words.take_line();
    if code.is_empty() { "empty".to_owned() } else { code }
}

fn attribute(line: &Line, sign: &TokenStream) -> TokenStream {
    match line {
        Line::Text(text) if text.is_empty() => quote!(#sign [doc = ""]),
        Line::Text(text) => {
            let text = format!(" {text}");
            quote!(#sign [doc = #text])
        }
        Line::File(path) => quote!(#sign [doc = include_str!(#path)]),
    }
}

/// Adds facts to the paragraph at hand, in brackets; without one they are a paragraph.
fn add_facts(writer: &mut Writer, facts: &[String]) {
    if facts.is_empty() {
        return;
    }
    let facts = facts.iter().map(|fact| clean(fact).into_owned()).collect::<Vec<_>>();
    let facts = facts.join("; ").split_whitespace().collect::<Vec<_>>().join(" ");
    match writer.make_room() {
        Room::Text => {
            writer.words().glue("(");
            markdown::write_inline(writer, &facts);
            writer.words().glue(").");
        }
        Room::Led => {
            markdown::write_inline(writer, &facts);
            writer.words().glue(".");
        }
        Room::None => {
            let mut signs = facts.chars();
            let first =
                signs.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
            markdown::write_inline(writer, &format!("{first}{}", signs.as_str()));
            writer.words().glue(".");
        }
    }
    writer.end_paragraph();
}

/// Whether the summary says no more than the text.
fn same(summary: &str, text: &str) -> bool {
    let summary = summary.trim().trim_end_matches('.');
    summary.is_empty() || text.trim_end_matches('.').eq_ignore_ascii_case(summary)
}

#[cfg(test)]
mod tests;
