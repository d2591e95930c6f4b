//! Unions that say which alternative they are: by OpenAPI's discriminator, or because
//! every alternative fixes one member to a value of its own.

use openapiv3::Schema;

use super::context::{Lowered, Lowering};
use super::names::{self, Scope};
use super::schema::Site;
use super::shape::{self, ObjectShape, Ref, Shape};
use super::wish::Wish;
use super::{enums, facts};
use crate::ir::{Docs, Payload, Tagged, TaggedVariant, Type, TypeId, TypeKind};

/// A key and what it stands for.
struct Case<'a> {
    key: String,
    of: Ref<'a>,
    /// The place of an inline alternative in the document's list.
    at: usize,
}

impl<'a> Lowering<'a> {
    pub fn tagged(
        &mut self,
        schema: &'a Schema,
        choices: &[(usize, Ref<'a>)],
        site: &Site,
    ) -> Option<Lowered> {
        let (property, cases) = match &schema.schema_data.discriminator {
            Some(discriminator) => {
                let cases = declared(discriminator, choices)?;
                (discriminator.property_name.clone(), cases)
            }
            None => self.implied(choices)?,
        };
        if !cases.iter().all(|case| self.object_of(case.of).is_some()) {
            return None;
        }
        let id = self.reserve(schema, &self.named_after_cases(&cases, site));
        let mut scope = Scope::default();
        let mut variants = Vec::with_capacity(cases.len());
        for case in &cases {
            let name = scope.claim([names::variant(&case.key)]);
            let payload = self.payload(case, &property, id, &name, site)?;
            variants.push(TaggedVariant {
                wire: case.key.clone(),
                ident: names::ident(name),
                docs: self.case_docs(case, &property),
                payload: Payload::Struct(Type::Named(payload)),
            });
        }
        let unknown = names::ident(scope.claim(["Unknown", "Unrecognized"]));
        self.types.fill(id, |def| {
            def.kind = TypeKind::Tagged(Tagged { property, variants, unknown });
        });
        Some(Lowered::plain(Type::Named(id)))
    }

    /// Alternatives that all require one member, and each its own value of it.
    fn implied(&self, choices: &[(usize, Ref<'a>)]) -> Option<(String, Vec<Case<'a>>)> {
        let (_, first) = choices.first().filter(|_| choices.len() > 1)?;
        let candidates = self.object_of(*first)?.properties.keys();
        candidates.into_iter().find_map(|property| {
            let mut cases: Vec<Case<'a>> = Vec::with_capacity(choices.len());
            for (at, of) in choices {
                let key = self.fixed_value(self.object_of(*of)?, property)?.to_owned();
                if cases.iter().any(|case| case.key == key) {
                    return None;
                }
                cases.push(Case { key, of: *of, at: *at });
            }
            Some((property.clone(), cases))
        })
    }

    /// The only value that a required member can have.
    fn fixed_value(&self, object: ObjectShape<'a>, property: &str) -> Option<&'a str> {
        if !object.required.iter().any(|required| required == property) {
            return None;
        }
        let schema = self.resolved(object.properties.get(property)?.into())?;
        match shape::of(schema) {
            Shape::String { values, .. } => match values.as_slice() {
                [only] => Some(only),
                _ => None,
            },
            _ => None,
        }
    }

    fn object_of(&self, of: Ref<'a>) -> Option<ObjectShape<'a>> {
        match shape::of(self.resolved(of)?) {
            Shape::Object(object) => Some(object),
            _ => None,
        }
    }

    /// The struct of what comes with a key. Keys that share a schema share the struct.
    fn payload(
        &mut self,
        case: &Case<'a>,
        property: &str,
        union: TypeId,
        variant: &str,
        site: &Site,
    ) -> Option<TypeId> {
        let after_variant = Wish::child(union, variant);
        let (pointer, wish) = match case.of {
            Ref::To(name) => (
                format!("/components/schemas/{}", super::component::escaped(name)),
                Wish::Preferred(names::pascal(name), Box::new(after_variant)),
            ),
            Ref::Here(_) => {
                (format!("{}/oneOf/{}", site.pointer, case.at), after_variant)
            }
        };
        let key = (pointer.clone(), property.to_owned());
        if let Some(known) = self.types.payloads.get(&key) {
            return Some(*known);
        }
        let object = self.object_of(case.of)?;
        let schema = self.resolved(case.of)?;
        let id = self.types.reserve(wish, &pointer);
        self.types.payloads.insert(key, id);
        let place = Site::inline(pointer, Wish::child(union, variant));
        let structure = self.structure(object, Some(property), id, &place);
        self.types.fill(id, |def| {
            def.docs = facts::docs(schema);
            def.deprecated = schema.schema_data.deprecated;
            def.kind = TypeKind::Struct(structure);
            if let Ref::To(name) = case.of {
                def.schema = Some(name.to_owned());
            }
        });
        Some(id)
    }

    /// A union in place is called what its alternatives' names begin with, if that is a
    /// name: `droplet_action_resize`, `droplet_action_rename`: `DropletAction`.
    fn named_after_cases(&self, cases: &[Case<'a>], site: &Site) -> Site {
        let mut site = site.clone();
        let all: Option<Vec<String>> = cases
            .iter()
            .map(|case| match case.of {
                Ref::To(name) => Some(names::pascal(name)),
                Ref::Here(_) => None,
            })
            .collect();
        let Some(all) = all.filter(|_| site.component.is_none()) else { return site };
        let split: Vec<Vec<&str>> = all.iter().map(|name| names::words(name)).collect();
        let Some(first) = split.first() else { return site };
        let shared = (0..first.len())
            .take_while(|n| split.iter().all(|words| words.get(*n) == first.get(*n)))
            .count();
        if shared >= 2 {
            let name = first.get(..shared).unwrap_or_default().concat();
            site.wish = Wish::Preferred(name, Box::new(site.wish));
        }
        site
    }

    /// What the document says of a key: beside the discriminating member's values, or on
    /// the schema that only this key stands for.
    fn case_docs(&self, case: &Case<'a>, property: &str) -> Docs {
        let object = self.object_of(case.of);
        let member = object.and_then(|object| object.properties.get(property));
        let member = member.and_then(|member| self.resolved(member.into()));
        let text = member.and_then(|member| {
            enums::extension(member, &["x-enum-descriptions"], usize::MAX, &case.key)
        });
        Docs { text, ..Docs::default() }
    }
}

/// The cases that a discriminator lists, then the alternatives that it leaves to their
/// names.
fn declared<'a>(
    discriminator: &'a openapiv3::Discriminator,
    choices: &[(usize, Ref<'a>)],
) -> Option<Vec<Case<'a>>> {
    let mut cases: Vec<Case<'a>> = discriminator
        .mapping
        .iter()
        .map(|(key, target)| Case {
            key: key.clone(),
            of: Ref::To(shape::component(target)),
            at: 0,
        })
        .collect();
    for (at, choice) in choices {
        let Ref::To(name) = choice else { return None };
        let listed =
            cases.iter().any(|case| matches!(case.of, Ref::To(of) if of == *name));
        if !listed {
            cases.push(Case { key: (*name).to_owned(), of: *choice, at: *at });
        }
    }
    (!cases.is_empty()).then_some(cases)
}
