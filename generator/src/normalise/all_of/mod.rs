//! Merges `allOf`. After this pass no schema has one, with a single exception:
//! `allOf` with one `$ref` and otherwise annotations is a reference with words of
//! its own.
//!
//! Also resolves what stands beside a union (see [`unions`]), and makes unions of the
//! bases that children inherit from (see [`inherit`]).

mod cross;
mod expand;
mod flat;
mod inherit;
mod merge;
mod unions;

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use serde_json::{Map, Value};

use self::flat::Flat;
pub(super) use self::flat::{is_annotation, only_annotates, sole_ref};
use self::merge::Rank;
use super::origins::Origins;
use super::schemas;
use crate::diag::{Code, Fault, Faults, Pointer};
use crate::load::Target;

/// Merges every `allOf` of the document.
pub(super) fn run(tree: &mut Value, origins: &mut Origins, faults: &mut Faults) {
    let components = tree.pointer_mut("/components/schemas");
    let (bases, components) = match components.and_then(Value::as_object_mut) {
        Some(components) => (inherit::run(components), components.clone()),
        None => Default::default(),
    };
    let mut pass = AllOf {
        components: &components,
        bases,
        origins,
        faults,
        known: HashMap::new(),
        stack: Vec::new(),
        impure: false,
        budget: BUDGET,
        merge_depth: 0,
        nesting: 0,
        union_depth: 0,
    };
    schemas::for_each(tree, &mut |schema, at| pass.schema(schema, at));
}

/// How many keywords and members may be merged in one document. Real documents merge some
/// ten thousand.
const BUDGET: usize = 500_000;

/// How far chains of `allOf` may go.
const DEEPEST: usize = 100;

/// How one schema led to another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Edge {
    /// As a branch of `allOf`.
    Branch,
    /// As an alternative of `oneOf` or `anyOf`.
    Alternative,
}

/// The pass and what it knows.
struct AllOf<'a> {
    /// The components as they were before the pass.
    components: &'a Map<String, Value>,
    /// Those that are unions only because children inherit from them.
    bases: HashSet<String>,
    origins: &'a mut Origins,
    pub faults: &'a mut Faults,
    /// Components whose merged form is known, as they are and as inherited bases.
    known: HashMap<(String, bool), Rc<Flat>>,
    /// The components that are being merged.
    stack: Vec<(String, Edge)>,
    /// Whether the last result depends on the stack, and must not be kept.
    impure: bool,
    budget: usize,
    /// How often the schema at hand was put together by merging.
    pub merge_depth: u64,
    /// How many schemas are being merged inside each other.
    nesting: usize,
    /// How many unions are being merged inside each other.
    pub union_depth: usize,
}

impl AllOf<'_> {
    fn schema(&mut self, schema: &mut Value, at: &Pointer) {
        let Value::Object(map) = schema else { return };
        let is_union = map.contains_key("oneOf") || map.contains_key("anyOf");
        if !map.contains_key("allOf") && !is_union {
            return;
        }
        let tokens: Vec<String> = at.tokens().collect();
        if let [components, schemas, name] = tokens.as_slice()
            && components == "components"
            && schemas == "schemas"
        {
            self.stack.push((name.clone(), Edge::Branch));
        }
        let flat = Flat::of(std::mem::take(map), at, self.origins);
        let (merged, origins) = self.flatten(flat).into_parts(at);
        *map = merged;
        for (pointer, target) in origins {
            self.origins.splice(&pointer, target);
        }
        self.stack.clear();
        self.impure = false;
    }

    /// Merges the `allOf` of one schema, but not those of its parts.
    pub fn flatten(&mut self, mut schema: Flat) -> Flat {
        let depth = schema.map.shift_remove(merge::DEPTH);
        let depth = depth.and_then(|depth| depth.as_u64()).unwrap_or(0);
        if self.nesting > DEEPEST {
            self.warn(
                Code::TooDeep,
                &schema.target(""),
                "`allOf` is nested too deep here",
            );
            schema.map.shift_remove("allOf");
            return schema;
        }
        let above = std::mem::replace(&mut self.merge_depth, depth);
        self.nesting += 1;
        let flat = self.merged(schema);
        self.nesting -= 1;
        self.merge_depth = above;
        flat
    }

    fn merged(&mut self, mut schema: Flat) -> Flat {
        let Some(branches) = schema.map.shift_remove("allOf") else {
            return unions::resolve(self, schema);
        };
        let branches = match branches {
            Value::Array(branches) => branches,
            _ => Vec::new(),
        };
        let mut parts = self.structural(&mut schema, branches);
        if let ([(part, from)], true) = (parts.as_slice(), only_annotates(&schema.map))
            && sole_ref(part).is_some_and(|name| !self.lists_open(name))
        {
            let origin = Flat::new(Map::new(), schema.target(from));
            schema.take_origin("/allOf/0", &origin, "");
            schema.map.insert("allOf".to_owned(), Value::Array(vec![part.clone()]));
            return schema;
        }
        let mut merged = Flat::new(Map::new(), schema.target(""));
        for (part, from) in parts.drain(..) {
            if let Some((branch, rank)) = self.branch(part, &schema, &from) {
                merge::into(self, &mut merged, &branch, rank);
            }
        }
        merge::into(self, &mut merged, &schema, Rank::Own);
        unions::resolve(self, merged)
    }

    /// The branches that say more than annotations; those go to the schema itself.
    fn structural(
        &mut self,
        schema: &mut Flat,
        branches: Vec<Value>,
    ) -> Vec<(Value, String)> {
        let mut parts = Vec::new();
        for (index, branch) in branches.into_iter().enumerate() {
            match branch {
                Value::Object(map) if only_annotates(&map) => {
                    for (key, value) in map {
                        schema.map.entry(key).or_insert(value);
                    }
                }
                branch => parts.push((branch, format!("/allOf/{index}"))),
            }
        }
        // `type: object` beside a single reference adds nothing to it.
        if let [(part, _)] = parts.as_slice()
            && let Some(name) = sole_ref(part)
            && let Some(own) = schema.map.get("type").cloned()
            && schema.map.keys().all(|key| key == "type" || is_annotation(key))
            && self.expand(name, Edge::Branch).is_some_and(|flat| {
                flat.map.get("type").is_none_or(|theirs| *theirs == own)
            })
        {
            schema.map.shift_remove("type");
        }
        parts
    }

    /// One branch with all its own branches merged.
    fn branch(
        &mut self,
        part: Value,
        schema: &Flat,
        from: &str,
    ) -> Option<(Rc<Flat>, Rank)> {
        if let Some(name) = sole_ref(&part) {
            let found = self.expand(name, Edge::Branch);
            if found.is_none() {
                self.cycle(name, &schema.target(from));
            }
            return found.map(|flat| (flat, Rank::Referred));
        }
        let Value::Object(map) = part else { return None };
        let flat = self.flatten(Flat::new(map, schema.target(from)));
        Some((Rc::new(self.open(flat)), Rank::Inline))
    }

    /// Takes a merge from the budget; `false` if it is used up.
    pub fn spend(&mut self, cost: usize, at: &Target) -> bool {
        if self.budget > 0 && self.budget <= cost {
            let words = "the `allOf`s of this document unfold to far more than it says";
            let place = crate::diag::Place::value(&at.file, at.pointer.clone());
            self.faults.push(Fault::new(Code::TooDeep, place, words));
        }
        self.budget = self.budget.saturating_sub(cost);
        self.budget > 0
    }

    /// Reports something about a part of a schema.
    pub fn warn(&mut self, code: Code, at: &Target, words: impl Into<String>) {
        let place = crate::diag::Place::value(&at.file, at.pointer.clone());
        self.faults.push(Fault::new(code, place, words));
    }

    fn cycle(&mut self, name: &str, at: &Target) {
        if self.budget == 0 || !self.components.contains_key(name) {
            return;
        }
        let place = crate::diag::Place::value(&at.file, at.pointer.clone());
        let words = format!("`{name}` is an `allOf` of itself");
        let fault = Fault::new(Code::AllOfCycle, place, words);
        self.faults.push(fault.hint("remove one branch of the circle"));
    }
}
