//! `--rename`: takes over what the document and the rules would call things now.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::changed::From;
use super::{Lock, Names, Operation, Type, plain};

/// Which new names are taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// All that there are.
    All,
    /// These: by the old or the new name, by an operation's or a schema's own name.
    Some(Vec<String>),
}

/// The names with those that were taken over.
#[derive(Clone, Debug)]
pub struct Accepted {
    /// What the file says then.
    pub lock: Lock,
    /// What was asked for and changed nothing.
    pub idle: Vec<String>,
    /// Names that changed without an alias: `models::Droplet.size`, and what they were.
    pub without_alias: Vec<(String, String)>,
}

/// Takes over names of `rules`, what things would be called without the file, into
/// `settled`, what they are called. Both have the same keys.
pub fn accept(settled: &Lock, rules: &Lock, wanted: &Wanted) -> Accepted {
    let mut run = Run { wanted, used: Vec::new(), without_alias: Vec::new() };
    let mut lock = settled.clone();
    let calls = free(&settled.operations, &rules.operations, Operation::call);
    for (key, of) in &mut lock.operations {
        let Some(new) = rules.operations.get(key) else { continue };
        let subjects = [
            of.call(),
            new.call(),
            of.resource.clone(),
            new.resource.clone(),
            key.to_string(),
            new.id.clone().unwrap_or_default(),
        ];
        let differs = of.call() != new.call() || of.marker != new.marker;
        if differs && calls.get(&new.call()) == Some(&1) && run.wants(&subjects) {
            of.resource.clone_from(&new.resource);
            of.method.clone_from(&new.method);
            of.marker.clone_from(&new.marker);
            of.outcome.clone_from(&new.outcome);
            run.names(&of.call(), &mut of.alternates, &new.alternates, |_| None);
        }
        run.names(&of.call(), &mut of.parameters, &new.parameters, |key| {
            Some(plain::field(key.split_once('.')?.1))
        });
    }
    let names = free(&settled.types, &rules.types, |of: &Type| of.name.clone());
    for (key, of) in &mut lock.types {
        let Some(new) = rules.types.get(key) else { continue };
        let subjects =
            [&of.name, &new.name].map(|name| [name.clone(), format!("models::{name}")]);
        let subjects = subjects.into_iter().flatten().chain([key.clone()]);
        let differs = of.name != new.name && names.get(&new.name) == Some(&1);
        if differs && run.wants(&subjects.collect::<Vec<_>>()) {
            of.name.clone_from(&new.name);
        }
        let plain: Plain = match of.shape.split(' ').next() {
            Some("struct") => |key| Some(plain::field(key)),
            Some("enum" | "tagged") => |key| Some(plain::value(key)),
            Some("integers") => |key| key.parse().ok().map(plain::integer),
            _ => |_| None,
        };
        let owner = format!("models::{}", of.name);
        run.names(&owner, &mut of.members, &new.members, plain);
    }
    run.names("webhooks", &mut lock.webhooks, &rules.webhooks, |_| None);
    run.names("credentials", &mut lock.credentials, &rules.credentials, |_| None);
    run.names("servers", &mut lock.servers, &rules.servers, |_| None);
    let mut places = rules.resources.clone();
    places.extend(settled.resources.clone());
    let in_use = |path: &String| {
        let below = format!("{path}.");
        lock.operations
            .values()
            .any(|of| of.resource == *path || of.resource.starts_with(&below))
    };
    lock.resources = places.into_iter().filter(|(path, _)| in_use(path)).collect();
    lock.note_changes(settled, &From::same(settled));
    Accepted { lock, idle: run.idle(), without_alias: run.without_alias }
}

/// How many things would have each name if all new names were taken over; a new name has
/// to be free among the old ones, too, unless who has it gives it up.
fn free<K: Ord, T>(
    settled: &BTreeMap<K, T>,
    rules: &BTreeMap<K, T>,
    name: impl Fn(&T) -> String,
) -> HashMap<String, usize> {
    let mut count: HashMap<String, usize> = HashMap::new();
    for (key, of) in settled {
        *count.entry(rules.get(key).map_or_else(|| name(of), &name)).or_default() += 1;
    }
    count
}

/// What a part is called that a list leaves out.
type Plain = fn(&str) -> Option<String>;

struct Run<'a> {
    wanted: &'a Wanted,
    used: Vec<String>,
    without_alias: Vec<(String, String)>,
}

impl Run<'_> {
    fn wants(&mut self, subjects: &[String]) -> bool {
        match self.wanted {
            Wanted::All => true,
            Wanted::Some(wanted) => {
                let found = wanted.iter().filter(|one| subjects.contains(one));
                let before = self.used.len();
                self.used.extend(found.cloned());
                self.used.len() > before
            }
        }
    }

    /// Takes over names of parts. What a list leaves out is called as goes without saying.
    fn names(&mut self, owner: &str, settled: &mut Names, rules: &Names, plain: Plain) {
        let keys: BTreeSet<&String> = settled.keys().chain(rules.keys()).collect();
        let mut names = Names::new();
        let mut any = false;
        for key in keys {
            let name = |of: &Names| of.get(key).cloned().or_else(|| plain(key));
            let (old, new) = (name(settled), name(rules));
            let Some(old) = old else { continue };
            let subject = format!("{owner}.{key}");
            let new = new.filter(|new| *new != old);
            match new.filter(|_| self.wants(&[subject.clone(), owner.to_owned()])) {
                Some(new) => {
                    any = true;
                    self.without_alias.push((subject, old));
                    names.insert(key.clone(), new);
                }
                None => {
                    names.insert(key.clone(), old);
                }
            }
        }
        if any {
            *settled = names;
        }
    }

    fn idle(&self) -> Vec<String> {
        match self.wanted {
            Wanted::All => Vec::new(),
            Wanted::Some(wanted) => {
                let idle = wanted.iter().filter(|one| !self.used.contains(one));
                idle.cloned().collect()
            }
        }
    }
}
