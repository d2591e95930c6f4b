//! Enums of strings and integers, open to values that the document does not name.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::{Model, documented};
use crate::emit::Part;
use crate::emit::scope::ident;
use crate::emit::tokens::compact;
use crate::ir::{Enum, EnumValues, Variant};

pub fn body(model: &Model<'_>, values: &Enum) -> Part {
    let Enum { values, unknown, .. } = values;
    let variants = match values {
        EnumValues::Strings(all) => variants(all, |wire| wire.to_token_stream()),
        EnumValues::Ints(all) => variants(all, |wire| number(*wire)),
    };
    let (name, unknown) = (ident(&model.def.name), ident(unknown));
    let last = Part::row(&quote!(_ => #unknown));
    let entries = variants.into_iter().chain([last]).collect();
    Part::Entries(compact(&quote!(pub enum #name)), entries)
}

fn variants<T>(all: &[Variant<T>], value: impl Fn(&T) -> TokenStream) -> Vec<Part> {
    let variant = |one: &Variant<T>| {
        let Variant { wire, ident: name, docs } = one;
        let (name, value) = (ident(name), value(wire));
        documented(docs, quote!(#name = #value))
    };
    all.iter().flat_map(variant).collect()
}

fn number(value: i64) -> TokenStream {
    Literal::i64_unsuffixed(value).to_token_stream()
}
