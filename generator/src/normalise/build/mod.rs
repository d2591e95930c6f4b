//! Builds the bundled document: walks the files by the grammar, checks the kind of
//! every node, and replaces each `$ref` by a reference into `components` or, where
//! OpenAPI has none, by what it names.
//!
//! A node that is not sound is reported and left out, so that one run finds all.

mod lenient;
mod references;
mod room;

use serde_json::{Map, Value};

use self::room::Room;
use crate::diag::{Faults, Place, Pointer};
use crate::load::{Sources, Target};
use crate::normalise::grammar::{Field, Object, Section, Shape, grammar, other_shape};
use crate::normalise::names::Names;
use crate::normalise::origins::{Origins, Splices};
use crate::normalise::resolve::{ref_text, target};
use crate::normalise::version::Standard;
use crate::normalise::{rules, scalars};

/// The bundled document and the way back to the files.
pub(super) fn run(
    sources: &Sources,
    names: &Names,
    standard: Standard,
    faults: &mut Faults,
) -> Option<(Value, Origins)> {
    let room = Room::new();
    let (tree, splices, found) = match document(sources, names, standard, &room) {
        // Which reference is one too many is a matter of order.
        _ if room.is_used_up() => document(sources, names, standard, &Room::in_order()),
        whole => whole,
    };
    faults.extend(found);
    Some((tree?, Origins::new(&sources.entry()?.path, splices)))
}

fn document(
    sources: &Sources,
    names: &Names,
    standard: Standard,
    room: &Room,
) -> (Option<Value>, Splices, Faults) {
    let mut build = Build {
        sources,
        names,
        standard,
        room,
        faults: Faults::new(),
        splices: Splices::default(),
        at: target(&"".into(), &Pointer::root()),
        out: Pointer::root(),
        inlining: Vec::new(),
    };
    (build.document(), build.splices, build.faults)
}

struct Build<'a> {
    sources: &'a Sources,
    names: &'a Names,
    /// What the entry file declares counts for all files.
    standard: Standard,
    /// How many more nodes may be put in place.
    room: &'a Room,
    faults: Faults,
    splices: Splices,
    /// The node that is being read.
    at: Target,
    /// Where it goes.
    out: Pointer,
    /// Targets that are being put in place, to notice circles.
    inlining: Vec<Target>,
}

impl<'a> Build<'a> {
    fn document(&mut self) -> Option<Value> {
        let entry = self.sources.entry()?;
        self.at = target(&entry.path, &Pointer::root());
        let mut tree = self.object(&entry.tree, Object::Document)?;
        let components = self.components(&tree);
        tree.as_object_mut()?.insert("components".to_owned(), components);
        Some(tree)
    }

    /// Builds many things at the same place, each for itself.
    fn each<I: Send, T: Send>(
        &mut self,
        items: Vec<I>,
        build: impl Fn(&mut Build<'a>, I) -> T + Sync,
    ) -> Vec<T> {
        let whole = &*self;
        let built = self.room.each(items, |item| {
            let mut part = Build {
                faults: Faults::new(),
                splices: Splices::default(),
                at: whole.at.clone(),
                out: whole.out.clone(),
                inlining: whole.inlining.clone(),
                ..*whole
            };
            (build(&mut part, item), part.splices, part.faults)
        });
        let mut all = Vec::with_capacity(built.len());
        for (built, splices, faults) in built {
            self.splices.extend(splices);
            self.faults.extend(faults);
            all.push(built);
        }
        all
    }

    fn place(&self) -> Place {
        Place::value(&self.at.file, self.at.pointer.clone())
    }

    /// Every component: first the document's own in its order, then the hoisted.
    fn components(&mut self, tree: &Value) -> Value {
        let mut sections = match tree.get("components").and_then(Value::as_object) {
            Some(own) => own.clone(),
            None => Map::new(),
        };
        let names = self.names;
        let own = names.declared.iter().map(|d| (d.section, d.name.as_str(), &d.target));
        let all: Vec<(Section, &str, &Target)> = own.chain(names.hoisted()).collect();
        let built = self.each(all.clone(), |build, (section, name, target)| {
            build.out = Pointer::from_tokens(["components", section.key(), name]);
            match names.of(section, target) {
                Some(main) if main != name => Some(reference(section, main)),
                _ => build.elsewhere(target, |build, node| {
                    build.sound(node, section.object())
                }),
            }
        });
        for ((section, name, _), node) in all.into_iter().zip(built) {
            let Some(node) = node else { continue };
            let place =
                sections.entry(section.key()).or_insert_with(|| Map::new().into());
            if let Some(place) = place.as_object_mut() {
                place.insert(name.to_owned(), node);
            }
        }
        Value::Object(sections)
    }

    /// Goes on at another node and comes back.
    fn elsewhere<T>(
        &mut self,
        target: &Target,
        build: impl FnOnce(&mut Self, &Value) -> Option<T>,
    ) -> Option<T> {
        let sources = self.sources;
        let node = sources.node(target)?;
        self.splices.note(&self.out, target.clone());
        let back = std::mem::replace(&mut self.at, target.clone());
        let built = build(self, node);
        self.at = back;
        built
    }

    /// Goes one key down in the file and in the output.
    fn below<T>(
        &mut self,
        from: &str,
        to: &str,
        build: impl FnOnce(&mut Self) -> T,
    ) -> T {
        self.at.pointer.push(from);
        self.out.push(to);
        if from != to {
            let target = self.at.clone();
            self.splices.note(&self.out, target);
        }
        let built = build(self);
        self.at.pointer.pop();
        self.out.pop();
        built
    }

    fn value(&mut self, value: &Value, shape: Shape) -> Option<Value> {
        let empty = Value::Object(Map::new());
        let value = if self.is_empty_map(value, shape) { &empty } else { value };
        match (shape, value) {
            (Shape::One(object), _) => self.object(value, object),
            (Shape::FlagOrSchema | Shape::Items, Value::Bool(_)) => Some(value.clone()),
            (Shape::FlagOrSchema | Shape::Items, Value::Object(_)) => {
                self.object(value, Object::Schema)
            }
            (Shape::Items, Value::Array(list)) => Some(self.list(list, Object::Schema)),
            (Shape::List(object), Value::Array(list)) => Some(self.list(list, object)),
            (Shape::Map(object), Value::Object(map)) => self.map(map, object),
            (Shape::Mapping, Value::Object(map)) => Some(self.mapping(map)),
            (Shape::Text, Value::Object(map)) if ref_text(value).is_some() => {
                self.foreign_text(map)
            }
            (Shape::Example, _) => Some(self.example(value)),
            _ => {
                let (at, faults) = (&self.at, &mut self.faults);
                let checked = scalars::check(
                    value,
                    shape,
                    || Place::value(&at.file, at.pointer.clone()),
                    faults,
                );
                match shape {
                    Shape::Security => checked.map(|list| self.requirements(list)),
                    _ => checked,
                }
            }
        }
    }

    fn list(&mut self, list: &[Value], object: Object) -> Value {
        let mut built = Vec::with_capacity(list.len());
        for (index, item) in list.iter().enumerate() {
            let (from, to) = (index.to_string(), built.len().to_string());
            built.extend(self.below(&from, &to, |build| build.object(item, object)));
        }
        Value::Array(built)
    }

    fn map(&mut self, map: &Map<String, Value>, object: Object) -> Option<Value> {
        let mut built = Map::with_capacity(map.len());
        if let Some(Value::String(text)) = map.get("$ref") {
            let common = self.inlined(text, object, |build, node| match node {
                Value::Object(map) => build.map(map, object),
                other => {
                    scalars::wrong(other, "a mapping", build.place(), &mut build.faults)
                }
            });
            if let Some(Value::Object(common)) = common {
                built = common;
            }
        }
        let empty = Value::Object(Map::new());
        for (key, item) in
            map.iter().filter(|(key, item)| *key != "$ref" || item.is_object())
        {
            // `application/json:` with nothing after it means an empty object.
            let item = if item.is_null() { &empty } else { item };
            let shape = Shape::One(object);
            if let Some(item) = self.below(key, key, |build| build.value(item, shape)) {
                built.insert(key.clone(), item);
            }
        }
        Some(Value::Object(built))
    }

    /// One object, where a reference may stand in its place.
    fn object(&mut self, node: &Value, object: Object) -> Option<Value> {
        if let (Some(text), Value::Object(map)) = (ref_text(node), node) {
            return self.reference(text, map, object);
        }
        // What a `$ref` elsewhere points at has become a component; it is the same
        // thing here, so it is referred to here too.
        if let Some(section) = Section::of(object)
            && let Some(name) = self.names.of(section, &self.at)
        {
            return Some(reference(section, name));
        }
        self.sound(node, object)
    }

    /// One object itself, reference or not.
    fn sound(&mut self, node: &Value, object: Object) -> Option<Value> {
        match node {
            Value::Object(map) if ref_text(node).is_some() => match object {
                Object::Schema => self.annotated(ref_text(node)?, map),
                _ => self.reference(ref_text(node)?, map, object),
            },
            Value::Object(map) => self.fields(map, object).map(Value::Object),
            // All values, or none.
            Value::Bool(_) if object == Object::Schema => Some(node.clone()),
            other => {
                let wanted = grammar(object).name;
                scalars::wrong(other, wanted, self.place(), &mut self.faults)
            }
        }
    }

    /// All fields of an object, the required ones made up if they are missing.
    fn fields(
        &mut self,
        map: &Map<String, Value>,
        object: Object,
    ) -> Option<Map<String, Value>> {
        let built = self.fields_given(map, object);
        let (at, faults) = (&self.at, &mut self.faults);
        let place = || Place::value(&at.file, at.pointer.clone());
        rules::complete(built, object, map, self.standard, place, faults)
    }

    /// The fields that an object has.
    fn fields_given(
        &mut self,
        map: &Map<String, Value>,
        object: Object,
    ) -> Map<String, Value> {
        let fields = self.known_fields(map, object);
        let one = |build: &mut Build<'_>, (key, value, shape): (&String, _, _)| {
            build.below(key, key, |build| build.value(value, shape))
        };
        let keys: Vec<&String> = fields.iter().map(|(key, ..)| *key).collect();
        let values = match object {
            // Most of a document, each of them about as much.
            Object::Paths => self.each(fields, one),
            _ => fields.into_iter().map(|field| one(self, field)).collect(),
        };
        let built = keys.into_iter().zip(values);
        built.filter_map(|(key, value)| Some((key.clone(), value?))).collect()
    }

    /// The fields that something is built of, and what stands there.
    fn known_fields<'v>(
        &mut self,
        map: &'v Map<String, Value>,
        object: Object,
    ) -> Vec<(&'v String, &'v Value, Shape)> {
        let grammar = grammar(object);
        let mut fields = Vec::with_capacity(map.len());
        for (key, value) in map.iter().filter(|(key, _)| *key != "$ref") {
            let shape = match grammar.field(key) {
                Some(Field { shape, .. }) => *shape,
                None => match other_shape(grammar.others, key) {
                    Some(shape) => shape,
                    None if key.starts_with("x-") => continue,
                    None => {
                        let place = self.place().child(key).at_key();
                        let fault =
                            rules::unknown_key(object, key, self.standard, place);
                        self.faults.push(fault);
                        continue;
                    }
                },
            };
            // The components are built by name, not where they stand.
            let is_section = object == Object::Components
                && Section::ALL.into_iter().any(|section| section.key() == key);
            let says = !value.is_null() || lenient::takes_null(shape);
            if says && shape != Shape::Apart && !is_section {
                fields.push((key, value, shape));
            }
        }
        fields
    }
}

fn reference(section: Section, name: &str) -> Value {
    let mut map = Map::new();
    let text = format!("#/components/{}/{name}", section.key());
    map.insert("$ref".to_owned(), Value::String(text));
    Value::Object(map)
}
