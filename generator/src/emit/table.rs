//! The layout of the runtime's macro tables (`model! { .. }`, `operation! { .. }`), which
//! no formatter touches: short ones on one line, long ones with their entries filled up to
//! the width. Knows nothing of what the entries mean.

use proc_macro2::TokenStream;

use super::tokens::compact;

const STEP: usize = 4;

/// A call of a macro with braces: `name! { part part .. }`.
#[derive(Clone, Debug)]
pub struct Table {
    name: &'static str,
    parts: Vec<Part>,
    features: Vec<String>,
}

/// What stands in a [`Table`], each on a line of its own unless everything fits on one.
#[derive(Clone, Debug)]
pub enum Part {
    /// A line of documentation, without the slashes.
    Doc(String),
    /// Tokens that are not broken.
    Row(String),
    /// `head { part part }`
    Parts(String, Vec<Part>),
    /// `head { entry, entry }`; documentation may stand between entries.
    Entries(String, Vec<Part>),
    /// As `Entries`, but with a line for each entry.
    Lines(String, Vec<Part>),
    /// As `Parts`, but the first part stays on the line of the head and the closing brace
    /// on that of the last part.
    Led(String, Vec<Part>),
    /// A blank line.
    Blank,
}

impl Part {
    /// Tokens that are not broken.
    pub fn row(tokens: &TokenStream) -> Self {
        Part::Row(compact(tokens))
    }

    /// `head { part part }`
    pub fn parts(head: &TokenStream, parts: Vec<Part>) -> Self {
        Part::Parts(compact(head), parts)
    }

    /// `head { entry, entry }`
    pub fn entries<'a>(
        head: &TokenStream,
        entries: impl IntoIterator<Item = &'a TokenStream>,
    ) -> Self {
        Part::Entries(compact(head), entries.into_iter().map(Part::row).collect())
    }

    fn documents(&self) -> bool {
        match self {
            Part::Doc(_) | Part::Blank => true,
            Part::Row(_) => false,
            Part::Parts(_, parts)
            | Part::Led(_, parts)
            | Part::Entries(_, parts)
            | Part::Lines(_, parts) => parts.iter().any(Part::documents),
        }
    }

    /// On one line; for parts without documentation.
    fn flat(&self) -> String {
        let (head, parts, between) = match self {
            Part::Doc(text) | Part::Row(text) => return text.clone(),
            Part::Blank => return String::new(),
            Part::Parts(head, parts) | Part::Led(head, parts) => (head, parts, " "),
            Part::Entries(head, parts) | Part::Lines(head, parts) => (head, parts, ", "),
        };
        match parts.iter().map(Part::flat).collect::<Vec<_>>().join(between) {
            inside if inside.is_empty() => format!("{head} {{}}"),
            inside => format!("{head} {{ {inside} }}"),
        }
    }

    fn render(&self, out: &mut String, depth: usize, width: usize) {
        let indent = " ".repeat(depth * STEP);
        if !self.documents() {
            let line = format!("{indent}{}\n", self.flat());
            if chars(&line) <= width + 1 {
                out.push_str(&line);
                return;
            }
        }
        match self {
            Part::Doc(line) => {
                out.push_str(format!("{indent}///{line}").trim_end());
                out.push('\n');
            }
            Part::Row(text) => out.push_str(&format!("{indent}{text}\n")),
            Part::Blank => out.push('\n'),
            Part::Led(head, parts) => {
                let first = parts.first().map(Part::flat).unwrap_or_default();
                let line = format!("{indent}{head} {{ {first}\n");
                if chars(&line) > width + 1 {
                    Part::Parts(head.clone(), parts.clone()).render(out, depth, width);
                    return;
                }
                out.push_str(&line);
                self.render_inside(out, depth + 1, width);
                out.truncate(out.trim_end().len());
                out.push_str(" }\n");
            }
            Part::Parts(head, _) | Part::Entries(head, _) | Part::Lines(head, _) => {
                out.push_str(&format!("{indent}{head} {{\n"));
                self.render_inside(out, depth + 1, width);
                out.push_str(&format!("{indent}}}\n"));
            }
        }
    }

    fn render_inside(&self, out: &mut String, depth: usize, width: usize) {
        match self {
            Part::Doc(_) | Part::Row(_) | Part::Blank => {}
            Part::Parts(_, parts) => {
                parts.iter().for_each(|part| part.render(out, depth, width));
            }
            Part::Led(_, parts) => {
                parts.iter().skip(1).for_each(|part| part.render(out, depth, width));
            }
            Part::Entries(_, parts) => fill(out, parts, depth, width, false),
            Part::Lines(_, parts) => fill(out, parts, depth, width, true),
        }
    }
}

impl Table {
    /// A call of `name!`.
    pub fn new(name: &'static str, parts: Vec<Part>) -> Self {
        Self { name, parts, features: Vec::new() }
    }

    /// The same, compiled with any of these features only; with none of them, always.
    pub fn with(self, features: &[&str]) -> Self {
        let features = features.iter().map(|&feature| feature.to_owned()).collect();
        Self { features, ..self }
    }

    /// The item's source, without a line break at its end.
    pub fn render(&self, width: usize) -> String {
        let Self { name, parts, features } = self;
        let mut out = condition(features, width);
        let whole = Part::Parts(format!("{name}!"), parts.clone());
        if !whole.documents() && chars(&whole.flat()) <= width {
            return out + &whole.flat();
        }
        out.push_str(&format!("{name}! {{\n"));
        whole.render_inside(&mut out, 1, width);
        out.push('}');
        out
    }
}

/// `#[cfg(any(feature = ".."))]` on a line of its own, broken as rustfmt does it.
fn condition(features: &[String], width: usize) -> String {
    let any: Vec<String> =
        features.iter().map(|feature| format!("feature = {feature:?}")).collect();
    match any.as_slice() {
        [] => String::new(),
        [one] => format!("#[cfg({one})]\n"),
        any => match format!("#[cfg(any({}))]\n", any.join(", ")) {
            line if chars(&line) <= width + 1 => line,
            _ => format!("#[cfg(any(\n    {}\n))]\n", any.join(",\n    ")),
        },
    }
}

/// As many entries on each line as fit, or one. Documentation begins a new line.
fn fill(out: &mut String, entries: &[Part], depth: usize, width: usize, alone: bool) {
    let indent = " ".repeat(depth * STEP);
    let mut line = String::new();
    for entry in entries {
        if let Part::Doc(_) = entry {
            end_line(out, &mut line, &indent);
            entry.render(out, depth, width);
            continue;
        }
        let text = entry.flat();
        if alone || indent.len() + chars(&line) + chars(&text) + 2 > width {
            end_line(out, &mut line, &indent);
        }
        line.push_str(if line.is_empty() { "" } else { " " });
        line.push_str(&text);
        line.push(',');
    }
    end_line(out, &mut line, &indent);
}

fn end_line(out: &mut String, line: &mut String, indent: &str) {
    if !line.is_empty() {
        out.push_str(&format!("{indent}{line}\n"));
        line.clear();
    }
}

fn chars(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::{Part, Table};

    fn model(fields: &[&str]) -> Table {
        let fields = fields.iter().map(|&field| Part::Row(field.to_owned())).collect();
        let groups = vec![
            Part::Entries("required".to_owned(), fields),
            Part::Row("..extra".to_owned()),
        ];
        Table::new("model", vec![Part::Parts("Node".to_owned(), groups)])
    }

    #[test]
    fn what_few_features_need_says_so_as_rustfmt_does() {
        let table = |features: &[&str]| model(&[]).with(features).render(51);
        let lines =
            |features| table(features).lines().count() - table(&[]).lines().count();
        assert!(table(&["ab"]).starts_with("#[cfg(feature = \"ab\")]\nmodel! {"));
        let two = "#[cfg(any(feature = \"ab\", feature = \"c\"))]\nmodel! {";
        assert!(table(&["ab", "c"]).starts_with(two));
        assert_eq!(lines(&["abcdef", "abcdef"]), 1);
        assert_eq!(lines(&["abcdef", "abcdefg"]), 4);
        let broken =
            "#[cfg(any(\n    feature = \"abcdef\",\n    feature = \"abcdefg\"\n))]\n";
        assert!(table(&["abcdef", "abcdefg"]).starts_with(broken));
    }

    #[test]
    fn what_fits_is_on_one_line() {
        let text = model(&["id: (i64)"]).render(89);
        assert_eq!(text, "model! { Node { required { id: (i64) } ..extra } }");
    }

    #[test]
    fn what_does_not_fit_is_filled() {
        let text = model(&["id: (i64)", "name: String", "size: (i64)"]).render(35);
        assert_eq!(
            text,
            "model! {\n    Node {\n        required {\n            id: (i64),\n            \
             name: String,\n            size: (i64),\n        }\n        ..extra\n    }\n}"
        );
    }

    #[test]
    fn documentation_has_its_own_lines() {
        let parts =
            vec![Part::Doc(" What.".to_owned()), Part::Row("List => \"x\"".to_owned())];
        assert_eq!(
            Table::new("operation", parts).render(89),
            "operation! {\n    /// What.\n    List => \"x\"\n}"
        );
    }
}
