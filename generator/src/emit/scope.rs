//! How a type is called where it stands: bare in `models`, by its path in `resources`, in
//! examples and in `api.json`. The only file that spells the name of a type.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::ir::{self, Api, Content, Float, Format, Int, Type, TypeId, TypeKind};

/// Where a name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// In a file of `models`, where every type of the crate is imported.
    Models,
    /// In a file of `resources`, which imports `models` and the runtime's types.
    Resources,
    /// Outside: seen from the crate's root.
    Root,
}

/// Spells types for one place.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    pub api: &'a Api,
    place: Place,
}

/// What a value has to look like to be taken where a type is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape<'a> {
    /// A number or a bool: the type itself.
    Exact,
    /// Whatever converts.
    Into,
    /// Items that convert.
    List(&'a Type),
    /// Keys and values that convert.
    Map(&'a Type),
}

impl<'a> Scope<'a> {
    /// For files of `models`.
    pub fn models(api: &'a Api) -> Self {
        Self { api, place: Place::Models }
    }

    /// For files of `resources`.
    pub fn resources(api: &'a Api) -> Self {
        Self { api, place: Place::Resources }
    }

    /// For the crate's root.
    pub fn root(api: &'a Api) -> Self {
        Self { api, place: Place::Root }
    }

    /// A type.
    pub fn ty(&self, ty: &Type) -> TokenStream {
        match ty {
            Type::Bool => quote!(bool),
            Type::Int(Int::I32) => quote!(i32),
            Type::Int(Int::I64) => quote!(i64),
            Type::Int(Int::U32) => quote!(u32),
            Type::Int(Int::U64) => quote!(u64),
            Type::Float(Float::F64) => quote!(f64),
            Type::String => quote!(String),
            Type::Named(id) => self.model(*id),
            Type::List(item) => {
                let item = self.ty(item);
                quote!(Vec<#item>)
            }
            Type::Tuple(items) => {
                let of = items.iter().map(|item| self.ty(item));
                if items.len() == 1 { quote!((#(#of),*,)) } else { quote!((#(#of),*)) }
            }
            Type::External(path) => {
                // Lowering has seen that it is a path.
                let path: TokenStream = path.parse().unwrap_or_default();
                let external = self.runtime("External");
                quote!(#external<#path>)
            }
            Type::Map(value) => {
                let (map, value) = (self.runtime("Map"), self.ty(value));
                quote!(#map<#value>)
            }
            Type::Nullable(inner) => {
                let inner = self.ty(inner);
                quote!(Option<#inner>)
            }
            Type::Boxed(inner) => {
                let inner = self.ty(inner);
                quote!(Box<#inner>)
            }
            Type::Format(_) | Type::Bytes | Type::File | Type::Any => {
                self.runtime(runtime_name(ty).unwrap_or_default())
            }
        }
    }

    /// A model.
    pub fn model(&self, id: TypeId) -> TokenStream {
        let name = ident(&self.api[id].name);
        match self.place {
            Place::Models => quote!(#name),
            Place::Resources | Place::Root => quote!(models::#name),
        }
    }

    /// The type that a body is decoded to.
    pub fn content(&self, content: &Content) -> TokenStream {
        match content {
            Content::Empty => quote!(()),
            Content::Json(ty) | Content::Events(ty) | Content::Lines(ty) => self.ty(ty),
            Content::Text => quote!(String),
            Content::Bytes => self.runtime("Bytes"),
        }
    }

    /// What a value of this type may be made of. Looks through other names for it.
    pub fn shape(&self, ty: &'a Type) -> Shape<'a> {
        match self.resolved(ty) {
            Type::Bool | Type::Int(_) | Type::Float(_) => Shape::Exact,
            Type::List(item) => Shape::List(item),
            Type::Map(value) => Shape::Map(value),
            _ => Shape::Into,
        }
    }

    /// The type that a name stands for.
    pub fn resolved(&self, ty: &'a Type) -> &'a Type {
        let mut ty = ty;
        // An alias of an alias is possible, a circle is not; the bound makes sure.
        for _ in 0..self.api.types.len() {
            match ty {
                Type::Named(id) => match &self.api[*id].kind {
                    TypeKind::Alias(target) => ty = target,
                    _ => return ty,
                },
                _ => return ty,
            }
        }
        ty
    }

    /// Whether a type is an enum of strings or integers.
    pub fn is_enum(&self, ty: &Type) -> bool {
        matches!(ty, Type::Named(id) if matches!(self.api[*id].kind, TypeKind::Enum(_)))
    }

    fn runtime(&self, name: &str) -> TokenStream {
        let name = Ident::new(name, Span::call_site());
        match self.place {
            Place::Models | Place::Resources => quote!(#name),
            Place::Root => quote!(types::#name),
        }
    }
}

/// `#[cfg(..)]`, for what is compiled with any of these features; with none, always.
pub fn gate(features: &[&str]) -> Option<TokenStream> {
    match features {
        [] => None,
        [one] => Some(quote!(#[cfg(feature = #one)])),
        any => Some(quote!(#[cfg(any(#(feature = #any),*))])),
    }
}

/// The type of the runtime that stands for this type, if one does.
pub fn runtime_name(ty: &Type) -> Option<&'static str> {
    Some(match ty {
        Type::Format(Format::DateTime) => "DateTime",
        Type::Format(Format::Date) => "Date",
        Type::Format(Format::Uuid) => "Uuid",
        Type::Format(Format::Ipv4) => "Ipv4",
        Type::Format(Format::Ipv6) => "Ipv6",
        Type::Format(Format::Byte) => "Base64",
        Type::Bytes => "Bytes",
        Type::File => "FilePart",
        Type::Any => "Value",
        Type::External(_) => "External",
        Type::Map(_) => "Map",
        _ => return None,
    })
}

/// An identifier as a token.
pub fn ident(name: &ir::Ident) -> Ident {
    match name.is_raw() {
        true => Ident::new_raw(name.text(), Span::call_site()),
        false => Ident::new(name.text(), Span::call_site()),
    }
}
