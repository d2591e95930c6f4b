//! The cases of a union that says which alternative a value is: what the discriminator
//! lists, what it leaves to names and constant members, or constant members alone.

use std::collections::HashSet;

use openapiv3::Discriminator;

use super::alternatives::Choice;
use super::context::Lowering;
use super::schema::Site;
use super::shape::{self, ObjectShape, Ref, Shape};
use crate::diag::Code;

/// A key and what it stands for.
#[derive(Clone, Debug)]
pub struct Case<'a> {
    pub key: String,
    pub of: Ref<'a>,
    /// Where an alternative in place stands below the union.
    pub path: String,
}

impl<'a> Lowering<'a> {
    /// The cases of a discriminator; nothing where it can't tell the alternatives apart,
    /// which is reported.
    pub fn discriminated(
        &mut self,
        discriminator: &'a Discriminator,
        choices: &[Choice<'a>],
        site: &Site,
    ) -> Option<Vec<Case<'a>>> {
        // `normalise` makes sure that the mapping leads to schemas.
        let mapped = discriminator.mapping.iter().map(|(key, target)| Case {
            key: key.clone(),
            of: Ref::To(shape::component(target)),
            path: String::new(),
        });
        let mut cases: Vec<Case<'a>> = mapped.collect();
        let property = &discriminator.property_name;
        for choice in choices {
            let name = match choice.of {
                Ref::To(name) => Some(name),
                Ref::Here(_) => None,
            };
            let listed = |case: &Case<'a>| match (case.of, name) {
                (Ref::To(of), Some(name)) => of == name,
                _ => false,
            };
            if cases.iter().any(listed) {
                continue;
            }
            let mut keys: Vec<&str> = self.constants(choice.of, property);
            keys.retain(|key| cases.iter().all(|case| case.key != *key));
            if keys.is_empty() {
                keys.extend(name);
            }
            if keys.is_empty() {
                self.no_discriminator(
                    property,
                    "an alternative has no value for it",
                    site,
                );
                return None;
            }
            cases.extend(keys.into_iter().map(|key| Case {
                key: key.to_owned(),
                of: choice.of,
                path: choice.path.clone(),
            }));
        }
        if !cases.iter().all(|case| self.object_of(case.of).is_some()) {
            self.no_discriminator(property, "not all alternatives are objects", site);
            return None;
        }
        (!cases.is_empty()).then_some(cases)
    }

    fn no_discriminator(&mut self, property: &str, why: &str, site: &Site) {
        let message = format!("`{property}` can't tell the alternatives apart: {why}");
        let hint = "they are told apart by their shapes";
        let pointer = format!("{}/discriminator", site.pointer);
        self.report(Code::DiscriminatorUnused, &pointer, message, hint);
    }

    /// Alternatives that all require one member, and each its own value of it.
    pub fn implied(&self, choices: &[Choice<'a>]) -> Option<(String, Vec<Case<'a>>)> {
        let first = choices.first().filter(|_| choices.len() > 1)?;
        let candidates = self.object_of(first.of)?.properties.keys();
        candidates.into_iter().find_map(|property| {
            let mut keys = HashSet::with_capacity(choices.len());
            let mut cases: Vec<Case<'a>> = Vec::with_capacity(choices.len());
            for Choice { of, path } in choices {
                let object = self.object_of(*of)?;
                if !object.required.contains(property) {
                    return None;
                }
                let [key] = *self.constants(*of, property) else { return None };
                if !keys.insert(key) {
                    return None;
                }
                cases.push(Case { key: key.to_owned(), of: *of, path: path.clone() });
            }
            Some((property.clone(), cases))
        })
    }

    /// The only values that a member of an object can have.
    fn constants(&self, of: Ref<'a>, property: &str) -> Vec<&'a str> {
        let member = self.object_of(of).and_then(|of| of.properties.get(property));
        let schema = member.and_then(|member| self.resolved(member.into()));
        match schema.map(shape::of) {
            Some(Shape::String { values, .. }) => values,
            _ => Vec::new(),
        }
    }

    /// An alternative as an object.
    pub fn object_of(&self, of: Ref<'a>) -> Option<ObjectShape<'a>> {
        match shape::of(self.resolved(of)?) {
            Shape::Object(object) => Some(object),
            _ => None,
        }
    }
}
