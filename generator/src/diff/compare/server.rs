//! The module `servers`.

use super::{Compare, Thing, added};
use crate::diff::collect::At;
use crate::diff::pairs::{Pairs, Row};
use crate::diff::{Aspect, Kind, What};
use crate::surface::{Server, ServerVariable};

impl Compare<'_, '_> {
    pub fn servers(&mut self, was: &[Server], now: &[Server]) {
        let name = |one: &Server| Some(one.name.clone());
        let url = |one: &Server| Some(one.url.clone());
        let thing =
            |name| Thing { at: At::CRATE, what: What::Server, owner: None, name };
        for row in Pairs::new(was, now).by(name, name).by(url, url).rows() {
            match row {
                Row::Old(one) => self.push(thing(&one.name), Kind::Removed),
                Row::New(one) => self.push(thing(&one.name), added(&one.url)),
                Row::Both(was, now) => self.server(thing(&was.name), was, now),
            }
        }
    }

    fn server(&mut self, thing: Thing<'_>, was: &Server, now: &Server) {
        self.renamed(thing, &now.name);
        let kind = |one: &Server| match one.variables.is_empty() {
            true => "a constant",
            false => "a type",
        };
        if kind(was) != kind(now) {
            self.retyped(thing, kind(was).to_owned(), kind(now).to_owned());
            return;
        }
        self.altered(thing, Aspect::Url, &was.url, &now.url);
        let name = |one: &ServerVariable| Some(one.name.clone());
        let pairs = Pairs::new(&was.variables, &now.variables).by(name, name);
        let part = |one| variable(&now.name, one);
        for row in pairs.rows() {
            match row {
                Row::Old(one) => self.push(part(one), Kind::Removed),
                Row::New(one) => {
                    let (detail, required) = (String::new(), one.default.is_none());
                    self.push(part(one), Kind::Added { detail, required });
                }
                Row::Both(was, now) => self.variable(part(was), was, now),
            }
        }
        let taken = |one: &ServerVariable| one.default.is_none();
        if pairs.is_reordered(|was, now| taken(was) && taken(now)) {
            let order = |of: &Server| {
                let all = of.variables.iter().filter(|one| taken(one));
                all.map(|one| one.name.clone()).collect()
            };
            self.push(thing, Kind::Reordered { was: order(was), now: order(now) });
        }
    }

    fn variable(
        &mut self,
        thing: Thing<'_>,
        was: &ServerVariable,
        now: &ServerVariable,
    ) {
        match (&was.default, &now.default) {
            (Some(_), None) => self.push(thing, Kind::Required),
            (None, Some(_)) => self.push(thing, Kind::Optional),
            (Some(was), Some(now)) => self.altered(thing, Aspect::Default, was, now),
            (None, None) => {}
        }
        let values = |one: &ServerVariable| one.values.join(", ");
        self.altered(thing, Aspect::Bounds, &values(was), &values(now));
    }
}

fn variable<'t>(server: &'t str, one: &'t ServerVariable) -> Thing<'t> {
    let what = if one.default.is_none() { What::Argument } else { What::Setter };
    Thing { at: At::CRATE, what, owner: Some(server), name: &one.name }
}
