//! Structs: fields that are read and set, and what `new` takes.

use super::{Compare, Thing, added};
use crate::diff::collect::At;
use crate::diff::pairs::{Pairs, Row, akin};
use crate::diff::{Aspect, Kind, What};
use crate::ir::{Access, Presence};
use crate::surface::{Field, Struct, Ty, segment};

impl Compare<'_, '_> {
    pub(super) fn strukt(&mut self, thing: Thing<'_>, was: &Struct, now: &Struct) {
        let pairs = paired(was, now);
        for row in pairs.rows() {
            let (Row::Both(old, new) | Row::Old(old @ new) | Row::New(old @ new)) = row;
            let (was_at, now_at) =
                (member(thing.at.old, old), member(thing.at.new, new));
            let at = At { old: &was_at, new: &now_at, ..thing.at };
            let owner = Some(thing.name);
            let part = Thing { at, what: What::Field, owner, name: &old.name };
            match row {
                Row::Both(was, now) => self.field(part, was, now),
                Row::Old(_) => self.push(part, Kind::Removed),
                Row::New(one) => {
                    let (detail, required) = (whole(one).0, one.is_required());
                    self.push(part, Kind::Added { detail, required });
                }
            }
        }
        if pairs.is_reordered(|was, now| was.is_required() && now.is_required()) {
            let (was, now) = (order(was), order(now));
            self.push(thing, Kind::Reordered { was, now });
        }
        self.constants(thing, was, now);
        self.rest(thing, was, now);
    }

    fn field(&mut self, thing: Thing<'_>, was: &Field, now: &Field) {
        self.renamed(thing, &now.name);
        match (was.is_required(), now.is_required()) {
            (false, true) => self.push(thing, Kind::Required),
            (true, false) => self.push(thing, Kind::Optional),
            _ => {}
        }
        let told = was.is_required() != now.is_required()
            && nullable(was.presence) == nullable(now.presence)
            && self.names.same(&was.ty, &now.ty);
        if !told {
            self.typed(thing, &whole(was), &whole(now));
        }
        // Where the name in Rust is another, that in JSON mostly is the reason.
        if was.name == now.name {
            self.altered(thing, Aspect::Wire, was.wire(), now.wire());
        }
        self.altered(thing, Aspect::Access, travels(was), travels(now));
        self.deprecated(thing, was.deprecated, now.deprecated);
        self.facts(thing, &was.facts, &now.facts);
    }

    fn constants(&mut self, thing: Thing<'_>, was: &Struct, now: &Struct) {
        let name = |(name, _): &(String, String)| Some(name.clone());
        let pairs = Pairs::new(&was.constants, &now.constants).by(name, name);
        let part = Thing { what: What::Constant, owner: Some(thing.name), ..thing };
        for row in pairs.rows() {
            match row {
                Row::Both((name, was), (_, now)) => {
                    self.altered(Thing { name, ..part }, Aspect::Value, was, now);
                }
                Row::Old((name, _)) => self.push(Thing { name, ..part }, Kind::Removed),
                Row::New((name, value)) => {
                    self.push(Thing { name, ..part }, added(value))
                }
            }
        }
    }

    /// The field that keeps what the document does not name.
    fn rest(&mut self, thing: Thing<'_>, was: &Struct, now: &Struct) {
        let part =
            |name| Thing { what: What::Field, owner: Some(thing.name), name, ..thing };
        match (&was.rest, &now.rest) {
            (None, None) => {}
            (Some((name, _)), None) => self.push(part(name), Kind::Removed),
            (None, Some((name, ty))) => self.push(part(name), added(&ty.0)),
            (Some((name, was)), Some((to, now))) => {
                self.renamed(part(name), to);
                self.typed(part(name), was, now);
            }
        }
    }
}

/// By their names in JSON; then by those in Rust; at last what is left over between the same
/// neighbours.
fn paired<'a>(was: &'a Struct, now: &'a Struct) -> Pairs<'a, Field> {
    let wire = |one: &'a Field| Some(one.wire());
    let name = |one: &'a Field| Some(one.name.as_str());
    Pairs::new(&was.fields, &now.fields).by(wire, wire).by(name, name).by_place(
        |was, now| {
            was.presence == now.presence
                && was.ty == now.ty
                && akin(&was.name, &now.name)
        },
    )
}

/// What `new` takes.
fn order(of: &Struct) -> Vec<String> {
    let required = of.fields.iter().filter(|one| one.is_required());
    required.map(|one| one.name.clone()).collect()
}

/// Where a member stands, if its type stands somewhere.
fn member(at: &str, field: &Field) -> String {
    format!("{at}/properties/{}", segment(field.wire()))
}

/// The type of a field as it is read.
fn whole(field: &Field) -> Ty {
    let Ty(ty) = &field.ty;
    match field.presence {
        Presence::Required => Ty(ty.clone()),
        Presence::Optional | Presence::RequiredNullable => Ty(format!("Option<{ty}>")),
        Presence::OptionalNullable => Ty(format!("Nullable<{ty}>")),
    }
}

fn nullable(presence: Presence) -> bool {
    matches!(presence, Presence::RequiredNullable | Presence::OptionalNullable)
}

fn travels(field: &Field) -> &'static str {
    match field.access {
        Access::Both => "in requests and in responses",
        Access::ReadOnly => "only in responses",
        Access::WriteOnly => "only in requests",
    }
}
