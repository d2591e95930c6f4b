//! One of the two things that are compared, whatever it is: a document, the folder of a
//! crate, or the surface of one.

use std::fs;
use std::path::{Path, PathBuf};

use oasmith::surface::{self, Surface};
use oasmith::{Failure, Inspected, Options};
use serde_json::Value;

use super::comparison::Lines;
use crate::report;

/// A crate as its users see it.
pub struct Side {
    pub surface: Surface,
    /// None, if only the surface is at hand.
    document: Option<Box<Inspected>>,
}

impl Side {
    /// Reads what stands at `path`, or says why that can't be compared.
    pub fn read(path: &Path, config: Option<PathBuf>) -> Result<Self, String> {
        if path.is_dir() {
            return Self::of_crate(path);
        }
        let text = fs::read(path).map_err(|error| unread(path, &error.to_string()))?;
        match is_surface(path, &text) {
            true => Self::of_surface(path, &String::from_utf8_lossy(&text)),
            false => Self::of_document(path, config),
        }
    }

    /// The document and its files, as far as lines are concerned.
    pub fn lines(&self) -> Option<Lines<'_>> {
        let Inspected { document, findings, .. } = self.document.as_deref()?;
        Some(Lines { document, findings })
    }

    fn of_crate(folder: &Path) -> Result<Self, String> {
        let path = folder.join(surface::FILE);
        if !path.is_file() {
            return Err(format!(
                "error: there is no `{}`: `{}` is no crate that Oasmith made, or it was made \
                 before crates had one; generate it anew, or name its document\n",
                surface::FILE,
                folder.display()
            ));
        }
        let text = fs::read_to_string(&path);
        let text = text.map_err(|error| unread(&path, &error.to_string()))?;
        Self::of_surface(&path, &text)
    }

    fn of_surface(path: &Path, text: &str) -> Result<Self, String> {
        let surface = Surface::read(text);
        let surface = surface.map_err(|error| unread(path, &error.to_string()))?;
        Ok(Self { surface, document: None })
    }

    fn of_document(path: &Path, config: Option<PathBuf>) -> Result<Self, String> {
        // Nothing is written: the folder is that of no crate.
        let options = Options { config, ..Options::new(path, path) };
        let document = oasmith::inspect(&options).map_err(|failure| match failure {
            Failure::Input(findings) => report::unusable(&findings),
            Failure::Write(error) => format!("error: {error}\n"),
        })?;
        let surface = Surface::of(&document.api);
        Ok(Self { surface, document: Some(Box::new(document)) })
    }
}

/// Whether a file is the surface of a crate, and not a document.
fn is_surface(path: &Path, text: &[u8]) -> bool {
    let is_json = path.extension().is_some_and(|extension| extension == "json");
    let members = || serde_json::from_slice::<Value>(text).ok();
    is_json
        && members().is_some_and(|json| {
            json.get("openapi").is_none() && json.get("format").is_some()
        })
}

fn unread(path: &Path, error: &str) -> String {
    format!("error: can't read `{}`: {error}\n", path.display())
}
