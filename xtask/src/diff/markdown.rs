//! What changed, as Markdown for a pull request or a changelog.

use std::fmt::Write;

use oasmith::diff::{Change, Effect, Verdict};

use super::comparison::{Comparison, Row};

/// All changes.
pub fn render(of: &Comparison) -> String {
    if of.verdict == Verdict::Same {
        return "Nothing changed for users of the crate.\n".to_owned();
    }
    let mut text = format!("**{}**: {}", of.verdict.name(), of.counts());
    // Writing to a string can't fail.
    if let Some(next) = &of.next {
        let _ = write!(text, "; after version {} comes {next}", of.old.version);
    }
    text.push_str(".\n");
    for (resource, rows) in of.groups() {
        let name = resource.map(|name| format!("`{name}`"));
        let name =
            name.unwrap_or_else(|| "The whole crate, and shared types".to_owned());
        let _ = writeln!(text, "\n### {name}\n");
        for Row { change, spot } in rows {
            let spot = spot.as_ref().map(|spot| format!(" (`{}`)", spot.text()));
            let _ = writeln!(text, "- {}{}", line(change), spot.unwrap_or_default());
        }
    }
    text
}

/// A change in one line.
pub fn line(change: &Change) -> String {
    let mark = match change.effect {
        Effect::Breaking => "**Breaking**: ",
        Effect::Behaviour => "**Behaviour**: ",
        Effect::Compatible => "",
    };
    format!("{mark}{}", plain(&change.to_string()))
}

/// One line, with nothing outside of code that Markdown would take for its own. Code is
/// what stands between backticks.
fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut plain = String::new();
    for (at, part) in words.join(" ").split('`').enumerate() {
        let is_code = at % 2 == 1;
        if at > 0 {
            plain.push('`');
        }
        for letter in part.chars() {
            if !is_code && matches!(letter, '\\' | '*' | '_' | '<' | '[' | '&' | '#') {
                plain.push('\\');
            }
            plain.push(letter);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn only_code_keeps_its_signs() {
        let text = "`a_b<T>` is\n *now* <b> `@c`";
        assert_eq!(plain(text), "`a_b<T>` is \\*now\\* \\<b> `@c`");
    }
}
