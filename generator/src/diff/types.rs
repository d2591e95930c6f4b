//! Which type of the old crate is which of the new one: by name, by where the document has
//! it, by where it is used, by what it consists of.

use std::collections::{HashMap, HashSet};

use super::names::{Names, facing, named};
use super::pairs::Pairs;
use crate::surface::{
    Choice, ErrorBody, Model, ModelKind, Named, Operation, Result, Struct, Surface, Ty,
    Values,
};

/// Uses lead to types whose own members lead on; so deep are types nested at most.
const ROUNDS: usize = 32;

/// The types, and their names.
pub fn paired<'a>(
    old: &'a Surface,
    new: &'a Surface,
    operations: &Pairs<'a, Operation>,
) -> (Pairs<'a, Model>, Names<'a>) {
    let name = |one: &'a Model| Some(one.name.as_str());
    let place = |one: &'a Model| {
        Some((one.at.as_str(), one.kind.word())).filter(|(at, _)| !at.is_empty())
    };
    let kept = new.kept(Named::Type);
    let heir = |one: &'a Model| kept.get(one.name.as_str()).copied();
    let mut pairs = Pairs::new(&old.types, &new.types)
        .by(name, name)
        .by(heir, name)
        .by(place, place);
    let uses = operations.both().into_iter().flat_map(|(was, now)| operation(was, now));
    let uses: Vec<(&Ty, &Ty)> = uses.collect();
    for _ in 0..ROUNDS {
        let before = pairs.both().len();
        let successors = successors(old, new, &pairs, &uses);
        let next = |one: &'a Model| successors.get(one.name.as_str()).copied();
        pairs = pairs.by(next, name);
        let names = names(old, new, &pairs);
        let was = |one: &'a Model| shape(one, |ty| names.renamed(&ty.0));
        pairs = pairs.by(was, |one| shape(one, |ty| ty.0.clone()));
        if pairs.both().len() == before {
            break;
        }
    }
    let names = names(old, new, &pairs);
    (pairs, names)
}

fn names<'a>(old: &'a Surface, new: &'a Surface, pairs: &Pairs<'a, Model>) -> Names<'a> {
    let mut names = Names::of(old, new);
    pairs.both().iter().for_each(|(was, now)| names.rename(&was.name, &now.name));
    names
}

/// Types that only the old crate has, each with the one that only the new one has and that
/// stands wherever it stood, if they have half of their members in common.
fn successors<'a>(
    old: &'a Surface,
    new: &'a Surface,
    pairs: &Pairs<'a, Model>,
    uses: &[(&'a Ty, &'a Ty)],
) -> HashMap<&'a str, &'a str> {
    let both = pairs.both();
    let kept: HashSet<&str> = both.iter().map(|(was, _)| was.name.as_str()).collect();
    let come: HashSet<&str> = both.iter().map(|(_, now)| now.name.as_str()).collect();
    let left =
        |models: &'a [Model], known: &HashSet<&str>| -> HashMap<&'a str, &'a Model> {
            let left = models.iter().filter(|one| !known.contains(one.name.as_str()));
            left.map(|one| (one.name.as_str(), one)).collect()
        };
    let (gone, fresh) = (left(&old.types, &kept), left(&new.types, &come));
    if gone.is_empty() || fresh.is_empty() {
        return HashMap::new();
    }
    let inside = both.iter().flat_map(|(was, now)| model(was, now));
    let mut found: HashMap<&str, Option<&str>> = HashMap::new();
    for (was, now) in uses.iter().copied().chain(inside) {
        for (was, now) in facing(was, now) {
            let (Some(from), Some(to)) = (gone.get(was), fresh.get(now)) else {
                continue;
            };
            if alike(from, to) {
                found
                    .entry(was)
                    .and_modify(|one| *one = one.filter(|known| *known == now))
                    .or_insert(Some(now));
            }
        }
    }
    found.into_iter().filter_map(|(was, now)| Some((was, now?))).collect()
}

/// Whether two types are of one kind and have half of their members in common.
fn alike(was: &Model, now: &Model) -> bool {
    let (old, new) = (members(was), members(now));
    let common = old.iter().filter(|one| new.contains(*one)).count();
    was.kind.word() == now.kind.word() && common * 2 >= old.len().max(new.len())
}

/// What a type consists of, by the names in JSON.
fn members(model: &Model) -> HashSet<String> {
    match &model.kind {
        ModelKind::Struct(of) => {
            of.fields.iter().map(|one| one.wire().to_owned()).collect()
        }
        ModelKind::Strings(of) | ModelKind::Ints(of) => {
            of.values.iter().map(|(_, wire)| wire.clone()).collect()
        }
        ModelKind::Union(of) | ModelKind::Tagged(of) => {
            let case = |one: &crate::surface::Case| {
                one.wire.clone().unwrap_or_else(|| one.name.clone())
            };
            of.cases.iter().map(case).collect()
        }
        ModelKind::Alias(ty) => [ty.0.clone()].into(),
    }
}

/// What a type consists of, as one text; none where that is too little to know it by.
fn shape(model: &Model, spelled: impl Fn(&Ty) -> String) -> Option<String> {
    let parts: Vec<String> = match &model.kind {
        ModelKind::Struct(Struct { fields, constants, .. }) => {
            let fields = fields.iter().map(|one| {
                format!("{} {:?} {}", one.wire(), one.presence, spelled(&one.ty))
            });
            let constants =
                constants.iter().map(|(name, value)| format!("{name}={value}"));
            fields.chain(constants).collect()
        }
        ModelKind::Strings(Values { values, .. })
        | ModelKind::Ints(Values { values, .. }) => {
            values.iter().map(|(_, wire)| wire.clone()).collect()
        }
        ModelKind::Union(Choice { cases, .. })
        | ModelKind::Tagged(Choice { cases, .. }) => {
            let ty = |ty: &Option<Ty>| ty.as_ref().map(&spelled).unwrap_or_default();
            cases.iter().map(|one| format!("{:?} {}", one.wire, ty(&one.ty))).collect()
        }
        ModelKind::Alias(_) => return None,
    };
    (parts.len() > 1).then(|| format!("{} {}", model.kind.word(), parts.join("\n")))
}

/// The types that stand at the same places of an operation.
fn operation<'a>(was: &'a Operation, now: &'a Operation) -> Vec<(&'a Ty, &'a Ty)> {
    let mut uses = Vec::new();
    for one in &was.parameters {
        let same = now
            .parameters
            .iter()
            .find(|it| it.location == one.location && it.wire() == one.wire());
        uses.extend(same.map(|it| (&one.ty, &it.ty)));
    }
    uses.extend(was.body.iter().zip(&now.body).map(|(was, now)| (&was.ty, &now.ty)));
    match (&was.result, &now.result) {
        (Result::One(was), Result::One(now)) => uses.push((was, now)),
        (Result::Several(_, was), Result::Several(_, now)) => {
            uses.extend(was.iter().zip(now).map(|((_, was), (_, now))| (was, now)));
        }
        _ => {}
    }
    for one in &was.errors {
        let common =
            |it: &&ErrorBody| it.statuses.iter().any(|of| one.statuses.contains(of));
        let same = now.errors.iter().find(common);
        uses.extend(same.map(|it| (&one.ty, &it.ty)));
    }
    uses.extend(was.items.iter().zip(&now.items));
    uses
}

/// The types that stand at the same places of a type.
fn model<'a>(was: &'a Model, now: &'a Model) -> Vec<(&'a Ty, &'a Ty)> {
    use ModelKind::{Alias, Struct, Tagged, Union};
    match (&was.kind, &now.kind) {
        (Struct(was), Struct(now)) => {
            let wire = |it: &'a crate::surface::Field| Some(it.wire());
            let fields = Pairs::new(&was.fields, &now.fields).by(wire, wire).both();
            let rest = was.rest.iter().zip(&now.rest).map(|(was, now)| (&was.1, &now.1));
            fields.into_iter().map(|(was, now)| (&was.ty, &now.ty)).chain(rest).collect()
        }
        (Union(was), Union(now)) | (Tagged(was), Tagged(now)) => {
            let name = |it: &'a crate::surface::Case| Some(it.name.as_str());
            let cases = Pairs::new(&was.cases, &now.cases)
                .by(name, name)
                .by_place(|_, _| true)
                .both();
            cases
                .into_iter()
                .filter_map(|(was, now)| was.ty.as_ref().zip(now.ty.as_ref()))
                .collect()
        }
        (Alias(was), Alias(now)) => vec![(was, now)],
        _ => Vec::new(),
    }
}

/// The types that calls take or give, or webhooks.
pub fn used(surface: &Surface) -> HashSet<&str> {
    let types = surface.types.iter().map(|one| (one.name.as_str(), one));
    let types: HashMap<&str, &Model> = types.collect();
    let calls = surface.operations.iter().flat_map(|one| operation(one, one));
    let bodies = surface.operations.iter().flat_map(|one| &one.alternates);
    let bodies = bodies.flat_map(|one| &one.body).map(|body| &body.ty);
    let sent = surface.webhooks.iter().map(|one| &one.ty);
    let roots = calls.map(|(ty, _)| ty).chain(bodies).chain(sent);
    let mut left: Vec<&str> = roots.flat_map(named).collect();
    let mut used = HashSet::new();
    while let Some(name) = left.pop() {
        let Some(one) = types.get(name).filter(|_| used.insert(name)) else { continue };
        left.extend(model(one, one).into_iter().flat_map(|(ty, _)| named(ty)));
    }
    used
}
