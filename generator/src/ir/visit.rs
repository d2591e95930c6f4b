//! Walks over everything in an [`Api`] that points at a type, in one place, so that no
//! analysis forgets a corner.

use super::{
    Api, Content, Operation, Payload, Rest, Success, Type, TypeDef, TypeId, TypeKind,
};

impl Type {
    /// The innermost types that have a definition: at most one.
    pub fn named(&self) -> Option<TypeId> {
        let mut at = self;
        loop {
            match at {
                Type::Named(id) => return Some(*id),
                Type::List(of)
                | Type::Map(of)
                | Type::Nullable(of)
                | Type::Boxed(of) => {
                    at = of;
                }
                _ => return None,
            }
        }
    }

    fn named_mut(&mut self) -> Option<&mut TypeId> {
        let mut at = self;
        loop {
            match at {
                Type::Named(id) => return Some(id),
                Type::List(of)
                | Type::Map(of)
                | Type::Nullable(of)
                | Type::Boxed(of) => {
                    at = of;
                }
                _ => return None,
            }
        }
    }
}

impl Content {
    /// The type that a body decodes to, where it is one of the document's.
    pub fn ty(&self) -> Option<&Type> {
        match self {
            Content::Json(ty) | Content::Events(ty) => Some(ty),
            Content::Empty | Content::Text | Content::Bytes => None,
        }
    }

    fn ty_mut(&mut self) -> Option<&mut Type> {
        match self {
            Content::Json(ty) | Content::Events(ty) => Some(ty),
            Content::Empty | Content::Text | Content::Bytes => None,
        }
    }
}

impl Operation {
    /// The types that a request is made of.
    pub fn request_types(&self) -> impl Iterator<Item = &Type> {
        let parameters = self.parameters.iter().map(|parameter| &parameter.ty);
        parameters.chain(self.body.iter().map(|body| &body.ty))
    }

    /// The types that responses are decoded to.
    pub fn response_types(&self) -> impl Iterator<Item = &Type> {
        let bodies = self.responses.iter().filter_map(|response| response.content.ty());
        let headers = self.responses.iter().flat_map(|response| &response.headers);
        let streamed = self.streaming.iter().map(|streaming| &streaming.item);
        bodies.chain(headers.map(|header| &header.ty)).chain(streamed)
    }

    fn types_mut(&mut self) -> Vec<&mut Type> {
        let mut all: Vec<&mut Type> = Vec::new();
        all.extend(self.parameters.iter_mut().map(|parameter| &mut parameter.ty));
        all.extend(self.body.iter_mut().map(|body| &mut body.ty));
        match &mut self.success {
            Success::One(content) => all.extend(content.ty_mut()),
            Success::Several(outcome) => {
                all.extend(
                    outcome.cases.iter_mut().filter_map(|case| case.content.ty_mut()),
                );
            }
        }
        all.extend(self.errors.iter_mut().filter_map(|error| error.content.ty_mut()));
        for response in &mut self.responses {
            all.extend(response.content.ty_mut());
            all.extend(response.headers.iter_mut().map(|header| &mut header.ty));
        }
        all.extend(self.streaming.iter_mut().map(|streaming| &mut streaming.item));
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
    /// Which types can be reached from these, themselves included.
    pub fn reach(&self, roots: impl IntoIterator<Item = TypeId>) -> Vec<bool> {
        let mut reached = vec![false; self.types.len()];
        let mut left: Vec<TypeId> = roots.into_iter().collect();
        while let Some(TypeId(at)) = left.pop() {
            let Some(seen) = reached.get_mut(at as usize) else { continue };
            if !std::mem::replace(seen, true) {
                let parts = self[TypeId(at)].parts();
                left.extend(parts.into_iter().filter_map(Type::named));
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
        for id in parts.chain(used).filter_map(Type::named_mut) {
            if let Some(place) = places.get(id.0 as usize) {
                *id = *place;
            }
        }
    }
}
