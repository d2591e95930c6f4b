//! Which type each locked name means: by where it stands, and where that has changed, by
//! who uses it and by what it consists of.

use std::collections::{HashMap, HashSet};

use super::{Held, keys, shape, uses};
use crate::ir::{Operation, Payload, TypeDef, TypeId, TypeKind};
use crate::names::{self, Kept, Lock};

/// A line of the file and its key.
type Line<'a> = (&'a str, &'a names::Type);

/// What is known of a type when names are given.
#[derive(Clone, Debug)]
pub struct Note<'a> {
    /// What it goes by in the file.
    pub key: String,
    /// What it consists of.
    pub shape: String,
    /// Who uses it.
    pub uses: Vec<String>,
    /// The line that the file has of it, and under which key.
    pub line: Option<Line<'a>>,
}

/// All of them: in the order of types while names are given, then by name.
#[derive(Clone, Debug, Default)]
pub struct Notes<'a> {
    all: Vec<Note<'a>>,
    places: HashMap<String, usize>,
}

impl<'a> Notes<'a> {
    /// The locked name of a type that has none yet.
    pub fn wanted(&self, at: usize) -> Option<&'a names::Type> {
        self.all.get(at)?.line.map(|(_, of)| of)
    }

    /// Names that types had before.
    pub fn aliases(&self) -> impl Iterator<Item = &'a String> {
        let lines = self.all.iter().filter_map(|note| note.line);
        lines.flat_map(|(_, of)| &of.aliases)
    }

    /// Takes note of the names that were given, in the order of types.
    #[must_use]
    pub fn named(self, types: &[TypeDef]) -> Self {
        let names = types.iter().map(|def| def.name.text().to_owned());
        Self { places: names.zip(0..).collect(), ..self }
    }

    /// What is known of a type that has its name.
    pub fn of(&self, def: &TypeDef) -> Option<&Note<'a>> {
        self.all.get(*self.places.get(def.name.text())?)
    }
}

/// Finds the locked types among all that there are.
pub fn find<'a>(
    held: &mut Held<'a>,
    types: &[&TypeDef],
    operations: &[Operation],
) -> Notes<'a> {
    let keys = unique(held, types);
    let now: Vec<String> = keys.iter().map(|key| key.now.clone()).collect();
    let uses = uses::of(held, types, &now, operations);
    let shapes: Vec<String> = types.iter().map(|def| shape::of(def)).collect();
    let mut found = Search {
        lock: held.lock,
        then: keys.iter().map(|key| key.then.clone()).collect(),
        shapes: &shapes,
        found: vec![None; types.len()],
        used: HashSet::with_capacity(types.len()),
        renamed: HashMap::new(),
    };
    found.run(&translated(held, &uses));
    let lines = found.found;
    let renamed = keys.iter().zip(&lines).filter_map(|(key, line)| {
        let (then, of) = (*line)?;
        (keys::is_component(then) && then != key.then).then(|| Kept {
            name: format!("models::{}", of.name),
            was: then.to_owned(),
            now: key.now.clone(),
        })
    });
    held.kept.extend(renamed);
    let parts = now.into_iter().zip(shapes).zip(uses).zip(lines);
    let all = parts.map(|(((key, shape), uses), line)| Note { key, shape, uses, line });
    Notes { all: all.collect(), places: HashMap::new() }
}

/// The key of each type. What a tagged union holds stands where its component does, and is
/// that component without one member.
fn unique(held: &Held<'_>, types: &[&TypeDef]) -> Vec<keys::Key> {
    let mut without: HashMap<TypeId, &str> = HashMap::new();
    for def in types {
        let TypeKind::Tagged(of) = &def.kind else { continue };
        for variant in &of.variants {
            let Payload::Struct(ty) = &variant.payload else { continue };
            without.extend(ty.named().map(|id| (id, of.property.as_str())));
        }
    }
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut count = |at: usize, def: &TypeDef| {
        let mut key = keys::of(held, &def.pointer);
        let payload = without.get(&TypeId(at as u32));
        let says_so = match &def.kind {
            TypeKind::Struct(of) => {
                of.constants.iter().any(|one| payload == Some(&&*one.wire))
            }
            _ => true,
        };
        if let Some(property) = payload.filter(|_| !says_so) {
            for key in [&mut key.now, &mut key.then] {
                key.push_str(&format!(" without {property}"));
            }
        }
        let number = seen.entry(key.now.clone()).or_default();
        *number += 1;
        if *number > 1 {
            for key in [&mut key.now, &mut key.then] {
                key.push_str(&format!(" {number}"));
            }
        }
        key
    };
    types.iter().enumerate().map(|(at, def)| count(at, def)).collect()
}

/// The uses, with operations as the file has them.
fn translated(held: &Held<'_>, uses: &[Vec<String>]) -> Vec<Vec<String>> {
    let moved: HashMap<String, String> = held
        .operations
        .values()
        .filter_map(|known| {
            let line = known.line.filter(|line| **line != known.key)?;
            Some((known.key.to_string(), line.to_string()))
        })
        .collect();
    let then = |place: &String| match place.split_once('#') {
        // Inside a type that stands below the operation.
        Some((operation, rest)) => Some(format!("{}#{rest}", moved.get(operation)?)),
        None => {
            let (operation, part) = place.rsplit_once(' ')?;
            Some(format!("{} {part}", moved.get(operation)?))
        }
    };
    let all = uses.iter();
    all.map(|places| places.iter().map(|one| then(one).unwrap_or(one.clone())).collect())
        .collect()
}

struct Search<'a, 's> {
    lock: &'a Lock,
    /// The keys, with operations as the file has them.
    then: Vec<String>,
    shapes: &'s [String],
    found: Vec<Option<Line<'a>>>,
    used: HashSet<&'a str>,
    /// Components by their names now, with those that the file has.
    renamed: HashMap<String, String>,
}

impl<'a> Search<'a, '_> {
    fn run(&mut self, uses: &[Vec<String>]) {
        self.in_place();
        // Who uses a renamed component may itself be one that has been renamed.
        while self.by_use(uses) {
            self.in_place();
        }
        self.by_shape();
        self.in_place();
    }

    /// What stands where it stood. An alternative that has moved among its kind is known
    /// by its shape first.
    fn in_place(&mut self) {
        let old: Vec<String> =
            self.then.iter().map(|key| keys::renamed(key, &self.renamed)).collect();
        let line = |search: &Self, at: usize| {
            let of = search.lock.types.get_key_value(old.get(at)?);
            of.map(|(key, of)| (key.as_str(), of))
        };
        let same = |search: &Self, at: usize| {
            let shape = search.shapes.get(at)?;
            line(search, at).filter(|(_, of)| of.shape == *shape)
        };
        self.pass(&same);
        let mut alike: HashMap<(String, &str), Option<Line<'a>>> = HashMap::new();
        for (key, of) in &self.lock.types {
            let Some(plain) = keys::without_numbers(key) else { continue };
            let free = !self.used.contains(key.as_str());
            let entry = alike.entry((plain, of.shape.as_str()));
            let one = free.then_some((key.as_str(), of));
            entry.and_modify(|known| *known = None).or_insert(one);
        }
        self.pass(&|search, at| {
            let plain = keys::without_numbers(old.get(at)?)?;
            alike.get(&(plain, search.shapes.get(at)?.as_str())).copied().flatten()
        });
        self.pass(&line);
    }

    /// What is within a component that has another name, and is used as before.
    fn by_use(&mut self, uses: &[Vec<String>]) -> bool {
        let mut wanted: HashMap<&str, Option<usize>> = HashMap::new();
        for (at, places) in uses.iter().enumerate() {
            let open = self.found.get(at).is_some_and(Option::is_none);
            let may_move = self.then.get(at).is_some_and(|key| keys::may_move(key));
            if !open || !may_move {
                continue;
            }
            for place in places {
                let entry = wanted.entry(place);
                entry.and_modify(|known| *known = None).or_insert(Some(at));
            }
        }
        let back: HashMap<&String, &String> =
            self.renamed.iter().map(|(now, then)| (then, now)).collect();
        // A place within a type that has been renamed is said with its new name.
        let now = |place: &str| {
            let (owner, part) = place.split_once(uses::INSIDE)?;
            let (component, rest) = keys::component(owner);
            let component = back.get(&component.to_owned())?;
            Some(format!("{component}{rest}{}{part}", uses::INSIDE))
        };
        let mut matches = Vec::new();
        for (key, of) in &self.lock.types {
            if self.used.contains(key.as_str()) {
                continue;
            }
            let Some(place) = &of.at else { continue };
            let moved = now(place);
            let place = moved.as_deref().unwrap_or(place);
            let Some(at) = wanted.get(place).copied().flatten() else { continue };
            let sort = self.shapes.get(at).map(|shape| shape::sort(shape));
            if sort == Some(shape::sort(&of.shape)) {
                matches.push((at, key.as_str(), of));
            }
        }
        drop(wanted);
        self.take(matches)
    }

    /// What is nowhere to be found but consists of the same, if only one thing does.
    fn by_shape(&mut self) {
        let mut here: HashMap<&str, Option<usize>> = HashMap::new();
        let open = self.found.iter().enumerate().filter(|(_, found)| found.is_none());
        for (at, shape) in open.filter_map(|(at, _)| Some((at, self.shapes.get(at)?))) {
            let entry = here.entry(shape.as_str());
            entry.and_modify(|known| *known = None).or_insert(Some(at));
        }
        let mut lines: HashMap<&str, Option<Line<'a>>> = HashMap::new();
        for (key, of) in &self.lock.types {
            if !self.used.contains(key.as_str()) {
                let entry = lines.entry(of.shape.as_str());
                entry.and_modify(|known| *known = None).or_insert(Some((key, of)));
            }
        }
        let matches = lines.into_iter().filter_map(|(shape, line)| {
            let (key, of) = line?;
            let at = here.get(shape).copied().flatten()?;
            Some((at, key, of))
        });
        let mut matches: Vec<_> = matches.collect();
        matches.sort_unstable_by_key(|(at, ..)| *at);
        self.take(matches);
    }

    fn take(&mut self, matches: Vec<(usize, &'a str, &'a names::Type)>) -> bool {
        let mut any = false;
        for (at, key, of) in matches {
            let Some(slot) = self.found.get_mut(at).filter(|slot| slot.is_none()) else {
                continue;
            };
            if !self.used.insert(key) {
                continue;
            }
            *slot = Some((key, of));
            any = true;
            let Some(now) = self.then.get(at).map(|now| keys::component(now)) else {
                continue;
            };
            let then = keys::component(key);
            if now != then && now.1 == then.1 {
                self.renamed.insert(now.0.to_owned(), then.0.to_owned());
            }
        }
        any
    }

    fn pass(&mut self, find: &dyn Fn(&Self, usize) -> Option<Line<'a>>) {
        for at in 0..self.found.len() {
            if self.found.get(at).is_some_and(Option::is_some) {
                continue;
            }
            let one = find(self, at);
            let one = one.filter(|(key, _)| self.used.insert(key));
            if let Some(slot) = self.found.get_mut(at) {
                *slot = one;
            }
        }
    }
}
