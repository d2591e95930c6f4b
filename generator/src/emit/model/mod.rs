//! The files of `models`: one for each resource, one for what several need.

mod enums;
mod file;
mod sentence;
mod strukt;
mod tagged;
mod unions;

pub use file::{files, root};
pub use sentence::Owners;

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::Doc;
use super::scope::{Scope, ident};
use super::tokens::compact;
use super::{Item, Part};
use crate::ir::{Docs, Enum, EnumValues, TypeDef, TypeId, TypeKind};

/// What every emitter of a model gets.
#[derive(Clone, Copy)]
struct Model<'a> {
    scope: Scope<'a>,
    owners: &'a Owners,
    id: TypeId,
    def: &'a TypeDef,
}

/// The tables of a file, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Struct,
    Union,
    Tagged,
    Strings,
    Ints,
}

impl Kind {
    const ALL: [Kind; 5] =
        [Kind::Struct, Kind::Union, Kind::Tagged, Kind::Strings, Kind::Ints];

    /// The table that a type is defined in; an alias is defined outside.
    fn of(def: &TypeDef) -> Option<Self> {
        match &def.kind {
            TypeKind::Struct(_) => Some(Kind::Struct),
            TypeKind::Union(_) => Some(Kind::Union),
            TypeKind::Tagged(_) => Some(Kind::Tagged),
            TypeKind::Enum(Enum { values: EnumValues::Strings(_), .. }) => {
                Some(Kind::Strings)
            }
            TypeKind::Enum(Enum { values: EnumValues::Ints(_), .. }) => Some(Kind::Ints),
            TypeKind::Alias(_) => None,
        }
    }

    /// The macro of the table.
    fn table(self) -> &'static str {
        match self {
            Kind::Struct => "models",
            Kind::Union => "unions",
            Kind::Tagged => "tagged_unions",
            Kind::Strings => "string_enums",
            Kind::Ints => "int_enums",
        }
    }
}

impl Model<'_> {
    /// The definition with its documentation, as it stands in a table.
    fn parts(&self) -> Vec<Part> {
        let body = match &self.def.kind {
            TypeKind::Struct(strukt) => strukt::body(self, strukt),
            TypeKind::Enum(values) => enums::body(self, values),
            TypeKind::Union(union) => unions::body(self, union),
            TypeKind::Tagged(tagged) => tagged::body(self, tagged),
            TypeKind::Alias(_) => return Vec::new(),
        };
        let old = deprecated(self.def.deprecated);
        let head = self.doc(4).parts().into_iter().chain(old.as_ref().map(Part::row));
        head.chain([body]).collect()
    }

    /// The definition of an alias, under a condition.
    fn alias(&self, gate: Option<&TokenStream>) -> Option<Item> {
        let TypeKind::Alias(ty) = &self.def.kind else { return None };
        let (doc, old) = (self.doc(0).outer(), deprecated(self.def.deprecated));
        let (name, ty) = (ident(&self.def.name), self.scope.ty(ty));
        let line = format!("pub type {name} = {};", compact(&ty));
        // Which rustfmt breaks, and prettyplease does not.
        let lines = [line, gate.map(compact).unwrap_or_default()];
        let long = lines.iter().any(|line| line.chars().count() > 89);
        let skip = long.then(|| quote!(#[rustfmt::skip]));
        Some(Item::Rust(quote!(#doc #skip #gate #old pub type #name = #ty;)))
    }

    /// Documentation, for an item that is indented by `indent` columns.
    fn doc(&self, indent: usize) -> Doc {
        let mut doc = Doc::at(indent);
        if !doc.text(&self.def.docs) {
            doc.paragraph(&self.owners.sentence(&self.scope, self.id));
        }
        doc
    }
}

/// An entry of a table after its documentation, if there is any.
fn documented(docs: &Docs, entry: TokenStream) -> Vec<Part> {
    let mut doc = Doc::at(8);
    doc.text(docs);
    doc.parts().into_iter().chain([Part::row(&entry)]).collect()
}

fn deprecated(deprecated: bool) -> Option<TokenStream> {
    deprecated.then(|| quote!(#[deprecated]))
}
