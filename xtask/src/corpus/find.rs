//! Finds the documents below a folder.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// What tells that a folder is one document, and where the document begins.
const META: &str = "META.json";

/// A document that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it is called in the table, and its crate's folder.
    pub name: String,
    /// Its first file.
    pub entry: PathBuf,
    /// The folder that its references may not leave.
    pub root: PathBuf,
}

/// The documents below `folder`, in the order of their names.
pub fn documents(folder: &Path) -> Vec<Found> {
    let mut found = Vec::new();
    let mut left = vec![folder.to_owned()];
    while let Some(at) = left.pop() {
        if let Some(entry) = entry_of(&at) {
            found.push(Found {
                name: name(folder, &at),
                entry: at.join(entry),
                root: at,
            });
            continue;
        }
        let Ok(entries) = fs::read_dir(&at) else { continue };
        for entry in entries.flatten() {
            let path = entry.path();
            let hidden = entry.file_name().to_string_lossy().starts_with('.');
            // Links are not followed: they may lead in circles.
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && !hidden => left.push(path),
                Ok(kind) if kind.is_file() && is_document(&path) => found.push(Found {
                    name: name(folder, &path.with_extension("")),
                    root: at.clone(),
                    entry: path,
                }),
                _ => {}
            }
        }
    }
    found.sort_by(|a, b| (&a.name, &a.entry).cmp(&(&b.name, &b.entry)));
    apart(found)
}

/// What `META.json` names.
fn entry_of(folder: &Path) -> Option<String> {
    let text = fs::read_to_string(folder.join(META)).ok()?;
    let meta: Value = serde_json::from_str(&text).ok()?;
    meta.get("entry").and_then(Value::as_str).map(str::to_owned)
}

/// A name that can be a folder's: `a/b c.yaml` is `a-b-c`.
fn name(from: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(from).unwrap_or(path);
    let relative = match relative.as_os_str().is_empty() {
        true => Path::new(path.file_name().unwrap_or(path.as_os_str())),
        false => relative,
    };
    let text = relative.to_string_lossy();
    let plain =
        |c: char| if c.is_ascii_alphanumeric() || ".-_".contains(c) { c } else { '-' };
    text.chars().map(plain).collect()
}

/// Two documents never share a name: `pets.json` beside `pets.yaml` is `pets-2`.
fn apart(mut found: Vec<Found>) -> Vec<Found> {
    let mut before = String::new();
    let mut count = 1;
    for one in &mut found {
        if one.name == before {
            count += 1;
            one.name = format!("{before}-{count}");
        } else {
            before.clone_from(&one.name);
            count = 1;
        }
    }
    found
}

/// Whether a file says at its top that it is OpenAPI 3. A look, not a parse.
fn is_document(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    let Some(extension @ ("json" | "yaml" | "yml")) = extension else { return false };
    let Ok(bytes) = fs::read(path) else { return false };
    let text = String::from_utf8_lossy(&bytes);
    let is_version = |rest: &str| {
        let rest = rest.trim_start_matches(['"', '\'']).trim_start();
        let value = rest.strip_prefix(':').map(str::trim_start);
        value
            .is_some_and(|value| value.trim_start_matches(['"', '\'']).starts_with("3."))
    };
    match extension {
        "json" => text.split_once("\"openapi").is_some_and(|(_, rest)| is_version(rest)),
        _ => text.lines().any(|line| {
            let line = line.trim_start_matches(['{', ' ', '"', '\'', '\u{feff}']);
            line.strip_prefix("openapi").is_some_and(is_version)
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_found_by_what_they_say() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |path: &str, text: &str| {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, text).expect("a file");
        };
        write("b/META.json", "{\"entry\": \"specs/api.yml\"}");
        write("b/specs/api.yml", "openapi: 3.0.0\n");
        write("b/other.yml", "openapi: 3.0.0\n");
        write("a/pets.json", "{\"openapi\": \"3.1.0\"}");
        write("a/pets.yaml", "# pets\n\"openapi\": '3.0.3'\n");
        write("a/part.yaml", "type: object\nexample: {openapi: 2}\n");
        write("a/old.json", "{\"swagger\": \"2.0\"}");
        write("c.yml", "openapi: 2.0\n");
        let found = documents(folder.path());
        let names: Vec<&str> = found.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["a-pets", "a-pets-2", "b"]);
        assert_eq!(
            found.last().map(|one| one.entry.ends_with("specs/api.yml")),
            Some(true)
        );
        assert_eq!(found.last().map(|one| one.root.ends_with("b")), Some(true));
    }
}
