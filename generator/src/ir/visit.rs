//! Walks over everything in an [`Api`] that points at a type, in one place, so that no
//! analysis forgets a corner.

use super::{
    Api, Body, Content, Operation, Payload, Rest, Success, Type, TypeDef, TypeId,
    TypeKind,
};

impl Type {
    /// This type and every type inside it, from the outside in.
    pub fn layers(&self) -> impl Iterator<Item = &Type> {
        let mut left = vec![self];
        std::iter::from_fn(move || {
            let ty = left.pop()?;
            match ty {
                Type::List(of)
                | Type::Map(of)
                | Type::Nullable(of)
                | Type::Boxed(of) => left.push(of),
                Type::Tuple(items) => left.extend(items.iter().rev()),
                _ => {}
            }
            Some(ty)
        })
    }

    /// The types inside that have a definition.
    pub fn named(&self) -> impl Iterator<Item = TypeId> {
        self.layers().filter_map(|ty| match ty {
            Type::Named(id) => Some(*id),
            _ => None,
        })
    }

    fn named_mut(&mut self) -> Vec<&mut TypeId> {
        let mut left = vec![self];
        let mut found = Vec::new();
        while let Some(ty) = left.pop() {
            match ty {
                Type::Named(id) => found.push(id),
                Type::List(of)
                | Type::Map(of)
                | Type::Nullable(of)
                | Type::Boxed(of) => left.push(of),
                Type::Tuple(items) => left.extend(items),
                _ => {}
            }
        }
        found
    }
}

impl Content {
    /// The type that a body decodes to, where it is one of the document's.
    pub fn ty(&self) -> Option<&Type> {
        match self {
            Content::Json(ty) | Content::Events(ty) | Content::Lines(ty) => Some(ty),
            Content::Empty | Content::Text | Content::Bytes => None,
        }
    }

    fn ty_mut(&mut self) -> Option<&mut Type> {
        match self {
            Content::Json(ty) | Content::Events(ty) | Content::Lines(ty) => Some(ty),
            Content::Empty | Content::Text | Content::Bytes => None,
        }
    }
}

impl Success {
    /// The bodies that a call may give.
    pub fn contents(&self) -> Vec<&Content> {
        match self {
            Success::One(content) => vec![content],
            Success::Several(of) => of.cases.iter().map(|case| &case.content).collect(),
        }
    }

    fn contents_mut(&mut self) -> Vec<&mut Content> {
        match self {
            Success::One(content) => vec![content],
            Success::Several(of) => {
                of.cases.iter_mut().map(|case| &mut case.content).collect()
            }
        }
    }
}

impl Operation {
    /// The types that a request is made of.
    pub fn request_types(&self) -> impl Iterator<Item = &Type> {
        let parameters = self.parameters.iter().map(|parameter| &parameter.ty);
        parameters.chain(self.bodies().map(|body| &body.ty))
    }

    /// The bodies that a request may have.
    pub fn bodies(&self) -> impl Iterator<Item = &Body> {
        let others = self.alternates.iter().flat_map(|one| &one.body);
        self.body.iter().chain(others)
    }

    /// As [`Operation::bodies`], to change them.
    pub fn bodies_mut(&mut self) -> impl Iterator<Item = &mut Body> {
        let others = self.alternates.iter_mut().flat_map(|one| &mut one.body);
        self.body.iter_mut().chain(others)
    }

    /// The types that responses are decoded to.
    pub fn response_types(&self) -> impl Iterator<Item = &Type> {
        let bodies = self.responses.iter().filter_map(|response| response.content.ty());
        let headers = self.responses.iter().flat_map(|response| &response.headers);
        let alternates = self.alternates.iter().flat_map(|one| one.success.contents());
        let others = alternates.filter_map(Content::ty);
        bodies.chain(headers.map(|header| &header.ty)).chain(others)
    }

    /// Everything that has a type, to change it.
    pub fn types_mut(&mut self) -> Vec<&mut Type> {
        let mut all: Vec<&mut Type> = Vec::new();
        all.extend(self.parameters.iter_mut().map(|parameter| &mut parameter.ty));
        all.extend(self.body.iter_mut().map(|body| &mut body.ty));
        all.extend(self.success.contents_mut().into_iter().filter_map(Content::ty_mut));
        let failures = self.failures.iter_mut().flatten();
        let errors = self.errors.iter_mut().chain(failures);
        all.extend(errors.filter_map(|error| error.content.ty_mut()));
        for response in &mut self.responses {
            all.extend(response.content.ty_mut());
            all.extend(response.headers.iter_mut().map(|header| &mut header.ty));
        }
        for one in &mut self.alternates {
            all.extend(one.body.iter_mut().map(|body| &mut body.ty));
            let contents = one.success.contents_mut();
            all.extend(contents.into_iter().filter_map(Content::ty_mut));
        }
        all
    }
}

impl TypeDef {
    /// The types that this one is made of.
    pub fn parts(&self) -> Vec<&Type> {
        match &self.kind {
            TypeKind::Struct(of) => {
                let fields = of.fields.iter().map(|field| &field.ty);
                match &of.rest {
                    Rest::Typed(_, ty) => fields.chain([ty]).collect(),
                    Rest::Extra(_) | Rest::Ignored => fields.collect(),
                }
            }
            TypeKind::Enum(_) => Vec::new(),
            TypeKind::Union(of) => {
                of.variants.iter().map(|variant| &variant.ty).collect()
            }
            TypeKind::Tagged(of) => {
                let payloads = of.variants.iter().map(|variant| &variant.payload);
                payloads
                    .filter_map(|payload| match payload {
                        Payload::Struct(ty) => Some(ty),
                        Payload::Unit => None,
                    })
                    .collect()
            }
            TypeKind::Alias(ty) => vec![ty],
        }
    }

    /// As [`TypeDef::parts`], to change them.
    pub fn parts_mut(&mut self) -> Vec<&mut Type> {
        match &mut self.kind {
            TypeKind::Struct(of) => {
                let fields = of.fields.iter_mut().map(|field| &mut field.ty);
                match &mut of.rest {
                    Rest::Typed(_, ty) => fields.chain([ty]).collect(),
                    Rest::Extra(_) | Rest::Ignored => fields.collect(),
                }
            }
            TypeKind::Enum(_) => Vec::new(),
            TypeKind::Union(of) => {
                of.variants.iter_mut().map(|variant| &mut variant.ty).collect()
            }
            TypeKind::Tagged(of) => {
                let payloads =
                    of.variants.iter_mut().map(|variant| &mut variant.payload);
                payloads
                    .filter_map(|payload| match payload {
                        Payload::Struct(ty) => Some(ty),
                        Payload::Unit => None,
                    })
                    .collect()
            }
            TypeKind::Alias(ty) => vec![ty],
        }
    }
}

impl Api {
    /// The types that webhooks and callbacks are decoded to.
    pub fn webhook_types(&self) -> impl Iterator<Item = &Type> {
        self.webhooks.iter().flat_map(|webhook| &webhook.body).map(|body| &body.ty)
    }

    /// Which types can be reached from these, themselves included.
    pub fn reach(&self, roots: impl IntoIterator<Item = TypeId>) -> Vec<bool> {
        let mut reached = vec![false; self.types.len()];
        let mut left: Vec<TypeId> = roots.into_iter().collect();
        while let Some(TypeId(at)) = left.pop() {
            let Some(seen) = reached.get_mut(at as usize) else { continue };
            if !std::mem::replace(seen, true) {
                let parts = self[TypeId(at)].parts();
                left.extend(parts.into_iter().flat_map(Type::named));
            }
        }
        reached
    }

    /// Keeps the types that are marked, and points everything at their new places.
    pub fn retain(&mut self, keep: &[bool]) {
        let mut places = vec![TypeId(0); keep.len()];
        let kept = places.iter_mut().zip(keep).filter(|(_, keep)| **keep);
        for ((place, _), next) in kept.zip(0..) {
            *place = TypeId(next);
        }
        let mut kept = keep.iter();
        self.types.retain(|_| kept.next().copied().unwrap_or(false));
        let parts = self.types.iter_mut().flat_map(TypeDef::parts_mut);
        let used = self.operations.iter_mut().flat_map(Operation::types_mut);
        let sent = self.webhooks.iter_mut().flat_map(|webhook| &mut webhook.body);
        let used = used.chain(sent.map(|body| &mut body.ty));
        for id in parts.chain(used).flat_map(Type::named_mut) {
            if let Some(place) = places.get(id.0 as usize) {
                *id = *place;
            }
        }
    }
}
