//! What becomes of each `$ref`: a reference into `components`, or what it names.

use serde_json::{Map, Value};

use super::{Build, reference};
use crate::diag::{Code, Fault, Pointer, nearest};
use crate::load::{Target, is_reference};
use crate::normalise::grammar::{Object, Section, Shape, grammar};
use crate::normalise::resolve::{follow, place_of, ref_text};
use crate::normalise::scalars;
use crate::normalise::version::Standard;

/// How deep things that are put in place may lie in each other.
const DEEPEST: usize = 20;

impl Build<'_> {
    pub(super) fn mapping(&mut self, map: &Map<String, Value>) -> Value {
        let mut built = Map::new();
        for (key, value) in map {
            let Some(text) = value.as_str() else {
                let place = self.place().child(key);
                scalars::wrong::<()>(
                    value,
                    "the name of a schema",
                    place,
                    &mut self.faults,
                );
                continue;
            };
            let name = if is_reference(text) {
                follow(self.sources, &self.at, text, Object::Schema, &mut self.faults)
                    .and_then(|target| self.names.of(Section::Schemas, &target))
            } else {
                self.names.of_declared(Section::Schemas, text)
            };
            match name {
                Some(name) => {
                    let text = format!("#/components/schemas/{name}");
                    built.insert(key.clone(), Value::String(text));
                }
                None if is_reference(text) => {}
                None => self.unknown_schema(key, text),
            }
        }
        Value::Object(built)
    }

    fn unknown_schema(&mut self, key: &str, name: &str) {
        let all = self.names.declared.iter().filter(|d| d.section == Section::Schemas);
        let near = nearest(name, all.map(|d| d.name.as_str()));
        let words = format!("there is no schema `{name}` among the components");
        let fault = Fault::new(Code::BrokenRef, self.place().child(key), words);
        self.faults.push(fault.maybe_hint(near.map(|n| format!("did you mean `{n}`?"))));
    }

    /// Security requirements, with the names that the schemes have here.
    pub(super) fn requirements(&self, list: Value) -> Value {
        let Value::Array(alternatives) = list else { return list };
        let renamed = alternatives.into_iter().map(|alternative| match alternative {
            Value::Object(schemes) => {
                let name = |name: String| {
                    let known = self.names.of_declared(Section::SecuritySchemes, &name);
                    known.map(str::to_owned).unwrap_or(name)
                };
                schemes
                    .into_iter()
                    .map(|(scheme, scopes)| (name(scheme), scopes))
                    .collect()
            }
            other => other,
        });
        renamed.collect()
    }

    /// `description: {$ref: …}`, which the standard doesn't have.
    pub(super) fn foreign_text(&mut self, map: &Map<String, Value>) -> Option<Value> {
        let text = map.get("$ref")?.as_str()?;
        self.inlined(text, Object::Example, |build, node| build.value(node, Shape::Text))
    }

    /// An example that is a `$ref` is replaced if it leads somewhere.
    pub(super) fn example(&mut self, value: &Value) -> Value {
        let sole = value.as_object().is_some_and(|map| map.len() == 1);
        let found = ref_text(value)
            .filter(|_| sole)
            .and_then(|text| self.sources.resolve(&self.at.file, text).ok());
        match found.as_ref().and_then(|target| self.sources.node(target)) {
            Some(node) if self.spend(node) => node.clone(),
            _ => value.clone(),
        }
    }

    /// Takes the room that a node needs; `false`, with a fault, if there is not enough.
    fn spend(&mut self, node: &Value) -> bool {
        if self.room.is_used_up() {
            return false;
        }
        let is_enough = self.room.spend(node);
        if !is_enough {
            let words =
                "the references of this document unfold to far more than it says";
            let fault = Fault::new(Code::TooBig, place_of(&self.at), words);
            let hint = "only what stands in `components` can be referred to so often";
            self.faults.push(fault.hint(hint));
        }
        is_enough
    }

    /// Puts in place what `text` refers to.
    pub(super) fn inlined(
        &mut self,
        text: &str,
        object: Object,
        build: impl FnOnce(&mut Self, &Value) -> Option<Value>,
    ) -> Option<Value> {
        let target = follow(self.sources, &self.at, text, object, &mut self.faults)?;
        let fault = if self.inlining.contains(&target) {
            let words = format!("`{text}` contains itself");
            Some((Code::RefCycle, words, "only schemas may refer to themselves"))
        } else if self.inlining.len() > DEEPEST {
            let words = format!("`{text}` is put in place too deep inside others");
            Some((Code::TooDeep, words, "only schemas may lie as deep in each other"))
        } else {
            None
        };
        if let Some((code, words, hint)) = fault {
            self.faults.push(Fault::new(code, place_of(&self.at), words).hint(hint));
            return None;
        }
        if !self.sources.node(&target).is_some_and(|node| self.spend(node)) {
            return None;
        }
        self.inlining.push(target.clone());
        let built = self.elsewhere(&target, build);
        self.inlining.pop();
        built
    }

    pub(super) fn reference(
        &mut self,
        text: &str,
        map: &Map<String, Value>,
        object: Object,
    ) -> Option<Value> {
        let siblings = map.keys().any(|key| key != "$ref");
        let Some(section) = Section::of(object) else {
            let built =
                self.inlined(text, object, |build, node| build.sound(node, object))?;
            return Some(if siblings {
                self.overridden(built, map, object)
            } else {
                built
            });
        };
        if object == Object::Schema && siblings {
            return match self.names.of(section, &self.at).map(str::to_owned) {
                Some(name) if self.out != component(section, &name) => {
                    Some(reference(section, &name))
                }
                _ => self.annotated(text, map),
            };
        }
        if siblings {
            self.ignored_siblings(map);
        }
        let target = follow(self.sources, &self.at, text, object, &mut self.faults)?;
        let own = self.own_words(map, object);
        let says_more = |(key, words): (&String, &Value)| {
            self.sources.node(&target).and_then(|node| node.get(key)) != Some(words)
        };
        if own.iter().any(says_more) {
            let mut built =
                self.inlined(text, object, |build, node| build.sound(node, object))?;
            if let Value::Object(built) = &mut built {
                built.extend(own);
            }
            return Some(built);
        }
        let name = self.names.of(section, &target)?;
        Some(reference(section, name))
    }

    /// What a reference says itself: since OpenAPI 3.1 its summary and its description
    /// count more than those of what it refers to.
    fn own_words(&self, map: &Map<String, Value>, object: Object) -> Map<String, Value> {
        if self.standard == Standard::V30 {
            return Map::new();
        }
        let words = ["summary", "description"].into_iter().filter(|key| {
            grammar(object).field(key).is_some_and(|field| field.shape == Shape::Text)
        });
        let own = words.filter_map(|key| Some((key.to_owned(), map.get(key)?.clone())));
        own.filter(|(_, words)| words.is_string()).collect()
    }

    /// A schema's `$ref` with words beside it: the same as `allOf` with one branch.
    pub(super) fn annotated(
        &mut self,
        text: &str,
        map: &Map<String, Value>,
    ) -> Option<Value> {
        let target =
            follow(self.sources, &self.at, text, Object::Schema, &mut self.faults)?;
        let name = self.names.of(Section::Schemas, &target)?;
        let branch = reference(Section::Schemas, name);
        let other = self.other_type(map, &target);
        let mut own = map.clone();
        if other {
            own.retain(|key, _| !matches!(key.as_str(), "type" | "format"));
            let words = "beside a `$ref` to a schema of another type, `type` is ignored";
            self.faults.push(Fault::new(Code::RefSiblings, place_of(&self.at), words));
        }
        let mut built = self.fields(&own, Object::Schema)?;
        match built.get_mut("allOf") {
            Some(Value::Array(branches)) => branches.push(branch),
            _ => {
                built.insert("allOf".to_owned(), Value::Array(vec![branch]));
            }
        }
        Some(Value::Object(built))
    }

    /// Whether the words beside a `$ref` of OpenAPI 3.0, which mean nothing to the letter,
    /// and mostly say what the reference leaves open, contradict it.
    fn other_type(&self, map: &Map<String, Value>, target: &Target) -> bool {
        let kind = |schema: &Map<String, Value>| {
            schema.get("type").and_then(Value::as_str).map(str::to_owned)
        };
        let theirs = self.sources.node(target).and_then(Value::as_object).and_then(kind);
        let numbers = ["integer", "number"];
        match (self.standard, kind(map), theirs) {
            (Standard::V30, Some(own), Some(theirs)) => {
                own != theirs
                    && !(numbers.contains(&&*own) && numbers.contains(&&*theirs))
            }
            _ => false,
        }
    }

    /// What stands beside the `$ref` of a path item or an operation counts more.
    pub(super) fn overridden(
        &mut self,
        mut built: Value,
        map: &Map<String, Value>,
        object: Object,
    ) -> Value {
        let own = self.fields_given(map, object);
        if let Value::Object(built) = &mut built {
            built.extend(own);
        }
        built
    }

    fn ignored_siblings(&mut self, map: &Map<String, Value>) {
        let is_allowed = |key: &&str| {
            let words: &[&str] = match self.standard {
                Standard::V30 => &["$ref"],
                Standard::V31 => &["$ref", "summary", "description"],
            };
            words.contains(key)
        };
        let keys = map.keys().map(String::as_str);
        let keys: Vec<&str> = keys.filter(|key| !is_allowed(key)).collect();
        if !keys.is_empty() {
            let words = format!("beside a `$ref`, `{}` is ignored", keys.join("`, `"));
            self.faults.push(Fault::new(Code::RefSiblings, place_of(&self.at), words));
        }
    }
}

fn component(section: Section, name: &str) -> Pointer {
    Pointer::from_tokens(["components", section.key(), name])
}
