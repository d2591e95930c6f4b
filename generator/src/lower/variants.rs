//! The names of a union's variants, and of the types that alternatives in place become.

use openapiv3::Schema;

use super::alternatives::Choice;
use super::context::Lowering;
use super::names::{self, Scope};
use super::shape::{self, ObjectShape, Ref, Shape};
use super::wish::Wish;
use crate::ir::{Docs, Int, Type, TypeId, TypeKind, Union, UnionVariant};

/// An alternative whose type is known.
pub struct Alternative<'a> {
    pub ty: Type,
    pub of: Ref<'a>,
    /// What sets it apart from the others in place, where it has no title.
    pub mark: Option<String>,
}

impl<'a> Lowering<'a> {
    /// The variants of a union.
    pub fn choice(&self, all: Vec<Alternative<'a>>, owner: Option<&str>) -> Union {
        let id = self.is_expandable(&all);
        let lists = all.iter().filter(|one| matches!(one.ty, Type::List(_))).count();
        let wanted = all.iter().map(|one| match (one.of, &one.ty) {
            (_, Type::String) if id => "Id".to_owned(),
            (Ref::To(name), _) => names::pascal(name),
            (Ref::Here(schema), Type::List(item)) => {
                title(schema).unwrap_or_else(|| match lists {
                    1 => "List".to_owned(),
                    _ => self.list_name(item),
                })
            }
            (Ref::Here(schema), ty) => title(schema)
                .or_else(|| one.mark.clone())
                .unwrap_or_else(|| self.kind_name(ty)),
        });
        let wanted = without_common_words(wanted.collect());
        let owner = owner.map(names::pascal).unwrap_or_default();
        let mut scope = Scope::default();
        let variants = all
            .into_iter()
            .zip(wanted)
            .map(|(one, name)| UnionVariant {
                ident: names::ident(scope.claim(shortened(name, &owner, &one.ty))),
                docs: self.variant_docs(&one),
                ty: one.ty,
                from: true,
            })
            .collect();
        let unknown = names::ident(scope.claim(["Unknown", "Unrecognized"]));
        Union { variants, unknown }
    }

    /// What a type of its own says of itself need not be said again.
    fn variant_docs(&self, one: &Alternative<'a>) -> Docs {
        match (one.of, &one.ty) {
            (Ref::To(_), Type::Named(_)) => Docs::default(),
            _ => self.member_docs(one.of),
        }
    }

    /// Whether a string is offered in the place of objects that have an `id`: what
    /// servers send unless they are asked for the whole object.
    fn is_expandable(&self, all: &[Alternative<'a>]) -> bool {
        let has_id = |one: &Alternative<'a>| {
            let shape = self.resolved(one.of).map(shape::of);
            matches!(shape, Some(Shape::Object(of)) if of.properties.contains_key("id"))
        };
        let is_text = |one: &&Alternative<'a>| one.ty == Type::String;
        all.len() > 1
            && all.iter().filter(is_text).count() == 1
            && all.iter().filter(|one| !is_text(one)).all(has_id)
    }

    fn list_name(&self, item: &Type) -> String {
        match item {
            Type::Nullable(item) | Type::Boxed(item) => self.list_name(item),
            Type::List(item) => {
                format!("{}Lists", self.list_name(item).trim_end_matches('s'))
            }
            Type::Map(_) => "Maps".to_owned(),
            Type::Named(_) | Type::Tuple(_) | Type::Any => "List".to_owned(),
            _ => format!("{}s", self.kind_name(item)),
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
            Type::File => "File".to_owned(),
            Type::Any => "Any".to_owned(),
            Type::List(_) => "List".to_owned(),
            Type::Tuple(_) => "Tuple".to_owned(),
            Type::External(path) => external_name(path),
            Type::Map(_) => "Map".to_owned(),
            Type::Nullable(of) | Type::Boxed(of) => self.kind_name(of),
            Type::Named(id) => match self.types.kind(*id) {
                Some(TypeKind::Enum(_)) => "Value".to_owned(),
                _ => "Object".to_owned(),
            },
        }
    }

    /// What sets alternatives in place apart: the only value of an enum, or a member that
    /// no other has, where several objects would be called alike.
    pub fn marks(&self, choices: &[Choice<'a>]) -> Vec<Option<String>> {
        let objects: Vec<Option<ObjectShape<'a>>> = choices
            .iter()
            .map(|choice| match self.resolved(choice.of).map(shape::of) {
                Some(Shape::Object(object)) if !object.properties.is_empty() => {
                    Some(object)
                }
                _ => None,
            })
            .collect();
        let nameless = choices.iter().zip(&objects).filter(|(choice, object)| {
            object.is_some()
                && matches!(choice.of, Ref::Here(schema) if title(schema).is_none())
        });
        let several = nameless.count() > 1;
        // Beside any string, an enum holds any string.
        let any_text = choices.iter().any(|choice| {
            let shape = self.resolved(choice.of).map(shape::of);
            shape.is_some_and(|shape| {
                shape.is_plain_or_listed_text() && !shape.lists_values()
            })
        });
        choices
            .iter()
            .enumerate()
            .map(|(at, choice)| {
                let Ref::Here(schema) = choice.of else { return None };
                match shape::of(schema) {
                    Shape::String { values, .. } => match values.as_slice() {
                        [only] if !any_text => Some(names::variant(only)),
                        _ => None,
                    },
                    Shape::Object(_) if several => own_member(&objects, at),
                    _ => None,
                }
            })
            .collect()
    }
}

/// Names for a variant, the best one first: it need not repeat what the union is called.
fn shortened(name: String, owner: &str, ty: &Type) -> Vec<String> {
    let begins =
        name.strip_prefix(owner).filter(|rest| rest.starts_with(char::is_uppercase));
    let ends = name.strip_suffix(owner).filter(|_| !owner.is_empty());
    let short = begins.filter(|_| !owner.is_empty()).or(ends).map(str::to_owned);
    let unsigned = matches!(ty, Type::Int(Int::U32 | Int::U64));
    let otherwise = unsigned.then(|| "Unsigned".to_owned());
    let short = short.filter(|short| short.len() > 1);
    short.into_iter().chain([name]).chain(otherwise).collect()
}

/// A member that only this object has, one that it requires if there is one.
fn own_member(objects: &[Option<ObjectShape<'_>>], at: usize) -> Option<String> {
    let own = objects.get(at).copied().flatten()?;
    let is_own = |name: &&String| {
        let mut others = objects.iter().enumerate().filter(|(other, _)| *other != at);
        !others.any(|(_, other)| {
            other.is_some_and(|other| other.properties.contains_key(*name))
        })
    };
    let required = |name: &&String| own.required.contains(name);
    let names = || own.properties.keys().filter(is_own);
    names().find(required).or_else(|| names().next()).map(|name| names::pascal(name))
}

/// What the type of an alternative in place would like to be called.
pub fn alternative_wish(
    choice: &Choice<'_>,
    mark: Option<&String>,
    union: TypeId,
    at: usize,
) -> Wish {
    let numbered = Wish::child(union, &format!("Variant{}", at + 1));
    let Ref::Here(schema) = choice.of else { return numbered };
    if let Some(title) = title(schema) {
        let child = Wish::child(union, &title);
        return match names::words(&title).len() {
            3.. => Wish::Preferred(title, Box::new(child)),
            _ => child,
        };
    }
    if let Some(mark) = mark {
        return Wish::child(union, mark);
    }
    match shape::of(schema) {
        Shape::Array(_) => Wish::child(union, "List"),
        Shape::Object(_) => Wish::child(union, "Object"),
        Shape::String { .. } => Wish::child(union, "Value"),
        _ => numbered,
    }
}

/// The last name of a path: `Ipv4Net` of `ipnet::Ipv4Net`.
fn external_name(path: &str) -> String {
    let path = path.split('<').next().unwrap_or(path);
    names::pascal(path.rsplit("::").next().unwrap_or(path))
}

/// A title that can be a name.
pub fn title(schema: &Schema) -> Option<String> {
    let named = schema.schema_data.extensions.get("x-oasmith-name");
    let title =
        named.and_then(|name| name.as_str()).or(schema.schema_data.title.as_deref());
    // What kind of value it is says nothing that the type doesn't.
    const KINDS: &[&str] =
        &["array", "boolean", "integer", "null", "number", "object", "string"];
    let is_name = |title: &&str| !KINDS.contains(&title.to_lowercase().as_str());
    let name = names::pascal(title.filter(is_name)?);
    (names::words(&name).len() <= 6).then_some(name)
}

/// The names of variants: what the alternatives' names don't share.
fn without_common_words(names: Vec<String>) -> Vec<String> {
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
