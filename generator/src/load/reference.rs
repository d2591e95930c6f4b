//! Reads the text of a `$ref`: which file, and which node in it.
//!
//! Works on text alone; whether the file exists or may be read is asked elsewhere.

use std::sync::Arc;

use crate::diag::Pointer;

/// A node of a document: a file and a pointer inside that file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Target {
    /// The file, relative to the root folder.
    pub file: Arc<str>,
    /// The node inside that file.
    pub pointer: Pointer,
}

/// Why a `$ref` leads nowhere.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RefError {
    /// It names a URL.
    Url,
    /// It is an absolute path.
    Absolute,
    /// Its fragment is not a JSON pointer.
    Fragment,
    /// The file was not read; `load` has said why.
    NotRead,
    /// The file has no such node; perhaps this one was meant.
    Nothing(Option<String>),
}

/// Takes the text of a `$ref` apart, as seen from the file `from`.
pub(super) fn parse(from: &Arc<str>, text: &str) -> Result<Target, RefError> {
    let (path, fragment) = text.split_once('#').unwrap_or((text, ""));
    let pointer = Pointer::parse(&percent_decode(fragment)).ok_or(RefError::Fragment)?;
    if path.is_empty() {
        return Ok(Target { file: Arc::clone(from), pointer });
    }
    if is_url(path) {
        return Err(RefError::Url);
    }
    let path = percent_decode(path);
    if path.starts_with(['/', '\\']) || path.get(1..3) == Some(":\\") {
        return Err(RefError::Absolute);
    }
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    Ok(Target { file: join(folder, &path).into(), pointer })
}

/// Whether a path has left the root folder.
pub(super) fn is_outside(path: &str) -> bool {
    path == ".." || path.starts_with("../") || path.starts_with('/')
}

/// Whether a path is a URL of any scheme.
pub(super) fn is_url(path: &str) -> bool {
    path.starts_with("//")
        || path.split_once(':').is_some_and(|(scheme, _)| {
            // One letter before a colon is a drive, not a scheme.
            scheme.len() > 1
                && scheme
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
        })
}

/// Joins and removes `.` and `..`; leading `..` stay where they leave the root.
pub(super) fn join(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Undoes percent-encoding; what isn't valid encoding is left as it stands.
pub(super) fn percent_decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let code = (*first == b'%')
            .then(|| tail.get(..2))
            .flatten()
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match code {
            Some(code) => {
                bytes.push(code);
                rest = tail.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(from: &str, text: &str) -> String {
        match parse(&Arc::from(from), text) {
            Ok(target) => format!("{} {}", target.file, target.pointer),
            Err(error) => format!("{error:?}"),
        }
    }

    #[test]
    fn joins_paths_and_reads_pointers() {
        assert_eq!(read("a/b.yml", "../c.yml#/x"), "c.yml /x");
        assert_eq!(read("a/b.yml", "#/x~1y"), "a/b.yml /x~1y");
        assert_eq!(read("a.yml", "./m/b%20c.yml"), "m/b c.yml ");
        assert_eq!(read("a.yml", "#/paths/~1v2%7Bid%7D"), "a.yml /paths/~1v2{id}");
        assert_eq!(read("a/b.yml", "../../x.yml"), "../x.yml ");
    }

    #[test]
    fn refuses_urls_absolute_paths_and_names() {
        assert_eq!(read("a.yml", "https://x.org/a.yml"), "Url");
        assert_eq!(read("a.yml", "file:///etc/passwd"), "Url");
        assert_eq!(read("a.yml", "/etc/passwd"), "Absolute");
        assert_eq!(read("a.yml", "#anchor"), "Fragment");
    }
}
