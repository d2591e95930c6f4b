//! What a call sends as its body, what it gives, and what its errors carry.

use super::{Compare, Thing, added};
use crate::diff::collect::At;
use crate::diff::pairs::{Pairs, Row};
use crate::diff::{Aspect, Kind, What};
use crate::surface::{Body, ErrorBody, Result, Ty};

impl Compare<'_, '_> {
    pub fn body(
        &mut self,
        at: At<'_>,
        call: &str,
        was: Option<&Body>,
        now: Option<&Body>,
    ) {
        let thing = Thing { at, what: What::Body, owner: Some(call), name: "body" };
        match (was, now) {
            (None, None) => {}
            (Some(_), None) => self.push(thing, Kind::Removed),
            (None, Some(now)) => {
                let (detail, required) = (now.ty.0.clone(), now.argument);
                self.push(thing, Kind::Added { detail, required });
            }
            (Some(was), Some(now)) => {
                match (was.argument, now.argument) {
                    (false, true) => self.push(thing, Kind::Required),
                    (true, false) => self.push(thing, Kind::Optional),
                    _ => {}
                }
                self.typed(thing, &was.ty, &now.ty);
                self.altered(
                    thing,
                    Aspect::MediaType,
                    was.media_type(),
                    now.media_type(),
                );
                self.altered(thing, Aspect::Spelling, &was.style, &now.style);
            }
        }
    }

    pub fn result(&mut self, at: At<'_>, call: &str, was: &Result, now: &Result) {
        let thing = Thing { at, what: What::Result, owner: Some(call), name: "result" };
        match (was, now) {
            (Result::One(was), Result::One(now)) => {
                self.typed(thing, was, now);
            }
            (Result::Several(old, was), Result::Several(new, now)) => {
                let outcome = Thing { what: What::Handle, name: old, ..thing };
                self.renamed(outcome, new);
                self.outcomes(
                    Thing { what: What::Outcome, owner: Some(new), ..thing },
                    was,
                    now,
                );
            }
            (was, now) => self.retyped(thing, name(was), name(now)),
        }
    }

    fn outcomes(
        &mut self,
        thing: Thing<'_>,
        was: &[(String, Ty)],
        now: &[(String, Ty)],
    ) {
        let by_name = |(name, _): &(String, Ty)| Some(name.clone());
        let pairs = Pairs::new(was, now).by(by_name, by_name);
        for row in pairs.rows() {
            match row {
                Row::Both((name, was), (_, now)) => {
                    self.typed(Thing { name, ..thing }, was, now);
                }
                Row::Old((name, _)) => self.push(Thing { name, ..thing }, Kind::Removed),
                Row::New((name, ty)) => self.push(Thing { name, ..thing }, added(&ty.0)),
            }
        }
    }

    /// What errors carry, status by status: `default` and ranges count where no status
    /// says more. Statuses of which the same is to be said are told together.
    pub fn errors(
        &mut self,
        at: At<'_>,
        call: &str,
        was: &[ErrorBody],
        now: &[ErrorBody],
    ) {
        let mut told: Vec<(Option<&Ty>, Option<&Ty>, Vec<&str>)> = Vec::new();
        let mut seen: Vec<&str> = Vec::new();
        let statuses = was.iter().chain(now).flat_map(|one| &one.statuses);
        for status in statuses.map(String::as_str) {
            if seen.contains(&status) {
                continue;
            }
            seen.push(status);
            let pair = (carried(was, status), carried(now, status));
            match told.iter_mut().find(|(was, now, _)| (*was, *now) == pair) {
                Some((_, _, statuses)) => statuses.push(status),
                None => told.push((pair.0, pair.1, vec![status])),
            }
        }
        for (was, now, statuses) in told {
            let name = statuses.join(", ");
            let thing = Thing { at, what: What::Error, owner: Some(call), name: &name };
            match (was, now) {
                (None, None) => {}
                (None, Some(now)) => self.push(thing, added(&now.0)),
                (Some(_), None) => self.push(thing, Kind::Removed),
                (Some(was), Some(now)) => {
                    self.typed(thing, was, now);
                }
            }
        }
    }
}

/// What an error of this status carries, if anything.
fn carried<'a>(errors: &'a [ErrorBody], status: &str) -> Option<&'a Ty> {
    let range = status.get(..1).map(|first| format!("{first}XX"));
    let keys = [Some(status), range.as_deref(), Some("default")];
    let of = |key: &str| {
        errors.iter().find(|one| one.statuses.iter().any(|status| status == key))
    };
    let found = keys.into_iter().flatten().find_map(of);
    found.map(|one| &one.ty).filter(|ty| ty.0 != "()")
}

fn name(result: &Result) -> String {
    match result {
        Result::One(ty) => ty.0.clone(),
        Result::Several(name, _) => name.clone(),
    }
}
