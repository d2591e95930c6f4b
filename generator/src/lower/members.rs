//! How the members of forms and the parts of multipart bodies are written: OpenAPI's
//! Encoding Object.

use openapiv3::{Encoding as Declared, MediaType, QueryStyle};

use super::context::Lowering;
use crate::diag::Code;
use crate::ir::{Encoding, Style, Type, TypeId, TypeKind, Written};
use crate::normalise::EXPLODE_DENIED;

/// Stands for all members that are not named.
const OTHERS: &str = "*";

impl<'a> Lowering<'a> {
    /// What a media type says of members, as far as it is not what goes without saying.
    pub fn members(
        &mut self,
        media: &'a MediaType,
        encoding: Encoding,
        ty: &Type,
        pointer: &str,
    ) -> Vec<(String, Written)> {
        let mut members = Vec::new();
        for (name, declared) in &media.encoding {
            let member = self.member_type(ty, name);
            if !declared.headers.is_empty() {
                let token = super::component::escaped(name);
                self.report(
                    Code::PartHeadersLeftOut,
                    &format!("{pointer}/encoding/{token}/headers"),
                    format!("the headers of the part `{name}` are not sent"),
                    "send the body by hand if the API insists on them",
                );
            }
            let scalar = member.as_ref().is_some_and(|ty| self.is_scalar(ty));
            let Some(written) = written(declared, encoding, member.as_ref()) else {
                continue;
            };
            // All styles write a scalar alike.
            if !(scalar && matches!(written, Written::Style(..))) {
                members.push((name.clone(), written));
            }
        }
        self.summed_up(members, ty)
    }

    /// Where all members that a style makes a difference for have the same, it is said
    /// once.
    fn summed_up(
        &self,
        members: Vec<(String, Written)>,
        ty: &Type,
    ) -> Vec<(String, Written)> {
        let Some((_, first)) = members.first() else { return members };
        let complex = self.complex_members(ty);
        let named = |name: &String| members.iter().any(|(known, _)| known == name);
        let same = members.len() > 1
            && matches!(first, Written::Style(..))
            && members.iter().all(|(_, written)| written == first)
            && complex.is_some_and(|complex| complex.iter().all(named));
        match same {
            true => vec![(OTHERS.to_owned(), first.clone())],
            false => members,
        }
    }

    fn member_type(&self, ty: &Type, name: &str) -> Option<Type> {
        let TypeKind::Struct(of) = self.types.kind(self.target(ty)?)? else {
            return None;
        };
        let field = of.fields.iter().find(|field| field.wire == name)?;
        Some(field.ty.clone())
    }

    /// The members of a struct that are lists or objects.
    fn complex_members(&self, ty: &Type) -> Option<Vec<String>> {
        let TypeKind::Struct(of) = self.types.kind(self.target(ty)?)? else {
            return None;
        };
        let complex = of.fields.iter().filter(|field| !self.is_scalar(&field.ty));
        Some(complex.map(|field| field.wire.clone()).collect())
    }

    /// What a type is called, behind boxes.
    fn target(&self, ty: &Type) -> Option<TypeId> {
        match ty {
            Type::Named(id) => Some(*id),
            Type::Boxed(of) | Type::Nullable(of) => self.target(of),
            _ => None,
        }
    }

    /// Whether a style makes no difference for a type.
    fn is_scalar(&self, ty: &Type) -> bool {
        match ty {
            Type::Bool
            | Type::Int(_)
            | Type::Float(_)
            | Type::String
            | Type::Format(_)
            | Type::File
            | Type::Bytes => true,
            Type::Nullable(of) | Type::Boxed(of) => self.is_scalar(of),
            Type::Named(id) => matches!(self.types.kind(*id), Some(TypeKind::Enum(_))),
            _ => false,
        }
    }

    /// Members that a multipart body has as files, though their schema says only text.
    pub fn make_files(&mut self, media: &'a MediaType, ty: &Type) {
        let binary = |declared: &Declared| {
            let wanted = declared.content_type.as_deref().unwrap_or_default();
            let first = wanted.split(',').next().unwrap_or_default().trim();
            !first.is_empty() && super::media::encoding(first) == Encoding::Bytes
        };
        let names = media.encoding.iter().filter(|(_, declared)| binary(declared));
        let names: Vec<&String> = names.map(|(name, _)| name).collect();
        let Some(id) = self.target(ty).filter(|_| !names.is_empty()) else { return };
        self.types.fill(id, |def| {
            let TypeKind::Struct(of) = &mut def.kind else { return };
            for field in of.fields.iter_mut().filter(|one| names.contains(&&one.wire)) {
                match &mut field.ty {
                    Type::List(item) if **item == Type::String => **item = Type::File,
                    ty if *ty == Type::String => *ty = Type::File,
                    _ => {}
                }
            }
        });
    }
}

/// How a member is written, unless it would be anyhow.
fn written(
    declared: &Declared,
    encoding: Encoding,
    member: Option<&Type>,
) -> Option<Written> {
    let list = matches!(member, Some(Type::List(_)));
    if let Some(style) = &declared.style {
        let (style, usual) = match style {
            QueryStyle::Form => (Style::Form, true),
            QueryStyle::SpaceDelimited => (Style::SpaceDelimited, false),
            QueryStyle::PipeDelimited => (Style::PipeDelimited, false),
            QueryStyle::DeepObject => (Style::DeepObject, true),
        };
        let denied = declared.extensions.contains_key(EXPLODE_DENIED);
        let explode = declared.explode || (usual && !denied);
        let unsaid = style == Style::Form && explode && list;
        return (!unsaid).then_some(Written::Style(style, explode));
    }
    if declared.extensions.contains_key(EXPLODE_DENIED) && encoding == Encoding::Form {
        return Some(Written::Style(Style::Form, false));
    }
    let wanted = declared.content_type.as_deref()?.trim();
    let exact = !wanted.contains([',', '*']) && !wanted.is_empty();
    let sound = wanted.chars().all(|c| c.is_ascii_graphic() || c == ' ');
    // A form has no room for media types, but JSON is written otherwise.
    let matters = match encoding {
        Encoding::Form => list && super::media::encoding(wanted) == Encoding::Json,
        _ => true,
    };
    (exact && sound && matters).then(|| Written::As(wanted.to_owned()))
}
