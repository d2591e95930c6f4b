//! The faults of `$ref`s in words, so that every station says them alike.

use std::path::Path;

use super::Options;
use super::fetch::Refusal;
use super::reference::RefError;
use crate::diag::{Code, Fault, Place, nearest};

/// The entry file could not be read.
pub(super) fn entry(path: &str, refusal: Refusal) -> Fault {
    match refusal {
        Refusal::Missing(names) => {
            let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
            let near = nearest(name, names.iter().map(String::as_str));
            Fault::placeless(Code::MissingFile, format!("there is no file `{path}`"))
                .maybe_hint(near.map(|near| format!("there is `{near}`")))
        }
        Refusal::Outside(_) => Fault::placeless(
            Code::RefOutsideRoot,
            format!("`{path}` is outside the root folder"),
        ),
        Refusal::Unreadable(why) => {
            Fault::placeless(Code::MissingFile, format!("`{path}` can't be read: {why}"))
        }
        Refusal::TooBig => {
            Fault::placeless(Code::TooBig, format!("`{path}` is over the size limit"))
        }
    }
}

/// A `$ref` names a file that was not read.
pub(super) fn refused(
    from: Place,
    text: &str,
    refusal: &Refusal,
    options: &Options,
) -> Fault {
    match refusal {
        Refusal::Outside(wider) => {
            outside(from, text).hint(wider_hint(wider.as_deref(), options))
        }
        Refusal::Missing(_) => {
            unread(from, text, refusal).maybe_hint(near(text, refusal).or_else(|| {
                Some("paths are relative to the file that they stand in".to_owned())
            }))
        }
        _ => unread(from, text, refusal),
    }
}

/// A file that is named at a place was not read.
pub(super) fn unread(place: Place, text: &str, refusal: &Refusal) -> Fault {
    let path = text.split('#').next().unwrap_or(text);
    match refusal {
        Refusal::Outside(_) => outside(place, text),
        Refusal::Missing(_) => {
            Fault::new(Code::MissingFile, place, format!("there is no file `{path}`"))
                .maybe_hint(near(text, refusal))
        }
        Refusal::Unreadable(why) => Fault::new(
            Code::MissingFile,
            place,
            format!("`{path}` can't be read: {why}"),
        ),
        Refusal::TooBig => {
            Fault::new(Code::TooBig, place, format!("`{path}` is over the size limit"))
        }
    }
}

/// The file that was probably meant.
fn near(text: &str, refusal: &Refusal) -> Option<String> {
    let Refusal::Missing(names) = refusal else { return None };
    let path = text.split('#').next().unwrap_or(text);
    let (folder, name) =
        path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
    let near = nearest(name, names.iter().map(String::as_str))?;
    let slash = if path.contains('/') { "/" } else { "" };
    Some(format!("did you mean `{folder}{slash}{near}`?"))
}

/// How to let a `$ref` go where it wants to.
fn wider_hint(wider: Option<&Path>, options: &Options) -> String {
    let folder = options.config_folder.as_deref().or(options.entry.parent());
    let root = wider.zip(folder).and_then(|(wider, folder)| relative(wider, folder));
    match root {
        Some(root) => format!(
            "if the file is a part of the document, write `root = \"{root}\"` under \
             `[document]` in `client.toml`, or give that folder as `--root`"
        ),
        None => "move the file below the folder of the document".to_owned(),
    }
}

/// The way to the real path `to` from a folder.
fn relative(to: &Path, folder: &Path) -> Option<String> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let folder = folder.canonicalize().ok()?;
    let up = folder.ancestors().position(|above| to.starts_with(above))?;
    let down = to.strip_prefix(folder.ancestors().nth(up)?).ok()?;
    let ups = std::iter::repeat_n("..".to_owned(), up);
    let downs = down.components().map(|c| c.as_os_str().to_string_lossy().into_owned());
    let parts: Vec<String> = ups.chain(downs).collect();
    Some(if parts.is_empty() { ".".to_owned() } else { parts.join("/") })
}

/// A `$ref` leads nowhere. `None` if that has been said where it was read.
pub(crate) fn unresolved(
    from: Option<&Place>,
    text: &str,
    error: &RefError,
) -> Option<Fault> {
    let place = from?.clone();
    Some(match error {
        RefError::NotRead => return None,
        RefError::Url => Fault::new(
            Code::RefOutsideRoot,
            place,
            format!("`{text}` is a URL, and Oasmith reads only files"),
        )
        .hint("download the file into the document's folder and refer to it there"),
        RefError::Absolute => outside(place, text)
            .hint("write the path as it is seen from the file that it stands in"),
        RefError::Fragment => Fault::new(
            Code::BrokenRef,
            place,
            format!("the part after `#` in `{text}` is not a JSON pointer"),
        )
        .hint("it has to start with `/`, as in `#/components/schemas/Name`"),
        RefError::Nothing(near) => {
            let path = text.split('#').next().unwrap_or_default();
            Fault::new(Code::BrokenRef, place, format!("`{text}` leads nowhere"))
                .maybe_hint(
                    near.as_ref().map(|near| format!("did you mean `{path}{near}`?")),
                )
        }
    })
}

fn outside(place: Place, text: &str) -> Fault {
    Fault::new(
        Code::RefOutsideRoot,
        place,
        format!("`{text}` is outside the document's root folder"),
    )
}

/// The document has more files than the limit.
pub(super) fn too_many_files(most: usize) -> Fault {
    Fault::placeless(
        Code::TooManyFiles,
        format!("this document has more than {most} files"),
    )
}
