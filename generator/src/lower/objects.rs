//! Objects: structs where members are known, maps where they are free.

use std::collections::HashSet;

use openapiv3::{AdditionalProperties, Schema};

use super::context::{Lowered, Lowering, Progress};
use super::names::{self, Scope};
use super::schema::Site;
use super::shape::{self, ObjectShape, Ref, Shape, is_free};
use super::wish::Wish;
use super::{facts, own};
use crate::diag::{Code, nearest};
use crate::ir::{
    Access, Docs, Field, Ident, Presence, Rest, Struct, Type, TypeId, TypeKind,
};

/// Names that a struct's setters can't have: its constructor, and methods of the standard
/// traits that every model implements and that a setter would hide.
pub const TAKEN: &[&str] = &["new", "default", "clone", "into", "try_into", "fmt", "eq"];

impl<'a> Lowering<'a> {
    pub fn object(
        &mut self,
        schema: &'a Schema,
        object: ObjectShape<'a>,
        site: &Site,
    ) -> Lowered {
        let is_closed =
            matches!(object.additional, Some(AdditionalProperties::Any(false)));
        if object.properties.is_empty() && !is_closed {
            return Lowered::plain(self.map(object.additional, site));
        }
        let id = self.reserve(schema, site);
        let fields = self.structure(object, None, id, site);
        self.types.fill(id, |def| def.kind = TypeKind::Struct(fields));
        Lowered::plain(Type::Named(id))
    }

    /// Makes room for the type of a schema, and makes it known before its parts are
    /// lowered, so that they may point back at it.
    pub fn reserve(&mut self, schema: &'a Schema, site: &Site) -> TypeId {
        let id = self.types.reserve(site.wish.clone(), &site.pointer);
        // What is said of a member stands at the member.
        let docs = match site.wish.leaf() {
            Some(_) => Docs::default(),
            None => facts::docs(schema),
        };
        let component = site.component.clone();
        if let Some(name) = &component {
            let done = Lowered::plain(Type::Named(id)).or_null(shape::nullable(schema));
            self.types.components.insert(name.clone(), Progress::Done(done));
        }
        self.types.fill(id, |def| {
            def.docs = docs;
            def.schema = component;
            def.deprecated = shape::deprecated(schema);
        });
        id
    }

    /// The members of an object, without the one that a union knows it by.
    pub fn structure(
        &mut self,
        object: ObjectShape<'a>,
        tag: Option<&str>,
        owner: TypeId,
        site: &Site,
    ) -> Struct {
        let mut scope = Scope::reserving(TAKEN.iter().copied());
        let schema =
            site.pointer.strip_prefix("/components/schemas/").unwrap_or_default();
        let constants = self.constants_of(object, tag, schema);
        let has_field = |wire: &String| {
            Some(wire.as_str()) != tag && constants.iter().all(|one| one.wire != *wire)
        };
        // Members that are spelled as in Rust keep their names, whoever comes first.
        let exact =
            object.properties.keys().filter(|wire| names::snake(wire).text() == *wire);
        let exact: HashSet<String> =
            exact.filter(|wire| has_field(wire) && !scope.has(wire)).cloned().collect();
        exact.iter().for_each(|wire| {
            scope.claim([wire.as_str()]);
        });
        let mut fields = Vec::with_capacity(object.properties.len());
        let needed: HashSet<&str> = object.required.iter().map(String::as_str).collect();
        let properties = object.properties.iter();
        for (wire, property) in properties.filter(|(wire, _)| has_field(wire)) {
            let path = format!("properties/{}", super::component::escaped(wire));
            let property = Ref::from(property);
            let wish = match shape::is_named(property) {
                true => self.member_wish(owner, wire, site, &path),
                false => Wish::none(),
            };
            let place = site.below(&path, wish);
            let required = needed.contains(wire.as_str());
            let ident = match exact.contains(wire) {
                true => names::ident(wire.clone()),
                false => other_name(wire, &mut scope),
            };
            let mut field = self.field(wire, ident, property, required, &place);
            if let Some(own) = own::for_member(self.config, schema, wire) {
                field.ty = own;
            }
            fields.push(field);
        }
        let rest = self.rest(object.additional, owner, site, &mut scope);
        self.undescribed(object, tag, site);
        Struct { constants, fields, rest }
    }

    /// Members that are required by name only: they are among those that are kept as they
    /// come.
    fn undescribed(&mut self, object: ObjectShape<'a>, tag: Option<&str>, site: &Site) {
        let known =
            |name: &str| object.properties.contains_key(name) || Some(name) == tag;
        // Where others have a type, this one has it, too.
        if matches!(object.additional, Some(AdditionalProperties::Schema(_))) {
            return;
        }
        for name in object.required.iter().filter(|name| !known(name)) {
            let near = nearest(name, object.properties.keys().map(String::as_str));
            let near =
                near.filter(|near| !object.required.iter().any(|one| one == near));
            let hint = match near {
                Some(near) => format!("did you mean `{near}`? It is not a field"),
                None => {
                    "it is not a field; describe it among the `properties`".to_owned()
                }
            };
            let message = format!("`{name}` is required, but nothing describes it");
            let pointer = format!("{}/required", site.pointer);
            self.report(Code::UndescribedMember, &pointer, message, &hint);
        }
    }

    /// A member is named after its owner; one that came through `allOf` after the schema
    /// that it came from, so that all who inherit it share the type and its name.
    fn member_wish(&self, owner: TypeId, wire: &str, site: &Site, path: &str) -> Wish {
        let leaf = names::pascal(wire);
        let after_owner = Wish::child(owner, &leaf);
        let origins = &self.document.origins;
        let own = origins.place(&site.pointer);
        let from = origins.place(&format!("{}/{path}", site.pointer));
        let (own_at, from_at) = (own.pointer.to_string(), from.pointer.to_string());
        if own.file == from.file && from_at.starts_with(&own_at) {
            return after_owner;
        }
        let mut enclosing = from_at.trim_end_matches(&format!("/{path}"));
        while let Some((before, last)) = enclosing.rsplit_once('/') {
            if last != "allOf" && last.parse::<usize>().is_err() {
                break;
            }
            enclosing = before;
        }
        let stem = || from.file.rsplit('/').next()?.split('.').next();
        let name = match enclosing.rsplit_once('/') {
            Some((_, last)) => Some(last),
            None => stem(),
        };
        let Some(name) = name else { return after_owner };
        let name = names::pascal(name);
        let inherited = if name == leaf { name } else { names::joined(&name, &leaf) };
        Wish::Preferred(inherited, Box::new(after_owner))
    }

    fn field(
        &mut self,
        wire: &str,
        ident: Ident,
        schema: Ref<'a>,
        required: bool,
        site: &Site,
    ) -> Field {
        let lowered = self.reference(schema, site);
        let docs = self.member_docs(schema);
        let (access, deprecated) = match schema {
            Ref::Here(schema) => (access(schema), shape::deprecated(schema)),
            Ref::To(_) => (Access::Both, false),
        };
        // Any JSON includes null: there is nothing to tell apart.
        let nullable = lowered.nullable && lowered.ty != Type::Any;
        let presence = match (required, nullable) {
            (true, false) => Presence::Required,
            (false, false) => Presence::Optional,
            (true, true) => Presence::RequiredNullable,
            (false, true) => Presence::OptionalNullable,
        };
        Field {
            wire: wire.to_owned(),
            ident,
            docs,
            ty: lowered.ty,
            presence,
            access,
            limits: self.limits(schema),
            example: self.shown(schema),
            deprecated,
        }
    }

    fn rest(
        &mut self,
        additional: Option<&'a AdditionalProperties>,
        owner: TypeId,
        site: &Site,
        scope: &mut Scope,
    ) -> Rest {
        let typed = match additional {
            Some(AdditionalProperties::Schema(schema)) if !is_free(schema) => {
                let wish = Wish::child(owner, "AdditionalProperty");
                let place = site.below("additionalProperties", wish);
                Some(self.schema_or_ref(schema, &place).item())
            }
            _ => None,
        };
        match typed.filter(|ty| *ty != Type::Any) {
            Some(ty) => {
                let name = scope.claim(["additional_properties", "further_properties"]);
                Rest::Typed(names::ident(name), ty)
            }
            None if self.config.models.extra => {
                Rest::Extra(names::ident(scope.claim(["extra", "extra_members"])))
            }
            None => Rest::Ignored,
        }
    }

    fn map(
        &mut self,
        additional: Option<&'a AdditionalProperties>,
        site: &Site,
    ) -> Type {
        let value = match additional {
            Some(AdditionalProperties::Schema(schema)) if !is_free(schema) => {
                let wish = Wish::part(&site.wish, "Value");
                self.schema_or_ref(schema, &site.below("additionalProperties", wish))
                    .item()
            }
            _ => Type::Any,
        };
        Type::Map(Box::new(value))
    }

    /// A member's own words, or those of the schema that it refers to where that has no
    /// type on which they could stand.
    pub fn member_docs(&self, schema: Ref<'a>) -> Docs {
        match schema {
            Ref::Here(schema) => match shape::of(schema) {
                Shape::Annotated(component) => {
                    let target = self.member_docs(Ref::To(component));
                    facts::or(facts::docs(schema), target)
                }
                _ => facts::docs(schema),
            },
            Ref::To(component) => match self.component_schema(component) {
                Some(Ref::Here(target)) => facts::docs(target),
                Some(Ref::To(further)) if further != component => {
                    self.alias_docs(further)
                }
                _ => Docs::default(),
            },
        }
    }

    /// One step along a chain of aliases is enough: `normalise` leaves no longer ones.
    fn alias_docs(&self, component: &str) -> Docs {
        match self.component_schema(component) {
            Some(Ref::Here(target)) => facts::docs(target),
            _ => Docs::default(),
        }
    }
}

fn other_name(wire: &str, scope: &mut Scope) -> Ident {
    let mut wanted: Vec<String> = names::snakes(wire).collect();
    let first = wanted.first().cloned().unwrap_or_default();
    let field = format!("{first}_field");
    match TAKEN.contains(&first.as_str()) {
        // How the member is written has nothing to do with it.
        true => wanted = vec![first, field],
        false => wanted.push(field),
    }
    names::ident(scope.claim(wanted))
}

fn access(schema: &Schema) -> Access {
    match (schema.schema_data.read_only, schema.schema_data.write_only) {
        (true, false) => Access::ReadOnly,
        (false, true) => Access::WriteOnly,
        _ => Access::Both,
    }
}
