//! What the source says of an operation: what it is and what is sent. All else that a
//! reference says is on its page, which is included.

use super::way::Way;
use super::{page, sections};
use crate::emit::docs::{Doc, inline_code};
use crate::emit::scope::Scope;
use crate::emit::security;
use crate::ir::{Content, Differs, Operation};

/// The documentation of an operation's method.
pub fn method(scope: &Scope<'_>, operation: &Operation) -> Doc {
    let mut doc = Doc::at(4);
    doc.title(&operation.docs);
    let pages = match operation.pagination {
        Some(_) => {
            " The result comes page by page: [`items`](Call::items) reads all of it."
        }
        None => "",
    };
    doc.paragraph(&format!(
        "{}{}.{pages}",
        request(operation),
        security::sentence(&scope.api.connection, &operation.security)
    ));
    doc.file(format!("{}{}", up(scope, operation), page::path(operation)));
    doc
}

/// The way from a resource's file to the crate's root.
fn up(scope: &Scope<'_>, operation: &Operation) -> String {
    "../".repeat(scope.api.lineage(operation.resource).len() + 1)
}

/// The documentation of a method for another media type.
pub fn alternate(
    scope: &Scope<'_>,
    operation: &Operation,
    way: Way<'_>,
    differs: Differs,
) -> Doc {
    let mut doc = Doc::at(4);
    let name = operation.name.text();
    let what = match differs {
        Differs::Body => {
            let media_type = way.body.map(|body| inline_code(&body.media_type));
            format!("with a body of {}", media_type.unwrap_or_default())
        }
        Differs::Response => match way.content() {
            Some(Content::Events(_)) => {
                "with the result as a stream of events".to_owned()
            }
            content => {
                let carried = content.map(|content| sections::carried(scope, content));
                let accept = way.accept.map(inline_code).unwrap_or_default();
                format!("with the result as {} ({accept})", carried.unwrap_or_default())
            }
        },
    };
    doc.paragraph(&format!("As [`{name}`](Self::{name}), {what}."));
    doc.paragraph(&format!("{}.", request(operation)));
    if differs == Differs::Body {
        sections::arguments(&mut doc, operation, way);
    }
    doc
}

/// Method and path, and where they go if not to the client's base URL.
fn request(operation: &Operation) -> String {
    let Operation { method, path, server, .. } = operation;
    let request = inline_code(&format!("{} {path}", method.as_str()));
    match server.as_deref() {
        None => request,
        Some("/") => format!("{request} at the root of the server"),
        Some(server) if server.starts_with('/') => {
            format!("{request} below {} of the server", inline_code(server))
        }
        Some(server) => match server.strip_prefix('.') {
            Some(path) => {
                format!("{request} below {} of the base URL", inline_code(path))
            }
            None => format!("{request} at {}", inline_code(server)),
        },
    }
}
