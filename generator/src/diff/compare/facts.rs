//! What the document says of values: the default, and everything else.

use super::{Compare, Thing};
use crate::diff::Aspect;

/// How `lower` ends the fact that tells the default.
const DEFAULT: &str = " by default";

impl Compare<'_, '_> {
    pub(super) fn facts(&mut self, thing: Thing<'_>, was: &[String], now: &[String]) {
        let ((old, was), (new, now)) = (split(was), split(now));
        self.altered(thing, Aspect::Default, old, new);
        self.altered(thing, Aspect::Bounds, &was, &now);
    }
}

fn split(facts: &[String]) -> (&str, String) {
    let default = facts.iter().find_map(|fact| fact.strip_suffix(DEFAULT));
    let others = facts.iter().filter(|fact| !fact.ends_with(DEFAULT));
    let others: Vec<&str> = others.map(String::as_str).collect();
    (default.unwrap_or_default().trim_matches('`'), others.join(", "))
}
