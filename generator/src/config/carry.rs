//! Hand-written files that go into the crate as they are: `[carry] files`; and what
//! examples among them need: `[carry.examples]`. Reads nothing outside the folder of
//! `client.toml`.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::Spot;
use super::members::{Entry, Members};
use super::pattern::fits;
use super::reader::Reader;
use crate::diag::{Code, Fault, Faults, Place, nearest};
use crate::emit::{File, Tree};
use crate::ir::Package;

/// A hand-written file.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried {
    /// Relative to `client.toml`, and to the crate, with `/`.
    pub path: String,
    /// What is in it.
    pub text: String,
    /// The line of `client.toml` that names it.
    pub place: Place,
    /// The cargo features that it needs, if it is an example.
    pub features: Vec<Spot<String>>,
}

impl Carried {
    /// The example that it is, as Cargo calls it.
    pub fn example(&self) -> Option<&str> {
        let name = self.path.strip_prefix("examples/")?;
        let name = name.strip_suffix("/main.rs").or_else(|| name.strip_suffix(".rs"))?;
        (!name.contains('/')).then_some(name)
    }
}

/// Adds the files to the crate; none may take the place of one that is emitted. Examples
/// of what is left out of the crate are left out with it.
pub fn carry(
    mut files: Vec<Carried>,
    package: &Package,
    tree: &mut Tree<'_>,
    faults: &mut Faults,
) {
    files.retain(|file| {
        let is = |name: &str| file.example() == Some(name);
        file.features.is_empty() || package.examples.iter().any(|one| is(&one.name))
    });
    let emitted: HashSet<String> =
        tree.files.iter().map(|file| file.path.clone()).collect();
    for Carried { path, text, place, .. } in files {
        if emitted.contains(&path) {
            let message =
                format!("`{path}` can't be carried: Oasmith writes that file itself");
            faults.push(Fault::new(Code::ConfigValue, place, message));
        } else {
            tree.files.push(File::text(path, || text));
        }
    }
}

/// Reads `[carry]`: the files, and the folders in which they were looked for.
pub(super) fn read(
    mut table: Members<'_, '_>,
    folder: &Path,
    reader: &mut Reader<'_>,
) -> (Vec<Carried>, BTreeSet<PathBuf>) {
    let patterns = table.texts("files", reader);
    let needs = table.table("examples", reader);
    table.finish(reader);
    let mut files = files(&patterns, folder, reader);
    for Entry { key, key_span, item } in needs.free() {
        let features = item.texts(reader).into_iter();
        let features = features.map(|(name, at)| reader.spot(name.to_owned(), &at));
        match files.iter_mut().find(|file| file.example() == Some(key)) {
            Some(file) => file.features = features.collect(),
            None => {
                let examples = files.iter().filter_map(Carried::example);
                let near = nearest(key, examples);
                let hint = match near {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("`files` has to carry `examples/{key}.rs`"),
                };
                let message = format!("no example that is carried is called `{key}`");
                let place = reader.place(&key_span);
                reader.push(Fault::new(Code::ConfigValue, place, message).hint(hint));
            }
        }
    }
    let folders = patterns.iter().map(|(pattern, _)| {
        let above = pattern.rsplit_once('/').map_or("", |(above, _)| above);
        folder.join(above)
    });
    (files, folders.collect())
}

/// The files that the patterns name, each once, in order of their paths.
fn files(
    patterns: &[(&str, Range<usize>)],
    folder: &Path,
    reader: &mut Reader<'_>,
) -> Vec<Carried> {
    let mut found = BTreeMap::new();
    for (pattern, span) in patterns {
        match matches(pattern, folder) {
            Ok(paths) => found.extend(paths.into_iter().map(|path| (path, span))),
            Err(reason) => reader.refuse(span, reason),
        }
    }
    let mut files = Vec::new();
    for (path, span) in found {
        match text(&path, folder) {
            Ok(text) => {
                let place = reader.place(span);
                files.push(Carried { path, text, place, features: Vec::new() });
            }
            Err(reason) => reader.refuse(span, reason),
        }
    }
    files
}

/// The files that a pattern names; at least one.
fn matches(pattern: &str, folder: &Path) -> Result<Vec<String>, String> {
    let (above, name) = match pattern.rsplit_once('/') {
        Some((above, name)) => (Some(above), name),
        None => (None, pattern),
    };
    let parts = above.into_iter().flat_map(|above| above.split('/'));
    let sound = |part: &str| {
        !matches!(part, "" | "." | "..") && !part.contains(['\\', ':', '*'])
    };
    if !parts.chain([name.replace('*', "x").as_str()]).all(sound) {
        return Err(format!(
            "`{pattern}` has to be a path below the folder of `client.toml`, with `*` in its \
             last part only"
        ));
    }
    let parent = folder.join(above.unwrap_or(""));
    let entries = fs::read_dir(&parent).map_err(|error| unread(&parent, &error))?;
    let mut paths = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| unread(&parent, &error))?;
        let Ok(file) = entry.file_name().into_string() else { continue };
        if fits(name, &file) && entry.path().is_file() {
            paths.push(above.map_or(file.clone(), |above| format!("{above}/{file}")));
        }
    }
    if paths.is_empty() {
        return Err(format!("no file is called `{pattern}`"));
    }
    Ok(paths)
}

fn text(path: &str, folder: &Path) -> Result<String, String> {
    let full = folder.join(path);
    let real =
        |path: &Path| fs::canonicalize(path).map_err(|error| unread(path, &error));
    let root =
        real(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })?;
    if !real(&full)?.starts_with(root) {
        return Err(format!("`{path}` leads out of the folder of `client.toml`"));
    }
    let bytes = fs::read(&full).map_err(|error| unread(&full, &error))?;
    String::from_utf8(bytes).map_err(|_| format!("`{path}` is not UTF-8 text"))
}

fn unread(path: &Path, error: &std::io::Error) -> String {
    format!("can't read `{}`: {error}", path.display())
}
