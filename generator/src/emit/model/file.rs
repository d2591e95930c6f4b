//! The files of `models` and what they import.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use super::{Kind, Model, Owners};
use crate::emit::docs::Doc;
use crate::emit::scope::{Scope, gate, ident, runtime_name};
use crate::emit::{File, Item, Part, Table, alias, walk};
use crate::ir::{Api, Home, ResourceId, Rest, Type, TypeDef, TypeId, TypeKind};

/// Why an import may have no use: it is for tables that not all features have.
const FEW: &str = "some are for tables that few features need";

/// `models/shared.rs` and a file for each resource that has types of its own.
pub fn files(api: &Api) -> impl Iterator<Item = File<'_>> {
    let owners = Arc::new(Owners::of(api));
    let mut of: BTreeMap<Home, Vec<(TypeId, &TypeDef)>> = BTreeMap::new();
    for (at, def) in (0..).zip(&api.types) {
        of.entry(place(def.home)).or_default().push((TypeId(at), def));
    }
    let types = homes(api).into_iter().filter_map(move |home| of.remove_entry(&home));
    types.map(move |(home, here)| {
        let owners = Arc::clone(&owners);
        File::rust(path(api, home), move || items(api, &owners, home, &here))
    })
}

/// `models/mod.rs`.
pub fn root(api: &Api) -> Vec<Item> {
    let mut doc = Doc::at(0);
    doc.paragraph(
        "What the API takes and gives: plain structs and enums with public fields.",
    );
    doc.paragraph(
        "Structs are made with `new(..)`, which takes what the API requires, and setters for \
         the rest. Enums are open: a value that the document does not name is kept.",
    );
    let mut items = vec![Item::Rust(doc.inner())];
    for home in homes(api) {
        let gate = gate(&api.features_of(home));
        let module = module(api, home);
        let kept = api.types.iter().any(|def| def.home == home);
        let empty = (!kept).then(|| quote!(#[allow(unused_imports, reason = #FEW)]));
        items.push(Item::Rust(quote! {
            #gate
            mod #module;
            #gate
            #empty
            pub use #module::*;
        }));
    }
    items.extend(alias::types(api));
    let sizes = tuples(api).into_iter().map(Literal::usize_unsuffixed);
    let sizes = sizes.collect::<Vec<_>>();
    if !sizes.is_empty() {
        items.push(Item::Rust(quote!(crate::runtime::macros::tuples!(#(#sizes)*);)));
    }
    items
}

/// How many places the tuples of the API have.
fn tuples(api: &Api) -> BTreeSet<usize> {
    let inside = api.types.iter().flat_map(TypeDef::parts);
    let named = api.operations.iter().flat_map(|operation| {
        operation.request_types().chain(operation.response_types())
    });
    let all = inside.chain(named).chain(api.webhook_types()).flat_map(Type::layers);
    let sizes = all.filter_map(|ty| match ty {
        Type::Tuple(places) => Some(places.len()),
        _ => None,
    });
    sizes.collect()
}

/// The homes that have a file.
fn homes(api: &Api) -> Vec<Home> {
    let ids = (0..).zip(&api.resources).map(|(at, _)| Home::Resource(ResourceId(at)));
    let used: BTreeSet<Home> = api.types.iter().map(|def| place(def.home)).collect();
    let all = [Home::Shared].into_iter().chain(ids).chain([Home::Webhooks]);
    all.filter(|home| used.contains(home)).collect()
}

/// The home whose file a type is in.
fn place(home: Home) -> Home {
    match home {
        Home::Few(_) => Home::Shared,
        home => home,
    }
}

fn module(api: &Api, home: Home) -> Ident {
    match home {
        Home::Shared | Home::Few(_) => Ident::new("shared", Span::call_site()),
        Home::Resource(id) => ident(&api[id].models),
        Home::Webhooks => Ident::new("webhooks", Span::call_site()),
    }
}

fn path(api: &Api, home: Home) -> String {
    match home {
        Home::Shared | Home::Few(_) => "src/models/shared.rs".to_owned(),
        Home::Resource(id) => format!("src/models/{}.rs", api[id].models.text()),
        Home::Webhooks => "src/models/webhooks.rs".to_owned(),
    }
}

fn items(
    api: &Api,
    owners: &Owners,
    home: Home,
    here: &[(TypeId, &TypeDef)],
) -> Vec<Item> {
    let scope = Scope::models(api);
    let defs: Vec<&TypeDef> = here.iter().map(|(_, def)| *def).collect();
    let mut items = vec![Item::Rust(head(api, home, &defs))];
    items.push(Item::Rust(imports(api, home, &defs)));
    let mut of: BTreeMap<Home, Vec<Model>> = BTreeMap::new();
    for &(id, def) in here {
        of.entry(def.home).or_default().push(Model { scope, owners, id, def });
    }
    for (inside, models) in &of {
        let features = match inside {
            Home::Few(_) => api.features_of(*inside),
            // These have a file that is compiled with them.
            Home::Shared | Home::Resource(_) | Home::Webhooks => Vec::new(),
        };
        items.extend(tables(models, &features));
    }
    items
}

/// These models, compiled with any of these features.
fn tables(models: &[Model<'_>], features: &[&str]) -> Vec<Item> {
    let gate = gate(features);
    let mut items: Vec<Item> =
        models.iter().filter_map(|model| model.alias(gate.as_ref())).collect();
    for kind in Kind::ALL {
        let of_kind = models.iter().filter(|model| Kind::of(model.def) == Some(kind));
        let parts: Vec<Vec<Part>> = of_kind.map(Model::parts).collect();
        if !parts.is_empty() {
            let table = Table::new(kind.table(), parts.join(&Part::Blank));
            items.push(Item::Table(table.with(features)));
        }
    }
    items
}

fn head(api: &Api, home: Home, defs: &[&TypeDef]) -> TokenStream {
    let mut doc = Doc::at(0);
    match home {
        Home::Shared | Home::Few(_) => {
            doc.paragraph("Models that several resources share.")
        }
        Home::Resource(id) => {
            let path = api.path_of(id, "::");
            doc.paragraph(&format!("Models of [`crate::resources::{path}`]."));
        }
        Home::Webhooks => doc.paragraph("Models of [`crate::webhooks`]."),
    }
    let (doc, few) = (doc.inner(), defs.iter().any(|def| def.home != home));
    let allowed = few.then(|| quote!(#![allow(unused_imports, reason = #FEW)]));
    quote!(#doc #allowed)
}

/// The imports that these definitions need, in rustfmt's order.
fn imports(api: &Api, home: Home, defs: &[&TypeDef]) -> TokenStream {
    let macros: BTreeSet<&str> =
        defs.iter().filter_map(|def| Kind::of(def)).map(Kind::table).collect();
    let macros =
        import(&quote!(crate::runtime::emit), &macros.into_iter().collect::<Vec<_>>());
    let mut types = BTreeSet::new();
    defs.iter().for_each(|def| types.extend(runtime_types(def)));
    let types: Vec<&str> = types.into_iter().collect();
    // More than this does not fit on a line, where rustfmt and prettyplease disagree.
    let types = types.chunks(8).map(|names| import(&quote!(crate::types), names));
    let shared = needs_shared(api, home, defs).then(|| {
        quote!(
            use super::shared::*;
        )
    });
    quote!(#shared #macros #(#types)*)
}

fn import(from: &TokenStream, names: &[&str]) -> TokenStream {
    let idents = names.iter().map(|name| Ident::new(name, Span::call_site()));
    match names {
        [] => TokenStream::new(),
        [_] => quote!(use #from::#(#idents)*;),
        _ => quote!(use #from::{#(#idents),*};),
    }
}

fn runtime_types(def: &TypeDef) -> BTreeSet<&'static str> {
    let layers = walk::types(def).into_iter().flat_map(Type::layers);
    let mut names: BTreeSet<&str> = layers.filter_map(runtime_name).collect();
    if let TypeKind::Struct(strukt) = &def.kind {
        names.extend(match &strukt.rest {
            Rest::Extra(_) => Some("Extra"),
            Rest::Typed(..) => Some("Map"),
            Rest::Ignored => None,
        });
    }
    names
}

fn needs_shared(api: &Api, home: Home, defs: &[&TypeDef]) -> bool {
    let mut layers = defs.iter().flat_map(|def| walk::types(def)).flat_map(Type::layers);
    let is_shared = |id: TypeId| place(api[id].home) == Home::Shared;
    home != Home::Shared
        && layers.any(|ty| matches!(ty, Type::Named(id) if is_shared(*id)))
}
