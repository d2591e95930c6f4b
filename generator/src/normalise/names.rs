//! Gives every component its name.
//!
//! The document's own names stay. All others are named after where they live, and
//! the result depends on the set of places only, not on the order of reading: the
//! shortest path keeps the plain name, the others are qualified with the nearest
//! folder, file or key that says something.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::discover::{Declared, Targets};
use super::grammar::Section;
use crate::load::Target;

/// The names of all components.
#[derive(Debug, Default)]
pub(super) struct Names {
    by_target: BTreeMap<Section, HashMap<Target, String>>,
    /// The document's own names in its order; cleaned up, if they had to be.
    pub declared: Vec<Declared>,
    by_declared: HashMap<(Section, String), String>,
}

impl Names {
    /// The component that a target has become.
    pub fn of(&self, section: Section, target: &Target) -> Option<&str> {
        self.by_target.get(&section)?.get(target).map(String::as_str)
    }

    /// What has become of a name that the document gave.
    pub fn of_declared(&self, section: Section, name: &str) -> Option<&str> {
        self.by_declared.get(&(section, name.to_owned())).map(String::as_str)
    }

    /// Components that the document has no name for, in the order of their names.
    pub fn hoisted(&self) -> BTreeSet<(Section, &str, &Target)> {
        let own: HashSet<(Section, &Target)> =
            self.declared.iter().map(|d| (d.section, &d.target)).collect();
        let all = self.by_target.iter().flat_map(|(section, names)| {
            names.iter().map(|(target, name)| (*section, name.as_str(), target))
        });
        all.filter(|(section, _, target)| !own.contains(&(*section, target))).collect()
    }
}

/// Names all targets.
pub(super) fn assign(targets: &Targets) -> Names {
    let mut names = Names::default();
    for section in Section::ALL {
        let mut taken = HashSet::new();
        keep_declared(section, targets, &mut names, &mut taken);
        let mut rest: Vec<&Target> = targets
            .referenced
            .iter()
            .filter(|(of, target)| *of == section && names.of(section, target).is_none())
            .map(|(_, target)| target)
            .collect();
        rest.sort_by_cached_key(|target| rank(target));
        for target in rest {
            let name = claim(candidates(target), &mut taken);
            names.by_target.entry(section).or_default().insert(target.clone(), name);
        }
    }
    names
}

/// The document's own names are kept, and cleaned up where the standard forbids
/// them. If several mean one node, the one at the node itself counts, else the
/// first; the others become aliases.
fn keep_declared(
    section: Section,
    targets: &Targets,
    names: &mut Names,
    taken: &mut HashSet<String>,
) {
    let own = targets.declared.iter().filter(|declared| declared.section == section);
    let (clean, unclean): (Vec<_>, Vec<_>) =
        own.partition(|declared| cleaned(&declared.name) == declared.name);
    let order: HashMap<&Target, usize> =
        targets.declared.iter().enumerate().map(|(i, d)| (&d.at, i)).collect();
    let mut kept = Vec::new();
    for declared in clean.into_iter().chain(unclean) {
        let name = claim([cleaned(&declared.name)], taken);
        names.by_declared.insert((section, declared.name.clone()), name.clone());
        kept.push(Declared { name, ..declared.clone() });
    }
    kept.sort_by_key(|declared| order.get(&declared.at).copied());
    let by_target = names.by_target.entry(section).or_default();
    for declared in &kept {
        let target = &declared.target;
        if declared.at == *target || !by_target.contains_key(target) {
            by_target.insert(target.clone(), declared.name.clone());
        }
    }
    names.declared.extend(kept);
}

/// The first candidate that is free; numbered if none is.
fn claim(
    candidates: impl IntoIterator<Item = String>,
    taken: &mut HashSet<String>,
) -> String {
    let mut last = String::new();
    for name in candidates {
        if taken.insert(name.clone()) {
            return name;
        }
        last = name;
    }
    let numbered = (2..).map(|n: u64| format!("{last}_{n}"));
    // There are more numbers than names, so the search ends.
    numbered.into_iter().find(|name| taken.insert(name.clone())).unwrap_or(last)
}

/// The shallowest and shortest place comes first.
fn rank(target: &Target) -> (usize, usize, String) {
    let path = format!("{}#{}", target.file, target.pointer);
    (path.matches('/').count(), path.len(), path)
}

/// Names from the plain one to the fully qualified one.
fn candidates(target: &Target) -> Vec<String> {
    let mut segments = segments(target);
    let mut names: Vec<String> = Vec::new();
    let Some(last) = segments.pop() else { return vec!["component".to_owned()] };
    let mut name = cleaned(&last);
    if !VERBS.contains(&last.as_str()) || segments.is_empty() {
        names.push(name.clone());
    }
    while let Some(segment) = segments.pop() {
        name = format!("{}_{name}", cleaned(&segment));
        names.push(name.clone());
    }
    names
}

/// A method alone is no name.
const VERBS: &[&str] =
    &["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// Words that say what sort of thing lives there, not which.
const SKIPPED: &[&str] = &[
    "$defs",
    "additionalProperties",
    "allOf",
    "anyOf",
    "components",
    "content",
    "definitions",
    "examples",
    "headers",
    "index",
    "links",
    "models",
    "oneOf",
    "parameters",
    "paths",
    "properties",
    "requestBodies",
    "requestBody",
    "resources",
    "responses",
    "schema",
    "schemas",
    "securitySchemes",
    "shared",
    "src",
    "spec",
    "specification",
];

/// The parts of a place that say something, from the outermost to the innermost.
fn segments(target: &Target) -> Vec<String> {
    let file = target.file.as_ref();
    let (folder, name) = file.rsplit_once('/').unwrap_or(("", file));
    let stem = name.split_once('.').map_or(name, |(stem, _)| stem).to_owned();
    let folders = folder.split('/').map(str::to_owned);
    let mut segments: Vec<String> =
        folders.filter(|folder| says_something(folder)).collect();
    if says_something(&stem) || target.pointer.is_root() {
        segments.push(stem);
    }
    for token in target.pointer.tokens() {
        if token == "items" {
            // The element of a named list is named after the list.
            if let Some(list) = segments.pop() {
                segments.push(format!("{list}_item"));
            }
        } else if says_something(&token) {
            segments.push(token);
        }
    }
    segments
}

fn says_something(segment: &str) -> bool {
    let is_number = segment.bytes().all(|byte| byte.is_ascii_digit());
    // A slash inside is a media type; a path has one at its start.
    let is_media_type = segment.find('/').is_some_and(|at| at > 0);
    let is_dots = segment.bytes().all(|byte| byte == b'.');
    !is_number && !is_media_type && !is_dots && !SKIPPED.contains(&segment)
}

/// A name as the standard allows it.
fn cleaned(name: &str) -> String {
    let clean: String = name
        .chars()
        .map(|c| match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '.' | '_' | '-' => c,
            _ => '_',
        })
        .collect();
    let trimmed = clean.trim_matches('_');
    // Names of the document may well start with an underscore on purpose.
    match (clean == name, trimmed.is_empty()) {
        (true, _) if !clean.is_empty() => clean,
        (_, false) => trimmed.to_owned(),
        _ => "component".to_owned(),
    }
}
