//! Reads a document's CommonMark and writes it back as Markdown that rustdoc takes as it
//! is meant: wrapped, closed, without raw HTML, without links into the code, and with no
//! code that rustdoc would compile. Never fails and never recurses.

use pulldown_cmark::{
    Alignment, CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd,
    TextMergeStream,
};

use super::escape::{is_linkable, longest_run, push_code, push_text};
use super::html;
use super::writer::Writer;

/// Languages of code blocks that rustdoc leaves alone.
const LANGUAGES: &[&str] = &[
    "json",
    "yaml",
    "yml",
    "xml",
    "html",
    "css",
    "javascript",
    "js",
    "typescript",
    "ts",
    "sh",
    "bash",
    "shell",
    "console",
    "http",
    "sql",
    "python",
    "ruby",
    "go",
    "java",
    "php",
    "csharp",
    "c",
    "cpp",
    "toml",
    "ini",
    "hcl",
    "terraform",
    "graphql",
    "csv",
    "diff",
    "markdown",
];

/// What is open around the text at hand.
#[derive(Default)]
struct State {
    /// Inside a heading: it is bold as a whole.
    heading: bool,
    /// The targets of open links; `None` for one that is not kept.
    links: Vec<Option<String>>,
    /// Inside `<https://..>`, of which the target has been written.
    autolink: bool,
    /// An open code block: its language and its text.
    code: Option<(String, String)>,
    /// The text of an open HTML block.
    html: Option<String>,
    /// The columns of an open table.
    columns: Vec<Alignment>,
    /// The cells of an open row.
    cells: Option<Vec<String>>,
}

/// Writes `text` to `out`.
pub fn write(out: &mut Writer, text: &str) {
    if text.is_empty() {
        return;
    }
    if is_plain(text) {
        out.start_paragraph();
        push_text(out.words(), text, false);
        out.end_paragraph();
        return;
    }
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut state = State::default();
    for event in TextMergeStream::new(Parser::new_ext(text, options)) {
        state.event(out, event);
    }
    out.end_paragraph();
}

/// Adds a phrase to the paragraph at hand: text and code spans, nothing else.
pub fn write_inline(out: &mut Writer, text: &str) {
    for event in TextMergeStream::new(Parser::new(text)) {
        match event {
            Event::Code(code) => push_code(out.words(), &code, false),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                push_text(out.words(), &text, false);
            }
            Event::SoftBreak | Event::HardBreak => out.words().space(),
            _ => {}
        }
    }
}

/// Whether a block, as it is written here, is a paragraph.
pub fn is_paragraph(block: &str) -> bool {
    let first = Parser::new_ext(block, Options::ENABLE_TABLES).next();
    matches!(first, Some(Event::Start(Tag::Paragraph)))
}

/// Whether the text is one paragraph without any sign that Markdown knows: most texts.
fn is_plain(text: &str) -> bool {
    let harmless = |c: char| c.is_alphanumeric() || " ,.;()'\"/%$?!-".contains(c);
    text.starts_with(char::is_alphabetic) && text.chars().all(harmless)
}

impl State {
    fn event(&mut self, out: &mut Writer, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(out, tag),
            Event::End(tag) => self.end(out, tag),
            Event::Text(text) => self.text(out, &text),
            Event::Code(code) if !self.autolink => {
                push_code(out.words(), &code, self.cells.is_some());
            }
            Event::Html(text) | Event::InlineHtml(text) => match &mut self.html {
                Some(html) => html.push_str(&text),
                None => html_text(out, &text),
            },
            Event::SoftBreak => out.words().space(),
            Event::HardBreak if self.heading => out.words().space(),
            Event::HardBreak => out.words().line_break(),
            Event::Rule => out.rule(),
            _ => {}
        }
    }

    fn text(&mut self, out: &mut Writer, text: &str) {
        match &mut self.code {
            Some((_, code)) => code.push_str(text),
            None if self.autolink => {}
            None => push_text(out.words(), text, self.links.iter().any(Option::is_some)),
        }
    }

    fn start(&mut self, out: &mut Writer, tag: Tag<'_>) {
        match tag {
            Tag::Heading { .. } => {
                out.start_block();
                self.heading = true;
            }
            Tag::Paragraph => out.start_paragraph(),
            Tag::BlockQuote(_) => out.start_quote(),
            Tag::CodeBlock(kind) => {
                out.start_block();
                self.code = Some((language(&kind).to_owned(), String::new()));
            }
            Tag::HtmlBlock => {
                out.start_block();
                self.html = Some(String::new());
            }
            Tag::List(first) => out.start_list(first),
            Tag::Item => out.start_item(),
            Tag::Table(columns) => {
                out.start_block();
                self.columns = columns;
            }
            Tag::TableHead | Tag::TableRow => self.cells = Some(Vec::new()),
            Tag::Emphasis => out.words().glue("*"),
            Tag::Strong if !self.heading => out.words().glue("**"),
            Tag::Strikethrough => out.words().glue("~~"),
            Tag::Link { link_type, dest_url, .. } => {
                self.start_link(out, link_type, &dest_url)
            }
            _ => {}
        }
    }

    fn end(&mut self, out: &mut Writer, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                self.heading = false;
                out.end_heading();
            }
            TagEnd::Paragraph => out.end_paragraph(),
            TagEnd::BlockQuote(_) => out.end_quote(),
            TagEnd::CodeBlock => {
                if let Some((language, code)) = self.code.take() {
                    code_block(out, &language, &code);
                }
            }
            TagEnd::HtmlBlock => {
                html_text(out, &self.html.take().unwrap_or_default());
                out.end_paragraph();
            }
            TagEnd::List(_) => out.end_list(),
            TagEnd::Item => out.end_item(),
            TagEnd::TableCell => {
                let cell = out.words().take_line();
                self.cells.get_or_insert_default().push(cell);
            }
            TagEnd::TableHead => {
                out.line(&row(self.cells.take().unwrap_or_default()));
                let rule = self.columns.iter().map(|column| rule(*column).to_owned());
                out.line(&row(rule.collect()));
            }
            TagEnd::TableRow => out.line(&row(self.cells.take().unwrap_or_default())),
            TagEnd::Table => out.end_block(),
            TagEnd::Emphasis => out.words().glue("*"),
            TagEnd::Strong if !self.heading => out.words().glue("**"),
            TagEnd::Strikethrough => out.words().glue("~~"),
            TagEnd::Link => self.end_link(out),
            _ => {}
        }
    }

    fn start_link(&mut self, out: &mut Writer, kind: LinkType, target: &str) {
        let target = safe_target(target);
        if matches!(kind, LinkType::Autolink) {
            if let Some(target) = target.filter(|target| is_linkable(target)) {
                out.words().glue(&format!("<{target}>"));
                self.autolink = true;
            }
            self.links.push(None);
            return;
        }
        if target.is_some() {
            out.words().glue("[");
        }
        self.links.push(target);
    }

    fn end_link(&mut self, out: &mut Writer) {
        self.autolink = false;
        if let Some(Some(target)) = self.links.pop() {
            out.words().glue(&format!("]({target})"));
        }
    }
}

fn html_text(out: &mut Writer, html: &str) {
    for piece in html::text(html) {
        match piece {
            html::Piece::Text(text) => push_text(out.words(), &text, false),
            html::Piece::Break => out.words().line_break(),
        }
    }
}

/// A target that rustdoc can't take for a path of the code.
fn safe_target(target: &str) -> Option<String> {
    let web = target.starts_with("https://") || target.starts_with("http://");
    if !web || target.chars().any(char::is_whitespace) {
        return None;
    }
    let mut safe = String::with_capacity(target.len());
    for c in target.chars() {
        match c {
            '(' | ')' | '<' | '>' | '[' | ']' | '{' | '}' | '\\' | '|' | '`' | '"'
            | '*' => {
                safe.push_str(&format!("%{:02X}", u32::from(c)));
            }
            _ => safe.push(c),
        }
    }
    Some(safe)
}

fn language(kind: &CodeBlockKind<'_>) -> &'static str {
    let CodeBlockKind::Fenced(info) = kind else { return "text" };
    let name = info.split([' ', ',', '{']).next().unwrap_or_default();
    LANGUAGES
        .iter()
        .find(|known| known.eq_ignore_ascii_case(name))
        .copied()
        .unwrap_or("text")
}

fn code_block(out: &mut Writer, language: &str, code: &str) {
    let fence = "`".repeat(longest_run(code, '`').max(2) + 1);
    out.line(&format!("{fence}{language}"));
    code.trim_end().lines().for_each(|line| out.line(line));
    out.line(&fence);
    out.end_block();
}

fn row(cells: Vec<String>) -> String {
    format!("| {} |", cells.join(" | "))
}

fn rule(column: Alignment) -> &'static str {
    match column {
        Alignment::None => "---",
        Alignment::Left => ":--",
        Alignment::Center => ":-:",
        Alignment::Right => "--:",
    }
}
