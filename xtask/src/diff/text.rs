//! What changed, as text for a terminal.

use std::fmt::Write;
use std::path::Path;

use oasmith::diff::{Effect, Verdict};

use super::comparison::{Comparison, Row};

/// What is the same of all rows.
#[derive(Clone, Copy, Debug)]
pub struct Style<'a> {
    /// Whether to use ANSI colours.
    pub color: bool,
    /// The folder that paths are shown from.
    pub here: &'a Path,
}

/// All changes.
pub fn render(of: &Comparison, style: Style<'_>) -> String {
    let mut text = String::new();
    for (resource, rows) in of.groups() {
        let name = resource.unwrap_or("the whole crate, and types that resources share");
        // Writing to a string can't fail.
        let _ = writeln!(text, "{}", style.paint(BOLD, name));
        for row in rows {
            text.push_str(&style.row(row));
        }
        text.push('\n');
    }
    text + &verdict(of)
}

/// The most important changes, and how many there are.
pub fn short(of: &Comparison, most: usize, style: Style<'_>) -> String {
    let mut rows: Vec<&Row> = of.rows.iter().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.change.effect));
    let mut text = "what changed for users of the crate:\n".to_owned();
    for row in rows.iter().take(most) {
        text.push_str(&style.row(row));
    }
    if let Some(more) = rows.len().checked_sub(most).filter(|more| *more > 0) {
        let plural = if more == 1 { "" } else { "s" };
        let _ = writeln!(text, "  and {more} more change{plural}");
    }
    text + &verdict(of)
}

/// What it comes to.
fn verdict(of: &Comparison) -> String {
    if of.verdict == Verdict::Same {
        return "nothing changed for users of the crate\n".to_owned();
    }
    let mut text = format!("{}: {}\n", of.verdict.name(), of.counts());
    if let Some(next) = &of.next {
        let _ = writeln!(text, "after version {} comes {next}", of.old.version);
    }
    text
}

const BOLD: &str = "1";
const DIM: &str = "2";

impl Style<'_> {
    fn row(self, row: &Row) -> String {
        let effect = row.change.effect;
        let mark = self.paint(colour(effect), &format!("{:<10}", effect.name()));
        let spot = row.spot.as_ref().map(|spot| spot.text_from(self.here));
        let spot = spot.map(|spot| format!("  {}", self.paint(DIM, &spot)));
        format!("  {mark}  {}{}\n", row.change, spot.unwrap_or_default())
    }

    fn paint(self, code: &str, text: &str) -> String {
        match self.color {
            true => format!("\x1b[{code}m{text}\x1b[0m"),
            false => text.to_owned(),
        }
    }
}

/// As errors, warnings and what is well are coloured elsewhere.
fn colour(effect: Effect) -> &'static str {
    match effect {
        Effect::Breaking => "1;31",
        Effect::Behaviour => "1;33",
        Effect::Compatible => "32",
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use oasmith::diff::{Change, Effect, Kind, Side, Subject, Verdict, What};
    use oasmith::load::Position;

    use super::{Style, render, short};
    use crate::diff::comparison::{Comparison, Crate, Row, Spot};

    fn row(resource: Option<&str>, effect: Effect, line: usize) -> Row {
        let name = format!("line_{line}");
        let change = Change {
            resource: resource.map(str::to_owned),
            subject: Subject { what: What::Field, owner: Some("Pet".to_owned()), name },
            kind: Kind::Removed,
            effect,
            at: String::new(),
            side: Side::New,
        };
        let position = Some(Position { line, column: 3 });
        let (root, file) = (PathBuf::from("/home/me/spec"), "pets.yaml".to_owned());
        Row { change, spot: Some(Spot { root, file, position }) }
    }

    fn comparison() -> Comparison {
        let package =
            |version: &str| Crate { name: String::new(), version: version.to_owned() };
        Comparison {
            old: package("0.1.0"),
            new: package("0.1.0"),
            rows: vec![
                row(None, Effect::Compatible, 1),
                row(Some("pets"), Effect::Behaviour, 2),
                row(Some("owners"), Effect::Breaking, 3),
            ],
            verdict: Verdict::Major,
            next: Some("0.2.0".to_owned()),
        }
    }

    #[test]
    fn colours_are_put_around_words_and_change_none() {
        let (of, here) = (comparison(), Path::new("/home/me"));
        let plain = render(&of, Style { color: false, here });
        let colored = render(&of, Style { color: true, here });
        assert!(colored.contains("\x1b[1;31mbreaking  \x1b[0m  "), "{colored}");
        assert!(colored.contains("\x1b[2mspec/pets.yaml:3:3\x1b[0m\n"), "{colored}");
        let parts = colored.split('\x1b').map(|part| match part.strip_prefix('[') {
            Some(code) => code.split_once('m').map_or("", |(_, text)| text),
            None => part,
        });
        assert_eq!(parts.collect::<String>(), plain);
    }

    #[test]
    fn the_short_form_begins_with_what_breaks_and_counts_the_rest() {
        let style = Style { color: false, here: Path::new("/elsewhere") };
        let text = short(&comparison(), 2, style);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 6, "{text}");
        assert!(lines[1].starts_with("  breaking    "), "{text}");
        assert!(lines[1].ends_with("  /home/me/spec/pets.yaml:3:3"), "{text}");
        assert!(lines[2].starts_with("  behaviour   "), "{text}");
        assert_eq!(
            lines[3..],
            [
                "  and 1 more change",
                "major: 1 breaking, 1 behaviour-changing, 1 compatible",
                "after version 0.1.0 comes 0.2.0",
            ]
        );
    }
}
