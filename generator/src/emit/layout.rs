//! Sets nested things, JSON and the code of examples, in lines: on one line what fits,
//! else each part on its own.

const STEP: usize = 4;

/// Something to be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Not to be broken.
    Text(String),
    /// Parts between brackets, separated by commas; `pad` puts a space inside the brackets
    /// when they stand on one line, `trailing` a comma after the last part when they don't.
    Group {
        open: String,
        close: &'static str,
        parts: Vec<Layout>,
        pad: bool,
        trailing: bool,
    },
    /// As many short parts on each line as fit, between brackets.
    Fill { open: &'static str, close: &'static str, parts: Vec<Layout> },
    /// Parts that follow each other closely.
    Seq(Vec<Layout>),
    /// A receiver and the calls on it.
    Chain(Vec<Layout>),
}

impl Layout {
    /// Not to be broken.
    pub fn text(text: impl Into<String>) -> Self {
        Layout::Text(text.into())
    }

    /// A call or a list: `open part, part close`.
    pub fn group(
        open: impl Into<String>,
        parts: Vec<Layout>,
        close: &'static str,
    ) -> Self {
        Layout::Group { open: open.into(), close, parts, pad: false, trailing: true }
    }

    /// The lines, at most `width` wide where that is possible.
    pub fn lines(&self, width: usize) -> Vec<String> {
        let mut out = String::new();
        self.set(&mut out, 0, 0, width);
        out.split('\n').map(str::to_owned).collect()
    }

    fn flat(&self) -> String {
        match self {
            Layout::Text(text) => text.clone(),
            Layout::Seq(parts) | Layout::Chain(parts) => {
                parts.iter().map(Layout::flat).collect()
            }
            Layout::Fill { open, close, parts } => {
                let parts: Vec<String> = parts.iter().map(Layout::flat).collect();
                format!("{open}{}{close}", parts.join(", "))
            }
            Layout::Group { open, close, parts, .. } if parts.is_empty() => {
                format!("{open}{close}")
            }
            Layout::Group { open, close, parts, pad, .. } => {
                let parts =
                    parts.iter().map(Layout::flat).collect::<Vec<_>>().join(", ");
                let pad = if *pad { " " } else { "" };
                format!("{open}{pad}{parts}{pad}{close}")
            }
        }
    }

    /// `after` is how much has to fit behind it on its last line.
    fn set(&self, out: &mut String, depth: usize, after: usize, width: usize) {
        let flat = self.flat();
        let column = column_of(out);
        if column + flat.chars().count() + after <= width {
            out.push_str(&flat);
            return;
        }
        match self {
            Layout::Text(text) => out.push_str(text),
            Layout::Seq(parts) => {
                let last = parts.len().saturating_sub(1);
                for (at, part) in parts.iter().enumerate() {
                    // What follows is either short or has lines of its own.
                    part.set(out, depth, if at == last { after } else { 1 }, width);
                }
            }
            Layout::Chain(parts) => {
                for (at, part) in parts.iter().enumerate() {
                    if at > 0 {
                        new_line(out, depth + 1);
                    }
                    part.set(out, if at > 0 { depth + 1 } else { depth }, after, width);
                }
            }
            Layout::Fill { open, close, parts } => {
                out.push_str(open);
                fill(out, parts, depth + 1, width);
                new_line(out, depth);
                out.push_str(close);
            }
            Layout::Group { open, close, parts, trailing, .. } => {
                out.push_str(open);
                if parts.is_empty() {
                    out.push_str(close);
                    return;
                }
                let last = parts.len() - 1;
                for (at, part) in parts.iter().enumerate() {
                    new_line(out, depth + 1);
                    part.set(out, depth + 1, 1, width);
                    if at < last || *trailing {
                        out.push(',');
                    }
                }
                new_line(out, depth);
                out.push_str(close);
            }
        }
    }
}

fn fill(out: &mut String, parts: &[Layout], depth: usize, width: usize) {
    new_line(out, depth);
    for (at, part) in parts.iter().enumerate() {
        let comma = if at + 1 < parts.len() { "," } else { "" };
        let text = format!("{}{comma}", part.flat());
        let room = width.saturating_sub(column_of(out));
        match at {
            0 => {}
            _ if text.chars().count() < room => out.push(' '),
            _ => new_line(out, depth),
        }
        out.push_str(&text);
    }
}

fn column_of(out: &str) -> usize {
    out.rsplit('\n').next().unwrap_or_default().chars().count()
}

fn new_line(out: &mut String, depth: usize) {
    out.push('\n');
    out.push_str(&" ".repeat(depth * STEP));
}

#[cfg(test)]
mod tests {
    use super::Layout;

    #[test]
    fn what_fits_stays_on_a_line() {
        let list =
            || Layout::group("[", vec![Layout::text("1"), Layout::text("22")], "]");
        assert_eq!(list().lines(7), ["[1, 22]"]);
        assert_eq!(list().lines(6), ["[", "    1,", "    22,", "]"]);
    }

    #[test]
    fn chains_break_at_every_call() {
        let calls =
            vec![Layout::text("new()"), Layout::text(".a(1)"), Layout::text(".b(2)")];
        assert_eq!(Layout::Chain(calls.clone()).lines(80), ["new().a(1).b(2)"]);
        assert_eq!(Layout::Chain(calls).lines(10), ["new()", "    .a(1)", "    .b(2)"]);
    }
}
