//! `surface.json`: what the crate's users see of it, for the next run to compare with.

use crate::emit::{Contents, File};
use crate::surface::{self, Surface};

/// `surface.json`.
pub fn surface(surface: &Surface) -> File {
    File { path: surface::FILE.to_owned(), contents: Contents::Text(surface.text()) }
}
