//! Unions that say which alternative they are: by OpenAPI's discriminator, or because
//! every alternative fixes one member to a value of its own.

use openapiv3::Schema;

use super::alternatives::Choice;
use super::cases::Case;
use super::context::{Lowered, Lowering};
use super::names::{self, Scope};
use super::schema::Site;
use super::shape::Ref;
use super::wish::Wish;
use super::{facts, shape, values};
use crate::ir::{Docs, Payload, Tagged, TaggedVariant, Type, TypeId, TypeKind};

impl<'a> Lowering<'a> {
    pub fn tagged(
        &mut self,
        schema: &'a Schema,
        choices: &[Choice<'a>],
        site: &Site,
    ) -> Option<Lowered> {
        let discriminator = schema.schema_data.discriminator.as_ref();
        let declared = discriminator.and_then(|discriminator| {
            let cases = self.discriminated(discriminator, choices, site)?;
            Some((discriminator.property_name.clone(), cases))
        });
        let (property, cases) = declared.or_else(|| self.implied(choices))?;
        if choices.iter().any(|choice| self.is_replaced(choice.of)) {
            return None;
        }
        let id = self.reserve(schema, &self.named_after_cases(&cases, site));
        let mut scope = Scope::default();
        let mut variants = Vec::with_capacity(cases.len());
        for case in &cases {
            let name = scope.claim(names::variants(&case.key));
            let payload = match self.whole(case, &cases, &property, site) {
                Some(whole) => whole,
                None => self.payload(case, &property, id, &name, site)?,
            };
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

    /// The component itself, where it says its key by itself.
    fn whole(
        &mut self,
        case: &Case<'a>,
        all: &[Case<'a>],
        property: &str,
        site: &Site,
    ) -> Option<TypeId> {
        let Ref::To(name) = case.of else { return None };
        let same = |of: Ref<'a>| matches!(of, Ref::To(other) if other == name);
        let keys = all.iter().filter(|case| same(case.of)).count();
        if keys != 1 || !self.says_its_key(case.of, property, &case.key) {
            return None;
        }
        match self.reference(case.of, site).ty {
            Type::Named(id) => Some(id),
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
            Ref::Here(_) => (format!("{}/{}", site.pointer, case.path), after_variant),
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
            def.deprecated = shape::deprecated(schema);
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
            let said = member.schema_data.extensions.get("x-enum-descriptions")?;
            values::single(said, usize::MAX, &case.key)
        });
        Docs { text, ..Docs::default() }
    }
}
