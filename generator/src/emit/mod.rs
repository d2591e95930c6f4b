//! Turns an [`Api`] into the files of a crate. Knows Rust's syntax and
//! nothing else: no decision, no look-up that may fail, no file.

mod alias;
mod docs;
mod example;
mod json;
mod layout;
mod letters;
mod mock;
mod model;
mod package;
mod resource;
mod runtime;
mod scope;
mod security;
mod table;
mod tokens;
mod walk;
mod webhooks;

pub(crate) use docs::clean;
pub use runtime::{Requirement, RuntimeManifest, RuntimeSources};
pub(crate) use scope::runtime_name;
pub use table::{Part, Table};

use proc_macro2::TokenStream;

use crate::ir::Api;
use crate::surface::Surface;

/// The files of a crate, not yet formatted.
#[derive(Debug, Default)]
pub struct Tree {
    /// In the order in which they are best read.
    pub files: Vec<File>,
}

/// One file of a [`Tree`].
#[derive(Debug)]
pub struct File {
    /// Relative to the crate's root, with `/`.
    pub path: String,
    /// What is in it.
    pub contents: Contents,
}

/// What is in a [`File`].
#[derive(Debug)]
pub enum Contents {
    /// Rust items, each to be formatted on its own, with a blank line between two.
    Rust(Vec<Item>),
    /// Text as it is.
    Text(String),
}

/// An item of a Rust file.
#[derive(Debug)]
pub enum Item {
    /// Ordinary Rust, formatted by `prettyplease` as a file of its own: inner attributes
    /// alone (the head of a file), one item, or several that belong together and get no
    /// blank line between them.
    Rust(TokenStream),
    /// `head { member member }`, with a blank line between two members: what the printer
    /// drops and a person needs.
    Block {
        /// `impl Type`
        head: TokenStream,
        /// Its members, at least one.
        members: Vec<TokenStream>,
    },
    /// A call of one of the runtime's macros, which lays itself out: `render(89)`.
    Table(Table),
}

/// Emits the crate of an API, which has this surface, around the runtime.
pub fn run(api: &Api, surface: &Surface) -> Tree {
    let runtime = RuntimeSources::embedded();
    let mut files = vec![
        package::manifest(api, &runtime),
        package::readme(api),
        package::rustfmt(),
        package::root(api),
        package::config(api),
        model::root(api),
    ];
    files.extend(package::servers(api));
    files.extend(webhooks::file(api));
    files.push(mock::module(api));
    files.extend(model::files(api));
    files.push(resource::root(api));
    files.extend(resource::files(api));
    files.extend(runtime.tree(api.package.date_time));
    files.extend(resource::pages(api));
    files.push(package::index(api));
    files.push(package::surface(surface));
    files.push(mock::data(api));
    Tree { files }
}

#[cfg(test)]
mod tests;
