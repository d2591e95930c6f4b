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
use crate::surface::{self, Surface};

/// The files of a crate.
#[derive(Default)]
pub struct Tree<'a> {
    /// In the order in which they are best read.
    pub files: Vec<File<'a>>,
}

/// One file of a [`Tree`].
pub struct File<'a> {
    /// Relative to the crate's root, with `/`.
    pub path: String,
    /// What is in it.
    pub contents: Contents<'a>,
}

/// What is in a [`File`], made by the one who wants to see it: tokens can't go from thread to
/// thread, and so each file is emitted and formatted by one, and many files by all at once.
pub enum Contents<'a> {
    /// Rust items, each to be formatted on its own, with a blank line between two.
    Rust(Box<dyn FnOnce() -> Vec<Item> + Send + 'a>),
    /// Text as it is.
    Text(Box<dyn FnOnce() -> String + Send + 'a>),
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

impl<'a> File<'a> {
    /// A file of Rust.
    pub fn rust(
        path: impl Into<String>,
        items: impl FnOnce() -> Vec<Item> + Send + 'a,
    ) -> Self {
        Self { path: path.into(), contents: Contents::Rust(Box::new(items)) }
    }

    /// Any other file.
    pub fn text(
        path: impl Into<String>,
        text: impl FnOnce() -> String + Send + 'a,
    ) -> Self {
        Self { path: path.into(), contents: Contents::Text(Box::new(text)) }
    }
}

/// Emits the crate of an API, which has this surface, around the runtime.
pub fn run<'a>(api: &'a Api, surface: &'a Surface) -> Tree<'a> {
    let runtime = RuntimeSources::embedded();
    let mut files = vec![
        File::text("Cargo.toml", move || package::manifest(api, &runtime)),
        File::text("README.md", || package::readme(api)),
        File::text("rustfmt.toml", package::rustfmt),
        File::rust("src/lib.rs", || package::root(api)),
        File::rust("src/config.rs", || package::config(api)),
        File::rust("src/models/mod.rs", || model::root(api)),
    ];
    if !api.connection.servers.is_empty() {
        files.push(File::rust("src/servers.rs", || package::servers(api)));
    }
    if !api.webhooks.is_empty() {
        files.push(File::rust("src/webhooks.rs", || webhooks::items(api)));
    }
    files.push(File::rust("src/mock.rs", || mock::module(api)));
    files.extend(model::files(api));
    files.push(File::rust("src/resources/mod.rs", || resource::root(api)));
    files.extend(resource::files(api));
    files.extend(runtime.tree(api.package.date_time));
    files.extend(resource::pages(api));
    files.push(File::text("api.json", || package::index(api)));
    files.push(File::text(surface::FILE, || surface.text()));
    files.push(File::text("src/mock.json", || mock::data(api)));
    Tree { files }
}

#[cfg(test)]
mod tests;
