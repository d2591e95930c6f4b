//! Turns emitted items into the text of a file, as rustfmt would leave it. Never touches
//! the disk.

use proc_macro2::TokenStream;
use quote::quote;
use rayon::prelude::*;
use syn::Item as Parsed;

use super::{Rendered, WriteError};
use crate::emit::clean;
use crate::emit::{Contents, File, Item, Tree};

/// What `prettyplease` keeps to as well.
pub(super) const WIDTH: usize = 89;

/// The text of every file, in the tree's order. `source` is what the crate was made from.
pub(super) fn tree(tree: Tree<'_>, source: &str) -> Result<Vec<Rendered>, WriteError> {
    let head = head(source);
    let files: Vec<_> = tree.files.into_par_iter().map(|one| file(one, &head)).collect();
    // Of several faults the first one is told, whichever thread was the quickest.
    files.into_iter().collect()
}

/// The first line of every Rust file.
fn head(source: &str) -> String {
    let source = clean(source);
    let source = source.split_whitespace().collect::<Vec<_>>().join(" ");
    let source = if source.is_empty() { "an OpenAPI document" } else { &source };
    format!("// Written by Oasmith from {source}; changes are lost with the next run.\n")
}

fn file(file: File<'_>, head: &str) -> Result<Rendered, WriteError> {
    let File { path, contents } = file;
    let text = match contents {
        Contents::Text(text) => text(),
        Contents::Rust(items) => rust(&path, items(), head)?,
    };
    Ok(Rendered { path, text })
}

fn rust(path: &str, items: Vec<Item>, head: &str) -> Result<String, WriteError> {
    let mut text = head.to_owned();
    // The file's docs follow the head line at once.
    let mut before = Group::Docs;
    for item in items {
        let (piece, group) = match item {
            Item::Rust(tokens) => print(path, tokens)?,
            Item::Block { head, members } => {
                (block(path, &head, members)?, Group::Alone)
            }
            Item::Table(table) => (table.render(WIDTH) + "\n", Group::Alone),
        };
        if group != before || group == Group::Alone {
            text.push('\n');
        }
        text.push_str(&piece);
        before = group;
    }
    Ok(text)
}

/// A block, its members printed one by one: the printer leaves no blank line between them.
fn block(
    path: &str,
    head: &TokenStream,
    members: Vec<TokenStream>,
) -> Result<String, WriteError> {
    // A long head takes several lines.
    let (empty, _) = print(path, quote!(#head {}))?;
    let opening = empty.trim_end().trim_end_matches('}');
    let mut text = opening.to_owned();
    for member in members {
        let (alone, _) = print(path, quote!(#head { #member }))?;
        let rest = alone.strip_prefix(opening).unwrap_or(&alone);
        text.push_str(rest.trim_end().strip_suffix('}').unwrap_or(rest));
    }
    text.push_str("}\n");
    Ok(text)
}

/// What stands together without blank lines.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    /// The file's own docs and attributes.
    Docs,
    /// `use ..;`
    Imports,
    /// `pub use ..;`
    Exports,
    /// `mod ..;`
    Modules,
    /// Everything else.
    Alone,
}

fn print(path: &str, tokens: TokenStream) -> Result<(String, Group), WriteError> {
    let shown = tokens.clone();
    let mut file =
        syn::parse2::<syn::File>(tokens).map_err(|error| WriteError::Unparsable {
            path: path.to_owned(),
            reason: error.to_string(),
            item: shown.to_string(),
        })?;
    sort_modules(&mut file.items);
    let group = group(&file);
    Ok((prettyplease::unparse(&file), group))
}

/// rustfmt sorts the modules that stand together.
fn sort_modules(items: &mut [Parsed]) {
    let is_module =
        |item: &Parsed| matches!(item, Parsed::Mod(m) if m.content.is_none());
    if items.iter().all(is_module) {
        items.sort_by_cached_key(|item| match item {
            Parsed::Mod(item) => {
                item.ident.to_string().trim_start_matches("r#").to_owned()
            }
            _ => String::new(),
        });
    }
}

/// What all items of a piece are.
fn group(file: &syn::File) -> Group {
    let mut items = file.items.iter().map(group_of);
    match items.next() {
        None => Group::Docs,
        Some(first) if file.attrs.is_empty() && items.all(|item| item == first) => first,
        Some(_) => Group::Alone,
    }
}

fn group_of(item: &Parsed) -> Group {
    let is_docs = |attr: &syn::Attribute| {
        attr.path().is_ident("doc") && matches!(attr.meta, syn::Meta::NameValue(_))
    };
    let plain = |attrs: &[syn::Attribute]| !attrs.iter().any(is_docs);
    match item {
        Parsed::Use(item) if plain(&item.attrs) => match item.vis {
            syn::Visibility::Public(_) => Group::Exports,
            _ => Group::Imports,
        },
        Parsed::Mod(item) if plain(&item.attrs) && item.content.is_none() => {
            Group::Modules
        }
        _ => Group::Alone,
    }
}
