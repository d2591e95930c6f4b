//! What is said of a type that the document says nothing about: where it is used.

use crate::emit::docs::inline_code;
use crate::emit::scope::Scope;
use crate::emit::walk;
use crate::ir::{Api, Type, TypeId, TypeKind};

/// Who is named as the user of each type: of several the least, so that it hardly matters
/// in which order the document has them.
#[derive(Debug)]
pub struct Owners(Vec<Option<Owner>>);

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Owner {
    /// The body of a request, by the call.
    Body(String),
    /// A parameter, by the call and its name.
    Parameter(String, String),
    /// The body of a response, by the call.
    Response(String),
    /// The body of a webhook, by its name.
    Webhook(String),
    /// A member of a struct, by the struct's name and the member's on the wire.
    Member(String, String, TypeId),
    /// A variant of a union, by its name.
    Variant(String, TypeId),
}

impl Owners {
    pub fn of(api: &Api) -> Self {
        let mut owners = Self(vec![None; api.types.len()]);
        for operation in &api.operations {
            let handle = api.path_of(operation.resource, "().");
            let call = format!("{handle}().{}", operation.name);
            if let Some(body) = &operation.body {
                owners.note(&body.ty, || Owner::Body(call.clone()));
            }
            for parameter in &operation.parameters {
                owners.note(&parameter.ty, || {
                    Owner::Parameter(call.clone(), parameter.wire.clone())
                });
            }
            for response in &operation.responses {
                if let Some(ty) = response.content.ty() {
                    owners.note(ty, || Owner::Response(call.clone()));
                }
            }
        }
        for webhook in &api.webhooks {
            let body = webhook.body.iter();
            body.for_each(|body| {
                owners.note(&body.ty, || Owner::Webhook(webhook.name.clone()))
            });
        }
        for (at, def) in (0..).zip(&api.types) {
            let name = || def.name.text().to_owned();
            match &def.kind {
                TypeKind::Struct(strukt) => strukt.fields.iter().for_each(|field| {
                    owners.note(&field.ty, || {
                        Owner::Member(name(), field.wire.clone(), TypeId(at))
                    });
                }),
                _ => walk::types(def).into_iter().for_each(|ty| {
                    owners.note(ty, || Owner::Variant(name(), TypeId(at)));
                }),
            }
        }
        owners
    }

    fn note(&mut self, ty: &Type, owner: impl Fn() -> Owner) {
        for layer in ty.layers() {
            let Type::Named(TypeId(at)) = layer else { continue };
            let Some(slot) = self.0.get_mut(*at as usize) else { continue };
            let owner = owner();
            if slot.as_ref().is_none_or(|known| owner < *known) {
                *slot = Some(owner);
            }
        }
    }

    /// A true sentence about a type.
    pub fn sentence(&self, scope: &Scope<'_>, TypeId(at): TypeId) -> String {
        match self.0.get(at as usize).and_then(Option::as_ref) {
            Some(Owner::Member(_, wire, owner)) => {
                let wire = inline_code(wire);
                format!("The {wire} of {}.", self.link(scope, TypeId(at), *owner))
            }
            Some(Owner::Variant(_, owner)) => {
                format!("A case of {}.", self.link(scope, TypeId(at), *owner))
            }
            Some(Owner::Body(call)) => format!("The body that `{call}` sends."),
            Some(Owner::Parameter(call, name)) => {
                format!("The {} of `{call}`.", inline_code(name))
            }
            Some(Owner::Response(call)) => format!("What comes back from `{call}`."),
            Some(Owner::Webhook(name)) => format!("The body of {}.", inline_code(name)),
            None => match &scope.api[TypeId(at)].schema {
                Some(schema) => format!("The schema {}.", inline_code(schema)),
                None => "A type of the API.".to_owned(),
            },
        }
    }

    /// The name of a type, as a link where it is in scope.
    fn link(&self, scope: &Scope<'_>, from: TypeId, to: TypeId) -> String {
        let (here, there) = (&scope.api[from], &scope.api[to]);
        if here.home == there.home {
            format!("[`{}`]", there.name.text())
        } else {
            format!("`{}`", there.name.text())
        }
    }
}
