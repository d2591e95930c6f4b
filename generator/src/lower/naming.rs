//! Gives types their names, once all wishes are known: components first, since they were
//! named by people, then payloads that stand for a component, then the rest from the
//! outside in.

use super::held::{Notes, name_lost};
use super::names::{self, Scope};
use super::wish::{Parent, Wish};
use super::words::singular;
use crate::config::{Source, Spot};
use crate::diag::{Code, Fault, Faults, nearest};
use crate::ir::{TypeDef, TypeId, TypeKind};

/// Names that the generated `models` module imports, or that read as something else.
const RESERVED: &str = "
    Self Option Some None Result Ok Err String Vec Box Value Map Extra Nullable DateTime
    Date Uuid Ipv4 Ipv6 Base64 Bytes FilePart Default Clone Debug PartialEq Eq Hash Into From
    IntoIterator Iterator Send Sync Copy Drop Fn FnMut FnOnce ToString ToOwned AsRef AsMut
    TryFrom TryInto Extend Ord PartialOrd Sized Unpin FromIterator Serialize Deserialize
    Serializer Deserializer Display FromStr Object Slot Future
";

/// What is longer leaves out owners in the middle, if what is left is free.
const LONG: usize = 50;

/// Lists that say nothing of their items: `ListPetsResponse.data`.
const ENVELOPES: [&str; 2] = ["Data", "List"];

/// A type before it has its name.
#[derive(Debug)]
pub struct Draft {
    pub wish: Wish,
    pub def: TypeDef,
}

/// Gives all types their names; `renames` are the user's, `locked` what users of the crate
/// call already.
pub fn run(
    drafts: Vec<Draft>,
    locked: &Notes<'_>,
    renames: &[(Source, Spot<String>)],
    faults: &mut Faults,
) -> Vec<TypeDef> {
    let mut namer = Namer {
        names: vec![None; drafts.len()],
        trails: vec![Vec::new(); drafts.len()],
        scope: Scope::reserving(RESERVED.split_whitespace()),
        renames: Renames::new(renames, &drafts, faults),
    };
    namer.scope.reserve(namer.renames.targets());
    for (at, draft) in drafts.iter().enumerate() {
        namer.lock(at, draft, locked, faults);
    }
    namer.scope.reserve(locked.aliases().cloned());
    for rank in 0..=Wish::LAST_RANK {
        for (at, draft) in drafts.iter().enumerate() {
            if draft.wish.rank() == rank {
                namer.name(at, draft);
            }
        }
    }
    namer.renames.report(&drafts, &namer.names, faults);
    let named = drafts.into_iter().zip(namer.names);
    named
        .map(|(draft, name)| TypeDef {
            name: names::ident(name.unwrap_or_default()),
            ..draft.def
        })
        .collect()
}

struct Namer<'a> {
    names: Vec<Option<String>>,
    /// For each type: what its name began with, then a word for each step inwards.
    trails: Vec<Vec<String>>,
    scope: Scope,
    renames: Renames<'a>,
}

impl Namer<'_> {
    /// Gives a type the name that users call, unless the user of this run has another.
    fn lock(
        &mut self,
        at: usize,
        draft: &Draft,
        locked: &Notes<'_>,
        faults: &mut Faults,
    ) {
        let Some(line) = locked.wanted(at) else { return };
        let own = self.renames.of_schema(draft.def.schema.as_deref());
        let own = own.or_else(|| self.renames.of_type(&line.name));
        let own = own.or_else(|| self.renames.to(&line.name, draft));
        let name = match own {
            Some(own) => own,
            None if self.scope.take(&line.name) => line.name.clone(),
            None => {
                let why = "something else has to be called so";
                faults.push(name_lost(&line.name, why, line.place.as_ref()));
                return;
            }
        };
        if let Some(slot) = self.names.get_mut(at) {
            *slot = Some(name);
        }
    }

    fn name(&mut self, at: usize, draft: &Draft) {
        let mut candidates = self.candidates(&draft.wish);
        if let Some(short) = self.shortened(&draft.wish, &candidates) {
            candidates.splice(0..0, short);
        }
        // Better than a number is a word for what it is.
        let kind = match draft.def.kind {
            TypeKind::Struct(_) => "Data",
            TypeKind::Enum(_) => "Kind",
            _ => "Choice",
        };
        let last = candidates.last().cloned().unwrap_or_default();
        candidates.push(format!("{last}{kind}"));
        let locked = self.names.get(at).cloned().flatten();
        let own = || self.renames.of_schema(draft.def.schema.as_deref());
        let name = match locked.or_else(own) {
            Some(own) => own,
            None => {
                let name = self.scope.claim(candidates);
                self.renames.of_type(&name).unwrap_or(name)
            }
        };
        let mut trail = self.trail(&draft.wish);
        if trail.len() < 2 {
            trail = vec![name.clone()];
        }
        if let (Some(slot), Some(own)) =
            (self.names.get_mut(at), self.trails.get_mut(at))
        {
            *slot = Some(name);
            *own = trail;
        }
    }

    fn candidates(&self, wish: &Wish) -> Vec<String> {
        match wish {
            Wish::Component(key) => names::pascals(key),
            Wish::Named(candidates) => candidates.clone(),
            Wish::Preferred(name, otherwise) => {
                let mut all = vec![name.clone()];
                all.extend(self.candidates(otherwise));
                all
            }
            Wish::Child(parent, leaf) => {
                let owner = self.owner(parent);
                vec![names::joined(&owner, leaf), format!("{owner}{leaf}")]
            }
            Wish::Item(list) => {
                let of = self.candidates(list).into_iter().next().unwrap_or_default();
                let envelope = match list.as_ref() {
                    Wish::Child(parent, leaf) if ENVELOPES.contains(&leaf.as_str()) => {
                        Some(format!("{}Item", self.owner(parent)))
                    }
                    _ => None,
                };
                let names = singular(&of).into_iter().chain(envelope);
                names.chain([format!("{of}Item")]).collect()
            }
        }
    }

    fn owner(&self, parent: &Parent) -> String {
        match parent {
            Parent::Type(TypeId(at)) => {
                self.names.get(*at as usize).cloned().flatten().unwrap_or_default()
            }
            Parent::Wish(wish) => {
                self.candidates(wish).into_iter().next().unwrap_or_default()
            }
        }
    }

    /// The outermost owner and the words that lead from it to the type.
    fn trail(&self, wish: &Wish) -> Vec<String> {
        match wish {
            Wish::Child(parent, leaf) => {
                let mut trail = match parent {
                    Parent::Type(TypeId(at)) => {
                        self.trails.get(*at as usize).cloned().unwrap_or_default()
                    }
                    Parent::Wish(wish) => match self.trail(wish) {
                        trail if trail.is_empty() => vec![self.owner(parent)],
                        trail => trail,
                    },
                };
                trail.push(leaf.clone());
                trail
            }
            Wish::Item(list) => {
                let mut trail = self.trail(list);
                if let Some(leaf) = trail.last_mut().filter(|leaf| !leaf.is_empty()) {
                    *leaf = singular(leaf).unwrap_or_else(|| format!("{leaf}Item"));
                }
                trail
            }
            Wish::Preferred(_, otherwise) => self.trail(otherwise),
            Wish::Component(_) | Wish::Named(_) => Vec::new(),
        }
    }

    /// The outermost owner and the last words, as few as are free.
    fn shortened(&self, wish: &Wish, candidates: &[String]) -> Option<Vec<String>> {
        let long = candidates.first().is_some_and(|name| name.chars().count() > LONG);
        let trail = self.trail(wish);
        let (root, leaves) = trail.split_first().filter(|_| long)?;
        let from_last = (0..leaves.len()).rev().filter_map(|at| leaves.get(at..));
        let names = from_last.map(|leaves| {
            let joined = |name: String, leaf: &String| names::joined(&name, leaf);
            leaves.iter().fold(root.clone(), joined)
        });
        Some(names.collect())
    }
}

/// The user's names for types.
struct Renames<'a> {
    all: &'a [(Source, Spot<String>)],
    used: Vec<bool>,
}

impl<'a> Renames<'a> {
    /// Two types can't get one name, nor one that another component has by right.
    fn new(
        all: &'a [(Source, Spot<String>)],
        drafts: &[Draft],
        faults: &mut Faults,
    ) -> Self {
        let means = |source: &Source, schema: &str| source.means_schema(&[schema]);
        for (at, (_, Spot { value, place })) in all.iter().enumerate() {
            let twice = all.iter().take(at).any(|(_, other)| other.value == *value);
            let taken = RESERVED.split_whitespace().any(|name| name == value);
            let schemas = drafts.iter().filter_map(|draft| draft.def.schema.as_deref());
            let mut kept = schemas
                .filter(|schema| !all.iter().any(|(source, _)| means(source, schema)));
            if twice || taken || kept.any(|schema| names::pascal(schema) == *value) {
                let message = format!("`{value}` is the name of another type");
                faults.push(Fault::new(Code::ConfigValue, place.clone(), message));
            }
        }
        Self { all, used: vec![false; all.len()] }
    }

    fn targets(&self) -> impl Iterator<Item = String> {
        self.all.iter().map(|(_, to)| to.value.clone())
    }

    fn of_schema(&mut self, schema: Option<&str>) -> Option<String> {
        self.find(schema?)
    }

    /// A type in place that has its user's name by now.
    fn to(&mut self, name: &str, draft: &Draft) -> Option<String> {
        let given = |(_, to): &(Source, Spot<String>)| to.value == name;
        let at = self.all.iter().position(given)?;
        let used = self.used.get_mut(at).filter(|_| draft.def.schema.is_none())?;
        *used = true;
        Some(name.to_owned())
    }

    /// What is no component goes by its generated name.
    fn of_type(&mut self, name: &str) -> Option<String> {
        self.find(name)
    }

    fn find(&mut self, name: &str) -> Option<String> {
        let meant = |(source, _): &(Source, _)| source.means_schema(&[name]);
        let at = self.all.iter().position(meant)?;
        if let Some(used) = self.used.get_mut(at) {
            *used = true;
        }
        self.all.get(at).map(|(_, to)| to.value.clone())
    }

    /// Says which renames mean nothing.
    fn report(&self, drafts: &[Draft], names: &[Option<String>], faults: &mut Faults) {
        for ((source, Spot { place, .. }), used) in self.all.iter().zip(&self.used) {
            if *used {
                continue;
            }
            let schemas = drafts.iter().filter_map(|draft| draft.def.schema.as_deref());
            let known = schemas.chain(names.iter().filter_map(Option::as_deref));
            let text = source.text();
            let hint = match nearest(&text, known) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "it has no effect; remove it".to_owned(),
            };
            let message = format!("there is no schema and no type `{text}`");
            let fault = Fault::new(Code::ConfigNoEffect, place.clone(), message);
            faults.push(fault.hint(hint));
        }
    }
}
