//! What the document says, as the generator has written it down, and which operation a
//! request is for.

use super::path::{Template, Values};
use crate::runtime::Defaults;
use reqwest::Url;
use serde_json::Value;
use std::sync::OnceLock;

/// The data of a generated crate, read when it is needed first.
pub struct Source {
    defaults: Defaults,
    text: &'static str,
    document: OnceLock<Document>,
}

impl Source {
    /// Of what was generated.
    pub const fn new(defaults: Defaults, text: &'static str) -> Self {
        Self { defaults, text, document: OnceLock::new() }
    }

    pub(super) fn defaults(&self) -> &Defaults {
        &self.defaults
    }

    pub(super) fn document(&self) -> &Document {
        self.document.get_or_init(|| Document::read(self.text, &self.defaults))
    }
}

/// The document.
pub struct Document {
    root: Value,
    base_path: String,
    operations: Vec<Operation>,
}

/// An operation of the document.
pub struct Operation {
    pub id: String,
    method: String,
    templates: Vec<Template>,
    /// All that is said of it.
    pub data: Value,
}

/// A request's operation, and its path's arguments.
pub struct Found<'d> {
    pub operation: &'d Operation,
    pub values: Values,
}

/// Text of a member; nothing if it is not there.
pub fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// The items of a member; none if it is not there.
pub fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

impl Document {
    fn read(text: &str, defaults: &Defaults) -> Self {
        let mut root: Value = serde_json::from_str(text).unwrap_or_default();
        let base = defaults.base_url.and_then(|url| Url::parse(url).ok());
        let base_path = match &base {
            Some(url) => url.path(),
            None => self::text(&root, "base_path"),
        };
        let base_path = base_path.trim_end_matches('/').to_owned();
        let lines = root.get_mut("operations").map(Value::take).unwrap_or_default();
        let lines = match lines {
            Value::Array(lines) => lines,
            _ => Vec::new(),
        };
        let lines = lines.into_iter();
        let operations = lines.map(|line| Operation::new(line, &base_path)).collect();
        Self { root, base_path, operations }
    }

    /// The path of the base URL.
    pub fn base_path(&self) -> &str {
        &self.base_path
    }

    /// A part of the document's data.
    pub fn part(&self, name: &str, key: &str) -> Option<&Value> {
        self.root.get(name)?.get(key)
    }

    /// An operation by its id.
    pub fn by_id(&self, id: &str) -> Option<&Operation> {
        self.operations.iter().find(|one| one.id == id)
    }

    /// Ids like one that there is not, for people.
    pub fn like(&self, id: &str) -> String {
        let plain = |text: &str| -> String {
            text.chars().filter(char::is_ascii_alphanumeric).collect::<String>()
        };
        let wanted = plain(id).to_lowercase();
        let same = |one: &&Operation| {
            let known = plain(&one.id).to_lowercase();
            !wanted.is_empty() && (known.contains(&wanted) || wanted.contains(&known))
        };
        let near: Vec<String> = self
            .operations
            .iter()
            .filter(same)
            .map(|one| format!("{:?}", one.id))
            .collect();
        match near.as_slice() {
            [] => format!("{} others", self.operations.len()),
            near => near.iter().take(5).cloned().collect::<Vec<_>>().join(", "),
        }
    }

    /// The operations that a request may be for, the best match alone unless the document
    /// has several of one path and method; or what is wrong with it.
    pub fn find(&self, method: &str, url: &Url) -> Result<Vec<Found<'_>>, String> {
        let matches = self.operations.iter().filter_map(|operation| {
            let mut matches =
                operation.templates.iter().filter_map(|one| one.matches(url));
            matches
                .next()
                .map(|found| (found.rank, Found { operation, values: found.values }))
        });
        let mut matches: Vec<_> = matches.collect();
        if matches.is_empty() {
            return Err("the document has no such path".to_owned());
        }
        let there = matches.iter().map(|(_, found)| found.operation.method.as_str());
        let there = there.collect::<Vec<_>>().join(", ");
        matches.retain(|(_, found)| found.operation.method == method);
        let Some(mine) = matches.iter().map(|(rank, _)| rank).min().cloned() else {
            return Err(format!("the document has only {there} for this path"));
        };
        matches.retain(|(rank, _)| *rank == mine);
        Ok(matches.into_iter().map(|(_, found)| found).collect())
    }
}

impl Operation {
    fn new(data: Value, base_path: &str) -> Self {
        let (id, method) = (text(&data, "id"), text(&data, "method"));
        let path = text(&data, "path");
        let tails: Vec<&str> = list(&data, "parameters")
            .iter()
            .filter(|one| text(one, "style") == "tail")
            .map(|one| text(one, "name"))
            .collect();
        let templates = prefixes(text(&data, "server"), base_path);
        let templates =
            templates.iter().map(|prefix| Template::new(prefix, path, &tails)).collect();
        Self { id: id.to_owned(), method: method.to_owned(), templates, data }
    }
}

/// Where the paths of an operation begin: at the base URL, or at a server of its own.
fn prefixes(server: &str, base_path: &str) -> Vec<String> {
    let of = |base: &str| {
        let base = Url::parse("http://localhost").ok()?.join(base).ok()?;
        let path = base.join(server).ok()?.path().trim_end_matches('/').to_owned();
        Some(path)
    };
    let own = of(&format!("{base_path}/"));
    let mut all = match server {
        "" => Vec::new(),
        _ => Vec::from_iter(own),
    };
    // A base URL that was chosen wins over a server that is a whole URL.
    if !server.starts_with(['/', '.']) {
        all.push(base_path.to_owned());
    }
    all
}
