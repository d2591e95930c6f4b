//! Words, lines and arrows: turns faults into the text that users read.
//!
//! Lines and columns are looked up here and nowhere else, so a run without
//! faults never pays for positions. Nothing here decides what is a fault.

use std::path::{Path, PathBuf};

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

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
}

impl Default for Style {
    fn default() -> Self {
        Self { color: false, current_dir: PathBuf::new(), most_warnings: usize::MAX }
    }
}

/// All faults as text: by severity, then by file and line.
pub fn render(faults: &Faults, sources: &Sources, style: &Style) -> String {
    let sorted = faults.sorted();
    let places: Vec<&Place> = sorted.iter().filter_map(|f| f.place.as_ref()).collect();
    let mut positions = sources.positions(&places).into_iter();
    let mut located: Vec<Located<'_>> = sorted
        .into_iter()
        .map(|fault| {
            let position = fault.place.as_ref().and_then(|_| positions.next().flatten());
            Located::new(fault, position, sources, style)
        })
        .collect();
    located.sort_by(|a, b| a.order().cmp(&b.order()));
    let warnings =
        located.iter().filter(|l| l.fault.code.severity() == Severity::Warning).count();
    // Errors are printed last, where the eye is when a run ends.
    let hidden = warnings.saturating_sub(style.most_warnings);
    let renderer = renderer(style);
    let mut text = String::new();
    for (index, one) in located.iter().enumerate() {
        if index >= warnings - hidden && index < warnings {
            continue;
        }
        text.push_str(&one.render(&renderer));
        text.push_str("\n\n");
    }
    if hidden > 0 {
        text.push_str(&format!("and {hidden} more warnings\n\n"));
    }
    text.truncate(text.trim_end().len());
    text
}

fn renderer(style: &Style) -> Renderer {
    let renderer = if style.color { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii)
}

/// A fault with its lines looked up.
struct Located<'a> {
    fault: &'a Fault,
    path: Option<String>,
    position: Option<Position>,
    excerpt: Option<Excerpt>,
    file_rank: usize,
}

impl<'a> Located<'a> {
    fn new(
        fault: &'a Fault,
        position: Option<Position>,
        sources: &Sources,
        style: &Style,
    ) -> Self {
        let place = fault.place.as_ref();
        Self {
            fault,
            path: place.map(|place| shown_path(place, sources, &style.current_dir)),
            excerpt: place
                .zip(position)
                .and_then(|(place, position)| Excerpt::new(place, position, sources)),
            position,
            file_rank: place
                .and_then(|place| sources.rank(&place.file))
                .unwrap_or(usize::MAX),
        }
    }

    fn order(&self) -> impl Ord + use<'_> {
        let spot = self.position.map(|p| (p.line, p.column));
        let severity = match self.fault.code.severity() {
            Severity::Warning => 0,
            Severity::Error => 1,
        };
        (
            severity,
            self.file_rank,
            &self.path,
            spot,
            self.fault.code,
            &self.fault.message,
        )
    }

    /// Whether the excerpt says the position itself.
    fn is_whole_line(&self) -> bool {
        self.excerpt.as_ref().is_some_and(|excerpt| excerpt.is_whole)
    }

    fn render(&self, renderer: &Renderer) -> String {
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
        let line: Vec<char> =
            file.text.lines().nth(position.line.checked_sub(1)?)?.chars().collect();
        let at = position.column.saturating_sub(1).min(line.len());
        let is_whole = line.len() <= 2 * WINDOW;
        let (start, end) = match is_whole {
            true => (0, line.len()),
            false => (at.saturating_sub(WINDOW), line.len().min(at + WINDOW)),
        };
        let before: String = line.get(start..at)?.iter().collect();
        let after: String = line.get(at..end)?.iter().collect();
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
