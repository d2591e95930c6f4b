//! An operation as those see it who look for pages: parameters and members, by name and
//! kind.

use openapiv3::{ReferenceOr, SchemaKind};

use super::words::{AROUND, plain};
use crate::ir::{
    Api, Content, Encoding, Field, Format, Location, Operation, Parameter, Place, Style,
    Success, Turn, Type, TypeId, TypeKind,
};
use crate::lower::drafts::Draft;
use crate::lower::shape;

/// How deep marks may be inside each other: `pagination.links.next.href`.
const DEEPEST: usize = 3;

/// An operation and what is known of it.
pub struct Around<'a> {
    pub api: &'a Api,
    pub operation: &'a Operation,
    pub draft: &'a Draft<'a>,
    pub components: Option<&'a openapiv3::Components>,
}

/// What a parameter or a member has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Number,
    Truth,
    /// What fits into a query as it is.
    Word,
}

/// What a schema says of a number.
#[derive(Clone, Copy, Debug, Default)]
pub struct Bounds {
    pub first: Option<u64>,
    pub most: Option<u64>,
}

impl<'a> Around<'a> {
    /// What a call gives, if that is JSON.
    pub fn body(&self) -> Option<&'a Type> {
        match &self.operation.success {
            Success::One(Content::Json(ty)) => Some(ty),
            _ => None,
        }
    }

    /// The type behind names, boxes and nulls.
    pub fn resolved(&self, ty: &'a Type) -> &'a Type {
        let mut ty = ty;
        // No circle has only names; the bound makes sure.
        for _ in 0..self.api.types.len() + DEEPEST {
            match ty {
                Type::Named(id) => match &self.api[*id].kind {
                    TypeKind::Alias(target) => ty = target,
                    _ => return ty,
                },
                Type::Boxed(inner) | Type::Nullable(inner) => ty = inner,
                _ => return ty,
            }
        }
        ty
    }

    /// The members of an object; of a union those of all its objects.
    pub fn members(&self, ty: &'a Type) -> Vec<&'a Field> {
        let Type::Named(id) = self.resolved(ty) else { return Vec::new() };
        match &self.api[*id].kind {
            TypeKind::Struct(of) => of.fields.iter().collect(),
            TypeKind::Union(of) => {
                let variants = of.variants.iter();
                variants.flat_map(|one| self.own_members(&one.ty)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The members of an object.
    pub fn own_members(&self, ty: &'a Type) -> &'a [Field] {
        let Type::Named(id) = self.resolved(ty) else { return &[] };
        match &self.api[*id].kind {
            TypeKind::Struct(of) => &of.fields,
            _ => &[],
        }
    }

    pub fn is(&self, ty: &'a Type, kind: Kind) -> bool {
        let ty = self.resolved(ty);
        match kind {
            Kind::Text => matches!(ty, Type::String),
            Kind::Number => matches!(ty, Type::Int(_)),
            Kind::Truth => matches!(ty, Type::Bool),
            Kind::Word => {
                matches!(ty, Type::String | Type::Int(_) | Type::Format(Format::Uuid))
            }
        }
    }

    /// A parameter of the query that has one of these names and is of this kind.
    pub fn parameter(&self, names: &[&str], kind: Kind) -> Option<&'a Parameter> {
        let mut parameters = self.operation.parameters.iter();
        parameters.find(|one| {
            one.location == Location::Query
                && one.style == Style::Form
                && names.contains(&plain(&one.wire).as_str())
                && self.is(&one.ty, kind)
        })
    }

    /// A parameter of the query by its own name.
    pub fn named(&self, name: &str) -> Option<&'a Parameter> {
        let mut parameters = self.operation.parameters.iter();
        parameters.find(|one| one.location == Location::Query && one.wire == name)
    }

    /// A member of the request's body, if that is a JSON object.
    pub fn sent(&self, name: &str) -> Option<&'a Field> {
        let body = self.operation.body.as_ref();
        let body = body.filter(|body| body.encoding == Encoding::Json)?;
        self.own_members(&body.ty).iter().find(|one| one.wire == name)
    }

    /// Whether a page is asked for with a member of the body: only where the user says so,
    /// as a body is seldom sent for the sake of a page alone.
    pub fn is_in_body(&self, turn: &Turn) -> bool {
        match turn {
            Turn::Page(name) | Turn::Offset(name) | Turn::Cursor(name, _) => {
                self.named(name).is_none()
            }
            Turn::Link(_) | Turn::Header => false,
        }
    }

    /// The first place that fits, from the outside in, in what has to do with pages.
    pub fn find(
        &self,
        within: &Place,
        ty: &'a Type,
        fits: &dyn Fn(&Place, &'a Field) -> Option<Place>,
    ) -> Option<Place> {
        let mut level = vec![(within.clone(), ty)];
        for _ in 0..=DEEPEST {
            let mut below = Vec::new();
            for (place, ty) in level {
                for field in self.members(ty) {
                    let here = inside(&place, &field.wire);
                    if let Some(found) = fits(&here, field) {
                        return Some(found);
                    }
                    if AROUND.contains(&plain(&field.wire).as_str()) {
                        below.push((here, &field.ty));
                    }
                }
            }
            level = below;
        }
        None
    }

    /// Whether there may be something at a place; the name that nothing has, if not. What
    /// the types say nothing of may have anything in it.
    pub fn reaches<'p>(&self, ty: &'a Type, path: &'p [String]) -> Result<(), &'p str> {
        let mut ty = ty;
        for name in path {
            ty = match self.resolved(ty) {
                Type::Any | Type::External(_) | Type::Map(_) => return Ok(()),
                Type::List(item) if name == Place::LAST => item,
                known => {
                    let members = self.members(known);
                    let field = members.into_iter().find(|one| one.wire == *name);
                    match (field, known) {
                        (Some(field), _) => &field.ty,
                        // A union's other shapes are not looked into.
                        (None, Type::Named(id)) if self.is_open(*id) => return Ok(()),
                        (None, _) => return Err(name),
                    }
                }
            };
        }
        Ok(())
    }

    fn is_open(&self, id: TypeId) -> bool {
        matches!(self.api[id].kind, TypeKind::Union(_) | TypeKind::Tagged(_))
    }

    /// What the document says of a parameter's number.
    pub fn bounds(&self, name: &str) -> Bounds {
        let Draft { operation, item, .. } = self.draft;
        let mut declared = operation.parameters.iter().chain(&item.parameters);
        let found = declared.find_map(|one| {
            let one = match one {
                ReferenceOr::Item(one) => one,
                ReferenceOr::Reference { reference } => {
                    let name = shape::component(reference);
                    self.components?.parameters.get(name)?.as_item()?
                }
            };
            Some(one.parameter_data_ref()).filter(|data| data.name == name)
        });
        let schema = found.and_then(|data| match &data.format {
            openapiv3::ParameterSchemaOrContent::Schema(ReferenceOr::Item(schema)) => {
                Some(schema)
            }
            _ => None,
        });
        let Some(schema) = schema else { return Bounds::default() };
        let usual = schema.schema_data.default.as_ref();
        let usual = usual.and_then(serde_json::Value::as_u64);
        match &schema.schema_kind {
            SchemaKind::Type(openapiv3::Type::Integer(of)) => Bounds {
                first: usual.or(of.minimum.and_then(|least| u64::try_from(least).ok())),
                most: of.maximum.and_then(|most| u64::try_from(most).ok()),
            },
            _ => Bounds { first: usual, most: None },
        }
    }
}

/// A member's place.
pub fn inside(place: &Place, name: &str) -> Place {
    let names = place.0.iter().cloned().chain([name.to_owned()]);
    Place(names.collect())
}
