//! Checks the paths that the emitter asks for: every one stays inside the crate, on every
//! operating system, and no two are one. Looks at text only, never at the disk.

use std::collections::HashSet;

use super::site::MARK;
use super::{Rendered, WriteError, manifest};

/// Passes the files on, in the order of their paths.
pub(super) fn checked(mut files: Vec<Rendered>) -> Result<Vec<Rendered>, WriteError> {
    let mut seen = HashSet::new();
    for file in &files {
        let fault = fault(&file.path).or_else(|| {
            // Some file systems don't tell `A` from `a`.
            (!seen.insert(file.path.to_lowercase()))
                .then_some("another file has that name")
        });
        if let Some(reason) = fault {
            return Err(WriteError::Path { path: file.path.clone(), reason });
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// What is wrong with a path, if anything.
pub(super) fn fault(path: &str) -> Option<&'static str> {
    if path.is_empty() {
        return Some("a file needs a name");
    }
    if path.eq_ignore_ascii_case(manifest::NAME) {
        return Some("the list of written files has that name");
    }
    let mut parts = path.split('/');
    if parts.clone().any(|part| part.is_empty() || part == "." || part == "..") {
        return Some("it has to be a plain path inside the crate");
    }
    if path.starts_with(MARK) {
        return Some("names that begin so are Oasmith's own");
    }
    if parts.clone().next().is_some_and(|part| part == ".git" || part == "target") {
        return Some("that folder belongs to git or cargo");
    }
    if path.chars().any(|c| c.is_control() || r#"\:*?"<>|"#.contains(c)) {
        return Some("it has a character that not every file system takes");
    }
    parts.any(is_reserved).then_some("Windows keeps that name, or drops its end")
}

fn is_reserved(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or(part).to_ascii_lowercase();
    let port = |prefix| {
        stem.strip_prefix(prefix)
            .is_some_and(|rest: &str| matches!(rest.as_bytes(), [b'1'..=b'9']))
    };
    part.ends_with(['.', ' '])
        || matches!(stem.as_str(), "con" | "prn" | "aux" | "nul")
        || port("com")
        || port("lpt")
}
