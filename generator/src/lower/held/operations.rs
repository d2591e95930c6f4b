//! Which operation each locked name means: by method and path, and by its id where one of
//! them has changed.

use std::collections::{HashMap, HashSet};

use super::super::context::Lowering;
use super::super::drafts::Draft;
use super::Known;
use crate::names::{Kept, Lock, OperationKey};

/// Finds the locked operations, and gives them their places and names, unless
/// `client.toml` has others for them.
pub fn run<'a>(lowering: &mut Lowering<'a>, drafts: &mut [Draft<'a>]) {
    let Some(held) = &lowering.held else { return };
    let lock = held.lock;
    let keys: Vec<OperationKey> = drafts.iter().map(key).collect();
    let found = Matching::of(lock, drafts, &keys);
    let mut moved = groups(lock, drafts, &found);
    moved.retain(|_, to| to.is_some());
    let mut chosen: HashSet<(String, String)> = drafts
        .iter()
        .filter(|draft| draft.chosen)
        .filter_map(|draft| Some((draft.module.clone(), draft.names.first()?.clone())))
        .collect();
    let mut kept = Vec::new();
    for ((draft, key), found) in drafts.iter_mut().zip(&keys).zip(&found) {
        let Some((at, of)) = found.and_then(|at| lock.operations.get_key_value(at))
        else {
            let to = moved.get(draft.module.as_str()).and_then(Option::as_ref);
            if let Some(to) = to.filter(|_| !draft.placed) {
                draft.module.clone_from(to);
            }
            continue;
        };
        kept.extend(told(draft, key, at, of));
        let stays = !draft.placed || draft.module == of.resource;
        if draft.chosen {
            let same = stays && draft.names.first() == Some(&of.method);
            draft.locked = same.then_some(of);
            continue;
        }
        if !stays {
            draft.names.insert(0, of.method.clone());
            continue;
        }
        if !chosen.insert((of.resource.clone(), of.method.clone())) {
            let why = "client.toml has it for another operation";
            lowering.name_lost(&of.call(), why, of.place.as_ref());
            continue;
        }
        draft.module.clone_from(&of.resource);
        draft.names.insert(0, of.method.clone());
        draft.chosen = true;
        draft.locked = Some(of);
    }
    let known = keys.into_iter().zip(found).zip(drafts.iter());
    let known = known.map(|((key, line), draft)| {
        let id = draft.declared.filter(|id| *id == draft.id).map(str::to_owned);
        (draft.pointer.clone(), Known { key, id, line })
    });
    let operations = known.collect();
    if let Some(held) = &mut lowering.held {
        held.operations = operations;
        held.kept.extend(kept);
    }
}

/// What an operation is known by.
fn key(draft: &Draft<'_>) -> OperationKey {
    let method = draft.method.as_str().to_owned();
    OperationKey { path: draft.path.to_owned(), method }
}

/// Where the rules' groups are by now: where all locked operations of a group are in one
/// resource, a new one belongs there, too.
fn groups(
    lock: &Lock,
    drafts: &[Draft<'_>],
    found: &[Option<&OperationKey>],
) -> HashMap<String, Option<String>> {
    let mut groups: HashMap<String, Option<String>> = HashMap::new();
    for (draft, found) in drafts.iter().zip(found) {
        let of = found.and_then(|at| lock.operations.get(at));
        let Some(of) = of.filter(|_| !draft.placed) else { continue };
        if lock.resources.contains_key(&draft.module) {
            continue;
        }
        let known = groups
            .entry(draft.module.clone())
            .or_insert_with(|| Some(of.resource.clone()));
        if known.as_ref() != Some(&of.resource) {
            *known = None;
        }
    }
    groups
}

/// What is to be said of a name that stays.
fn told(
    draft: &Draft<'_>,
    key: &OperationKey,
    at: &OperationKey,
    of: &crate::names::Operation,
) -> Option<Kept> {
    let id = draft.declared;
    let (was, now) = match (key == at, of.id.as_deref(), id) {
        (true, Some(was), Some(now)) if was != now => (was.to_owned(), now.to_owned()),
        (true, ..) => return None,
        (false, ..) => (at.to_string(), key.to_string()),
    };
    let name = format!("{}().{}", of.resource.replace('.', "()."), of.method);
    Some(Kept { name, was, now })
}

/// Which operation has which line of the file.
struct Matching<'a> {
    lock: &'a Lock,
    found: Vec<Option<&'a OperationKey>>,
    used: HashSet<&'a OperationKey>,
}

impl<'a> Matching<'a> {
    fn of(
        lock: &'a Lock,
        drafts: &[Draft<'_>],
        keys: &[OperationKey],
    ) -> Vec<Option<&'a OperationKey>> {
        let mut all = Self {
            lock,
            found: vec![None; keys.len()],
            used: HashSet::with_capacity(keys.len()),
        };
        let by_id: HashMap<&str, &OperationKey> = lock
            .operations
            .iter()
            .filter_map(|(key, of)| Some((of.id.as_deref()?, key)))
            .collect();
        let own_id = |at: usize| {
            let draft = drafts.get(at)?;
            // Of two operations with one id the second goes by another.
            draft.declared.filter(|id| *id == draft.id)
        };
        let same_id = |at: usize| by_id.get(own_id(at)?).copied();
        let same_key =
            |at: usize| lock.operations.get_key_value(keys.get(at)?).map(|(key, _)| key);
        all.pass(|at| same_key(at).filter(|key| same_id(at) == Some(*key)));
        // It has moved to where nothing was before; what is at its old place is new.
        all.pass(|at| same_id(at).filter(|_| same_key(at).is_none()));
        all.pass(same_key);
        // Only the names of parameters differ.
        let mut plain: HashMap<(&str, String), Option<&OperationKey>> = HashMap::new();
        for key in lock.operations.keys() {
            let entry = plain.entry((key.method.as_str(), bare(&key.path)));
            entry.and_modify(|known| *known = None).or_insert(Some(key));
        }
        all.pass(|at| {
            let key = keys.get(at)?;
            plain.get(&(key.method.as_str(), bare(&key.path))).copied().flatten()
        });
        all.found
    }

    fn pass(&mut self, find: impl Fn(usize) -> Option<&'a OperationKey>) {
        for (at, found) in self.found.iter_mut().enumerate() {
            if found.is_some() {
                continue;
            }
            let one = find(at).filter(|key| self.lock.operations.contains_key(key));
            *found = one.filter(|key| self.used.insert(key));
        }
    }
}

/// A path without the names of its parameters.
fn bare(path: &str) -> String {
    let mut parts = path.split('{');
    let mut bare = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        bare.push_str("{}");
        bare.push_str(part.split_once('}').map_or("", |(_, rest)| rest));
    }
    bare
}
