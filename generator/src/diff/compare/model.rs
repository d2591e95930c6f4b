//! Types.

use std::collections::{HashMap, HashSet};

use super::{Compare, Thing, added};
use crate::diff::collect::At;
use crate::diff::pairs::Row;
use crate::diff::{Kind, What};
use crate::surface::{Model, ModelKind, Named, Values};

/// The resources by their features, and features that have another name.
pub struct Features<'a> {
    /// The resource of a feature, on either side.
    pub resources: HashMap<&'a str, &'a str>,
    /// New names of features by old ones.
    pub renamed: HashMap<&'a str, &'a str>,
    /// The features of the new crate.
    pub new: HashSet<&'a str>,
    /// The types that calls of the old crate take or give, or webhooks.
    pub used: HashSet<&'a str>,
}

/// A type.
pub fn model(
    compare: &mut Compare<'_, '_>,
    row: Row<'_, Model>,
    features: &Features<'_>,
) {
    let (Row::Both(was, one) | Row::Old(was @ one) | Row::New(was @ one)) = row;
    let resource = match one.features.as_slice() {
        [name] => features.resources.get(name.as_str()).copied(),
        _ => None,
    };
    let at = At { resource, old: &was.at, new: &one.at };
    let thing = Thing { at, what: What::Type, owner: None, name: &was.name };
    match row {
        Row::Old(_) => compare.push(thing, Kind::Removed),
        Row::New(one) => compare.push(thing, added(one.kind.word())),
        Row::Both(was, now) => {
            let before = compare.changes.count();
            if was.name != now.name {
                compare.rename(thing, (Named::Type, &was.name), &now.name);
            }
            moved(compare, thing, was, now, features);
            compare.deprecated(thing, was.deprecated, now.deprecated);
            compare.kind(Thing { name: &now.name, ..thing }, &was.kind, &now.kind);
            if compare.changes.count() == before && was.docs != now.docs {
                compare.push(thing, Kind::Redocumented);
            }
        }
    }
}

/// Tells where somebody does not have the type any more that had it. That a feature is gone
/// is told of the feature; that there are more of them hurts nobody; and a type that no call
/// took or gave was of no use to anybody.
fn moved(
    compare: &mut Compare<'_, '_>,
    thing: Thing<'_>,
    was: &Model,
    now: &Model,
    features: &Features<'_>,
) {
    let renamed = |name: &String| {
        features.renamed.get(name.as_str()).map_or(name.clone(), |to| (*to).to_owned())
    };
    let now = &now.features;
    let old: Vec<String> = was.features.iter().map(renamed).collect();
    let lost = |one: &String| !now.contains(one) && features.new.contains(one.as_str());
    let gated = old.is_empty() && features.used.contains(was.name.as_str());
    if !now.is_empty() && (gated || old.iter().any(lost)) {
        compare.push(thing, Kind::Moved { was: old, now: now.clone() });
    }
}

impl Compare<'_, '_> {
    fn kind(&mut self, thing: Thing<'_>, was: &ModelKind, now: &ModelKind) {
        use ModelKind::{Alias, Ints, Strings, Struct, Tagged, Union};
        match (was, now) {
            (Struct(was), Struct(now)) => self.strukt(thing, was, now),
            (Strings(was), Strings(now)) => self.values(thing, was, now, true),
            (Ints(was), Ints(now)) => self.values(thing, was, now, false),
            (Union(was) | Tagged(was), Union(now) | Tagged(now)) => {
                self.choice(thing, was, now);
            }
            (Alias(was), Alias(now)) => {
                self.typed(thing, was, now);
            }
            (was, now) => self.retyped(thing, described(was), described(now)),
        }
    }

    fn values(&mut self, thing: Thing<'_>, was: &Values, now: &Values, quoted: bool) {
        use crate::diff::pairs::Pairs;
        type Entry = (String, String);
        let wire = |(_, wire): &Entry| Some(wire.clone());
        let name = |(name, _): &Entry| Some(name.clone());
        let pairs = Pairs::new(&was.values, &now.values).by(wire, wire).by(name, name);
        let part = Thing { what: What::Value, owner: Some(thing.name), ..thing };
        for row in pairs.rows() {
            match row {
                Row::Both((name, was), (to, now)) => {
                    let part = Thing { name, ..part };
                    self.renamed(part, to);
                    self.altered(part, crate::diff::Aspect::Wire, was, now);
                }
                Row::Old((name, _)) => self.push(Thing { name, ..part }, Kind::Removed),
                Row::New((name, wire)) => {
                    let wire = if quoted { format!("{wire:?}") } else { wire.clone() };
                    let before = format!("{}({wire})", was.unknown);
                    self.push(Thing { name, ..part }, added(before));
                }
            }
        }
        let part = Thing { what: What::Variant, ..part };
        self.renamed(Thing { name: &was.unknown, ..part }, &now.unknown);
    }
}

/// A kind of type where it is another.
fn described(kind: &ModelKind) -> String {
    match kind {
        ModelKind::Alias(ty) => ty.0.clone(),
        other => other.word().to_owned(),
    }
}
