//! A surface as `surface.json`: a line for each item, so that a change of one shows as one.

use std::io::ErrorKind;
use std::path::Path;
use std::{fmt, fs};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{FILE, Surface, pointers};

/// What this version writes, and the only thing that it reads.
const FORMAT: u64 = 1;

/// Why a text is no surface.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is not what we write; with what is wrong.
    Broken(String),
    /// It says another format than ours: it is from another version of Oasmith.
    Format(Option<u64>),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unreadable::Broken(why) => f.write_str(why),
            Unreadable::Format(Some(format)) => {
                write!(f, "it has format {format}, and only {FORMAT} is known")
            }
            Unreadable::Format(None) => f.write_str("it says no format"),
        }
    }
}

impl std::error::Error for Unreadable {}

#[derive(Deserialize)]
struct Head {
    format: Option<u64>,
}

/// Reads the surface of the crate in a folder, if there is one.
pub fn committed(folder: &Path) -> Result<Option<Surface>, Unreadable> {
    match fs::read_to_string(folder.join(FILE)) {
        Ok(text) => Surface::read(&text).map(Some),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Unreadable::Broken(error.to_string())),
    }
}

impl Surface {
    /// The text of a `surface.json`.
    pub fn text(&self) -> String {
        let mut brief = self.clone();
        pointers::fold(&mut brief);
        let Surface { name, version, client, resources, operations, .. } = &brief;
        let Surface { webhooks, types, aliases, .. } = &brief;
        format!(
            "{{\"format\":{FORMAT},\"name\":{},\"version\":{},\n\"client\":{},\n\
             \"resources\":[{}],\n\"operations\":[{}],\n\"webhooks\":[{}],\n\"types\":[{}],\n\
             \"aliases\":[{}]}}\n",
            line(name),
            line(version),
            line(client),
            lines(resources),
            lines(operations),
            lines(webhooks),
            lines(types),
            lines(aliases),
        )
    }

    /// Takes the text of a `surface.json` apart.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        let broken = |error: serde_json::Error| Unreadable::Broken(error.to_string());
        let Head { format } = serde_json::from_str(text).map_err(broken)?;
        if format != Some(FORMAT) {
            return Err(Unreadable::Format(format));
        }
        let mut surface: Surface = serde_json::from_str(text).map_err(broken)?;
        pointers::unfold(&mut surface);
        Ok(surface)
    }
}

fn lines<T: Serialize>(items: &[T]) -> String {
    let lines: Vec<String> =
        items.iter().map(|item| format!("\n{}", line(item))).collect();
    // The bracket on a line of its own: what is added at the end changes no other line.
    let end = if lines.is_empty() { "" } else { "\n" };
    format!("{}{end}", lines.join(","))
}

/// Structs of texts have no way to fail.
fn line<T: Serialize>(item: &T) -> String {
    serde_json::to_string(item).unwrap_or_else(|_| Value::Null.to_string())
}
