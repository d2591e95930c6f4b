//! Gathers changes and puts them in their order.

use std::collections::HashMap;

use super::pairs::{Pairs, Row};
use super::rules::effect;
use super::{Change, Kind, Side, Subject, What};
use crate::surface::Resource;

/// Gathers changes.
#[derive(Debug, Default)]
pub struct Changes {
    all: Vec<Change>,
}

/// Where changes belong: a resource, and a place in each document.
#[derive(Clone, Copy, Debug)]
pub struct At<'a> {
    /// The resource, if it is one's.
    pub resource: Option<&'a str>,
    /// Where it was.
    pub old: &'a str,
    /// Where it is.
    pub new: &'a str,
}

impl At<'_> {
    /// The whole crate, at no place.
    pub const CRATE: At<'static> = At { resource: None, old: "", new: "" };
}

impl Changes {
    /// Adds a change of a thing of its own.
    pub fn push(&mut self, at: At<'_>, what: What, name: &str, kind: Kind) {
        self.add(at, Subject { what, owner: None, name: name.to_owned() }, kind);
    }

    /// Adds a change of a part of something.
    pub fn part(&mut self, at: At<'_>, what: What, owner: &str, name: &str, kind: Kind) {
        let owner = Some(owner.to_owned());
        self.add(at, Subject { what, owner, name: name.to_owned() }, kind);
    }

    fn add(&mut self, at: At<'_>, subject: Subject, kind: Kind) {
        let side = if kind == Kind::Removed { Side::Old } else { Side::New };
        let pointer = if side == Side::Old { at.old } else { at.new };
        self.all.push(Change {
            resource: at.resource.map(str::to_owned),
            effect: effect(subject.what, &kind),
            subject,
            kind,
            at: pointer.to_owned(),
            side,
        });
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.all.len()
    }

    /// By resource, in the order of the document: first what concerns the whole crate.
    pub fn sorted(mut self, resources: &Pairs<'_, Resource>) -> Vec<Change> {
        let rows = resources.rows();
        let paths = rows.iter().enumerate().flat_map(|(at, row)| match row {
            Row::Both(old, new) => {
                vec![(old.path.as_str(), at), (new.path.as_str(), at)]
            }
            Row::Old(one) | Row::New(one) => vec![(one.path.as_str(), at)],
        });
        let places: HashMap<&str, usize> = paths.collect();
        self.all.sort_by_key(|one| {
            let place = one.resource.as_deref().and_then(|path| places.get(path));
            (one.resource.is_some(), place.copied())
        });
        self.all
    }
}
