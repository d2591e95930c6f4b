//! The documentation of an operation: all that a page of a reference says.

use super::marker::{self, grouped};
use super::page;
use super::way::Way;
use crate::emit::docs::{Doc, inline_code};
use crate::emit::scope::Scope;
use crate::emit::security;
use crate::emit::tokens::compact;
use crate::ir::{Content, Differs, Docs, Operation, Outcome, Response, Status, Success};

/// The documentation of an operation's method.
pub fn method(scope: &Scope<'_>, operation: &Operation) -> Doc {
    let mut doc = Doc::at(4);
    doc.text(&operation.docs);
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
    arguments(&mut doc, operation, Way::own(operation));
    returns(&mut doc, scope, operation);
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
                let carried = content.map(|content| carried(scope, content));
                let accept = way.accept.map(inline_code).unwrap_or_default();
                format!("with the result as {} ({accept})", carried.unwrap_or_default())
            }
        },
    };
    doc.paragraph(&format!("As [`{name}`](Self::{name}), {what}."));
    doc.paragraph(&format!("{}.", request(operation)));
    if differs == Differs::Body {
        arguments(&mut doc, operation, way);
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

/// The arguments, if the document says anything of any.
fn arguments(doc: &mut Doc, operation: &Operation, way: Way<'_>) {
    let required = operation.parameters.iter().filter(|parameter| parameter.required);
    let parameters = required.map(|one| (one.ident.text(), &one.docs));
    let body = way.body.iter().filter(|body| body.argument);
    let arguments: Vec<_> =
        parameters.chain(body.map(|body| ("body", &body.docs))).collect();
    if arguments.iter().all(|(_, docs)| is_silent(docs)) {
        return;
    }
    doc.heading("Arguments");
    for (name, docs) in arguments {
        doc.item(&format!("`{name}`"), docs, "");
    }
}

fn is_silent(docs: &Docs) -> bool {
    let Docs { summary, text, facts } = docs;
    summary.is_none() && text.is_none() && facts.is_empty()
}

/// What comes back with each status.
fn returns(doc: &mut Doc, scope: &Scope<'_>, operation: &Operation) {
    doc.heading("Returns");
    for response in marker::results(operation) {
        let Response { status, docs, content, headers, .. } = response;
        let special =
            headers.iter().filter(|one| !scope.api.usual_headers.contains(&one.wire));
        let names: Vec<String> = special.map(|one| inline_code(&one.wire)).collect();
        let mut parts = Vec::new();
        if *content == Content::Bytes {
            parts.push("bytes (as a stream: [`Call::download`])".to_owned());
        } else if *content != Content::Empty || is_silent(docs) {
            parts.push(carried(scope, content));
        }
        if !names.is_empty() {
            parts.push(format!("with the headers {}", names.join(", ")));
        }
        let end = if parts.is_empty() { String::new() } else { parts.join(", ") + "." };
        doc.item(&status_text(*status), docs, &end);
    }
    if let Success::Several(Outcome { name, .. }) = &operation.success {
        doc.item(&format!("All of them as [`{}`].", name.text()), &Docs::default(), "");
    }
    let is_result = |status: &Status| {
        marker::results(operation).any(|response| response.status == *status)
    };
    for (mut statuses, content) in grouped(&operation.errors) {
        statuses.retain(|status| !is_result(status));
        if statuses.is_empty() {
            continue;
        }
        let statuses: Vec<String> = statuses.into_iter().map(status_text).collect();
        let carried = format!("{}.", carried(scope, content));
        doc.item(&statuses.join(", "), &Docs::default(), &carried);
    }
}

fn status_text(status: Status) -> String {
    match status {
        Status::Code(code) => format!("`{code}`"),
        Status::Range(first) => format!("`{first}XX`"),
        Status::Default => "others".to_owned(),
    }
}

/// The type of a body, with links to models.
fn carried(scope: &Scope<'_>, content: &Content) -> String {
    match content {
        Content::Empty => "no body".to_owned(),
        Content::Text => "text".to_owned(),
        Content::Bytes => "bytes".to_owned(),
        Content::Json(ty) => linked(&compact(&scope.ty(ty))),
        Content::Events(ty) => format!("events of {}", linked(&compact(&scope.ty(ty)))),
        Content::Lines(ty) => format!("a stream of {}", linked(&compact(&scope.ty(ty)))),
    }
}

/// A link where the type is a model, else code.
fn linked(ty: &str) -> String {
    let name = ty.trim_start_matches("Vec<").trim_end_matches('>');
    if name.starts_with("models::") && !name.contains(['<', '>', ' ']) {
        if name == ty { format!("[`{name}`]") } else { format!("[`{ty}`]({name})") }
    } else {
        format!("`{ty}`")
    }
}
