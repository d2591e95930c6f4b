//! Unions: variants, what they hold, and what becomes one by `From`.

use super::{Compare, Thing, added};
use crate::diff::pairs::{Pairs, Row};
use crate::diff::{Aspect, Kind, What};
use crate::surface::{Case, Choice};

impl Compare<'_, '_> {
    pub(super) fn choice(&mut self, thing: Thing<'_>, was: &Choice, now: &Choice) {
        let text = |tag: &Option<String>| tag.clone().unwrap_or_default();
        self.altered(thing, Aspect::Tag, &text(&was.tag), &text(&now.tag));
        let part = Thing { what: What::Variant, owner: Some(thing.name), ..thing };
        for row in self.cases(was, now).rows() {
            match row {
                Row::Both(was, now) => {
                    self.case(Thing { name: &was.name, ..part }, was, now)
                }
                Row::Old(one) => {
                    self.push(Thing { name: &one.name, ..part }, Kind::Removed);
                }
                Row::New(one) => {
                    let before = added(format!("{}(..)", was.unknown));
                    self.push(Thing { name: &one.name, ..part }, before);
                }
            }
        }
        self.renamed(Thing { name: &was.unknown, ..part }, &now.unknown);
    }

    /// By the value of the tag; then by name; then by what they hold.
    fn cases<'a>(&self, was: &'a Choice, now: &'a Choice) -> Pairs<'a, Case> {
        let wire = |one: &'a Case| one.wire.as_deref();
        let name = |one: &'a Case| Some(one.name.as_str());
        let old = |one: &'a Case| Some(self.names.renamed(&one.ty.as_ref()?.0));
        let new = |one: &'a Case| Some(one.ty.as_ref()?.0.clone());
        Pairs::new(&was.cases, &now.cases).by(wire, wire).by(name, name).by(old, new)
    }

    fn case(&mut self, thing: Thing<'_>, was: &Case, now: &Case) {
        self.renamed(thing, &now.name);
        let text = |wire: &Option<String>| wire.clone().unwrap_or_default();
        if was.wire.is_some() && now.wire.is_some() {
            self.altered(thing, Aspect::Wire, &text(&was.wire), &text(&now.wire));
        }
        let same = match (&was.ty, &now.ty) {
            (None, None) => return,
            (Some(was), Some(now)) => self.typed(thing, was, now),
            (was, now) => {
                let held = |ty: &Option<crate::surface::Ty>| {
                    ty.as_ref().map_or("nothing".to_owned(), |ty| ty.0.clone())
                };
                self.retyped(thing, held(was), held(now));
                false
            }
        };
        let Some(source) = now.ty.as_ref().filter(|_| same && was.from != now.from)
        else {
            return;
        };
        let part = Thing { what: What::Conversion, name: &source.0, ..thing };
        self.push(part, if now.from { added("") } else { Kind::Removed });
    }
}
