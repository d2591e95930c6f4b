//! The faults of `$ref`s in words, so that every station says them alike.

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
        Refusal::Outside => Fault::placeless(
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
    from: Option<&Place>,
    text: &str,
    refusal: &Refusal,
) -> Option<Fault> {
    let place = from?.clone();
    let path = text.split('#').next().unwrap_or(text);
    Some(match refusal {
        Refusal::Outside => outside(place, text),
        Refusal::Missing(names) => {
            let (folder, name) = path
                .rsplit_once('/')
                .map_or(("", path), |(folder, name)| (folder, name));
            let near = nearest(name, names.iter().map(String::as_str)).map(|near| {
                let slash = if folder.is_empty() { "" } else { "/" };
                format!("did you mean `{folder}{slash}{near}`?")
            });
            Fault::new(Code::MissingFile, place, format!("there is no file `{path}`"))
                .hint("paths are relative to the file that they stand in")
                .maybe_hint(near)
        }
        Refusal::Unreadable(why) => Fault::new(
            Code::MissingFile,
            place,
            format!("`{path}` can't be read: {why}"),
        ),
        Refusal::TooBig => {
            Fault::new(Code::TooBig, place, format!("`{path}` is over the size limit"))
        }
    })
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
        RefError::Absolute => outside(place, text),
        RefError::Fragment => Fault::new(
            Code::BrokenRef,
            place,
            format!("the part after `#` in `{text}` is not a JSON pointer"),
        )
        .hint("it has to start with `/`, as in `#/components/schemas/Name`"),
        RefError::Nothing(near) => {
            Fault::new(Code::BrokenRef, place, format!("`{text}` leads nowhere"))
                .maybe_hint(near.as_ref().map(|near| format!("did you mean `{near}`?")))
        }
    })
}

fn outside(place: Place, text: &str) -> Fault {
    Fault::new(
        Code::RefOutsideRoot,
        place,
        format!("`{text}` is outside the document's root folder"),
    )
    .hint("move the file below the folder of the document")
}

/// The document has more files than the limit.
pub(super) fn too_many_files(most: usize) -> Fault {
    Fault::placeless(
        Code::TooManyFiles,
        format!("this document has more than {most} files"),
    )
}
