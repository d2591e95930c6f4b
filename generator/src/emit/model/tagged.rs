//! Tagged unions: one of several objects, told apart by one member.

use quote::quote;

use super::{Model, documented};
use crate::emit::Part;
use crate::emit::scope::{Scope, ident};
use crate::emit::tokens::compact;
use crate::ir::{Payload, Tagged, TaggedVariant, Type};

pub fn body(model: &Model<'_>, tagged: &Tagged) -> Part {
    let Tagged { property, variants, unknown } = tagged;
    let (name, unknown) = (ident(&model.def.name), ident(unknown));
    let entries = variants.iter().flat_map(|one| variant(&model.scope, one, variants));
    let head = compact(&quote!(pub enum #name + #unknown, tag #property));
    Part::Entries(head, entries.collect())
}

fn variant(
    scope: &Scope<'_>,
    variant: &TaggedVariant,
    all: &[TaggedVariant],
) -> Vec<Part> {
    let TaggedVariant { wire, ident: name, docs, payload } = variant;
    let name = ident(name);
    let Payload::Struct(ty) = payload else {
        return documented(docs, quote!(#name = #wire));
    };
    let source = match ty {
        Type::Boxed(inner) => inner,
        other => other,
    };
    let alone = all.iter().filter(|other| other.payload == *payload).count() == 1;
    let (payload, source) = (scope.ty(ty), scope.ty(source));
    let from = alone.then(|| quote!(from(#source)));
    documented(docs, quote!(#name(#payload) #from = #wire))
}
