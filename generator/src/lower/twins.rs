//! Other methods for one operation: with another body, or for another kind of response.

use super::contents::{Other, Others, accepted};
use super::resources::Resources;
use crate::ir::{Alternate, Body, Differs, Ident, Outcome, ResourceId, Success};

/// What the methods of an operation are claimed from.
pub struct Alternates<'r> {
    pub resource: ResourceId,
    pub resources: &'r mut Resources,
    /// The operation's own method.
    pub name: &'r Ident,
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
            let (name, marker) = self.claim(&format!("with_{word}"));
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
            let (name, marker) = self.claim(&suffix);
            all.push(Alternate {
                name,
                marker,
                differs: Differs::Response,
                body: own.cloned(),
                accept: accepted(&content, &media_types),
                success: Success::One(content),
            });
        }
        all
    }

    fn claim(&mut self, suffix: &str) -> (Ident, Ident) {
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
