//! The file as it is written: TOML, one line for each thing, in the order of keys. So
//! two branches that add things merge, and what moves in the document changes no line.

use super::{FORMAT, Lock, Names, Operation, Resource, Type, plain};

const HEAD: &str = "\
# What users of the crate call, by what the document calls it. Written by Oasmith: a name
# that stands here stays, whatever becomes of the document. Commit this file. To change a
# name, edit it here, or run `cargo xtask generate --rename`, which leaves an alias.
";

impl Lock {
    /// The text of the file.
    pub fn text(&self) -> String {
        let mut text = format!("{HEAD}format = {FORMAT}\n");
        let resources =
            self.resources.iter().map(|(path, of)| (path.clone(), of.line()));
        section(&mut text, "resources", resources);
        let operations = self.operations.iter();
        let operations = operations.map(|(key, of)| (key.to_string(), of.line()));
        section(&mut text, "operations", operations);
        let types = self.types.iter().map(|(key, of)| (key.clone(), of.line()));
        section(&mut text, "types", types);
        for (name, of) in [
            ("webhooks", &self.webhooks),
            ("credentials", &self.credentials),
            ("servers", &self.servers),
        ] {
            let lines = of.iter().map(|(key, name)| (key.clone(), quoted(name)));
            section(&mut text, name, lines);
        }
        text
    }
}

fn section(
    text: &mut String,
    name: &str,
    lines: impl Iterator<Item = (String, String)>,
) {
    let mut lines = lines.peekable();
    if lines.peek().is_none() {
        return;
    }
    text.push_str(&format!("\n[{name}]\n"));
    for (key, line) in lines {
        text.push_str(&format!("{} = {line}\n", key_of(&key)));
    }
}

/// The members of an inline table that have something to say.
#[derive(Default)]
struct Line(Vec<String>);

impl Line {
    fn text(mut self, key: &str, value: Option<&str>) -> Self {
        self.0.extend(value.map(|value| format!("{key} = {}", quoted(value))));
        self
    }

    fn names(mut self, key: &str, names: &Names) -> Self {
        let all: Vec<String> = names
            .iter()
            .map(|(wire, name)| format!("{} = {}", key_of(wire), quoted(name)))
            .collect();
        if !all.is_empty() {
            self.0.push(format!("{key} = {{ {} }}", all.join(", ")));
        }
        self
    }

    fn aliases(mut self, aliases: &[String]) -> Self {
        let all: Vec<String> = aliases.iter().map(|alias| quoted(alias)).collect();
        if !all.is_empty() {
            self.0.push(format!("aliases = [{}]", all.join(", ")));
        }
        self
    }

    fn done(self) -> String {
        format!("{{ {} }}", self.0.join(", "))
    }
}

impl Resource {
    fn line(&self) -> String {
        let Self { handle, feature, aliases, place: _ } = self;
        let line = Line::default().text("handle", Some(handle));
        line.text("feature", Some(feature)).aliases(aliases).done()
    }
}

impl Operation {
    fn line(&self) -> String {
        let Self {
            id,
            resource: _,
            method,
            marker,
            outcome,
            parameters,
            alternates,
            aliases,
            place: _,
        } = self;
        let own_marker = Some(marker.as_str()).filter(|m| **m != plain::marker(method));
        Line::default()
            .text("id", id.as_deref())
            .text("call", Some(&self.call()))
            .text("marker", own_marker)
            .text("outcome", outcome.as_deref())
            .names("parameters", parameters)
            .names("alternates", alternates)
            .aliases(aliases)
            .done()
    }
}

impl Type {
    fn line(&self) -> String {
        let Self { name, shape, at, members, rest, unknown, aliases, place: _ } = self;
        Line::default()
            .text("name", Some(name))
            .text("shape", Some(shape))
            .text("at", at.as_deref())
            .names("members", members)
            .text("rest", rest.as_deref())
            .text("unknown", unknown.as_deref())
            .aliases(aliases)
            .done()
    }
}

fn key_of(key: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    match !key.is_empty() && key.chars().all(bare) {
        true => key.to_owned(),
        false => quoted(key),
    }
}

/// A TOML string. JSON escapes alike, all but one character.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007f")
}
