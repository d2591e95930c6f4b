//! The types of `models`.

use rayon::prelude::*;

use super::finger::{self, Finger};
use super::operation::renamed;
use super::spell;
use crate::ir::{
    self, Api, Docs, EnumValues, Fixed, Payload, Rest, Type, TypeDef, TypeKind, Variant,
};
use crate::surface::{Case, Choice, Field, Model, ModelKind, Struct, Ty, Values};

pub fn all(api: &Api) -> Vec<Model> {
    api.types.par_iter().map(|def| model(api, def)).collect()
}

fn model(api: &Api, def: &TypeDef) -> Model {
    Model {
        name: def.name.to_string(),
        at: def.pointer.clone(),
        features: api.features_of(def.home).into_iter().map(str::to_owned).collect(),
        deprecated: def.deprecated,
        kind: kind(api, &def.kind),
        docs: docs(def),
    }
}

fn kind(api: &Api, kind: &TypeKind) -> ModelKind {
    match kind {
        TypeKind::Struct(of) => ModelKind::Struct(strukt(api, of)),
        TypeKind::Alias(ty) => ModelKind::Alias(spell::ty(api, ty)),
        TypeKind::Enum(of) => {
            let unknown = of.unknown.to_string();
            match &of.values {
                EnumValues::Strings(all) => {
                    ModelKind::Strings(Values { values: values(all), unknown })
                }
                EnumValues::Ints(all) => {
                    ModelKind::Ints(Values { values: values(all), unknown })
                }
            }
        }
        TypeKind::Union(of) => {
            let cases = of.variants.iter().map(|one| Case {
                name: one.ident.to_string(),
                wire: None,
                ty: Some(spell::ty(api, &one.ty)),
                from: one.from,
            });
            let (cases, unknown) = (cases.collect(), of.unknown.to_string());
            ModelKind::Union(Choice { tag: None, cases, unknown })
        }
        TypeKind::Tagged(of) => ModelKind::Tagged(tagged(api, of)),
    }
}

fn values<T: ToString>(all: &[Variant<T>]) -> Vec<(String, String)> {
    all.iter().map(|one| (one.ident.to_string(), one.wire.to_string())).collect()
}

fn tagged(api: &Api, of: &ir::Tagged) -> Choice {
    let cases = of.variants.iter().map(|one| {
        let payload = match &one.payload {
            Payload::Unit => None,
            Payload::Struct(ty) => Some(ty),
        };
        let alone =
            of.variants.iter().filter(|it| it.payload == one.payload).count() == 1;
        Case {
            name: one.ident.to_string(),
            wire: Some(one.wire.clone()),
            ty: payload.map(|ty| spell::ty(api, ty)),
            from: payload.is_some() && alone,
        }
    });
    Choice {
        tag: Some(of.property.clone()),
        cases: cases.collect(),
        unknown: of.unknown.to_string(),
    }
}

fn strukt(api: &Api, of: &ir::Struct) -> Struct {
    let value = |value: &Fixed| match value {
        Fixed::Text(text) => serde_json::Value::from(text.as_str()).to_string(),
        Fixed::Int(number) => number.to_string(),
        Fixed::Bool(flag) => flag.to_string(),
    };
    let constants = of.constants.iter().map(|one| (one.wire.clone(), value(&one.value)));
    Struct {
        fields: of.fields.iter().map(|one| field(api, one)).collect(),
        constants: constants.collect(),
        rest: match &of.rest {
            Rest::Extra(name) => Some((name.to_string(), Ty("Extra".to_owned()))),
            Rest::Typed(name, ty) => {
                let ty = spell::ty(api, &Type::Map(Box::new(ty.clone())));
                Some((name.to_string(), ty))
            }
            Rest::Ignored => None,
        },
    }
}

fn field(api: &Api, one: &ir::Field) -> Field {
    Field {
        name: one.ident.to_string(),
        wire: renamed(&one.ident, &one.wire),
        ty: spell::ty(api, &one.ty),
        presence: one.presence,
        access: one.access,
        deprecated: one.deprecated,
        facts: finger::facts(&one.docs),
    }
}

/// What people read about a type.
fn docs(def: &TypeDef) -> String {
    let mut finger = Finger::new();
    finger.docs(&def.docs);
    let parts: Vec<&Docs> = match &def.kind {
        TypeKind::Struct(of) => of.fields.iter().map(|one| &one.docs).collect(),
        TypeKind::Union(of) => of.variants.iter().map(|one| &one.docs).collect(),
        TypeKind::Tagged(of) => of.variants.iter().map(|one| &one.docs).collect(),
        TypeKind::Alias(_) => Vec::new(),
        TypeKind::Enum(of) => match &of.values {
            EnumValues::Strings(all) => all.iter().map(|one| &one.docs).collect(),
            EnumValues::Ints(all) => all.iter().map(|one| &one.docs).collect(),
        },
    };
    parts.into_iter().for_each(|docs| finger.docs(docs));
    finger.print()
}
