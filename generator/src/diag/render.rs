//! Words, lines and arrows: turns faults into the text that users read.
//!
//! Nothing here decides what is a fault.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use super::finding::{Finding, locate};
use super::{Code, Fault, Faults, Kind, Place, Severity};
use crate::load::{Position, Sources};

/// How faults are shown.
#[derive(Clone, Debug)]
pub struct Style {
    /// Whether to use ANSI colours.
    pub color: bool,
    /// The folder that paths are shown relative to.
    pub current_dir: PathBuf,
    /// At most so many warnings are shown in full; the rest is counted. Errors
    /// are always shown.
    pub most_warnings: usize,
    /// Of warnings that differ only in their names and places, at most so many are shown
    /// in full; the last of them says how many more there are.
    pub most_alike: usize,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            color: false,
            current_dir: PathBuf::new(),
            most_warnings: usize::MAX,
            most_alike: usize::MAX,
        }
    }
}

/// Nobody reads more errors at once, and a hostile document has a million.
const MOST_ERRORS: usize = 1_000;

/// All faults as text: by severity, then by file and line.
pub fn render(faults: &Faults, sources: &Sources, style: &Style) -> String {
    let findings = locate(faults, sources);
    let (warnings, errors): (Vec<&Finding>, Vec<&Finding>) =
        findings.iter().partition(|one| one.severity() == Severity::Warning);
    let groups = grouped(warnings, style.most_alike);
    let shown = groups.len().min(style.most_warnings);
    let renderer = renderer(style);
    let mut text = String::new();
    for (one, more) in groups.iter().take(shown) {
        text.push_str(&Located::new(one, sources, style).render(&renderer, *more));
        text.push_str("\n\n");
    }
    let hidden: usize = groups.iter().skip(shown).map(|(_, more)| 1 + more).sum();
    if hidden > 0 {
        text.push_str(&format!("and {hidden} more warnings\n\n"));
    }
    for one in errors.iter().take(MOST_ERRORS) {
        text.push_str(&Located::new(one, sources, style).render(&renderer, 0));
        text.push_str("\n\n");
    }
    if let Some(hidden) = errors.len().checked_sub(MOST_ERRORS + 1) {
        text.push_str(&format!("and {} more errors\n\n", hidden + 1));
    }
    text.truncate(text.trim_end().len());
    text
}

/// Warnings, those left out that are like `most` before them; the last of each sort that
/// is left in knows how many those are.
fn grouped(warnings: Vec<&Finding>, most: usize) -> Vec<(&Finding, usize)> {
    let mut sorts: HashMap<(Code, String), (usize, usize)> = HashMap::new();
    let mut groups: Vec<(&Finding, usize)> = Vec::new();
    for warning in warnings {
        let sort = (warning.fault.code, warning.shape());
        let (count, last) = sorts.entry(sort).or_default();
        *count += 1;
        if *count <= most.max(1) {
            *last = groups.len();
            groups.push((warning, 0));
        } else if let Some((_, more)) = groups.get_mut(*last) {
            *more += 1;
        }
    }
    groups
}

fn renderer(style: &Style) -> Renderer {
    let renderer = if style.color { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii)
}

/// A finding with the line that it is on.
struct Located<'a> {
    fault: &'a Fault,
    path: Option<String>,
    position: Option<Position>,
    excerpt: Option<Excerpt>,
}

impl<'a> Located<'a> {
    fn new(finding: &'a Finding, sources: &Sources, style: &Style) -> Self {
        let Finding { fault, position, .. } = finding;
        let (place, position) = (fault.place.as_ref(), *position);
        Self {
            fault,
            path: place.map(|place| shown_path(place, sources, &style.current_dir)),
            excerpt: place
                .zip(position)
                .and_then(|(place, position)| Excerpt::new(place, position, sources)),
            position,
        }
    }

    /// Whether the excerpt says the position itself.
    fn is_whole_line(&self) -> bool {
        self.excerpt.as_ref().is_some_and(|excerpt| excerpt.is_whole)
    }

    /// As text; `more` is how many others are like it.
    fn render(&self, renderer: &Renderer, more: usize) -> String {
        let level = match self.fault.code.severity() {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level.primary_title(&self.fault.message).id(self.fault.code.name());
        let mut group = title.elements(std::iter::empty::<Origin<'_>>());
        if let Some(path) = self.path.as_ref().filter(|_| !self.is_whole_line()) {
            let mut origin = Origin::path(path);
            if let Some(position) = self.position {
                origin = origin.line(position.line).char_column(position.column);
            }
            group = group.element(origin);
        }
        if let Some(excerpt) = &self.excerpt {
            let mark = AnnotationKind::Primary.span(excerpt.mark.clone());
            let path = self.path.as_ref().filter(|_| excerpt.is_whole);
            let snippet = Snippet::source(&excerpt.text)
                .line_start(excerpt.line)
                .path(path.map(String::as_str))
                .annotation(mark);
            group = group.element(snippet);
        }
        if let Some(note) = kind_note(self.fault.code) {
            group = group.element(Level::NOTE.message(note));
        }
        if let Some(hint) = &self.fault.hint {
            group = group.element(Level::HELP.message(hint));
        }
        if more > 0 {
            group =
                group.element(Level::NOTE.message(format!("and {more} more like it")));
        }
        renderer.render(&[group])
    }
}

fn kind_note(code: Code) -> Option<&'static str> {
    match code.kind() {
        Kind::Invalid => None,
        Kind::Unsupported => {
            Some("this is a limit of Oasmith; the document itself may be right")
        }
        Kind::Bug => Some("this is a bug in Oasmith, please report it"),
    }
}

/// The line that a fault is on, cut to a window if it is very long.
struct Excerpt {
    text: String,
    line: usize,
    mark: std::ops::Range<usize>,
    /// Whether `text` is the line as it stands, so that columns in it are right.
    is_whole: bool,
}

impl Excerpt {
    fn new(place: &Place, position: Position, sources: &Sources) -> Option<Self> {
        /// Characters shown on each side; minified documents are one long line.
        const WINDOW: usize = 80;
        let file = sources.get(&place.file)?;
        let line = file.text.lines().nth(position.line.checked_sub(1)?)?;
        // Most lines are short or ASCII: a minified document of megabytes is not walked
        // letter by letter for each of its faults.
        let length = if line.is_ascii() { line.len() } else { line.chars().count() };
        let at = position.column.saturating_sub(1).min(length);
        let is_whole = length <= 2 * WINDOW;
        let (start, end) = match is_whole {
            true => (0, length),
            false => (at.saturating_sub(WINDOW), length.min(at + WINDOW)),
        };
        let part = |from: usize, to: usize| -> String {
            match line.is_ascii() {
                true => line.get(from..to).unwrap_or_default().to_owned(),
                false => line.chars().skip(from).take(to - from).collect(),
            }
        };
        let (before, after) = (part(start, at), part(at, end));
        let length = token_length(&after);
        let mark = before.len()..before.len() + length;
        Some(Self { text: before + &after, line: position.line, mark, is_whole })
    }
}

/// How many bytes of `text` belong to the scalar that it starts with.
fn token_length(text: &str) -> usize {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''));
    let length = match quote {
        Some(quote) => {
            text.char_indices().skip(1).find(|(_, c)| *c == quote).map(|(at, _)| at + 1)
        }
        None if text.starts_with(['{', '[']) => Some(1),
        None => {
            [": ", " #", ", ", "}", "]"].iter().filter_map(|end| text.find(end)).min()
        }
    };
    length.unwrap_or_else(|| text.trim_end().trim_end_matches([':', ',']).len())
}

fn shown_path(place: &Place, sources: &Sources, current_dir: &Path) -> String {
    let path = sources.root().join(&*place.file);
    let shown = path.strip_prefix(current_dir).unwrap_or(&path);
    shown.to_string_lossy().replace('\\', "/")
}
