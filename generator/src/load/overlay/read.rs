//! From the tree of an overlay file to its actions, with all that is wrong with it.

use std::path::Path;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::path::Query;
use super::{Action, Change, Extends, Script};
use crate::diag::{Code, Fault, Faults, Place, Pointer, nearest};
use crate::load::fetch::Fetcher;
use crate::load::reference;

const OVERLAY: &[&str] = &["overlay", "info", "extends", "actions"];
const INFO: &[&str] = &["title", "version", "description"];
const ACTION: &[&str] = &["target", "description", "update", "remove"];

/// Where an overlay stands, and what stands around it.
pub(super) struct Site<'a> {
    pub file: &'a Arc<str>,
    pub folder: &'a Path,
    /// The document's entry in its real spelling.
    pub entry: &'a Path,
    pub fetcher: &'a Fetcher<'a>,
}

/// The overlay that a tree is; what is wrong with single actions hides no others.
pub(super) fn script(
    tree: Value,
    site: &Site<'_>,
    faults: &mut Faults,
) -> Option<Script> {
    let mut reader = Reader { file: site.file, faults };
    let root = Pointer::root();
    let Some(map) = tree.as_object() else {
        reader.refuse(&root, "this is not an overlay: it has to be a mapping");
        return None;
    };
    reader.version(map)?;
    reader.keys(map, OVERLAY, &root);
    if let Some(Value::Object(info)) = map.get("info") {
        reader.keys(info, INFO, &root.child("info"));
    }
    let extends = reader.extends(map.get("extends"), site);
    let actions = match map.get("actions") {
        Some(Value::Array(actions)) => actions.as_slice(),
        Some(_) => {
            reader.refuse(&root.child("actions"), "`actions` has to be a list");
            &[]
        }
        None => {
            reader.refuse(&root, "an overlay needs the field `actions`");
            &[]
        }
    };
    let at = root.child("actions");
    let actions = actions.iter().enumerate();
    let actions = actions
        .filter_map(|(index, action)| {
            reader.action(action, at.child(&index.to_string()))
        })
        .collect();
    let file = Arc::clone(site.file);
    Some(Script { file, tree, extends, actions, applied: false })
}

struct Reader<'a> {
    file: &'a Arc<str>,
    faults: &'a mut Faults,
}

impl Reader<'_> {
    fn refuse(&mut self, at: &Pointer, words: impl Into<String>) {
        self.push(Code::Overlay, at, words.into(), None);
    }

    fn push(&mut self, code: Code, at: &Pointer, words: String, hint: Option<String>) {
        let place = Place::value(self.file, at.clone());
        self.faults.push(Fault::new(code, place, words).maybe_hint(hint));
    }

    fn version(&mut self, map: &Map<String, Value>) -> Option<()> {
        let at = Pointer::from_tokens(["overlay"]);
        match map.get("overlay").and_then(Value::as_str) {
            Some(version) if version.starts_with("1.") => Some(()),
            Some(version) => {
                let words = format!("overlays of version {version} can't be read");
                let hint = "Oasmith reads overlays of the version 1.0";
                self.push(Code::Overlay, &at, words, Some(hint.to_owned()));
                None
            }
            None => {
                let words = "this is not an overlay: the field `overlay` is missing";
                let hint = "an overlay starts with the line `overlay: 1.0.0`";
                let at = map.get("overlay").map_or(Pointer::root(), |_| at);
                self.push(Code::Overlay, &at, words.to_owned(), Some(hint.to_owned()));
                None
            }
        }
    }

    fn keys(&mut self, map: &Map<String, Value>, known: &[&str], at: &Pointer) {
        for key in map.keys() {
            if known.contains(&key.as_str()) || key.starts_with("x-") {
                continue;
            }
            let place = Place::key(self.file, at.child(key));
            let fault =
                Fault::new(Code::Overlay, place, format!("there is no `{key}` here"));
            let hint = match nearest(key, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("there may be `{}`", known.join("`, `")),
            };
            self.faults.push(fault.hint(hint));
        }
    }

    fn action(&mut self, action: &Value, at: Pointer) -> Option<Action> {
        let Some(map) = action.as_object() else {
            self.refuse(&at, "an action has to be a mapping");
            return None;
        };
        self.keys(map, ACTION, &at);
        let change = self.change(map, &at);
        let target = match map.get("target") {
            Some(Value::String(text)) => match Query::parse(text) {
                Ok(target) => Some(target),
                Err(why) => {
                    let words = format!("this is no JSONPath: {why}");
                    let at = at.child("target");
                    self.push(Code::Overlay, &at, words, Some(path_hint(text)));
                    None
                }
            },
            Some(_) => {
                self.refuse(&at.child("target"), "`target` has to be a JSONPath");
                None
            }
            None => {
                self.refuse(&at, "an action needs the field `target`");
                None
            }
        };
        Some(Action { at, target: target?, change: change? })
    }

    fn change(&mut self, map: &Map<String, Value>, at: &Pointer) -> Option<Change> {
        let remove = match map.get("remove") {
            None => false,
            Some(Value::Bool(remove)) => *remove,
            Some(_) => {
                self.refuse(&at.child("remove"), "`remove` has to be `true` or `false`");
                return None;
            }
        };
        let no_effect = |reader: &mut Self, at: &Pointer, words: &str| {
            reader.push(Code::OverlayNoEffect, at, words.to_owned(), None);
        };
        match (remove, map.contains_key("update")) {
            (true, true) => {
                let words = "beside `remove: true`, `update` has no effect";
                no_effect(self, &at.child("update"), words);
                Some(Change::Remove)
            }
            (true, false) => Some(Change::Remove),
            (false, true) => Some(Change::Update),
            (false, false) => {
                no_effect(self, at, "this action has neither `update` nor `remove`");
                None
            }
        }
    }

    /// What the overlay is for. A URL is the document as it is published: the entry.
    fn extends(&mut self, extends: Option<&Value>, site: &Site<'_>) -> Extends {
        let at = Pointer::from_tokens(["extends"]);
        let text = match extends {
            None => return Extends::Entry,
            Some(Value::String(text)) => text,
            Some(_) => {
                self.refuse(&at, "`extends` has to be a text");
                return Extends::Entry;
            }
        };
        if reference::is_url(text) {
            return Extends::Entry;
        }
        let path = site.folder.join(reference::percent_decode(text));
        match path.canonicalize() {
            Ok(real) if real == site.entry => Extends::Entry,
            Ok(real) => match site.fetcher.inside(&real) {
                Some(path) => Extends::File(path),
                None => {
                    let words =
                        format!("`{text}` is outside the document's root folder");
                    self.refuse(&at, words);
                    Extends::Entry
                }
            },
            Err(_) => {
                let words = format!(
                    "there is no file `{text}`; the overlay is applied to the entry"
                );
                self.push(Code::OverlayNoEffect, &at, words, None);
                Extends::Entry
            }
        }
    }
}

/// What commonly goes wrong: RFC 9535 has no hyphen after a dot.
fn path_hint(text: &str) -> String {
    let names = text.split(['.', '[', ']', '(', ')', ' ']).skip(1);
    let hyphened = names.into_iter().find(|name| {
        name.contains('-') && name.chars().all(|c| c.is_alphanumeric() || c == '-')
    });
    match hyphened {
        Some(name) => format!("write a name with a hyphen in brackets: `['{name}']`"),
        None => "write it as in `$.paths['/pets'].get`".to_owned(),
    }
}
