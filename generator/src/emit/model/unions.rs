//! Unions: one of several shapes, told apart by the runtime.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Model, documented};
use crate::emit::Part;
use crate::emit::scope::{Scope, ident};
use crate::emit::tokens::compact;
use crate::ir::{Type, Union, UnionVariant};

pub fn body(model: &Model<'_>, union: &Union) -> Part {
    let Union { variants, unknown } = union;
    let (name, unknown) = (ident(&model.def.name), ident(unknown));
    let entries = variants.iter().flat_map(|one| variant(&model.scope, one)).collect();
    Part::Entries(compact(&quote!(pub enum #name + #unknown)), entries)
}

fn variant(scope: &Scope<'_>, variant: &UnionVariant) -> Vec<Part> {
    let UnionVariant { ident: name, docs, ty, from } = variant;
    let sources = sources(scope, ty);
    let from = from.then(|| quote!(from(#(#sources),*)));
    let (name, ty) = (ident(name), scope.ty(ty));
    documented(docs, quote!(#name(#ty) #from))
}

/// What converts to a payload without doubt.
fn sources(scope: &Scope<'_>, ty: &Type) -> Vec<TokenStream> {
    match ty {
        Type::String => vec![quote!(String), quote!(&str)],
        Type::Boxed(inner) => vec![scope.ty(inner)],
        other => vec![scope.ty(other)],
    }
}
