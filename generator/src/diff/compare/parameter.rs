//! Parameters: arguments by their order, setters by their names.

use super::{Compare, Thing};
use crate::diff::collect::At;
use crate::diff::pairs::{Pairs, Row, akin};
use crate::diff::{Aspect, Kind, What};
use crate::ir::Location;
use crate::surface::Parameter;

impl Compare<'_, '_> {
    /// The parameters of a call, and whether the old order of arguments still holds.
    pub fn parameters(
        &mut self,
        at: At<'_>,
        call: &str,
        was: &[Parameter],
        now: &[Parameter],
    ) {
        let pairs = paired(was, now);
        for row in pairs.rows() {
            match row {
                Row::Both(was, now) => {
                    let at = At { old: &was.at, new: &now.at, ..at };
                    self.parameter(Thing { at, ..thing(at, call, was) }, was, now);
                }
                Row::Old(one) => self.push(thing(at, call, one), Kind::Removed),
                Row::New(one) => {
                    let (detail, required) = (one.ty.0.clone(), one.required);
                    self.push(thing(at, call, one), Kind::Added { detail, required });
                }
            }
        }
        if pairs.is_reordered(|was, now| was.required && now.required) {
            let order = |all: &[Parameter]| {
                all.iter()
                    .filter(|one| one.required)
                    .map(|one| one.name.clone())
                    .collect()
            };
            let (was, now) = (order(was), order(now));
            let thing = Thing { at, what: What::Operation, owner: None, name: call };
            self.push(thing, Kind::Reordered { was, now });
        }
    }

    fn parameter(&mut self, thing: Thing<'_>, was: &Parameter, now: &Parameter) {
        match (was.required, now.required) {
            (false, true) => self.push(thing, Kind::Required),
            (true, false) => self.push(thing, Kind::Optional),
            _ => {}
        }
        self.typed(thing, &was.ty, &now.ty);
        // What stands between the braces of a path is not sent.
        let sent = was.location != now.location
            || (was.location != Location::Path && was.wire() != now.wire());
        // Of an argument the name on the wire is worth more, of a setter that in Rust.
        if sent && (was.name == now.name || thing.what == What::Argument) {
            self.altered(thing, Aspect::Wire, &place(was), &place(now));
        } else {
            self.renamed(thing, &now.name);
        }
        self.altered(thing, Aspect::Spelling, &was.style, &now.style);
        self.deprecated(thing, was.deprecated, now.deprecated);
        self.facts(thing, &was.facts, &now.facts);
    }
}

/// By where they go and what they are called there; a path's by their place in it; then by
/// the name in Rust; at last what is left over between the same neighbours.
fn paired<'a>(was: &'a [Parameter], now: &'a [Parameter]) -> Pairs<'a, Parameter> {
    let wire = |one: &'a Parameter| Some((one.location, one.wire()));
    let name = |one: &'a Parameter| Some(one.name.as_str());
    let in_path = |one: &Parameter| one.location == Location::Path;
    Pairs::new(was, now)
        .by(wire, wire)
        .by_place(|was, now| in_path(was) && in_path(now))
        .by(name, name)
        .by_place(|was, now| {
            let alike = was.location == now.location && was.ty == now.ty;
            // Nobody writes the names of arguments.
            let named = was.required || akin(&was.name, &now.name);
            alike && was.required == now.required && named
        })
}

fn thing<'t>(at: At<'t>, call: &'t str, one: &'t Parameter) -> Thing<'t> {
    let what = if one.required { What::Argument } else { What::Setter };
    let at = At { old: &one.at, new: &one.at, ..at };
    Thing { at, what, owner: Some(call), name: &one.name }
}

fn place(one: &Parameter) -> String {
    let place = match one.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    };
    format!("{place} {}", one.wire())
}
