//! `surface.json`: what the crate's users see of it, for the next run to compare with.

use crate::emit::{Contents, File};
use crate::ir::Api;
use crate::surface::{self, Surface};

/// `surface.json`.
pub fn surface(api: &Api) -> File {
    let text = Surface::of(api).text();
    File { path: surface::FILE.to_owned(), contents: Contents::Text(text) }
}
