//! What documentation may hold: no HTML, no foreign links, no code that rustdoc would run.

use std::collections::BTreeMap;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// What of a page could do something.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Active {
    /// Blocks that rustdoc takes for Rust.
    pub code: Vec<String>,
    pub html: Vec<String>,
    /// Targets of links that are not on the web.
    pub links: Vec<String>,
}

/// The texts of a Rust file's documentation, each whole.
pub fn of_source(source: &str) -> Vec<String> {
    let mut texts = vec![String::new()];
    for line in source.lines().map(str::trim_start) {
        let doc = line.strip_prefix("///").or_else(|| line.strip_prefix("//!"));
        match (doc, texts.last_mut()) {
            (Some(doc), Some(text)) => {
                text.push_str(doc.strip_prefix(' ').unwrap_or(doc));
                text.push('\n');
            }
            (None, Some(text)) if !text.is_empty() => texts.push(String::new()),
            _ => {}
        }
    }
    texts
}

/// Reads Markdown as rustdoc does.
pub fn active(markdown: &str) -> Active {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    let mut active = Active::default();
    let mut open: Option<String> = None;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                open = Some(String::new())
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                let text = ["text", "json", "yaml", "sh", "http", "xml", "html", "js"];
                let foreign =
                    text.contains(&info.as_ref()) || INERT.contains(&info.as_ref());
                open = (!foreign).then(String::new);
            }
            Event::Text(text) => open.iter_mut().for_each(|code| code.push_str(&text)),
            Event::End(TagEnd::CodeBlock) => active.code.extend(open.take()),
            Event::Html(html) | Event::InlineHtml(html) => {
                active.html.push(html.to_string())
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. })
                if !dest_url.starts_with("https://")
                    && !dest_url.starts_with("http://") =>
            {
                active.links.push(dest_url.to_string());
            }
            _ => {}
        }
    }
    active
}

const INERT: &[&str] =
    &["python", "javascript", "bash", "toml", "ruby", "go", "c", "cpp"];

/// What all documentation of a crate could do, by file.
pub fn of_crate(files: &[(String, String)]) -> BTreeMap<&str, Vec<Active>> {
    let texts = |path: &str, text: &str| match () {
        () if path.ends_with(".rs") => of_source(text),
        () if path.ends_with(".md") => vec![text.to_owned()],
        () => Vec::new(),
    };
    let pages = files.iter().map(|(path, text)| {
        let all = texts(path, text).iter().map(|text| active(text)).collect::<Vec<_>>();
        let all = all.into_iter().filter(|one| *one != Active::default());
        (path.as_str(), all.collect())
    });
    pages.collect()
}
