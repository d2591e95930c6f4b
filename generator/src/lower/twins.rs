//! Other methods for one operation: with another body, or for another kind of response.

use super::contents::{Other, Others, accepted};
use super::held::{Outer, alternate_key};
use super::names::ident;
use super::resources::Resources;
use crate::ir::{Alternate, Body, Differs, Ident, Outcome, ResourceId, Success};
use crate::names;

/// What the methods of an operation are claimed from.
pub struct Alternates<'r> {
    pub resource: ResourceId,
    pub resources: &'r mut Resources,
    /// The operation's own method.
    pub name: &'r Ident,
    /// What users call already.
    pub locked: Option<&'r names::Operation>,
}

impl Alternates<'_> {
    /// All of them: each differs from the operation's own method in one thing.
    pub fn all(
        mut self,
        bodies: Vec<(String, Body)>,
        others: Others,
        (own, success, accept): (Option<&Body>, &Success, Option<&String>),
    ) -> Vec<Alternate> {
        let mut all = Vec::new();
        for (word, body) in bodies {
            let outer = Outer::Body(&body);
            let (name, marker) = self.claim(&format!("with_{word}"), &outer);
            all.push(Alternate {
                differs: Differs::Body,
                body: Some(body),
                success: self.own(success, &marker),
                accept: accept.cloned(),
                name,
                marker,
            });
        }
        for Other { suffix, content, media_types } in others {
            let accept = accepted(&content, &media_types);
            let outer = Outer::Response(&content, accept.as_deref());
            let (name, marker) = self.claim(&suffix, &outer);
            all.push(Alternate {
                name,
                marker,
                differs: Differs::Response,
                body: own.cloned(),
                accept,
                success: Success::One(content),
            });
        }
        all
    }

    fn claim(&mut self, suffix: &str, outer: &Outer<'_>) -> (Ident, Ident) {
        let locked = self.locked.and_then(|of| of.alternates.get(&alternate_key(outer)));
        if let Some((name, marker)) = locked.and_then(|names| names.split_once(' ')) {
            // Reserved before all others.
            return (ident(name.to_owned()), ident(marker.to_owned()));
        }
        let name = format!("{}_{suffix}", self.name.text());
        self.resources.claim_twin(self.resource, &name)
    }

    /// The same results; an enum of them has a name of its own.
    fn own(&mut self, success: &Success, marker: &Ident) -> Success {
        match success {
            Success::One(content) => Success::One(content.clone()),
            Success::Several(Outcome { cases, .. }) => {
                let name = format!("{}Outcome", marker.text());
                let name = self.resources.claim_type(self.resource, &name);
                Success::Several(Outcome { name, cases: cases.clone() })
            }
        }
    }
}
