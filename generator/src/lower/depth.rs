//! How deep schemas are lowered inside each other. Thousands of components can hang on
//! each other like a chain; so what is far down is put off until the stack is short again.

use super::context::{Lowered, Lowering};
use super::schema::Site;
use super::shape::{self, ObjectShape, Ref, Shape};
use super::wish::Wish;
use crate::diag::Code;
use crate::ir::{Type, TypeId, TypeKind, UntypedReason};

/// From here on objects are put off.
const DEEP: usize = 100;

/// From here on nothing goes further down. The nesting in one component is bounded by the
/// parsers, so this is a chain of lists, maps, unions or aliases and of nothing else.
const DEEPEST: usize = 400;

impl<'a> Lowering<'a> {
    /// What a component is from here, if it is not to be lowered now.
    pub fn put_off(&mut self, schema: Ref<'a>, site: &Site) -> Option<Lowered> {
        if self.types.depth < DEEP {
            return None;
        }
        let name = site.component.as_ref()?;
        if let Ref::Here(schema) = schema
            && members(schema).is_some()
            && self.own(schema, site).is_none()
        {
            let id = self.reserve(schema, site);
            self.types.postponed.push((id, name.clone()));
            let ty = Lowered::plain(Type::Named(id));
            return Some(ty.or_null(shape::nullable(schema)));
        }
        if self.types.depth < DEEPEST {
            return None;
        }
        let message =
            format!("`{name}` is at the end of {DEEPEST} schemas in each other");
        let hint = "any JSON value is used; make one schema of the chain an object";
        self.report(Code::TooDeep, &site.pointer, message, hint);
        Some(self.any(&site.pointer, UntypedReason::Endless))
    }

    /// Lowers what was put off, and what is put off on the way.
    pub fn catch_up(&mut self) {
        while let Some((id, name)) = self.types.postponed.pop() {
            let Some(Ref::Here(schema)) = self.component_schema(&name) else { continue };
            let Some(object) = members(schema) else { continue };
            let site = site(&name);
            self.types.depth += 1;
            let of = self.structure(object, None, id, &site);
            self.types.depth -= 1;
            self.fill(id, of);
        }
    }

    fn fill(&mut self, id: TypeId, of: crate::ir::Struct) {
        self.types.fill(id, |def| def.kind = TypeKind::Struct(of));
    }
}

fn site(name: &str) -> Site {
    Site {
        pointer: format!("/components/schemas/{}", super::component::escaped(name)),
        wish: Wish::Component(name.to_owned()),
        component: Some(name.to_owned()),
    }
}

fn members(schema: &openapiv3::Schema) -> Option<ObjectShape<'_>> {
    match shape::of(schema) {
        Shape::Object(object) => Some(object).filter(|of| !of.properties.is_empty()),
        _ => None,
    }
}
