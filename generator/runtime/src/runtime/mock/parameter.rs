//! Parameters as OpenAPI writes them, read back.

use super::credential::cookies;
use super::document::{Document, text};
use super::path::{Values, decoded, raw_pairs};
use super::received::Asked;
use super::schema::{faults, part};
use super::tree::typed;
use serde_json::{Map, Value};

/// How deep `deepObject` may nest.
const DEPTH: usize = 32;

/// A parameter's value, if the request has one.
pub fn value(
    document: &Document,
    parameter: &Value,
    asked: &Asked,
    arguments: &Values,
) -> Option<Value> {
    let name = text(parameter, "name");
    let written = Written::of(document, parameter);
    match text(parameter, "in") {
        "path" => {
            let (_, raw) = arguments.iter().find(|(known, _)| known == name)?;
            Some(written.in_path(name, raw))
        }
        "header" => {
            let all = asked.headers.get_all(name).iter();
            let all: Vec<&str> = all.filter_map(|one| one.to_str().ok()).collect();
            let plain = |text: &str| text.to_owned();
            (!all.is_empty()).then(|| written.split(&all.join(","), ",", &plain))
        }
        "cookie" => {
            let pairs = cookies(asked).map(|(name, raw)| (name.to_owned(), raw));
            written.in_pairs(name, &pairs.collect::<Vec<_>>())
        }
        _ => {
            let pairs = raw_pairs(asked.url.query().unwrap_or_default());
            written.in_pairs(name, &pairs.collect::<Vec<_>>())
        }
    }
}

/// How a value is written.
pub struct Written<'d> {
    document: &'d Document,
    schema: &'d Value,
    style: &'d str,
    explode: bool,
}

impl<'d> Written<'d> {
    /// As a parameter, or a member's encoding, says.
    pub fn of(document: &'d Document, said: &'d Value) -> Self {
        let schema = said.get("schema").unwrap_or(&Value::Null);
        Self::with(document, said, schema)
    }

    /// The same, with another schema.
    pub fn with(document: &'d Document, said: &'d Value, schema: &'d Value) -> Self {
        let form = !matches!(text(said, "in"), "path" | "header");
        let style = match text(said, "style") {
            "" if form => "form",
            style => style,
        };
        let explode = said.get("explode").and_then(Value::as_bool);
        Self { document, schema, style, explode: explode.unwrap_or(style == "form") }
    }

    fn in_path(&self, name: &str, raw: &str) -> Value {
        let explode = self.explode;
        match self.style {
            "label" => {
                let delimiter = if explode { "." } else { "," };
                self.split(raw.strip_prefix('.').unwrap_or(raw), delimiter, &decoded)
            }
            "matrix" => {
                let raw = raw.strip_prefix(';').unwrap_or(raw);
                let bare = |raw: &str| {
                    let value = raw.strip_prefix(name);
                    let value = value.and_then(|rest| rest.strip_prefix('='));
                    value.unwrap_or(if raw == name { "" } else { raw }).to_owned()
                };
                let raw = raw.split(';').map(bare).collect::<Vec<_>>().join(";");
                self.split(&raw, if explode { ";" } else { "," }, &decoded)
            }
            "tail" => self.typed(Value::String(decoded(raw))),
            _ => self.split(raw, ",", &decoded),
        }
    }

    /// A value among the pairs of a query, of cookies or of a form.
    pub fn in_pairs(&self, name: &str, pairs: &[(String, &str)]) -> Option<Value> {
        let plain = |raw: &str| decoded(&raw.replace('+', " "));
        let of_name = || pairs.iter().filter(|(known, _)| known == name);
        if self.style == "deepObject" {
            let tree = deep(name, pairs, &plain);
            return tree.map(|tree| self.typed(tree)).or_else(|| {
                let (_, raw) = of_name().next()?;
                Some(self.typed(Value::String(plain(raw))))
            });
        }
        let values: Vec<&str> = of_name().map(|(_, raw)| *raw).collect();
        match values.as_slice() {
            [] if self.explode => self.members(pairs, &plain),
            [] => None,
            [raw] if self.explode => Some(self.split(raw, "\0", &plain)),
            [raw] => {
                let spaced = raw.replace('+', "%20");
                let (raw, delimiter) = match self.style {
                    "spaceDelimited" => (spaced.as_str(), "%20"),
                    "pipeDelimited" if raw.contains("%7c") => (*raw, "%7c"),
                    "pipeDelimited" if raw.contains("%7C") => (*raw, "%7C"),
                    "pipeDelimited" => (*raw, "|"),
                    _ if !raw.contains(',') && raw.contains("%2C") => (*raw, "%2C"),
                    _ => (*raw, ","),
                };
                Some(self.split(raw, delimiter, &plain))
            }
            many => {
                let items = many.iter().map(|raw| Value::String(plain(raw))).collect();
                Some(self.typed(Value::Array(items)))
            }
        }
    }

    /// An object whose members are pairs of their own.
    fn members(&self, pairs: &[(String, &str)], plain: Plain<'_>) -> Option<Value> {
        let of = part(self.document, self.schema, "object")?;
        let known = of.get("properties").and_then(Value::as_object);
        let known = |name: &str| known.is_some_and(|known| known.contains_key(name));
        let members = pairs.iter().filter(|(name, _)| known(name));
        let members =
            members.map(|(name, raw)| (name.clone(), Value::String(plain(raw))));
        let members: Map<String, Value> = members.collect();
        (!members.is_empty()).then(|| self.typed(Value::Object(members)))
    }

    /// One value, or as many as the text has parts, whichever the schema takes.
    fn split(&self, raw: &str, delimiter: &str, plain: Plain<'_>) -> Value {
        if self.style == "json" {
            let text = plain(raw);
            return serde_json::from_str(&text).unwrap_or(Value::String(text));
        }
        let one = self.typed(Value::String(plain(raw)));
        if faults(self.document, self.schema, &one, "").is_empty() {
            return one;
        }
        let parts: Vec<&str> = raw.split(delimiter).collect();
        let of = |kind| part(self.document, self.schema, kind).is_some();
        let fits =
            |value: &Value| faults(self.document, self.schema, value, "").is_empty();
        let list = of("array").then(|| {
            let items = parts.iter().map(|raw| Value::String(plain(raw)));
            self.typed(Value::Array(items.collect()))
        });
        if !of("object") || list.as_ref().is_some_and(fits) {
            return list.unwrap_or(one);
        }
        let pairs: Vec<(&str, &str)> = match self.explode {
            true => parts.iter().filter_map(|part| part.split_once('=')).collect(),
            false => parts
                .chunks_exact(2)
                .filter_map(|pair| Some((*pair.first()?, *pair.last()?)))
                .collect(),
        };
        let members = pairs.iter();
        let members =
            members.map(|(name, raw)| (plain(name), Value::String(plain(raw))));
        self.typed(Value::Object(members.collect()))
    }

    fn typed(&self, raw: Value) -> Value {
        typed(self.document, self.schema, raw)
    }
}

type Plain<'p> = &'p dyn Fn(&str) -> String;

/// `name[member][0]=value`, as a tree of objects.
fn deep(name: &str, pairs: &[(String, &str)], plain: Plain<'_>) -> Option<Value> {
    let mut root = Map::new();
    for (key, raw) in pairs {
        let Some(path) = key.strip_prefix(name).and_then(|rest| rest.strip_prefix('['))
        else {
            continue;
        };
        let path: Vec<&str> = path.trim_end_matches(']').split("][").collect();
        if path.len() > DEPTH {
            continue;
        }
        put(&mut root, &path, plain(raw));
    }
    (!root.is_empty()).then_some(Value::Object(root))
}

/// Sets what is at the end of a path, which is at most [`DEPTH`] steps long.
fn put(members: &mut Map<String, Value>, path: &[&str], text: String) {
    let Some((step, rest)) = path.split_first() else { return };
    // `name[]=a&name[]=b`
    let step =
        if step.is_empty() { members.len().to_string() } else { (*step).to_owned() };
    if rest.is_empty() {
        members.insert(step, Value::String(text));
        return;
    }
    let next = members.entry(step).or_insert_with(|| Value::Object(Map::new()));
    if let Value::Object(next) = next {
        put(next, rest, text);
    }
}
