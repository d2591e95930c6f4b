//! `oneOf` and `anyOf`: told apart by a discriminator, or by the shapes themselves; or no
//! choice at all, where the alternatives turn out to be one thing.

use std::collections::HashSet;

use openapiv3::{ReferenceOr, Schema};

use super::alternatives::Choice;
use super::context::{Lowered, Lowering};
use super::names;
use super::schema::Site;
use super::shape::{self, Ref, Shape};
use super::variants::{Alternative, alternative_wish};
use crate::ir::{Enum, EnumValues, Struct, Type, TypeKind, UntypedReason};

impl<'a> Lowering<'a> {
    pub fn union(
        &mut self,
        schema: &'a Schema,
        alternatives: &'a [ReferenceOr<Schema>],
        exclusive: bool,
        site: &Site,
    ) -> Lowered {
        let left = self.alternatives(alternatives, exclusive);
        if let [only] = left.choices.as_slice() {
            let place = site.below(&only.path, site.wish.clone());
            let place = Site { component: site.component.clone(), ..place };
            return self.reference(only.of, &place).or_null(left.nullable);
        }
        let lowered = if left.choices.is_empty() {
            self.any(&site.pointer, UntypedReason::NoType)
        } else if let Some(united) = self.united(schema, &left.choices, site) {
            united
        } else if let Some(tagged) = self.tagged(schema, &left.choices, site) {
            tagged
        } else if !exclusive && self.complement_each_other(&left.choices) {
            self.merged(schema, &left.choices, site)
        } else {
            self.untagged(schema, &left.choices, site)
        };
        lowered.or_null(left.nullable)
    }

    /// Whether these are parts of one object rather than a choice: objects that require
    /// nothing and share no member. `anyOf` lets all of them hold at once.
    fn complement_each_other(&self, choices: &[Choice<'a>]) -> bool {
        let mut seen = HashSet::new();
        choices.iter().all(|choice| match self.resolved(choice.of).map(shape::of) {
            Some(Shape::Object(object)) => {
                object.required.is_empty()
                    && !object.properties.is_empty()
                    && object.properties.keys().all(|name| seen.insert(name))
            }
            _ => false,
        })
    }

    fn merged(
        &mut self,
        schema: &'a Schema,
        choices: &[Choice<'a>],
        site: &Site,
    ) -> Lowered {
        let id = self.reserve(schema, site);
        let mut all: Option<Struct> = None;
        for choice in choices {
            let place = match choice.of {
                Ref::To(name) => Site::inline(
                    format!("/components/schemas/{}", super::component::escaped(name)),
                    site.wish.clone(),
                ),
                Ref::Here(_) => site.below(&choice.path, site.wish.clone()),
            };
            let Some(Shape::Object(object)) = self.resolved(choice.of).map(shape::of)
            else {
                continue;
            };
            let part = self.structure(object, None, id, &place);
            match &mut all {
                Some(all) => all.fields.extend(part.fields),
                None => all = Some(part),
            }
        }
        if let Some(all) = all {
            self.types.fill(id, |def| def.kind = TypeKind::Struct(all));
        }
        Lowered::plain(Type::Named(id))
    }

    fn untagged(
        &mut self,
        schema: &'a Schema,
        choices: &[Choice<'a>],
        site: &Site,
    ) -> Lowered {
        let id = self.reserve(schema, site);
        let marks = self.marks(choices);
        let mut found: Vec<Alternative<'a>> = Vec::with_capacity(choices.len());
        let mut seen = HashSet::with_capacity(choices.len());
        let mut nullable = false;
        for (at, (choice, mark)) in choices.iter().zip(marks).enumerate() {
            let wish = alternative_wish(choice, mark.as_ref(), id, at);
            let lowered = self.reference(choice.of, &site.below(&choice.path, wish));
            nullable |= lowered.nullable;
            if seen.insert(lowered.ty.clone()) {
                found.push(Alternative { ty: lowered.ty, of: choice.of, mark });
            }
        }
        self.absorb_strings(&mut found);
        let kind = match found.as_slice() {
            [only] => TypeKind::Alias(only.ty.clone()),
            _ => TypeKind::Union(self.choice(found, site.component.as_deref())),
        };
        let ty = match &kind {
            TypeKind::Alias(only) if !matches!(only, Type::Named(same) if *same == id) => {
                only.clone()
            }
            _ => Type::Named(id),
        };
        self.types.fill(id, |def| def.kind = kind);
        Lowered { ty, nullable }
    }

    /// Enums are open: beside one, `String` is no choice of its own.
    fn absorb_strings(&mut self, found: &mut Vec<Alternative<'a>>) {
        let the_enum = |ty: &Type| match ty {
            Type::Named(id) => match self.types.kind(*id)? {
                TypeKind::Enum(Enum { values: EnumValues::Strings(_), .. }) => Some(*id),
                _ => None,
            },
            _ => None,
        };
        let Some(id) = found.iter().find_map(|one| the_enum(&one.ty)) else { return };
        let before = found.len();
        found.retain(|one| one.ty != Type::String);
        if found.len() < before {
            self.types.fill(id, |def| {
                if let TypeKind::Enum(of) = &mut def.kind {
                    of.open = true;
                }
            });
        }
    }

    /// The name and the key of a union that many places share: a string that stands for
    /// one of at most two objects with an `id`.
    pub fn expandable(&self, schema: &'a Schema) -> Option<(String, String)> {
        let Shape::Union { alternatives, exclusive } = shape::of(schema) else {
            return None;
        };
        let choices = self.alternatives(alternatives, exclusive).choices;
        let mut objects = Vec::with_capacity(choices.len());
        let mut strings = 0;
        for Choice { of, .. } in &choices {
            match *of {
                Ref::To(name) => {
                    self.object_of(*of).filter(|of| of.properties.contains_key("id"))?;
                    objects.push(name);
                }
                Ref::Here(schema) => match shape::of(schema) {
                    Shape::String { values, .. } if values.is_empty() => strings += 1,
                    _ => return None,
                },
            }
        }
        let first = objects.first().filter(|_| strings == 1 && objects.len() <= 2)?;
        Some((format!("{}OrId", names::pascal(first)), objects.join("|")))
    }

    /// The schema behind a reference, aliases included.
    pub fn resolved(&self, schema: Ref<'a>) -> Option<&'a Schema> {
        let mut at = schema;
        // `normalise` leaves no circle of pure references; the bound is for safety only.
        for _ in 0..64 {
            match at {
                Ref::To(name) => at = self.component_schema(name)?,
                Ref::Here(schema) => match shape::of(schema) {
                    Shape::Annotated(name) => at = Ref::To(name),
                    _ => return Some(schema),
                },
            }
        }
        None
    }
}
