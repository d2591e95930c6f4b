//! `oneOf` and `anyOf`: told apart by a discriminator, or by the shapes themselves; or no
//! choice at all, where the alternatives turn out to be one thing.

use openapiv3::{ReferenceOr, Schema};

use super::context::{Lowered, Lowering};
use super::names::{self, Scope};
use super::schema::Site;
use super::shape::{self, Ref, Shape};
use super::wish::Wish;
use crate::ir::{
    Docs, Enum, EnumValues, Struct, Type, TypeId, TypeKind, Union, UnionVariant,
};

/// What is left to choose from.
struct Alternatives<'a> {
    /// With their place in the document's list.
    choices: Vec<(usize, Ref<'a>)>,
    nullable: bool,
}

impl<'a> Lowering<'a> {
    pub fn union(
        &mut self,
        schema: &'a Schema,
        alternatives: &'a [ReferenceOr<Schema>],
        exclusive: bool,
        site: &Site,
    ) -> Lowered {
        let keyword = if exclusive { "oneOf" } else { "anyOf" };
        let left = self.alternatives(alternatives, exclusive);
        if let [(at, only)] = left.choices.as_slice() {
            let place = site.below(&format!("{keyword}/{at}"), site.wish.clone());
            let place = Site { component: site.component.clone(), ..place };
            return self.reference(*only, &place).or_null(left.nullable);
        }
        let lowered = if left.choices.is_empty() {
            Lowered::plain(Type::Any)
        } else if let Some(tagged) = self.tagged(schema, &left.choices, site) {
            tagged
        } else if !exclusive && self.complement_each_other(&left.choices) {
            self.merged(schema, &left.choices, keyword, site)
        } else {
            self.untagged(schema, &left.choices, keyword, site)
        };
        lowered.or_null(left.nullable)
    }

    /// Drops what is no choice: `{}` beside others in an `anyOf`, and objects that only
    /// say that null is fine.
    fn alternatives(
        &self,
        alternatives: &'a [ReferenceOr<Schema>],
        exclusive: bool,
    ) -> Alternatives<'a> {
        let mut nullable = false;
        let mut choices: Vec<(usize, Ref<'a>)> = Vec::with_capacity(alternatives.len());
        for (at, alternative) in alternatives.iter().enumerate() {
            let alternative = Ref::from(alternative);
            if let Ref::Here(schema) = alternative {
                let empty = match shape::of(schema) {
                    Shape::Any => !exclusive,
                    Shape::Object(object) => {
                        object.properties.is_empty()
                            && object.additional.is_none()
                            && schema.schema_data.nullable
                    }
                    _ => false,
                };
                if empty && alternatives.len() > 1 {
                    nullable |= schema.schema_data.nullable;
                    continue;
                }
            }
            choices.push((at, alternative));
        }
        Alternatives { choices, nullable }
    }

    /// Whether these are parts of one object rather than a choice: objects that require
    /// nothing and share no member. `anyOf` lets all of them hold at once.
    fn complement_each_other(&self, choices: &[(usize, Ref<'a>)]) -> bool {
        let mut seen = std::collections::HashSet::new();
        choices.iter().all(|(_, choice)| match self.resolved(*choice).map(shape::of) {
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
        choices: &[(usize, Ref<'a>)],
        keyword: &str,
        site: &Site,
    ) -> Lowered {
        let id = self.reserve(schema, site);
        let mut all: Option<Struct> = None;
        for (at, choice) in choices {
            let place = match choice {
                Ref::To(name) => Site::inline(
                    format!("/components/schemas/{}", super::component::escaped(name)),
                    site.wish.clone(),
                ),
                Ref::Here(_) => {
                    site.below(&format!("{keyword}/{at}"), site.wish.clone())
                }
            };
            let Some(Shape::Object(object)) = self.resolved(*choice).map(shape::of)
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
        choices: &[(usize, Ref<'a>)],
        keyword: &str,
        site: &Site,
    ) -> Lowered {
        let id = self.reserve(schema, site);
        let mut types: Vec<(Type, Docs, Ref<'a>)> = Vec::with_capacity(choices.len());
        let mut nullable = false;
        for (at, choice) in choices {
            let wish = alternative_wish(*choice, id, *at);
            let place = site.below(&format!("{keyword}/{at}"), wish);
            let lowered = self.reference(*choice, &place);
            nullable |= lowered.nullable;
            if types.iter().all(|(ty, ..)| *ty != lowered.ty) {
                let docs = self.member_docs(*choice);
                types.push((lowered.ty, docs, *choice));
            }
        }
        self.absorb_strings(&mut types);
        let kind = match types.as_slice() {
            [(only, ..)] => TypeKind::Alias(only.clone()),
            _ => TypeKind::Union(self.choice(types)),
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
    fn absorb_strings(&self, types: &mut Vec<(Type, Docs, Ref<'a>)>) {
        let is_enum = |ty: &Type| match ty {
            Type::Named(id) => matches!(
                self.types.kind(*id),
                Some(TypeKind::Enum(Enum { values: EnumValues::Strings(_), .. }))
            ),
            _ => false,
        };
        if types.iter().any(|(ty, ..)| is_enum(ty)) {
            types.retain(|(ty, ..)| *ty != Type::String);
        }
    }

    fn choice(&self, types: Vec<(Type, Docs, Ref<'a>)>) -> Union {
        let wanted = variant_names(types.iter().map(|(ty, _, choice)| match choice {
            Ref::To(name) => names::pascal(name),
            Ref::Here(schema) => title(schema).unwrap_or_else(|| self.kind_name(ty)),
        }));
        let mut scope = Scope::default();
        let variants = types
            .into_iter()
            .zip(wanted)
            .map(|((ty, docs, _), name)| UnionVariant {
                ident: names::ident(scope.claim([name])),
                docs,
                ty,
                from: true,
            })
            .collect();
        Union {
            variants,
            unknown: names::ident(scope.claim(["Unknown", "Unrecognized"])),
        }
    }

    /// What people call a value of a type.
    fn kind_name(&self, ty: &Type) -> String {
        match ty {
            Type::Bool => "Bool".to_owned(),
            Type::Int(_) => "Integer".to_owned(),
            Type::Float(_) => "Number".to_owned(),
            Type::String => "String".to_owned(),
            Type::Format(format) => format!("{format:?}"),
            Type::Bytes => "Bytes".to_owned(),
            Type::Any => "Any".to_owned(),
            Type::List(_) => "List".to_owned(),
            Type::Map(_) => "Map".to_owned(),
            Type::Nullable(of) | Type::Boxed(of) => self.kind_name(of),
            Type::Named(id) => match self.types.kind(*id) {
                Some(TypeKind::Enum(_)) => "Value".to_owned(),
                _ => "Object".to_owned(),
            },
        }
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

/// An inline alternative is named by its title, if it has one, else by its number.
fn alternative_wish(choice: Ref<'_>, union: TypeId, at: usize) -> Wish {
    let numbered = Wish::child(union, &format!("Variant{}", at + 1));
    let Ref::Here(schema) = choice else { return numbered };
    match title(schema) {
        Some(title) if names::words(&title).len() >= 3 => {
            Wish::Preferred(title.clone(), Box::new(Wish::child(union, &title)))
        }
        Some(title) => Wish::child(union, &title),
        None => match shape::of(schema) {
            Shape::Array(_) => Wish::child(union, "List"),
            Shape::Object(_) => Wish::child(union, "Object"),
            Shape::String { .. } => Wish::child(union, "Value"),
            _ => numbered,
        },
    }
}

fn title(schema: &Schema) -> Option<String> {
    let named = schema.schema_data.extensions.get("x-oasmith-name");
    let title =
        named.and_then(|name| name.as_str()).or(schema.schema_data.title.as_deref());
    let name = names::pascal(title?);
    (names::words(&name).len() <= 6).then_some(name)
}

/// The names of variants: what the alternatives' names don't share.
fn variant_names(names: impl Iterator<Item = String>) -> Vec<String> {
    let names: Vec<String> = names.collect();
    let split: Vec<Vec<&str>> = names.iter().map(|name| names::words(name)).collect();
    let shortest = split.iter().map(Vec::len).min().unwrap_or(0);
    let Some(first) = split.first().filter(|_| split.len() > 1) else { return names };
    let same = |n: usize, from_end: bool| {
        split.iter().all(|words| {
            let (a, b) = if from_end {
                (words.get(words.len() - 1 - n), first.get(first.len() - 1 - n))
            } else {
                (words.get(n), first.get(n))
            };
            a == b
        })
    };
    let prefix = (0..shortest).take_while(|n| same(*n, false)).count();
    let suffix =
        (0..shortest - prefix.min(shortest)).take_while(|n| same(*n, true)).count();
    let cut: Vec<String> = split
        .iter()
        .map(|words| {
            words.get(prefix..words.len() - suffix).unwrap_or_default().concat()
        })
        .collect();
    let readable = |name: &String| name.chars().next().is_some_and(char::is_alphabetic);
    if cut.iter().all(readable) { cut } else { names }
}
