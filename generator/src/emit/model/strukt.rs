//! Structs: a `model!` table defines the struct, its constructor, its setters and its codec.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::{Model, deprecated};
use crate::emit::Part;
use crate::emit::docs::Doc;
use crate::emit::scope::{Scope, ident};
use crate::emit::tokens::compact;
use crate::ir::{Access, Constant, Field, Fixed, Presence, Rest, Struct};

pub fn body(model: &Model<'_>, strukt: &Struct) -> Part {
    let Struct { constants, fields, rest } = strukt;
    let name = ident(&model.def.name);
    let rest = self::rest(&model.scope, rest);
    let default =
        fields.iter().all(|field| !is_required(field)).then(|| quote!(, Default));
    let members = fields.iter().flat_map(|field| member(&model.scope, field));
    let members = constants.iter().map(constant).chain(members).collect();
    let head = compact(&quote!(pub struct #name #rest #default));
    Part::Lines(head, members)
}

fn rest(scope: &Scope<'_>, rest: &Rest) -> Option<TokenStream> {
    match rest {
        Rest::Extra(name) => {
            let name = ident(name);
            Some(quote!(+ #name: Extra))
        }
        Rest::Typed(name, ty) => {
            let (name, ty) = (ident(name), scope.ty(ty));
            Some(quote!(+ #name: Map<#ty>))
        }
        Rest::Ignored => None,
    }
}

fn is_required(field: &Field) -> bool {
    matches!(field.presence, Presence::Required | Presence::RequiredNullable)
}

fn constant(constant: &Constant) -> Part {
    let Constant { wire, value } = constant;
    let value = match value {
        Fixed::Text(text) => text.to_token_stream(),
        Fixed::Int(number) => Literal::i64_unsuffixed(*number).to_token_stream(),
        Fixed::Bool(flag) => flag.to_token_stream(),
    };
    Part::row(&quote!(constant #wire = #value))
}

/// A member after its documentation.
fn member(scope: &Scope<'_>, field: &Field) -> Vec<Part> {
    let Field { wire, ident: name, docs, ty, presence, access, deprecated: old, .. } =
        field;
    let mut docs = docs.clone();
    match access {
        Access::Both => {}
        Access::ReadOnly => docs.facts.push("only in responses".to_owned()),
        Access::WriteOnly => docs.facts.push("only in requests".to_owned()),
    }
    let mut doc = Doc::at(8);
    doc.text(&docs);
    let renamed = name.is_raw() || name.text() != wire;
    let wire = renamed.then(|| quote!(= #wire));
    let (old, name, ty) = (deprecated(*old), ident(name), scope.ty(ty));
    let entry = match presence {
        Presence::Required => quote!(#old required #name #wire: #ty),
        Presence::RequiredNullable => quote!(#old required #name #wire: Option<#ty>),
        Presence::Optional => quote!(#old optional #name #wire: #ty),
        Presence::OptionalNullable => quote!(#old nullable #name #wire: #ty),
    };
    doc.parts().into_iter().chain([Part::row(&entry)]).collect()
}
