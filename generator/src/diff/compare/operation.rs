//! Operations.

use super::{Compare, Thing, added};
use crate::diff::collect::At;
use crate::diff::operations::nameless;
use crate::diff::pairs::{Pairs, Row};
use crate::diff::{Aspect, Kind, What};
use crate::surface::{Alternate, Named, Operation, Waiter};

impl Compare<'_, '_> {
    fn same_operation(&mut self, was: &Operation, now: &Operation, moved: bool) {
        let at = At { resource: Some(&now.resource), old: &was.at, new: &now.at };
        let (old, new) = (was.call(), now.call());
        let thing = Thing { at, what: What::Operation, owner: None, name: &old };
        let before = self.changes.count();
        let kept = was.name == now.name && (was.resource == now.resource || moved);
        if !kept {
            self.rename(thing, (Named::Call, &old), &new);
        }
        if kept && was.marker != now.marker {
            self.marker(at, &new, &was.marker, &now.marker);
        }
        if was.method != now.method || nameless(&was.path) != nameless(&now.path) {
            self.altered(thing, Aspect::Route, &route(was), &route(now));
        }
        self.deprecated(thing, was.deprecated, now.deprecated);
        self.parameters(at, &new, &was.parameters, &now.parameters);
        self.body(at, &new, was.body.as_ref(), now.body.as_ref());
        self.result(at, &new, &was.result, &now.result);
        self.errors(at, &new, &was.errors, &now.errors);
        self.pages(at, &new, was, now);
        self.waiters(at, &new, &was.waiters, &now.waiters);
        self.alternates(at, now, &was.alternates, &now.alternates);
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        if let Some((was, now)) = self.names.needed(was, now) {
            self.altered(thing, Aspect::Security, &was, &now);
        }
        let aspects = [
            (Aspect::Url, &was.server, &now.server),
            (Aspect::Idempotency, &was.idempotency, &now.idempotency),
            (Aspect::Accept, &was.accept, &now.accept),
        ];
        for (aspect, was, now) in aspects {
            self.altered(thing, aspect, &text(was), &text(now));
        }
        if self.changes.count() == before && was.docs != now.docs {
            self.push(thing, Kind::Redocumented);
        }
    }

    fn marker(&mut self, at: At<'_>, call: &str, was: &str, now: &str) {
        let thing = Thing { at, what: What::Handle, owner: Some(call), name: was };
        self.renamed(thing, now);
    }

    fn pages(&mut self, at: At<'_>, call: &str, was: &Operation, now: &Operation) {
        let thing = Thing { at, what: What::Pages, owner: Some(call), name: "items" };
        match (&was.items, &now.items) {
            (None, None) => {}
            (None, Some(now)) => self.push(thing, added(&now.0)),
            (Some(_), None) => self.push(thing, Kind::Removed),
            (Some(old), Some(new)) => {
                self.typed(thing, old, new);
                if unbounded(&was.paging) != unbounded(&now.paging) {
                    self.altered(thing, Aspect::Paging, &was.paging, &now.paging);
                }
            }
        }
    }

    fn waiters(&mut self, at: At<'_>, call: &str, was: &[Waiter], now: &[Waiter]) {
        let name = |one: &Waiter| Some(one.name.clone());
        let until = |one: &Waiter| Some(one.until.clone());
        let pairs = Pairs::new(was, now).by(name, name).by(until, until);
        let thing = |name| Thing { at, what: What::Waiter, owner: Some(call), name };
        for row in pairs.rows() {
            match row {
                Row::Old(one) => self.push(thing(&one.name), Kind::Removed),
                Row::New(one) => self.push(thing(&one.name), added(&one.until)),
                Row::Both(was, now) => {
                    self.renamed(thing(&was.name), &now.name);
                    self.altered(thing(&was.name), Aspect::Sign, &was.until, &now.until);
                }
            }
        }
    }

    /// Methods for other media types: what they send and ask for says which is which.
    fn alternates(
        &mut self,
        at: At<'_>,
        now: &Operation,
        old: &[Alternate],
        new: &[Alternate],
    ) {
        let name = |one: &Alternate| Some(one.name.clone());
        let media = |one: &Alternate| {
            let body = one.body.as_ref().map(|body| body.media_type().to_owned());
            Some((body, one.accept.clone(), one.result.clone()))
        };
        let own = now.call();
        let call = |name: &str| match own.rsplit_once('.') {
            Some((resource, _)) => format!("{resource}.{name}"),
            None => name.to_owned(),
        };
        for row in Pairs::new(old, new).by(name, name).by(media, media).rows() {
            let named = |one: &Alternate| call(&one.name);
            match row {
                Row::Old(one) => self.alternate(at, &named(one), Kind::Removed),
                Row::New(one) => self.alternate(at, &named(one), added(&own)),
                Row::Both(was, now) => {
                    let (old, new) = (named(was), named(now));
                    if old != new {
                        self.alternate(
                            at,
                            &old,
                            Kind::Renamed { to: new.clone(), kept: false },
                        );
                    } else if was.marker != now.marker {
                        self.marker(at, &new, &was.marker, &now.marker);
                    }
                    self.body(at, &new, was.body.as_ref(), now.body.as_ref());
                    self.result(at, &new, &was.result, &now.result);
                }
            }
        }
    }

    fn alternate(&mut self, at: At<'_>, call: &str, kind: Kind) {
        let thing = Thing { at, what: What::Alternate, owner: None, name: call };
        self.push(thing, kind);
    }
}

/// An operation; `moved` says that its whole resource has another name, which is told
/// where the resource is.
pub fn operation(compare: &mut Compare<'_, '_>, row: Row<'_, Operation>, moved: bool) {
    match row {
        Row::Both(was, now) => compare.same_operation(was, now, moved),
        Row::Old(one) | Row::New(one) => {
            let at = At { resource: Some(&one.resource), old: &one.at, new: &one.at };
            let name = one.call();
            let thing = Thing { at, what: What::Operation, owner: None, name: &name };
            let kind = match row {
                Row::Old(_) => Kind::Removed,
                _ => added(route(one)),
            };
            compare.push(thing, kind);
        }
    }
}

/// How pages follow each other but for their greatest size, which is told where the parameter
/// is that asks for it.
fn unbounded(paging: &str) -> Vec<&str> {
    paging.split(", ").filter(|part| !part.starts_with("at most ")).collect()
}

fn route(one: &Operation) -> String {
    format!("{} {}", one.method.as_str(), one.path)
}
