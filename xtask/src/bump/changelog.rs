//! The text of a `CHANGELOG.md` in the style of Keep a Changelog, with a section for one
//! version put in or added to. What is there stays as it is, to the byte.

use std::ops::Range;

use oasmith::diff::Section;

/// What the file begins with if there is none.
const HEAD: &str = "# Changelog

The format is that of [Keep a Changelog](https://keepachangelog.com/en/1.1.0/), the versions
are those of [Semantic Versioning](https://semver.org/spec/v2.0.0.html).
";

/// The headings of a section, in their order.
const HEADINGS: [Section; 4] =
    [Section::Added, Section::Changed, Section::Deprecated, Section::Removed];

/// One line of a section, without the dash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub heading: Section,
    pub text: String,
}

/// The file `old` with these entries in the section of `version`: a new one above the
/// older ones, or the one that is there, to which is added what it does not say yet.
pub fn with(old: Option<&str>, version: &str, date: &str, entries: &[Entry]) -> String {
    let old = old.unwrap_or(HEAD);
    let line_end = if old.contains("\r\n") { "\r\n" } else { "\n" };
    let mut lines: Vec<String> = old.lines().map(str::to_owned).collect();
    let releases = releases(&lines);
    match releases.iter().find(|release| release.version == version) {
        Some(found) => add(&mut lines, found.lines.clone(), entries),
        None => {
            let released = releases.iter().find(|release| !release.is_unreleased());
            let at = released.map_or_else(|| end(&lines), |release| release.lines.start);
            insert(&mut lines, at, version, date, entries);
        }
    }
    lines.join(line_end) + line_end
}

/// `## [1.2.3] - 2026-01-01` and what is below it.
struct Release {
    version: String,
    lines: Range<usize>,
}

impl Release {
    fn is_unreleased(&self) -> bool {
        self.version.eq_ignore_ascii_case("unreleased")
    }
}

fn releases(lines: &[String]) -> Vec<Release> {
    let mut found: Vec<Release> = Vec::new();
    let mut in_code = false;
    for (at, line) in lines.iter().enumerate() {
        in_code ^= line.trim_start().starts_with("```");
        let Some(title) = line.strip_prefix("## ").filter(|_| !in_code) else {
            continue;
        };
        if let Some(last) = found.last_mut() {
            last.lines.end = at;
        }
        let version = title.split_whitespace().next().unwrap_or_default();
        let version = version.trim_matches(['[', ']']);
        let version = version.split(']').next().unwrap_or_default();
        found.push(Release { version: version.to_owned(), lines: at..end(lines) });
    }
    found
}

/// Where the file ends but for blank lines and the targets of its links.
fn end(lines: &[String]) -> usize {
    let is_link = |line: &str| line.starts_with('[') && line.contains("]: ");
    let last = lines.iter().rposition(|line| !is_link(line) && !line.trim().is_empty());
    last.map_or(0, |last| last + 1)
}

fn insert(
    lines: &mut Vec<String>,
    at: usize,
    version: &str,
    date: &str,
    entries: &[Entry],
) {
    let mut new = vec![format!("## [{version}] - {date}")];
    for heading in HEADINGS {
        new.extend(group(heading, of(heading, entries)));
    }
    let is_blank =
        |line: Option<&String>| line.is_none_or(|line| line.trim().is_empty());
    if at > 0 && !is_blank(lines.get(at - 1)) {
        new.insert(0, String::new());
    }
    if !is_blank(lines.get(at)) {
        new.push(String::new());
    }
    lines.splice(at..at, new);
}

/// Adds to a section what it does not say yet.
fn add(lines: &mut Vec<String>, section: Range<usize>, entries: &[Entry]) {
    let mut section = section;
    for heading in HEADINGS {
        let present = lines.get(section.clone()).unwrap_or_default();
        let is_new = |entry: &&Entry| {
            let line = bullet(entry);
            !present.iter().any(|there| there.trim_end() == line)
        };
        let missing: Vec<&Entry> = of(heading, entries).filter(is_new).collect();
        if missing.is_empty() {
            continue;
        }
        let title = format!("### {}", heading.name());
        let begin = present.iter().position(|line| line.trim_end() == title);
        let (at, new) = match begin {
            Some(begin) => {
                let rest = present.get(begin + 1..).unwrap_or_default();
                let next = rest.iter().position(|line| line.starts_with("### "));
                let group = rest.get(..next.unwrap_or(rest.len())).unwrap_or_default();
                let new = missing.into_iter().map(bullet).collect();
                (section.start + begin + 1 + filled(group), new)
            }
            None => {
                (section.start + filled(present), group(heading, missing.into_iter()))
            }
        };
        section.end += new.len();
        lines.splice(at..at, new);
    }
}

/// How many lines there are up to the last one with something on it.
fn filled(lines: &[String]) -> usize {
    lines.iter().rposition(|line| !line.trim().is_empty()).map_or(0, |last| last + 1)
}

fn of(heading: Section, entries: &[Entry]) -> impl Iterator<Item = &Entry> {
    entries.iter().filter(move |entry| entry.heading == heading)
}

/// A heading with its entries, each line after a blank one as Markdown wants it.
fn group<'a>(heading: Section, entries: impl Iterator<Item = &'a Entry>) -> Vec<String> {
    let mut lines: Vec<String> = entries.map(bullet).collect();
    if !lines.is_empty() {
        let title = format!("### {}", heading.name());
        lines.splice(0..0, [String::new(), title, String::new()]);
    }
    lines
}

fn bullet(entry: &Entry) -> String {
    format!("- {}", entry.text)
}

#[cfg(test)]
mod tests {
    use oasmith::diff::Section;

    use super::{Entry, HEAD, with};

    fn entries(all: &[(Section, &str)]) -> Vec<Entry> {
        all.iter()
            .map(|(heading, text)| Entry { heading: *heading, text: (*text).to_owned() })
            .collect()
    }

    #[test]
    fn the_first_section_follows_the_head() {
        let new = entries(&[(Section::Removed, "`b`"), (Section::Added, "`a`")]);
        let text = with(None, "0.2.0", "2026-01-02", &new);
        let section =
            "\n## [0.2.0] - 2026-01-02\n\n### Added\n\n- `a`\n\n### Removed\n\n- `b`\n";
        assert_eq!(text, format!("{HEAD}{section}"));
    }

    #[test]
    fn a_section_stands_above_the_older_ones_and_below_what_is_unreleased() {
        let old = "# Log\r\n\r\n## [Unreleased]\r\n\r\n```\r\n## [0.0.1]\r\n```\r\n\r\n\
                   ## 0.1.0 - 2025-01-01\r\n- mine\r\n\r\n[0.1.0]: https://example.com\r\n";
        let new = entries(&[(Section::Changed, "x")]);
        let text = with(Some(old), "0.2.0", "2026-01-02", &new);
        let section = "## [0.2.0] - 2026-01-02\r\n\r\n### Changed\r\n\r\n- x\r\n\r\n";
        let (before, after) = old.split_at(old.find("## 0.1.0").expect("a section"));
        assert_eq!(text, format!("{before}{section}{after}"));
    }

    #[test]
    fn links_stay_at_the_end() {
        let old = "# Log\n\n## [Unreleased]\n\n[Unreleased]: https://example.com\n";
        let new = entries(&[(Section::Changed, "x")]);
        let text = with(Some(old), "1.0.0", "2026-01-02", &new);
        assert_eq!(
            text,
            "# Log\n\n## [Unreleased]\n\n## [1.0.0] - 2026-01-02\n\n### Changed\n\n- x\n\n\
             [Unreleased]: https://example.com\n"
        );
    }

    #[test]
    fn a_section_that_is_there_gets_what_it_does_not_say_yet() {
        let old = "# Log\n\n## [0.2.0] - 2026-01-01\n\nWords.\n\n### Added\n\n- `a`\n\n\
                   ### Fixed\n\n- mine\n\n## [0.1.0]\n\n### Added\n\n- `c`\n";
        let new = entries(&[
            (Section::Added, "`a`"),
            (Section::Added, "`c`"),
            (Section::Removed, "`b`"),
        ]);
        let text = with(Some(old), "0.2.0", "2026-01-02", &new);
        assert_eq!(
            text,
            "# Log\n\n## [0.2.0] - 2026-01-01\n\nWords.\n\n### Added\n\n- `a`\n- `c`\n\n\
             ### Fixed\n\n- mine\n\n### Removed\n\n- `b`\n\n## [0.1.0]\n\n### Added\n\n- `c`\n"
        );
        assert_eq!(with(Some(&text), "0.2.0", "2027-01-01", &new), text);
    }
}
