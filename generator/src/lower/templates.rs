//! Path templates: what is between braces, and what a call can make of it.

/// A place in a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placeholder<'a> {
    /// What stands between the braces.
    pub written: &'a str,
    /// The parameter's name: without what some routers write beside it.
    pub name: &'a str,
    /// Whether it may be several segments: `{path*}`, `{path+}`, `{path:.*}`,
    /// `{name=projects/*}`.
    pub tail: bool,
}

/// The places of a template, in order.
pub fn placeholders(path: &str) -> impl Iterator<Item = Placeholder<'_>> {
    let parts = path.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    parts.map(|(written, _)| placeholder(written))
}

fn placeholder(written: &str) -> Placeholder<'_> {
    let (head, pattern) = written.split_once([':', '=']).unwrap_or((written, ""));
    let name = head.trim_matches(['*', '+']);
    if name.is_empty() {
        return Placeholder { written, name: written, tail: false };
    }
    let starred = name.len() < head.len();
    let wide = [".*", ".+", "/", "**"].iter().any(|part| pattern.contains(part));
    Placeholder { written, name, tail: starred || wide || pattern == "path" }
}

/// The template with nothing but names between braces.
pub fn plain(path: &str, is_declared: impl Fn(&str) -> bool) -> String {
    let mut plain = path.to_owned();
    for place in placeholders(path) {
        if place.written != place.name && !is_declared(place.written) {
            let (from, to) =
                (format!("{{{}}}", place.written), format!("{{{}}}", place.name));
            plain = plain.replace(&from, &to);
        }
    }
    plain
}
