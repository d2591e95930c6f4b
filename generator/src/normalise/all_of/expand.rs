//! What a component says once all its branches are merged.

use std::collections::HashSet;
use std::rc::Rc;

use serde_json::Value;

use super::flat::{Flat, sole_ref};
use super::merge::{self, Rank};
use super::{AllOf, DEEPEST, Edge};
use crate::diag::Pointer;

impl AllOf<'_> {
    /// What an annotated reference stands for, with its annotations.
    pub(super) fn open(&mut self, flat: Flat) -> Flat {
        let Some(name) = flat.map.get("allOf").and_then(|all| sole_ref(all.get(0)?))
        else {
            return flat;
        };
        let Some(target) = self.expand(name, Edge::Branch) else {
            return flat;
        };
        let mut opened = (*target).clone();
        let mut own = flat;
        own.map.shift_remove("allOf");
        merge::into(self, &mut opened, &own, Rank::Own);
        opened
    }

    /// The merged form of a component, never an alias or an annotated reference.
    /// `None` if the component is a branch of itself, or isn't there.
    pub fn expand(&mut self, name: &str, edge: Edge) -> Option<Rc<Flat>> {
        let is_base = edge == Edge::Branch && self.bases.contains(name);
        let key = (name.to_owned(), is_base);
        if let Some(known) = self.known.get(&key) {
            return Some(Rc::clone(known));
        }
        let components = self.components;
        let node = components.get(name)?;
        if self.stack.len() > DEEPEST || self.budget == 0 {
            self.impure = true;
            return None;
        }
        let mut map = node.as_object()?.clone();
        if let Some(above) = self.stack.iter().position(|(above, _)| above == name) {
            self.impure = true;
            let through = self.stack.get(above + 1..).unwrap_or_default();
            if edge == Edge::Branch
                && through.iter().all(|(_, edge)| *edge == Edge::Branch)
            {
                return None;
            }
            // A base that lists its children, and a child that extends its base:
            // what the child takes over is the base without the list.
            map.retain(|key, _| {
                !matches!(key.as_str(), "oneOf" | "anyOf" | "discriminator")
            });
        }
        if is_base {
            map.retain(|key, _| key != "oneOf" && key != "discriminator");
        }
        let before = std::mem::replace(&mut self.impure, false);
        self.stack.push((name.to_owned(), edge));
        let flat = match sole_ref(node) {
            Some(next) => self.expand(next, edge),
            None => {
                let at = Pointer::from_tokens(["components", "schemas", name]);
                let flat = self.flatten(Flat::of(map, &at, self.origins));
                Some(Rc::new(self.open(flat)))
            }
        };
        self.stack.pop();
        if let (Some(flat), false) = (&flat, self.impure) {
            self.known.insert(key, Rc::clone(flat));
        }
        self.impure |= before;
        flat
    }

    /// Whether these alternatives are the children that a base lists, and one of them is
    /// merging the base right now: it takes over the base without the list.
    pub fn is_inheriting(&mut self, alternatives: &[String]) -> bool {
        let Some(((base, edge), below)) = self.stack.split_last() else { return false };
        let mut edge = *edge;
        for (name, next) in below.iter().rev() {
            if edge != Edge::Branch {
                break;
            }
            if alternatives.contains(name) {
                self.impure = true;
                return true;
            }
            edge = *next;
        }
        // For its children the base is another one than for others: not to be kept.
        let is_child = |name: &String| name != base && self.extends(name, base);
        self.impure |= alternatives.iter().any(is_child);
        false
    }

    /// Whether a component lists one as its child that is being merged right now: for
    /// that child it is what is inherited, not another name of the whole union.
    pub fn lists_open(&self, name: &str) -> bool {
        let mut node = self.components.get(name);
        for _ in 0..DEEPEST {
            match node.and_then(sole_ref) {
                Some(next) => node = self.components.get(next),
                None => break,
            }
        }
        let lists =
            ["oneOf", "anyOf"].iter().filter_map(|key| node?.get(*key)?.as_array());
        let mut children = lists.flatten().filter_map(sole_ref);
        children.any(|child| self.stack.iter().any(|(open, _)| open == child))
    }

    /// Whether an alternative inherits from the component whose alternative it is.
    pub fn is_child(&self, alternative: &str) -> bool {
        let base = self.stack.last().map(|(base, _)| base);
        base.is_some_and(|base| base != alternative && self.extends(alternative, base))
    }

    /// Whether `name` has `base` among its branches, however far up.
    pub fn extends(&self, name: &str, base: &str) -> bool {
        let mut queue = vec![name];
        let mut seen: HashSet<&str> = HashSet::new();
        while let Some(name) = queue.pop() {
            if name == base {
                return true;
            }
            if seen.len() > DEEPEST || !seen.insert(name) {
                continue;
            }
            let node = self.components.get(name);
            let branches =
                node.and_then(|node| node.get("allOf")).and_then(Value::as_array);
            queue.extend(branches.into_iter().flatten().filter_map(sole_ref));
            queue.extend(node.and_then(sole_ref));
        }
        false
    }
}
