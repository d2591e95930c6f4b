//! What types are called on both sides, so that one by another name is told to be the same.

use std::collections::HashMap;

use super::pairs::Pairs;
use crate::surface::{Credential, ModelKind, Operation, Surface, Ty};

/// Aliases stand for aliases at most this often, and for no more text than this: two tuples
/// in each of them double it at every step.
const DEEPEST: usize = 64;
const LONGEST: usize = 1 << 16;

/// How surfaces say that a call needs no credential.
pub const NONE: &str = "none";

/// The names of types on both sides.
#[derive(Debug, Default)]
pub struct Names<'a> {
    /// New names by old ones, where they differ.
    to: HashMap<&'a str, &'a str>,
    old: Aliases<'a>,
    new: Aliases<'a>,
    /// New names of credentials by old ones, where they differ.
    credentials: HashMap<&'a str, &'a str>,
    /// What calls need that don't say otherwise, on both sides.
    usual: [&'a str; 2],
}

/// What the aliases of a side stand for.
type Aliases<'a> = HashMap<&'a str, &'a str>;

impl<'a> Names<'a> {
    /// Without a renamed type so far.
    pub fn of(old: &'a Surface, new: &'a Surface) -> Self {
        let scheme = |one: &'a Credential| Some(one.scheme.as_str());
        let pairs = Pairs::new(&old.client.credentials, &new.client.credentials);
        let both = pairs.by(scheme, scheme).both();
        let credentials = both.iter().map(|(was, now)| (&*was.name, &*now.name));
        Self {
            to: HashMap::new(),
            old: aliases(old),
            new: aliases(new),
            credentials: credentials.filter(|(was, now)| was != now).collect(),
            usual: [&old.client.security, &new.client.security],
        }
    }

    /// Notes that a type has another name.
    pub fn rename(&mut self, old: &'a str, new: &'a str) {
        if old != new {
            self.to.insert(old, new);
        }
    }

    /// Whether two types are the same to a user: by the new names, or by what the names
    /// stand for.
    pub fn same(&self, was: &Ty, now: &Ty) -> bool {
        self.renamed(&was.0) == now.0
            || self.renamed(&expanded(&was.0, &self.old)) == expanded(&now.0, &self.new)
    }

    /// What has to be proven, by the new names.
    pub fn proven(&self, security: &str) -> String {
        let new = |name: &str| self.credentials.get(name).copied();
        replaced(security, new).unwrap_or_else(|| security.to_owned())
    }

    /// What a call needed and what it needs, by the new names and as people are told: nothing
    /// where that is what most calls need. None if it is the same, or told where most calls
    /// are.
    pub fn needed(&self, was: &Operation, now: &Operation) -> Option<(String, String)> {
        let [usual_was, usual_now] = self.usual;
        let (was, now) = (was.security.as_deref(), now.security.as_deref());
        let same = self.proven(was.unwrap_or(usual_was)) == now.unwrap_or(usual_now);
        if same || (was.is_none() && now.is_none()) {
            return None;
        }
        // "What most calls need" would be a riddle where that is nothing at all.
        let told = |own: Option<&str>, usual: &str| match own {
            None if usual == NONE => NONE.to_owned(),
            own => own.unwrap_or_default().to_owned(),
        };
        Some((self.proven(&told(was, usual_was)), told(now, usual_now)))
    }

    /// A type of the old side by the new names.
    pub fn renamed(&self, ty: &str) -> String {
        replaced(ty, |name| self.to.get(name).copied()).unwrap_or_else(|| ty.to_owned())
    }
}

fn aliases(surface: &Surface) -> Aliases<'_> {
    let aliases = surface.types.iter().filter_map(|model| match &model.kind {
        ModelKind::Alias(ty) => Some((model.name.as_str(), ty.0.as_str())),
        _ => None,
    });
    aliases.collect()
}

/// A type without aliases.
fn expanded(ty: &str, aliases: &Aliases<'_>) -> String {
    let mut text = ty.to_owned();
    for _ in 0..DEEPEST {
        match replaced(&text, |name| aliases.get(name).copied()) {
            Some(next) if next.len() < LONGEST => text = next,
            _ => break,
        }
    }
    text
}

/// The type with other names in it, if any is replaced.
fn replaced<'r>(ty: &str, by: impl Fn(&str) -> Option<&'r str>) -> Option<String> {
    let mut text = String::with_capacity(ty.len());
    let mut changed = false;
    for part in parts(ty) {
        match part.is_name.then(|| by(part.text)).flatten() {
            Some(other) => {
                changed = true;
                text.push_str(other);
            }
            None => text.push_str(part.text),
        }
    }
    changed.then_some(text)
}

/// A part of a type's spelling.
struct Part<'a> {
    text: &'a str,
    /// Whether it is the name of a type, and no segment of a path.
    is_name: bool,
}

/// Names, and what is between them.
fn parts(ty: &str) -> Vec<Part<'_>> {
    let in_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':' | '#');
    let mut parts = Vec::new();
    let mut rest = ty;
    while let Some(first) = rest.chars().next() {
        let named = in_name(first);
        let end = rest.find(|c| in_name(c) != named).unwrap_or(rest.len());
        let (text, next) = rest.split_at(end);
        parts.push(Part { text, is_name: named && !text.contains("::") });
        rest = next;
    }
    parts
}

/// The names that stand at the same places of two types which are built alike.
pub fn facing<'t>(was: &'t Ty, now: &'t Ty) -> Vec<(&'t str, &'t str)> {
    let (was, now) = (parts(&was.0), parts(&now.0));
    let alike = was.len() == now.len()
        && was.iter().zip(&now).all(|(was, now)| {
            was.is_name == now.is_name && (was.is_name || was.text == now.text)
        });
    match alike {
        true => {
            let names = was.iter().zip(&now).filter(|(was, _)| was.is_name);
            names.map(|(was, now)| (was.text, now.text)).collect()
        }
        false => Vec::new(),
    }
}

/// The names of types in a type.
pub fn named(ty: &Ty) -> impl Iterator<Item = &str> {
    parts(&ty.0).into_iter().filter(|part| part.is_name).map(|part| part.text)
}
