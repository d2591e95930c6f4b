//! Bases whose children inherit from them by `allOf`: where the document says `Pet`, it
//! means a cat or a dog. A base says so with a `discriminator` and no list of children;
//! this gives it the list, so that it is a union like any other.
//!
//! With a `mapping` the cases are what it maps. Without one they are all components that
//! inherit, under the value that they fix, else under their name. A base that inherits
//! from another one with the same discriminator stays what it is: one of its cases. As a
//! branch of `allOf` a base is what it says itself, without the list: its members are
//! inherited.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value, json};

use super::flat::sole_ref;
use super::unions::NAME;

/// How many alternatives may be added to one document.
const MOST: usize = 10_000;

/// How far aliases are followed.
const ALIASES: usize = 20;

/// Gives every base the list of its children; returns the bases' names.
pub(super) fn run(components: &mut Map<String, Value>) -> HashSet<String> {
    let family = Family::of(components);
    let mut room = MOST;
    let mut unions = Vec::new();
    for (name, node) in components.iter() {
        let Some(property) = family.base(name, node) else { continue };
        let cases = match given(node) {
            Some(mapping) => mapping,
            None => family.implied(name, property),
        };
        room = room.saturating_sub(cases.len());
        if room == 0 {
            break;
        }
        unions.push((name.clone(), property.to_owned(), cases));
    }
    let mut bases = HashSet::new();
    for (name, property, cases) in unions {
        if let Some(Value::Object(base)) = components.get_mut(&name) {
            list(base, &name, &property, &cases);
            bases.insert(name);
        }
    }
    bases
}

/// A key and the component that it stands for.
type Case = (String, String);

/// Writes the list into a base.
fn list(base: &mut Map<String, Value>, name: &str, property: &str, cases: &[Case]) {
    let (own, others): (Vec<&Case>, Vec<&Case>) =
        cases.iter().partition(|(_, of)| of == name);
    if others.is_empty() {
        return;
    }
    let mut alternatives: Vec<Value> = Vec::new();
    let mut mapping = Map::new();
    for (key, of) in others {
        let text = format!("#/components/schemas/{of}");
        let reference = json!({ "$ref": text });
        if !alternatives.contains(&reference) {
            alternatives.push(reference);
        }
        mapping.insert(key.clone(), Value::String(text));
    }
    if !own.is_empty() {
        let keys = own.iter().map(|(key, _)| key.clone()).collect();
        alternatives.push(itself(base, name, property, keys));
    }
    let discriminator = json!({ "propertyName": property, "mapping": mapping });
    base.insert("discriminator".to_owned(), discriminator);
    base.insert("oneOf".to_owned(), Value::Array(alternatives));
}

/// A base that may also be meant itself is one of its own cases.
fn itself(
    base: &Map<String, Value>,
    name: &str,
    property: &str,
    keys: Vec<String>,
) -> Value {
    let mut own = base.clone();
    own.shift_remove("discriminator");
    own.insert(NAME.to_owned(), Value::from(name));
    pin(&mut own, property, keys);
    Value::Object(own)
}

/// Fixes the discriminating member of an object.
pub(super) fn pin(object: &mut Map<String, Value>, property: &str, keys: Vec<String>) {
    let properties = object.entry("properties").or_insert_with(|| json!({}));
    if let Value::Object(properties) = properties {
        properties.insert(property.to_owned(), json!({"type": "string", "enum": keys}));
    }
    let required = object.entry("required").or_insert_with(|| json!([]));
    if let Value::Array(required) = required
        && !required.iter().any(|name| name == property)
    {
        required.push(Value::from(property));
    }
}

/// What a discriminator maps.
fn given(node: &Value) -> Option<Vec<Case>> {
    let mapping = node.pointer("/discriminator/mapping")?.as_object()?;
    let cases = mapping.iter().filter_map(|(key, of)| {
        let of = of.as_str()?.strip_prefix("#/components/schemas/")?;
        Some((key.clone(), of.to_owned()))
    });
    let cases: Vec<Case> = cases.collect();
    (!cases.is_empty()).then_some(cases)
}

/// Who inherits from whom.
struct Family<'a> {
    components: &'a Map<String, Value>,
    children: HashMap<&'a str, Vec<&'a str>>,
}

impl<'a> Family<'a> {
    fn of(components: &'a Map<String, Value>) -> Self {
        let mut family = Self { components, children: HashMap::new() };
        for (name, node) in components {
            for parent in family.parents(node) {
                family.children.entry(parent).or_default().push(name);
            }
        }
        family
    }

    fn parents(&self, node: &'a Value) -> Vec<&'a str> {
        let branches = node.get("allOf").and_then(Value::as_array);
        let named = branches.into_iter().flatten().filter_map(sole_ref);
        named.map(|name| self.meant(name)).collect()
    }

    /// The component at the end of a chain of aliases.
    fn meant(&self, name: &'a str) -> &'a str {
        let mut name = name;
        for _ in 0..ALIASES {
            match self.components.get(name).and_then(sole_ref) {
                Some(next) => name = next,
                None => break,
            }
        }
        name
    }

    /// The discriminating member, if a component is a base to be given its children.
    fn base(&self, name: &str, node: &'a Value) -> Option<&'a str> {
        let property = discriminating(node)?;
        let is_union = node.get("oneOf").is_some() || node.get("anyOf").is_some();
        let is_one = !is_union && self.children.contains_key(name);
        (is_one && !self.inherits(node, property)).then_some(property)
    }

    /// Whether some ancestor has the same discriminator.
    fn inherits(&self, node: &'a Value, property: &str) -> bool {
        let mut queue = self.parents(node);
        let mut seen = HashSet::new();
        while let Some(name) = queue.pop() {
            let Some(node) = self.components.get(name).filter(|_| seen.insert(name))
            else {
                continue;
            };
            if discriminating(node) == Some(property) {
                return true;
            }
            queue.extend(self.parents(node));
        }
        false
    }

    /// All that inherit from a base, with the keys that they go by.
    fn implied(&self, base: &str, property: &str) -> Vec<Case> {
        let allowed = self.components.get(base).map(|node| self.values(node, property));
        let allowed = allowed.unwrap_or_default();
        let mut cases: Vec<Case> = Vec::new();
        let mut taken = HashSet::new();
        for name in self.descendants(base) {
            for key in self.keys(name, property, &allowed) {
                if taken.insert(key.clone()) {
                    cases.push((key, name.to_owned()));
                }
            }
        }
        cases
    }

    fn descendants(&self, base: &str) -> Vec<&'a str> {
        let mut seen: HashSet<&str> = HashSet::from([base]);
        let mut all = Vec::new();
        let mut queue = vec![base];
        while let Some(name) = queue.pop() {
            let children = self.children.get(name).map_or(&[][..], Vec::as_slice);
            let new = children.iter().copied().filter(|child| seen.insert(child));
            let new: Vec<&'a str> = new.collect();
            queue.extend(new.iter().rev());
            all.extend(new);
        }
        all
    }

    /// The values of the discriminating member that mean a child.
    fn keys(&self, name: &str, property: &str, allowed: &[String]) -> Vec<String> {
        let Some(node) = self.components.get(name) else { return Vec::new() };
        let fixed = self.values(node, property);
        if !fixed.is_empty() {
            return fixed;
        }
        if let Some(key) = node.get("x-ms-discriminator-value").and_then(Value::as_str) {
            return vec![key.to_owned()];
        }
        // Documents write `enum: [cat]` on the base and call the child `Cat`.
        let like = allowed.iter().find(|value| value.as_str() == name);
        let like =
            like.or_else(|| allowed.iter().find(|value| plain(value) == plain(name)));
        vec![like.cloned().unwrap_or_else(|| name.to_owned())]
    }

    /// The values that a schema itself allows for a member.
    fn values(&self, node: &Value, property: &str) -> Vec<String> {
        let branches = node.get("allOf").and_then(Value::as_array);
        let parts = branches.into_iter().flatten().chain([node]);
        let members = parts.filter_map(|part| part.get("properties")?.get(property));
        let values = members.filter_map(|member| {
            let member = match sole_ref(member) {
                Some(name) => self.components.get(name)?,
                None => member,
            };
            member.get("enum")?.as_array()
        });
        values.flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    }
}

fn discriminating(node: &Value) -> Option<&str> {
    node.pointer("/discriminator/propertyName")?.as_str()
}

/// A name without what conventions of writing differ in.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
