//! What becomes of a name that changes: it stays as an alias, until the owner removes it
//! from the file.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Lock, OperationKey};

/// Under which keys another file has the same things.
#[derive(Clone, Debug, Default)]
pub struct From {
    /// Operations.
    pub operations: HashMap<OperationKey, OperationKey>,
    /// Types.
    pub types: HashMap<String, String>,
}

impl From {
    /// The same keys in both.
    pub fn same(lock: &Lock) -> Self {
        let operations = lock.operations.keys().map(|key| (key.clone(), key.clone()));
        let types = lock.types.keys().map(|key| (key.clone(), key.clone()));
        Self { operations: operations.collect(), types: types.collect() }
    }
}

impl Lock {
    /// Adds the names that `before` has for the same things to their aliases, and drops
    /// aliases that are names of something by now.
    pub fn note_changes(&mut self, before: &Lock, from: &From) {
        let moved = self.moved(before, from);
        for (old, new) in &moved {
            let Some(of) = self.resources.get_mut(new) else { continue };
            let known = before.resources.get(old).map(|of| of.aliases.clone());
            let aliases = known.unwrap_or_default().into_iter().chain([old.clone()]);
            for alias in aliases {
                add(&mut of.aliases, alias);
            }
        }
        for (key, of) in &mut self.operations {
            let Some(old) = from.operations.get(key) else { continue };
            let Some(old) = before.operations.get(old) else { continue };
            let with_resource = moved.get(&old.resource) == Some(&of.resource)
                && old.method == of.method;
            if old.call() != of.call() && !with_resource {
                add(&mut of.aliases, old.call());
            }
        }
        for (key, of) in &mut self.types {
            let Some(old) = from.types.get(key) else { continue };
            let Some(old) = before.types.get(old) else { continue };
            if old.name != of.name {
                add(&mut of.aliases, old.name.clone());
            }
        }
        self.drop_taken();
    }

    /// The resources that have moved as a whole: none of their operations is where it was,
    /// and all are in one other.
    fn moved(&self, before: &Lock, from: &From) -> BTreeMap<String, String> {
        let mut places: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (key, of) in &self.operations {
            let old =
                from.operations.get(key).and_then(|old| before.operations.get(old));
            if let Some(old) = old {
                places.entry(&old.resource).or_default().insert(&of.resource);
            }
        }
        let whole = places.into_iter().filter_map(|(old, new)| {
            let [new] = Vec::from_iter(new).try_into().ok()?;
            (old != new && !self.resources.contains_key(old))
                .then(|| (old.to_owned(), new.to_owned()))
        });
        whole.collect()
    }

    fn drop_taken(&mut self) {
        let types: BTreeSet<String> =
            self.types.values().map(|of| of.name.clone()).collect();
        for of in self.types.values_mut() {
            of.aliases.retain(|alias| !types.contains(alias));
        }
        let calls: BTreeSet<String> =
            self.operations.values().map(super::Operation::call).collect();
        for of in self.operations.values_mut() {
            of.aliases.retain(|alias| !calls.contains(alias));
        }
        let paths: BTreeSet<String> = self.resources.keys().cloned().collect();
        for of in self.resources.values_mut() {
            of.aliases.retain(|alias| !paths.contains(alias));
        }
    }
}

fn add(aliases: &mut Vec<String>, alias: String) {
    if !aliases.contains(&alias) {
        aliases.push(alias);
    }
}
