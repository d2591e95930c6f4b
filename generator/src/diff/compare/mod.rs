//! Compares what belongs together, thing by thing.

mod alias;
mod call;
mod choice;
mod client;
mod facts;
mod model;
mod operation;
mod parameter;
mod resource;
mod server;
mod strukt;
mod webhook;

pub use alias::aliases;
pub use client::client;
pub use model::{Features, model};
pub use operation::operation;
pub use resource::{resource, webhook_feature};
pub use webhook::webhook;

use std::collections::HashSet;

use super::collect::{At, Changes};
use super::names::Names;
use super::{Aspect, Kind, What};
use crate::surface::{Named, Ty};

/// What every comparison gets.
pub struct Compare<'c, 'a> {
    /// What types are called.
    pub names: &'c Names<'a>,
    /// The deprecated names that the new crate has.
    pub kept: HashSet<(Named, &'a str)>,
    /// What was found so far.
    pub changes: &'c mut Changes,
}

/// A thing, or a part of one, and where its changes belong.
#[derive(Clone, Copy)]
struct Thing<'t> {
    at: At<'t>,
    what: What,
    owner: Option<&'t str>,
    name: &'t str,
}

impl Compare<'_, '_> {
    fn push(&mut self, thing: Thing<'_>, kind: Kind) {
        let Thing { at, what, owner, name } = thing;
        match owner {
            Some(owner) => self.changes.part(at, what, owner, name, kind),
            None => self.changes.push(at, what, name, kind),
        }
    }

    fn renamed(&mut self, thing: Thing<'_>, now: &str) {
        if thing.name != now {
            self.push(thing, Kind::Renamed { to: now.to_owned(), kept: false });
        }
    }

    /// As `renamed`, where the old name may be left as a deprecated one.
    fn rename(&mut self, thing: Thing<'_>, (named, old): (Named, &str), now: &str) {
        let kept = self.kept.contains(&(named, old));
        self.push(thing, Kind::Renamed { to: now.to_owned(), kept });
    }

    fn deprecated(&mut self, thing: Thing<'_>, was: bool, now: bool) {
        match (was, now) {
            (false, true) => self.push(thing, Kind::Deprecated),
            (true, false) => self.push(thing, Kind::Undeprecated),
            _ => {}
        }
    }

    /// Tells what no type says, if it is different.
    fn altered(&mut self, thing: Thing<'_>, aspect: Aspect, was: &str, now: &str) {
        if was != now {
            let (was, now) = (was.to_owned(), now.to_owned());
            self.push(thing, Kind::Altered { aspect, was, now });
        }
    }

    /// Tells another type; whether it is the same.
    fn typed(&mut self, thing: Thing<'_>, was: &Ty, now: &Ty) -> bool {
        let same = self.names.same(was, now);
        if !same {
            self.retyped(thing, was.0.clone(), now.0.clone());
        }
        same
    }

    fn retyped(&mut self, thing: Thing<'_>, was: String, now: String) {
        self.push(thing, Kind::Retyped { was, now });
    }
}

/// A thing that need not be given, with something worth saying of it.
fn added(detail: impl Into<String>) -> Kind {
    Kind::Added { detail: detail.into(), required: false }
}
